/** A token drawn by chance from one row of raw logits. Knows no session; the chance is the caller's. */
import type { Random } from '../../../src/core/random.ts'
import { largest } from './token-stats.ts'

/** Draws an id with its probability at this temperature. `logits`: [vocab]. Throws BadLogits where a logit is NaN or +Infinity. */
export function draw(logits: Float32Array, temperature: number, random: Random): number {
  const max = largest(logits)
  let sum = 0
  for (const logit of logits) sum += Math.exp((logit - max) / temperature)
  let left = random() * sum
  let last = 0
  for (let id = 0; id < logits.length; id++) {
    const weight = Math.exp(((logits[id] as number) - max) / temperature)
    if (weight === 0) continue
    last = id
    left -= weight
    if (left < 0) return id
  }
  // Rounding left a crumb after the last token that can be drawn.
  return last
}
