/** Loads a model of web-llm from the files on disk: what can be refused is, before its weights are touched. Downloads nothing. */
import type { LoadProgress } from '../../../src/core/load-progress.ts'
import { EngineFailure } from '../transformers/engine-failure.ts'
import { type HubFiles, checked } from '../transformers/hub/hub-files.ts'
import { createChatTokenizer } from '../transformers/hub/chat-tokenizer.ts'
import { clearCaches, fillCaches } from './cache-fill.ts'
import { type WebLlmEngine, createWebLlmEngine } from './engine.ts'
import { openModelFiles } from './model-files.ts'
import { TOKENIZER, type WebLlmRecord, needsHalfPrecision } from './record.ts'
import { type RunnerTimes, startRunner } from './runner.ts'

export interface WebLlmOptions {
  /** Of web-llm's list, or one made by hand. */
  readonly record: WebLlmRecord
  readonly files: HubFiles
  /** Most tokens of prompt and answer together, if less than the model is compiled for. */
  readonly context?: number
  readonly times?: RunnerTimes
}

/**
 * Throws EngineFailure: 'model-unsupported', 'model-missing' or 'model-invalid' for what the files are, 'timeout', 'device-lost'
 * or 'engine-failed' for what this device makes of them; the detail says the next step.
 */
export async function loadWebLlmEngine({ record, files: stored, context: wanted, times }: WebLlmOptions, onProgress: (progress: LoadProgress) => void): Promise<WebLlmEngine> {
  checkAddresses(record)
  const model = await openModelFiles(record, stored)
  const { config, weightBytes } = model
  const tokenizer = checked(TOKENIZER, () => createChatTokenizer(model.tokenizer, model.tokenizerConfig))
  await checkAdapter(record)

  const context = Math.min(wanted ?? config.context, config.context)
  // Copied on disk, then to the GPU: bytes of each, never a guess.
  await fillCaches(model, (loadedBytes, totalBytes) => onProgress({ step: 'runtime', loadedBytes, totalBytes }))
  try {
    const runner = await startRunner(record, context, (share) => onProgress(share === null
      ? { step: 'warm-up', loadedBytes: weightBytes, totalBytes: weightBytes }
      : { step: 'weights', loadedBytes: Math.round(share * weightBytes), totalBytes: weightBytes }), times)
    return createWebLlmEngine({ id: record.model_id, config, context, tokenizer, runner })
  } finally {
    await clearCaches(model)
  }
}

/** The library reads other addresses past its cache, straight from the network. */
function checkAddresses({ model, model_lib: lib }: WebLlmRecord): void {
  if (!/^https?:/.test(model) || !/^https?:/.test(lib) || lib.includes('localhost')) {
    throw new EngineFailure('model-unsupported', 'the addresses of model and library must start with https:// (and 127.0.0.1 in place of localhost)')
  }
}

async function checkAdapter(record: WebLlmRecord): Promise<void> {
  if (navigator.gpu === undefined) throw new EngineFailure('model-unsupported', 'this browser has no WebGPU here: choose a model that runs on WASM')
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' })
  if (adapter === null) throw new EngineFailure('model-unsupported', 'the browser offers no graphics adapter: choose a model that runs on WASM')
  if (needsHalfPrecision(record) && !adapter.features.has('shader-f16')) {
    throw new EngineFailure('model-unsupported', 'this graphics adapter has no half precision (shader-f16): choose a variant with f32 in its name')
  }
  const needed = record.buffer_size_required_bytes ?? 0
  if (adapter.limits.maxStorageBufferBindingSize < needed) {
    throw new EngineFailure('model-unsupported', `this graphics adapter takes buffers of ${adapter.limits.maxStorageBufferBindingSize} bytes, the model needs ${needed}: choose a smaller model`)
  }
}
