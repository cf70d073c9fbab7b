/**
 * Auto's rule: after each answer, and before the first, which rung is worth running next. Pure: the cascade and the replay decide by it.
 *
 * A rung is worth running if what it is expected to gain is more than its expected tokens are worth (Damani et al., arXiv
 * 2410.04707). Where nothing was measured of it, the answer that stands must be sure enough by itself.
 */
import { movesAfter, movesAtFirst, readIn } from './expected-gain.ts'
import type { Gains, Move, Read, Shown } from './expected-gain.ts'
import { isAnswer } from './keep-better.ts'
import type { Rung } from './ladder.ts'
import { isGoodEnough } from './policy.ts'
import type { Judged } from './policy.ts'

/** So many tokens are worth the odds against the threshold: at 0.8 they must be expected to raise P(right) by 0.2 / 0.8. */
const PRICED_TOKENS = 100

/**
 * An answer at once is tried first if it is right this often; below that it is likely to be wasted, and the rung that is worth most
 * runs in its place. Chosen by cross-validation on the calibration suite, where anything from 0.2 to 0.5 did about as well and 0.4 a little better.
 */
export const OPENER_CHANCE = 0.4

/** Why the next rung runs, or none: see the reasons of the same names in events.ts. */
export type Verdict =
  | { readonly kind: 'measured'; readonly next: string | null; readonly best: Move }
  | { readonly kind: 'by-confidence' | 'declined'; readonly next: string | null }

/** A rung that could run next. */
export type Option = Pick<Rung, 'id' | 'model'>

/** P(right) that a token must be expected to bring: nothing at a threshold of 1, more than can be at 0. */
export function pricePerToken(threshold: number): number {
  return (1 - threshold) / threshold / PRICED_TOKENS
}

/** The threshold up to which a move of this worth, in P(right) per token, is not made: 0 to 1. */
export function thresholdOf(worth: number): number {
  return worth <= 0 ? 1 : 1 / (1 + worth * PRICED_TOKENS)
}

/**
 * After `last`: the rung of `rest` that runs next, null where none is worth it. Of those that were measured the one that gains most
 * beyond its price; else the first one of which nothing is known, unless `last` is an answer that is sure enough. What a model
 * declined is not given to the same model again unless that was measured.
 *
 * @param standing the confidence of the best so far
 */
export function nextRung(gains: Gains | null, last: Shown & Judged, standing: number | null, rest: readonly Option[], threshold: number): Verdict {
  const moves = gains === null || last.confidence === null ? [] : movesAfter(gains, last, standing, rest.map(({ id }) => id), 'tokens')
  const best = bestMove(moves, threshold)
  if (best !== null && net(best, threshold) > 0) return { kind: 'measured', next: best.rung, best }
  const declined = !isAnswer(last)
  const unknown = rest.find(({ id, model }) => moves.every((move) => move.rung !== id) && !(declined && model === last.usage.model))?.id ?? null
  if (unknown === null && best !== null) return { kind: 'measured', next: null, best }
  if (declined) return { kind: 'declined', next: unknown }
  return { kind: 'by-confidence', next: isGoodEnough(last, threshold) ? null : unknown }
}

/** Where a prompt begins in place of the ladder's first rung, and how likely each rung before that was held to be right. */
export interface Start {
  readonly rung: string
  readonly passedOver: ReadonlyMap<string, number>
}

/**
 * The rung to begin with; null where the first one runs, as it is likely enough to be right, worth most by itself, or not measured.
 *
 * @param read what the first rung's model knows once it has read the prompt
 * @param rungs those that could run now, in the ladder's order
 */
export function firstRung(gains: Gains | null, read: Read, rungs: readonly string[], threshold: number): Start | null {
  const [opener] = rungs
  const moves = gains === null ? [] : movesAtFirst(gains, read, rungs, 'tokens')
  const first = moves.find(({ rung }) => rung === opener)
  if (first === undefined || first.after >= OPENER_CHANCE) return null
  const best = bestMove(moves, threshold)
  if (best === null || best.rung === opener) return null
  const before = rungs.slice(0, rungs.indexOf(best.rung))
  return { rung: best.rung, passedOver: new Map(moves.filter(({ rung }) => before.includes(rung)).map(({ rung, after }) => [rung, after])) }
}

/** The highest threshold at which a prompt stays with its first answer: above it, it is thought over, at once or after that answer. */
export function thresholdToClimb(gains: Gains, opener: Shown & Judged, rest: readonly string[]): number {
  const worth = Math.max(...movesAfter(gains, opener, opener.confidence, rest, 'tokens').map((move) => move.worth))
  const read = movesAtFirst(gains, readIn(opener), [opener.rung, ...rest], 'tokens')
  const first = read.find(({ rung }) => rung === opener.rung)
  const atOnce = first === undefined || first.after >= OPENER_CHANCE
    ? -Infinity
    : Math.max(...read.filter((move) => move !== first && move.cost > first.cost).map((move) => (move.gain - first.gain) / (move.cost - first.cost)))
  const most = Math.max(worth, atOnce)
  return Number.isFinite(most) ? thresholdOf(most) : (opener.confidence ?? 0)
}

function bestMove(moves: readonly Move[], threshold: number): Move | null {
  return moves.reduce<Move | null>((best, move) => (best === null || net(move, threshold) > net(best, threshold) ? move : best), null)
}

/** The gain beyond the price, times the threshold: at 0 the price has no bound. */
function net({ gain, cost }: Move, threshold: number): number {
  return threshold * gain - ((1 - threshold) / PRICED_TOKENS) * cost
}
