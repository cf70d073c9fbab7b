/** The policy: when an answer is good enough. A value that can be stored, sent and compared; the cascade reads it. */
import * as v from 'valibot'
import { uniformAt } from './random.ts'
import type { Signals } from './signals/signals.ts'

export const Probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

/**
 * auto: run a further rung where it is expected to gain more than its tokens are worth, or, where nothing was measured of it, where
 * the answer's confidence is below `threshold`; the threshold sets that worth too (auto.ts). direct and think: always that rung alone;
 * random: each prompt thinks with probability `share`, decided by `seed` and the prompt's number, before any pass.
 */
export const Policy = v.variant('kind', [
  v.strictObject({ schema: v.literal(1), kind: v.literal('auto'), threshold: Probability }),
  v.strictObject({ schema: v.literal(1), kind: v.literal('direct') }),
  v.strictObject({ schema: v.literal(1), kind: v.literal('think') }),
  v.strictObject({ schema: v.literal(1), kind: v.literal('random'), share: Probability, seed: v.pipe(v.number(), v.integer()) }),
])
export type Policy = v.InferOutput<typeof Policy>

/** Where the dial stands at first: about the most frugal place that cost no accuracy on the calibration suite. */
export const DEFAULT_THRESHOLD = 0.8

export const DEFAULT_POLICY: Policy = { schema: 1, kind: 'auto', threshold: DEFAULT_THRESHOLD }

/**
 * Where nothing was calibrated, auto accepts a direct answer only if its raw sequence probability, exp(sum of
 * log-probabilities), reaches this bar. Conservative: small models are overconfident, so the bar is high, and the raw
 * number decides only; it is never shown as a confidence.
 */
export const UNCALIBRATED_BAR = 0.95

/**
 * Where votes were not calibrated, their answer stands only if this share of all samples drawn gave it: 4 of 4 or 7 of 8, the
 * least with which the stopping rule is certain. Conservative: samples of one model err together more often than by chance.
 */
export const UNCALIBRATED_AGREEMENT = 0.85

/** What auto's rule looks at in an answer where nothing was measured of the rungs after it. */
export interface Judged {
  readonly answer: string
  readonly confidence: number | null
  readonly signals: Pick<Signals, 'sumLogprob'> & Partial<Pick<Signals, 'agreement'>> | null
}

/**
 * Whether an answer stands by itself: its confidence against the threshold, or, where it has none, the fixed bar: against how far its
 * samples agree where it was voted for, else against its raw probability. An empty one never passes that bar.
 */
export function isGoodEnough({ answer, confidence, signals }: Judged, threshold: number): boolean {
  if (confidence !== null) return confidence >= threshold
  return answer !== '' && signals !== null && (votedFor(signals) ?? Math.exp(signals.sumLogprob) >= UNCALIBRATED_BAR)
}

/** Whether samples agree far enough to stand without calibration; null where none were drawn. */
export function votedFor({ agreement }: Partial<Pick<Signals, 'agreement'>>): boolean | null {
  return agreement === null || agreement === undefined ? null : agreement >= UNCALIBRATED_AGREEMENT
}

/** The coin of a random policy for the prompt at `index`: whether it thinks. Depends on seed and index alone. */
export function coinThinks(policy: Extract<Policy, { kind: 'random' }>, index: number): boolean {
  return uniformAt(policy.seed, index) < policy.share
}
