/** One forward pass: token ids and a past go in, the next token's logits and the longer past come out. Counts and chooses nothing. */
import { Tensor, type InferenceSession } from 'onnxruntime-web/webgpu'
import type { ModelCard } from '../../../src/core/model-card.ts'
import { type KvCache, cacheFrom } from './kv-cache.ts'

export interface Step {
  /** Raw logits after the last token: [vocab]. */
  readonly logits: Float32Array
  /** The past with the new tokens in it; the caller disposes it. The past that went in stays the caller's. */
  readonly cache: KvCache
}

/** `ids`: new tokens of one row; `past`: null for a fresh start. Rejects with what the session throws. */
export type Forward = (ids: readonly number[], past: KvCache | null) => Promise<Step>

/** Logit rows every run computes: only the last token's. The meter's FLOPs rest on it. */
export const LOGIT_ROWS = 1

export function createForward(session: InferenceSession, { layers, kvHeads, headDim, vocab }: ModelCard['architecture']): Forward {
  const empty: Record<string, Tensor> = {}
  for (let layer = 0; layer < layers; layer++) {
    for (const part of ['key', 'value']) {
      empty[`past_key_values.${layer}.${part}`] = new Tensor('float32', new Float32Array(0), [1, kvHeads, 0, headDim])
    }
  }
  const rows = new Tensor('int64', BigInt64Array.of(BigInt(LOGIT_ROWS)), [])

  // session.run directly, not the library's model.forward: one failed call poisons that one's promise chain for good.
  return async (ids, past) => {
    const length = (past?.length ?? 0) + ids.length
    const outputs = await session.run({
      input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
      attention_mask: new Tensor('int64', new BigInt64Array(length).fill(1n), [1, length]),
      num_logits_to_keep: rows,
      ...(past?.feeds ?? empty),
    })
    const { logits, ...presents } = outputs as Record<string, Tensor>
    if (logits === undefined || logits.type !== 'float32' || logits.dims.at(-1) !== vocab) {
      throw new TypeError(`logits are ${logits?.type} [${logits?.dims}], not float32 [1, ${LOGIT_ROWS}, ${vocab}]`)
    }
    return { logits: (logits.data as Float32Array).subarray(-vocab), cache: cacheFrom(presents, length) }
  }
}
