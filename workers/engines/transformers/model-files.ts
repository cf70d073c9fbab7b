/** Fetches the files of a model, counts their true bytes, and refuses what is missing or not what it should be. */
import * as v from 'valibot'
import { ModelCard } from '../../../src/core/models/model-card.ts'
import { sha256Of } from '../../sha256.ts'
import { EngineFailure, saying } from './engine-failure.ts'
import { declaredBytes, eachChunk } from './response-bytes.ts'
import { type Vocabulary, readVocabulary } from './vocabulary.ts'

export const WEIGHTS = 'onnx/model.onnx'
const CARD = 'second-thought.json'
const TOKENIZER = 'tokenizer.json'
const FILES = ['config.json', 'generation_config.json', TOKENIZER, CARD, WEIGHTS] as const

/** Every ONNX file starts with field 1 of its protobuf, the format's version; a page of HTML does not. */
const ONNX_FIRST_BYTE = 0x08

export interface ModelFiles {
  readonly card: ModelCard
  readonly vocabulary: Vocabulary
  /**
   * SHA-256 of the weights as they arrived, lower-case hex; '' in an insecure context, which cannot compute it. Computed rather
   * than read from the card: it tells which weights these truly are, which the profile and the kept verdicts depend on.
   */
  readonly sha256: string
  /** Name below the model's folder -> content. */
  readonly content: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
}

/** Throws EngineFailure 'model-missing' (404, no connection) or 'model-invalid' (not the right kind of file), naming the file. */
export async function fetchModelFiles(
  modelUrl: string, onBytes: (loaded: number, total: number | null) => void, abort?: AbortSignal,
): Promise<ModelFiles> {
  const responses = await Promise.all(FILES.map((name) => request(modelUrl, name, abort === undefined ? {} : { signal: abort })))
  const sizes = responses.map(declaredBytes)
  const total = sizes.includes(null) ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
  let loaded = 0
  const contents = await Promise.all(responses.map((response, at) =>
    readBytes(response, FILES[at] as string, (bytes) => onBytes(loaded += bytes, total))))
  const content = new Map(FILES.map((name, at) => [name as string, contents[at] as Uint8Array<ArrayBuffer>]))

  const weights = content.get(WEIGHTS) as Uint8Array<ArrayBuffer>
  if (weights[0] !== ONNX_FIRST_BYTE) throw new EngineFailure('model-invalid', `${WEIGHTS} is not an ONNX file`)
  for (const name of FILES) if (name.endsWith('.json')) check(name, () => json(content, name))
  const card = check(CARD, () => v.parse(ModelCard, json(content, CARD)))
  const vocabulary = check(TOKENIZER, () => readVocabulary(json(content, TOKENIZER), card))
  return { card, vocabulary, content, sha256: isSecureContext ? await sha256Of(weights) : '' }
}

/** The card alone, and how many bytes its weights have, where the server says so. Throws as `fetchModelFiles` does. */
export async function fetchCard(modelUrl: string): Promise<{ readonly card: ModelCard; readonly bytes: number | null }> {
  const [response, weights] = await Promise.all([request(modelUrl, CARD), request(modelUrl, WEIGHTS, { method: 'HEAD' })])
  const content = new Map([[CARD as string, await readBytes(response, CARD, () => {})]])
  return { card: check(CARD, () => v.parse(ModelCard, json(content, CARD))), bytes: declaredBytes(weights) }
}

async function request(modelUrl: string, name: string, init: RequestInit = {}): Promise<Response> {
  let response: Response
  try {
    response = await fetch(new URL(name, modelUrl), init)
  } catch (thrown) {
    throw new EngineFailure('model-missing', `${name}: ${saying(thrown)}`, thrown)
  }
  if (!response.ok) throw new EngineFailure('model-missing', `${name}: the server says ${response.status}`)
  return response
}

async function readBytes(response: Response, name: string, onBytes: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  try {
    await eachChunk(response, (chunk) => {
      chunks.push(chunk)
      onBytes(chunk.length)
    })
  } catch (thrown) {
    throw new EngineFailure('model-missing', `${name} broke off: ${saying(thrown)}`, thrown)
  }
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function json(content: ReadonlyMap<string, Uint8Array>, name: string): unknown {
  return JSON.parse(new TextDecoder().decode(content.get(name)))
}

function check<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (thrown) {
    const path = v.isValiError(thrown) ? ` (${v.getDotPath(thrown.issues[0]) ?? 'top'})` : ''
    throw new EngineFailure('model-invalid', `${name}${path}: ${saying(thrown)}`, thrown)
  }
}
