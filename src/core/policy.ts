/** The policy: when an answer is good enough. A value that can be stored, sent and compared; the cascade reads it. */
import * as v from 'valibot'

export const Probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

/**
 * auto: accept a direct answer whose confidence reaches `threshold`, else think; direct and think: always that rung alone;
 * random: each prompt thinks with probability `share`, decided by `seed` and the prompt's number, before any pass.
 */
export const Policy = v.variant('kind', [
  v.strictObject({ schema: v.literal(1), kind: v.literal('auto'), threshold: Probability }),
  v.strictObject({ schema: v.literal(1), kind: v.literal('direct') }),
  v.strictObject({ schema: v.literal(1), kind: v.literal('think') }),
  v.strictObject({ schema: v.literal(1), kind: v.literal('random'), share: Probability, seed: v.pipe(v.number(), v.integer()) }),
])
export type Policy = v.InferOutput<typeof Policy>
