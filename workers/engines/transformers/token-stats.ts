/** Probability figures of one token from one row of raw logits. Knows no session and no sampling. */
import type { TokenStat } from '../../../src/core/engine.ts'

/** How many of the likeliest tokens are kept. */
export const TOP = 5

/** Logits that are not numbers: the run is worth nothing and nothing may be chosen from it. */
export class BadLogits extends Error {
  override readonly name = 'BadLogits'
}

/** The largest logit of a row. Throws BadLogits where one is NaN or +Infinity, or none is finite. */
export function largest(logits: Float32Array): number {
  let max = -Infinity
  for (const logit of logits) {
    if (Number.isNaN(logit) || logit === Infinity) throw new BadLogits(`a logit is ${logit}`)
    if (logit > max) max = logit
  }
  if (max === -Infinity) throw new BadLogits('no logit is finite')
  return max
}

/** ln of the sum of exp over the row, and the entropy of its softmax. Nats. Shifted by the maximum, so that nothing overflows. */
export function logSumExp(logits: Float32Array): { readonly logZ: number; readonly entropy: number } {
  const max = largest(logits)
  let sum = 0
  let weighted = 0
  for (const logit of logits) {
    if (logit === -Infinity) continue
    const shifted = logit - max
    const e = Math.exp(shifted)
    sum += e
    weighted += e * shifted
  }
  const logSum = Math.log(sum)
  // H = -sum p ln p = ln Z' - sum(e * shifted) / Z', where Z' is the shifted sum; rounding may push it just below 0.
  return { logZ: max + logSum, entropy: Math.max(0, logSum - weighted / sum) }
}

/** The `count` largest logits' ids, best first; equal logits keep the lower id first. */
export function likeliest(logits: Float32Array, count: number): number[] {
  const ids: number[] = []
  for (let id = 0; id < logits.length; id++) {
    const logit = logits[id] as number
    let at = ids.length
    while (at > 0 && logit > (logits[ids[at - 1] as number] as number)) at--
    if (at < count) {
      ids.splice(at, 0, id)
      if (ids.length > count) ids.pop()
    }
  }
  return ids
}

/**
 * What the model thought of token `id`: temperature 1, no penalty, over the whole vocabulary.
 * `logits`: [vocab]. Throws BadLogits where a logit is NaN or +Infinity.
 */
export function tokenStat(logits: Float32Array, id: number, textOf: (id: number) => string): TokenStat {
  const { logZ, entropy } = logSumExp(logits)
  const logprobOf = (token: number): number => (logits[token] as number) - logZ
  return {
    id,
    text: textOf(id),
    logprob: logprobOf(id),
    top: likeliest(logits, TOP).map((token) => [textOf(token), logprobOf(token)] as const),
    entropy,
  }
}
