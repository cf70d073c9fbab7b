/** The models that web-llm knows, read from the package itself: only inside the worker, where its 6 MB are loaded on demand. */
import { type WebLlmRecord, needsHalfPrecision } from './record.ts'

export interface WebLlmEntry {
  readonly id: string
  /** Such as mlc-ai/Qwen3-0.6B-q4f16_1-MLC. */
  readonly repo: string
  readonly record: WebLlmRecord
  /** Megabytes on the GPU, as web-llm declares them; null where it does not. */
  readonly vramMB: number | null
  /** Declared fit for phones and small machines. */
  readonly lowResource: boolean
  readonly halfPrecision: boolean
  readonly context: number | null
}

/** Continue a text, but hold no conversation. */
const NO_CHAT = /-Base-|^phi-1_5/

export async function webLlmCatalogue(): Promise<readonly WebLlmEntry[]> {
  const { prebuiltAppConfig, ModelType } = await import('@mlc-ai/web-llm')
  return prebuiltAppConfig.model_list.flatMap((record): WebLlmEntry[] => {
    const chats = (record.model_type ?? ModelType.LLM) === ModelType.LLM && !NO_CHAT.test(record.model_id)
    // Those with a manifest have a layout of their own, which was not tried.
    if (!chats || record.model_manifest !== undefined) return []
    const { model_id, model, model_lib, overrides, required_features, vram_required_MB, low_resource_required, buffer_size_required_bytes } = record
    const kept: WebLlmRecord = {
      model_id, model, model_lib,
      ...(overrides === undefined ? {} : { overrides: { ...overrides } }),
      ...(required_features === undefined ? {} : { required_features }),
      ...(vram_required_MB === undefined ? {} : { vram_required_MB }),
      ...(low_resource_required === undefined ? {} : { low_resource_required }),
      ...(buffer_size_required_bytes === undefined ? {} : { buffer_size_required_bytes }),
    }
    return [{
      id: model_id, repo: new URL(model).pathname.slice(1), record: kept, vramMB: vram_required_MB ?? null, lowResource: low_resource_required === true,
      halfPrecision: needsHalfPrecision(kept), context: overrides?.context_window_size ?? null,
    }]
  })
}
