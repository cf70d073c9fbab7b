/** Which files a model of web-llm has, and what the small ones say. Reads them from disk alone and refuses what is missing or wrong. */
import * as v from 'valibot'
import { EngineFailure } from '../transformers/engine-failure.ts'
import { type HubFiles, checked, present } from '../transformers/hub/hub-files.ts'
import { type ChatConfig, readChatConfig } from './chat-config.ts'
import { CONFIG, TENSORS, TOKENIZER, TOKENIZER_CONFIG, type WebLlmCache, type WebLlmRecord, filesUrl, libraryPath } from './record.ts'

export interface WebLlmFile {
  /** In the model's folder on disk. */
  readonly path: string
  readonly url: string
  /** Which of web-llm's caches it is read from; null: only this engine reads it. */
  readonly cache: WebLlmCache | null
  /** Bytes; null where only the server knows. */
  readonly size: number | null
}

export interface ModelFiles {
  readonly files: readonly (WebLlmFile & { readonly blob: Blob })[]
  readonly config: ChatConfig
  readonly tokenizer: unknown
  readonly tokenizerConfig: object
  /** Of the weights. */
  readonly weightBytes: number
}

const TensorsJson = v.object({ records: v.pipe(v.array(v.object({ dataPath: v.pipe(v.string(), v.regex(/^[\w.-]+$/)), nbytes: v.pipe(v.number(), v.integer(), v.minValue(1)) })), v.minLength(1)) })

/** Every WebAssembly module starts so; a page of HTML does not. */
const WASM_START = [0x00, 0x61, 0x73, 0x6d]

/** What is known from the record alone; with these on disk, `filesOf` knows the rest. */
export function firstFilesOf(record: WebLlmRecord): readonly WebLlmFile[] {
  return [
    inRepository(record, CONFIG, 'webllm/config'),
    inRepository(record, TENSORS, 'webllm/model'),
    { path: libraryPath(record), url: record.model_lib, cache: 'webllm/wasm', size: null },
  ]
}

/** All files that the record needs, weights with their sizes. Throws EngineFailure where the first files are missing or wrong. */
export async function filesOf(record: WebLlmRecord, stored: HubFiles): Promise<readonly WebLlmFile[]> {
  const config = await readStoredConfig(record, stored)
  const tensors = await parsed(stored, TENSORS, (json) => v.parse(TensorsJson, json))
  if (!config.tokenizerFiles.includes(TOKENIZER)) throw new EngineFailure('model-unsupported', `this model has no ${TOKENIZER}, and its older kind of tokenizer is not read here: choose another model`)
  return [
    ...firstFilesOf(record),
    inRepository(record, TOKENIZER, 'webllm/model'),
    ...(config.tokenizerFiles.includes(TOKENIZER_CONFIG) ? [inRepository(record, TOKENIZER_CONFIG, null)] : []),
    ...tensors.records.map(({ dataPath, nbytes }) => ({ ...inRepository(record, dataPath, 'webllm/model'), size: nbytes })),
  ]
}

/** Opens all of them. Throws EngineFailure: 'model-missing' or 'model-invalid' with the file's name, 'model-unsupported'. */
export async function openModelFiles(record: WebLlmRecord, stored: HubFiles): Promise<ModelFiles> {
  const files: (WebLlmFile & { readonly blob: Blob })[] = []
  for (const file of await filesOf(record, stored)) {
    const blob = await present(stored, file.path)
    if (file.size !== null && blob.size !== file.size) throw wrong(file.path, `it has ${blob.size} bytes, not ${file.size}`)
    if (file.cache === 'webllm/wasm') {
      const start = new Uint8Array(await blob.slice(0, WASM_START.length).arrayBuffer())
      if (WASM_START.some((byte, at) => start[at] !== byte)) throw wrong(file.path, 'it is not a WebAssembly module')
    }
    files.push({ ...file, blob })
  }
  const tokenizerConfig = files.some(({ path }) => path === TOKENIZER_CONFIG) ? await parsed(stored, TOKENIZER_CONFIG, (json) => v.parse(v.looseObject({}), json)) : {}
  return {
    files,
    config: await readStoredConfig(record, stored),
    tokenizer: await parsed(stored, TOKENIZER, (json) => json),
    tokenizerConfig,
    weightBytes: files.reduce((sum, { size }) => sum + (size ?? 0), 0),
  }
}

/** Throws EngineFailure where it is missing or wrong. */
export function readStoredConfig(record: WebLlmRecord, stored: HubFiles): Promise<ChatConfig> {
  return parsed(stored, CONFIG, (json) => readChatConfig({ ...v.parse(v.looseObject({}), json), ...record.overrides }))
}

async function parsed<T>(stored: HubFiles, path: string, parse: (json: unknown) => T): Promise<T> {
  const text = await (await present(stored, path)).text()
  return checked(path, () => parse(JSON.parse(text)))
}

function wrong(path: string, how: string): EngineFailure {
  return new EngineFailure('model-invalid', `${path}: ${how}: delete the model and download it again`)
}

function inRepository(record: WebLlmRecord, path: string, cache: WebLlmCache | null): WebLlmFile {
  return { path, url: new URL(path, filesUrl(record)).href, cache, size: null }
}
