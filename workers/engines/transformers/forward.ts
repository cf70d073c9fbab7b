/** One forward pass: token ids and a past go in, the next token's logits and the longer past come out. Counts and chooses nothing. */
import { Tensor, type InferenceSession } from 'onnxruntime-web/webgpu'
import type { ModelCard } from '../../../src/core/models/model-card.ts'
import { type KvCache, cacheFrom, emptyPast, isCacheInput } from './kv-cache.ts'

export interface Step {
  /** Raw logits after the last token: [vocab]. */
  readonly logits: Float32Array
  /** The past with the new tokens in it; the caller disposes it. The past that went in stays the caller's. */
  readonly cache: KvCache
}

/** `ids`: new tokens of one row; `past`: null for a fresh start. Rejects with what the session throws. */
export type Forward = (ids: readonly number[], past: KvCache | null) => Promise<Step>

/** Logit rows that every run computes of a graph with the input below: only the last token's. The meter's FLOPs rest on it. */
export const LOGIT_ROWS = 1
/** Says how many rows of logits to compute; a graph without it computes one for each new token. */
const ROWS_INPUT = 'num_logits_to_keep'
const POSITIONS_INPUT = 'position_ids'

/** Whether the graph can be asked for the last token's logits alone. */
export function keepsLastRow({ inputNames }: InferenceSession): boolean {
  return inputNames.includes(ROWS_INPUT)
}

/** Inputs that this pass has nothing for: a state that every token rewrites, a picture. */
export function unknownInputs({ inputNames }: InferenceSession): readonly string[] {
  const known = ['input_ids', 'attention_mask', POSITIONS_INPUT, ROWS_INPUT]
  return inputNames.filter((name) => !known.includes(name) && !isCacheInput(name))
}

/** What a run is fed beside its past: `rows` of new tokens, all of the same length, after `before` tokens. */
export function createInputs(session: InferenceSession): (rows: readonly (readonly number[])[], before: number) => Record<string, Tensor> {
  const kept = new Tensor('int64', BigInt64Array.of(BigInt(LOGIT_ROWS)), [])
  const keepsLast = keepsLastRow(session)
  const asksPositions = session.inputNames.includes(POSITIONS_INPUT)
  return (rows, before) => {
    const length = rows[0]?.length ?? 0
    const ids = rows.flat()
    return {
      input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [rows.length, length]),
      attention_mask: new Tensor('int64', new BigInt64Array(rows.length * (before + length)).fill(1n), [rows.length, before + length]),
      ...(keepsLast ? { [ROWS_INPUT]: kept } : {}),
      ...(asksPositions ? { [POSITIONS_INPUT]: new Tensor('int64', BigInt64Array.from(ids, (_, at) => BigInt(before + at % length)), [rows.length, length]) } : {}),
    }
  }
}

/** `vocab`: logits of a row. A run rejects with what the session throws, and with TypeError where its logits have another shape. */
export function createForward(session: InferenceSession, { vocab }: Pick<ModelCard['architecture'], 'vocab'>): Forward {
  const empty = emptyPast(session)
  const inputs = createInputs(session)

  return async (ids, past) => {
    const before = past?.length ?? 0
    const { logits, ...presents } = await session.run({ ...inputs([ids], before), ...(past?.feeds ?? empty) }) as Record<string, Tensor>
    return { logits: readLogits(logits, 1, vocab).subarray(-vocab), cache: cacheFrom(presents, before + ids.length) }
  }
}

/** All logits of a run, in float32. Throws where they are not of so many rows of a batch and so many tokens. */
export function readLogits(logits: Tensor | undefined, rows: number, vocab: number): Float32Array {
  if (logits === undefined || (logits.type !== 'float32' && logits.type !== 'float16') || logits.dims.at(-1) !== vocab || logits.dims[0] !== rows) {
    throw new TypeError(`logits are ${logits?.type} [${logits?.dims}], not [${rows}, ${LOGIT_ROWS}, ${vocab}]`)
  }
  return float32(logits)
}

function float32({ data, type }: Tensor): Float32Array {
  if (type === 'float32') return data as Float32Array
  // Uint16Array where the browser has no half-precision numbers: their bits.
  return data instanceof Uint16Array ? Float32Array.from(data, fromHalf) : Float32Array.from(data as ArrayLike<number>)
}

/** IEEE 754 binary16 from its bits. */
export function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15))
}
