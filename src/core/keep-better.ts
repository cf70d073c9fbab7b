/** Which of several answers stands when the rungs are used up. Pure: the cascade and the replay decide by the same rule. */
import type { DecisionReason, RungResult } from './events.ts'
import { votedFor } from './policy.ts'
import type { Signals } from './signals/signals.ts'

export type Candidate = Pick<RungResult, 'rung' | 'outcome' | 'answer' | 'confidence'> & {
  readonly signals?: Partial<Pick<Signals, 'agreement'>> | null
}

export interface Kept<C extends Candidate> {
  readonly kept: C
  readonly reason: Extract<DecisionReason, { kind: 'better' | 'uncalibrated' | 'declined' }>
}

/** Whether a pass came to an answer at all: one that was cut is an answer too, its signals say how doubtful it is. */
export function isAnswer({ outcome }: Pick<Candidate, 'outcome'>): boolean {
  return outcome === 'answered' || outcome === 'cut'
}

/**
 * The better of an earlier and a later result by calibrated confidence; on a tie, or where one is not calibrated, the
 * later, unless it is empty or was voted for by too few. A decline never replaces an answer, and any answer replaces a decline.
 */
export function keepBetter<C extends Candidate>(earlier: C, later: C): Kept<C> {
  if (!isAnswer(later) && isAnswer(earlier)) return { kept: earlier, reason: { kind: 'declined' } }
  if (!isAnswer(earlier)) return { kept: later, reason: { kind: 'declined' } }
  if (earlier.confidence === null || later.confidence === null) {
    const doubtful = later.answer === '' || (later.confidence === null && earlier.answer !== '' && votedFor(later.signals ?? {}) === false)
    return { kept: doubtful ? earlier : later, reason: { kind: 'uncalibrated' } }
  }
  return later.confidence >= earlier.confidence
    ? { kept: later, reason: { kind: 'better', confidence: later.confidence, over: earlier.confidence } }
    : { kept: earlier, reason: { kind: 'better', confidence: earlier.confidence, over: later.confidence } }
}

/** The best of several results, given in the order they were made; null without any. */
export function keepBest<C extends Candidate>(results: readonly C[]): C | null {
  return results.reduce<C | null>((best, result) => (best === null ? result : keepBetter(best, result).kept), null)
}
