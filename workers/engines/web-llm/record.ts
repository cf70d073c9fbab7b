/** A model as web-llm names it: where its weights and its compiled library come from. Knows no library and no disk. */

/** The part of web-llm's own ModelRecord that is used here; a record of its list is one. */
export interface WebLlmRecord {
  readonly model_id: string
  /** Address of the repository with weights, tokenizer and configuration. */
  readonly model: string
  /** Address of the compiled library. */
  readonly model_lib: string
  readonly overrides?: Readonly<Record<string, unknown>>
  readonly required_features?: readonly string[]
  readonly buffer_size_required_bytes?: number
}

/** web-llm reads a model from its own three caches before it asks the network. */
export type WebLlmCache = 'webllm/config' | 'webllm/wasm' | 'webllm/model'

export const CONFIG = 'mlc-chat-config.json'
export const TENSORS = 'tensor-cache.json'
export const TOKENIZER = 'tokenizer.json'
export const TOKENIZER_CONFIG = 'tokenizer_config.json'

/** Where a repository's files lie for web-llm: the main branch, unless the record names another. */
export function filesUrl({ model }: WebLlmRecord): string {
  const folder = model.endsWith('/') ? model : `${model}/`
  return new URL(/.+\/resolve\/.+\//.test(folder) ? folder : `${folder}resolve/main/`).href
}

/** Where a model's library lies in its folder. */
export const LIBRARY_PATH = /^lib\/[\w.-]+\.wasm$/

/** The library's place on disk, beside the model's own files. */
export function libraryPath({ model_lib: lib }: Pick<WebLlmRecord, 'model_lib'>): string {
  return `lib/${new URL(lib).pathname.split('/').at(-1) ?? ''}`
}

/** Compiled for half precision: many records that are do not say so. */
export function needsHalfPrecision(record: WebLlmRecord): boolean {
  return record.required_features?.includes('shader-f16') === true || /-q\d+f16(?:_\d+)?(?:-|$)/.test(record.model_id)
}

/** Of a kind whose template has a switch for thinking: `model_type` of mlc-chat-config.json. */
export function hasThinkingSwitch(modelType: string): boolean {
  return /^qwen3(?:_|$)/.test(modelType)
}
