/** web-llm's errors with our codes: by the class's name, and by a text's beginning only where there is no class. */
import type { ErrorCode } from '../../../src/core/events.ts'
import { EngineFailure, saying } from '../transformers/engine-failure.ts'
import { BadLogits } from '../transformers/token-stats.ts'

/** Not exported by the library, but each sets its name. */
const BY_NAME: Readonly<Record<string, readonly [code: ErrorCode, detail: string]>> = {
  DeviceLostError: ['device-lost', 'the graphics device was lost while the model was loaded: choose a smaller model'],
  // The library unloads its model by itself when the device is lost.
  ModelNotLoadedError: ['device-lost', 'the graphics device was lost'],
  ShaderF16SupportError: ['model-unsupported', 'this graphics adapter has no half precision (shader-f16): choose a variant with f32 in its name'],
  FeatureSupportError: ['model-unsupported', 'this graphics adapter lacks a feature that the model needs: choose another model'],
  WebGPUNotAvailableError: ['model-unsupported', 'this browser has no WebGPU here: choose a model that runs on WASM'],
  WebGPUNotFoundError: ['model-unsupported', 'this browser has no WebGPU here: choose a model that runs on WASM'],
  IntegrityError: ['model-invalid', 'a file is not what it should be: delete the model and download it again'],
  UnsupportedTokenizerFilesError: ['model-unsupported', 'its kind of tokenizer is not read here: choose another model'],
  ArtifactManifestError: ['model-invalid', 'its library and its weights do not belong together: delete the model and download it again'],
  ContextWindowSizeExceededError: ['engine-failed', 'the prompt exceeds the context'],
  CompileError: ['model-invalid', 'its library is no valid WebAssembly module: delete the model and download it again'],
  LinkError: ['model-unsupported', 'its library was compiled for another version of web-llm: choose a model of its list'],
}

/** Chromium's words where the library asked the network for a file that was not put in its cache; there is no class. */
const NOT_CACHED = "Failed to execute 'add' on 'Cache'"

export function webLlmFailure(thrown: unknown): EngineFailure {
  if (thrown instanceof EngineFailure) return thrown
  if (thrown instanceof BadLogits) return new EngineFailure('engine-failed', `the model gave no probabilities: ${thrown.message}`, thrown)
  const said = saying(thrown)
  const known = BY_NAME[thrown instanceof Error ? thrown.name : '']
  if (known !== undefined) return new EngineFailure(known[0], known[1], thrown)
  if (said.startsWith(NOT_CACHED)) return new EngineFailure('model-missing', 'web-llm asks for a file that was not downloaded: download the model again', thrown)
  return new EngineFailure('engine-failed', `the model does not run here: ${said.slice(0, 300)}`, thrown)
}
