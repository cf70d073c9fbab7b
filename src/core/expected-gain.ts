/** What running a rung is expected to bring on a prompt whose answer nobody knows yet: the gain table applied. Fits nothing. */
import type { Climb } from './calibration/gain-table.ts'
import { isAnswer } from './keep-better.ts'
import type { Cost } from './ledger.ts'
import { applyCalibrator } from './signals/confidence.ts'
import type { Measured } from './signals/features.ts'
import type { Signals } from './signals/signals.ts'
import type { RungOutcome } from './outcome.ts'
import type { Usage } from './usage.ts'

/** What was measured: of a whole ladder, or of one model's profile. */
export interface Gains {
  readonly climbs: readonly Climb[]
}

/** What a rung that has run shows: a recorded pass, or a result just made. */
export interface Shown {
  readonly rung: string
  readonly outcome: RungOutcome
  readonly confidence: number | null
  readonly signals: Signals | null
  readonly usage: Pick<Usage, 'model' | 'prefillTokens' | 'reusedTokens'>
}

/** A rung that may run next, and what is expected of it. */
export interface Move {
  readonly rung: string
  /** Expected P(right) once it has run. */
  readonly after: number
  /** Rise in P(right) over what is believed already. */
  readonly gain: number
  /** Expected cost, in the unit asked for. */
  readonly cost: number
  /** Expected gain over expected cost. */
  readonly worth: number
}

/** What the table's fits look at once a rung has answered. */
export function shownFeatures({ signals, confidence, usage }: Pick<Shown, 'signals' | 'confidence' | 'usage'>): Measured {
  return { ...signals, confidence, promptTokens: promptTokens(usage) }
}

/** What is known once a model has read the prompt. */
export interface Read {
  readonly model: string
  /** Its wish to think, P(think); null where it was not trained to choose, or that was not measured. */
  readonly modePrior: number | null
  /** Control tokens included. */
  readonly promptTokens: number
}

/** The same, from a pass of that model. */
export function readIn({ signals, usage }: Pick<Shown, 'signals' | 'usage'>): Read {
  return { model: usage.model, modePrior: signals?.modePrior ?? null, promptTokens: promptTokens(usage) }
}

/**
 * Tokens of the prompt, its control tokens included: all that was read but the one mode token. Of a chat model all but the last
 * token of what it read, so that its rungs may differ by a few (Qwen3's by 4): what is fitted on one rung's passes is for that rung's.
 */
export function promptTokens({ prefillTokens, reusedTokens }: Pick<Usage, 'prefillTokens' | 'reusedTokens'>): number {
  return prefillTokens + reusedTokens - 1
}

/** The rungs of `later` whose climb from `last` was measured, with what is expected of each when `standing` is the confidence of what stands, an answer or a decline (null: nothing does). */
export function movesAfter(gains: Gains, last: Shown, standing: number | null, later: readonly string[], unit: keyof Cost): Move[] {
  return later.flatMap((rung) => {
    const climb = gains.climbs.find(({ from, to }) => from === last.rung && to === rung)
    const after = climb === undefined ? null : chanceAfter(climb, last)
    if (climb === undefined || after === null) return []
    const gain = after - (standing ?? 0)
    return [atCost({ rung, after, gain }, expectedCost(climb, last, unit))]
  })
}

/** What is expected of each rung before any has run, from the prompt and its reader's own wish to think; rungs that were not measured with this reader are left out. Empty where it has no such wish: nothing is chosen by the prompt's length alone. */
export function movesAtFirst(gains: Gains, read: Read, rungs: readonly string[], unit: keyof Cost): Move[] {
  if (read.modePrior === null) return []
  return rungs.flatMap((rung) => {
    const climb = gains.climbs.find(({ from, reader, to }) => from === null && reader === read.model && to === rung)
    const after = climb === undefined || climb.after === null ? null : applyCalibrator(climb.after, read)
    if (climb === undefined || after === null) return []
    const { least, base, perPromptToken } = climb.cost[unit]
    return [atCost({ rung, after, gain: after }, Math.max(least, base + perPromptToken * read.promptTokens))]
  })
}

/** A move at this cost, for nothing where that is below 0: of a time that was expected more may have been spent already. */
export function atCost({ rung, after, gain }: Pick<Move, 'rung' | 'after' | 'gain'>, expected: number): Move {
  const cost = Math.max(0, expected)
  return { rung, after, gain, cost, worth: gain / Math.max(cost, Number.MIN_VALUE) }
}

/** Expected cost of the climb after `last`. A thought's length goes with the prompt's, the answer's and the doubt. */
export function expectedCost(climb: Climb, last: Pick<Shown, 'confidence' | 'signals' | 'usage'>, unit: keyof Cost): number {
  const { least, base, perPromptToken, perAnswerToken, perLogOdds } = climb.cost[unit]
  const [tokens, answerTokens, logOdds] = costInputs(last)
  return Math.max(least, base + perPromptToken * tokens + perAnswerToken * answerTokens + perLogOdds * logOdds)
}

/** Prompt tokens, answer tokens, and the log-odds of being right; 0, even odds, where there is no confidence. */
export function costInputs({ confidence, signals, usage }: Pick<Shown, 'confidence' | 'signals' | 'usage'>): [number, number, number] {
  const p = Math.min(1 - 1e-6, Math.max(1e-6, confidence ?? 0.5))
  return [promptTokens(usage), signals?.answerTokens ?? 0, Math.log(p / (1 - p))]
}

function chanceAfter(climb: Climb, last: Shown): number | null {
  const fitted = isAnswer(last) ? climb.after : climb.afterDecline
  return fitted === null ? null : applyCalibrator(fitted, shownFeatures(last))
}
