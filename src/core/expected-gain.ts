/** What climbing is expected to bring, learned from a recorded calibration suite and applied to prompts whose answers nobody knows yet. */
import type { Climb, ExpectedCost, GainBin, GainTable } from './gain-table.ts'
import { isAnswer, keepBetter } from './keep-better.ts'
import type { Cost } from './ledger.ts'
import { fitPlane } from './linear-regression.ts'
import { costAfter, ladderIds, passOf, recordedPrompts } from './recorded.ts'
import type { Recorded, RecordedPass } from './recorded.ts'
import { significant } from './rounding.ts'
import type { Trace } from './trace.ts'

const BINS = 10

/** So many prompts of the whole suite stand beside those of a bin: a handful in a bin says little alone. */
const PRIOR_PROMPTS = 5

/** Measures every climb from one rung of a trace's ladder to a later one. The trace must be of a suite that is never evaluated. */
export function gainTable(trace: Trace): GainTable {
  const rungs = ladderIds(trace)
  const prompts = recordedPrompts(trace)
  return {
    suite: { ...trace.header.suite, n: prompts.length },
    climbs: prompts.length === 0 ? [] : rungs.flatMap((from, i) => rungs.slice(i + 1).map((to) => measureClimb(prompts, from, to))),
  }
}

function measureClimb(prompts: readonly Recorded[], from: string, to: string): Climb {
  const pairs = prompts.map((prompt) => [passOf(prompt, from), passOf(prompt, to)] as const)
  const count = (fallsIn: (pass: RecordedPass) => boolean): GainBin => {
    const own = pairs.filter(([pass]) => fallsIn(pass))
    return {
      n: own.length,
      before: own.filter(([pass]) => pass.correct).length,
      after: own.filter(([earlier, later]) => keepBetter<RecordedPass>(earlier, later).kept.correct).length,
    }
  }
  return {
    from, to,
    bins: Array.from({ length: BINS }, (_, bin) => count((pass) => isAnswer(pass) && binOf(pass.confidence) === bin)),
    declined: count((pass) => !isAnswer(pass)),
    cost: { tokens: fitCost(pairs, 'tokens'), flops: fitCost(pairs, 'flops'), ms: fitCost(pairs, 'ms') },
  }
}

function fitCost(pairs: readonly (readonly [RecordedPass, RecordedPass])[], unit: keyof Cost): ExpectedCost {
  const known = pairs.map(([earlier, later]) => ({ inputs: costInputs(earlier), cost: costAfter(later, [earlier.model])[unit] }))
  const { base, weights } = fitPlane(known.map(({ inputs }) => inputs), known.map(({ cost }) => cost))
  const [perPromptToken = 0, perAnswerToken = 0, perLogOdds = 0] = weights.map((weight) => significant(weight))
  const costs = known.map(({ cost }) => cost)
  return { mean: significant(costs.reduce((sum, cost) => sum + cost, 0) / costs.length), least: Math.min(...costs), base: significant(base), perPromptToken, perAnswerToken, perLogOdds }
}

/** Expected cost of the climb after `pass`. A thought's length goes with the prompt's, the answer's and the doubt. */
export function expectedCost(climb: Climb, pass: Pick<RecordedPass, 'confidence' | 'signals' | 'usage'>, unit: keyof Cost): number {
  const { least, base, perPromptToken, perAnswerToken, perLogOdds } = climb.cost[unit]
  const [promptTokens = 0, answerTokens = 0, logOdds = 0] = costInputs(pass)
  return Math.max(least, base + perPromptToken * promptTokens + perAnswerToken * answerTokens + perLogOdds * logOdds)
}

/** A rung that may run next, and what is expected of it. */
export interface Move {
  readonly rung: string
  /** Expected gain over expected cost; above 0. */
  readonly worth: number
}

/** Of the rungs that may run after `last`, the one with the most expected gain for its expected cost, as far as is known before it runs; null where none is worth anything. */
export function bestMove(gains: GainTable, later: readonly string[], unit: keyof Cost, last: RecordedPass, kept: RecordedPass): Move | null {
  const standing = isAnswer(kept) ? kept.confidence : null
  return later
    .flatMap((rung): Move[] => {
      const climb = gains.climbs.find(({ from, to }) => from === last.rung && to === rung)
      if (climb === undefined) return []
      const gain = expectedGain(climb, last, standing)
      return gain > 0 ? [{ rung, worth: gain / Math.max(expectedCost(climb, last, unit), Number.MIN_VALUE) }] : []
    })
    .reduce<Move | null>((best, move) => (best === null || move.worth > best.worth ? move : best), null)
}

/** Prompt tokens, answer tokens, and the log-odds of being right; 0, even odds, for a decline. */
function costInputs({ confidence, signals, usage }: Pick<RecordedPass, 'confidence' | 'signals' | 'usage'>): number[] {
  const p = Math.min(1 - 1e-6, Math.max(1e-6, confidence ?? 0.5))
  return [usage.prefillTokens + usage.reusedTokens, signals?.answerTokens ?? 0, Math.log(p / (1 - p))]
}

/**
 * Expected rise in P(right) from a climb after `pass`, when the answer that stands so far has this confidence. What the
 * bin's prompts came to after climbing, drawn towards the mean of all of the climb's, minus what is believed already.
 */
export function expectedGain(climb: Climb, pass: Pick<RecordedPass, 'outcome' | 'confidence'>, standing: number | null): number {
  const bin = isAnswer(pass) ? (pass.confidence === null ? null : climb.bins[binOf(pass.confidence) ?? 0]) : climb.declined
  const all = climb.bins.reduce((sum, each) => ({ n: sum.n + each.n, before: sum.before + each.before, after: sum.after + each.after }), climb.declined)
  const share = (field: 'before' | 'after'): number => {
    const overall = all.n === 0 ? 0 : all[field] / all.n
    return bin === null || bin === undefined ? overall : (bin[field] + PRIOR_PROMPTS * overall) / (bin.n + PRIOR_PROMPTS)
  }
  return share('after') - (standing ?? share('before'))
}

function binOf(confidence: number | null): number | null {
  return confidence === null ? null : Math.min(BINS - 1, Math.floor(confidence * BINS))
}
