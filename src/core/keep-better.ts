/** Which of several answers stands when the rungs are used up. Pure: the cascade and the replay decide by the same rule. */
import type { DecisionReason, RungResult } from './events.ts'
import { votedFor } from './policy.ts'
import type { Signals } from './signals/signals.ts'
import type { Usage } from './usage.ts'

export type Candidate = Pick<RungResult, 'rung' | 'outcome' | 'answer' | 'confidence'> & {
  readonly signals?: Partial<Pick<Signals, 'agreement'>> | null
  readonly usage?: Pick<Usage, 'backend' | 'model'>
}

/**
 * What an answer of a model that was not calibrated here counts as beside one that was: a coin's, so that a small model's fluent
 * guess never displaces an answer that is likelier right than wrong. It decides only; it is never shown as a confidence.
 */
export const UNCALIBRATED_CONFIDENCE = 0.5

export interface Kept<C extends Candidate> {
  readonly kept: C
  readonly reason: Extract<DecisionReason, { kind: 'better' | 'uncalibrated' | 'declined' }>
}

/** Whether a pass came to an answer at all: one that was cut is an answer too, its signals say how doubtful it is. */
export function isAnswer({ outcome }: Pick<Candidate, 'outcome'>): boolean {
  return outcome === 'answered' || outcome === 'cut'
}

/**
 * The better of an earlier and a later result by calibrated confidence; on a tie, or where neither is calibrated, the later,
 * unless it is empty or was voted for by too few. One that is not calibrated counts as `UNCALIBRATED_CONFIDENCE`, but for a
 * server's, which was asked because what was found here is in doubt, and for what enough samples agree on: both stand.
 *
 * A decline whose confidence is known competes with the same model's answers, and with earlier ones of others: it is then that
 * nothing the model could say would be right. Else a decline never replaces an answer, and any answer replaces a decline.
 */
export function keepBetter<C extends Candidate>(earlier: C, later: C): Kept<C> {
  const comparable = earlier.confidence !== null && later.confidence !== null
  if (!isAnswer(earlier) && !(comparable && isAnswer(later) && earlier.usage?.model === later.usage?.model)) return { kept: later, reason: { kind: 'declined' } }
  if (!isAnswer(later) && !comparable) return { kept: earlier, reason: { kind: 'declined' } }
  if (earlier.confidence === null || later.confidence === null) {
    const asked = later.usage?.backend === 'remote'
    const agreed = later.confidence === null && votedFor(later.signals ?? {}) === true
    const surer = asked || agreed || (later.confidence ?? UNCALIBRATED_CONFIDENCE) >= (earlier.confidence ?? UNCALIBRATED_CONFIDENCE)
    const doubtful = !surer || (later.confidence === null && earlier.answer !== '' && votedFor(later.signals ?? {}) === false)
    return { kept: doubtful || later.answer === '' ? earlier : later, reason: { kind: 'uncalibrated' } }
  }
  return later.confidence >= earlier.confidence
    ? { kept: later, reason: { kind: 'better', confidence: later.confidence, over: earlier.confidence } }
    : { kept: earlier, reason: { kind: 'better', confidence: earlier.confidence, over: later.confidence } }
}

/** The best of several results, given in the order they were made; null without any. */
export function keepBest<C extends Candidate>(results: readonly C[]): C | null {
  return results.reduce<C | null>((best, result) => (best === null ? result : keepBetter(best, result).kept), null)
}
