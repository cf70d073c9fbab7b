/** Policies over recorded traces: what each would have answered and paid, with no model at all. Knows no file. */
import { bootstrapMany } from './bootstrap.ts'
import type { Counts, Interval } from './bootstrap.ts'
import { keepBetter, isAnswer } from './keep-better.ts'
import { addCosts, aloneCost, costOf } from './ledger.ts'
import type { Cost } from './ledger.ts'
import { isGoodEnough } from './policy.ts'
import { quantile } from './quantiles.ts'
import type { Trace, TraceRung } from './trace.ts'

export type ReplayedPolicy =
  | { readonly kind: 'direct' | 'think' | 'oracle' }
  | { readonly kind: 'random'; readonly share: number }
  | { readonly kind: 'auto'; readonly threshold: number }

/** One prompt under one policy. `right` and `escalated` are chances where a coin decides. */
export interface Replayed extends Cost {
  readonly right: number
  readonly escalated: number
}

export interface ReplayFigures {
  readonly accuracy: number
  readonly meanTokens: number
  readonly meanFlops: number
  readonly meanMs: number
  /** Share of prompts for which the think rung ran. */
  readonly escalated: number
}

export interface ReplayPoint extends ReplayFigures {
  readonly policy: ReplayedPolicy
  readonly n: number
  /** Bootstrap over prompts, 95 %; null for an empty trace. */
  readonly intervals: { readonly [figure in keyof ReplayFigures]: Interval | null }
}

/** A prompt recorded on both rungs. */
export interface Recorded {
  readonly direct: TraceRung
  readonly think: TraceRung
}

/** The prompts of a trace that ended on both its first direct and its first think rung; what was stopped on either can't be replayed. */
export function recordedPairs({ header, lines }: Trace): Recorded[] {
  const idOf = (strategy: 'direct' | 'think'): string | undefined => header.ladder.rungs.find((rung) => rung.strategy === strategy)?.id
  const [directId, thinkId] = [idOf('direct'), idOf('think')]
  return lines.flatMap(({ rungs }) => {
    const direct = rungs.find(({ rung, outcome }) => rung === directId && outcome !== 'stopped')
    const think = rungs.find(({ rung, outcome }) => rung === thinkId && outcome !== 'stopped')
    return direct === undefined || think === undefined ? [] : [{ direct, think }]
  })
}

/**
 * What a policy makes of one prompt. Auto decides as the cascade does, with the same functions. Random mixing is the
 * chord between always-direct and always-think: its coin falls before any pass, so it pays for one of them alone.
 * The oracle climbs exactly where direct is wrong and thinking right; like auto it pays for the direct pass then too.
 */
export function replayPrompt({ direct, think }: Recorded, policy: ReplayedPolicy): Replayed {
  const atOnce: Replayed = { ...costOf(direct.usage), right: Number(direct.correct), escalated: 0 }
  const climbed = (right: boolean): Replayed => ({ ...addCosts(costOf(direct.usage), costOf(think.usage)), right: Number(right), escalated: 1 })
  switch (policy.kind) {
    case 'direct':
      return atOnce
    case 'think':
      return { ...aloneCost(think.usage, direct.usage), right: Number(think.correct), escalated: 1 }
    case 'random':
      return mix(atOnce, replayPrompt({ direct, think }, { kind: 'think' }), policy.share)
    case 'auto':
      if (!isAnswer(direct) || isGoodEnough(direct, policy.threshold)) return atOnce
      return climbed(keepBetter(direct, think).kept.correct)
    case 'oracle':
      return !direct.correct && think.correct ? climbed(true) : atOnce
    default:
      return policy satisfies never
  }
}

/** Always direct, random at 10..90 %, always think, auto over thresholds, oracle: the cost-quality table's rows. */
export function standardPolicies(pairs: readonly Recorded[]): ReplayedPolicy[] {
  return [
    { kind: 'direct' },
    ...[10, 20, 30, 40, 50, 60, 70, 80, 90].map((percent): ReplayedPolicy => ({ kind: 'random', share: percent / 100 })),
    { kind: 'think' },
    ...sweepThresholds(pairs).map((threshold): ReplayedPolicy => ({ kind: 'auto', threshold })),
    { kind: 'oracle' },
  ]
}

/**
 * Thresholds that spread auto's points evenly over the share of prompts sent on, 0 to 100 % in twentieths. They are taken
 * from the trace itself, which is fair for drawing the whole curve and would not be for choosing one point of it.
 */
export function sweepThresholds(pairs: readonly Recorded[]): number[] {
  const confidences = pairs.flatMap(({ direct }) => direct.confidence ?? []).toSorted((a, b) => a - b)
  if (confidences.length === 0) return []
  const inner = Array.from({ length: 19 }, (_, i) => quantile(confidences, (i + 1) / 20))
  return [...new Set([0, ...inner, 1])]
}

/** Replays each policy over the whole trace. The intervals of all points come from the same resamples. */
export function replay(pairs: readonly Recorded[], policies: readonly ReplayedPolicy[], seed: number, resamples = 1000): ReplayPoint[] {
  const columns = policies.flatMap((policy) => {
    const prompts = pairs.map((pair) => replayPrompt(pair, policy))
    return FIGURES.map(([, field]) => column(prompts, field))
  })
  const means = columns.map((values) => columnMean(values))
  const intervals = bootstrapMany(pairs.length, (counts) => columns.map((values) => columnMean(values, counts)), { seed, resamples })
  return policies.map((policy, i) => ({
    policy,
    n: pairs.length,
    ...perFigure((k) => means[i * FIGURES.length + k] ?? 0),
    intervals: perFigure((k) => intervals[i * FIGURES.length + k] ?? null),
  }))
}

/** One figure of every prompt, in the trace's order: flat, since a bootstrap reads it thousands of times. */
export function column(prompts: readonly Replayed[], field: keyof Replayed): Float64Array {
  return Float64Array.from(prompts, (prompt) => prompt[field])
}

/** Mean over prompts, each as often as it was drawn; 0 without prompts. */
export function columnMean(values: Float64Array, counts?: Counts): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += (counts === undefined ? 1 : (counts[i] ?? 0)) * (values[i] ?? 0)
  return values.length === 0 ? 0 : sum / values.length
}

const FIGURES = [
  ['accuracy', 'right'], ['meanTokens', 'tokens'], ['meanFlops', 'flops'], ['meanMs', 'ms'], ['escalated', 'escalated'],
] as const satisfies readonly (readonly [keyof ReplayFigures, keyof Replayed])[]

function perFigure<T>(value: (index: number) => T): { [figure in keyof ReplayFigures]: T } {
  return Object.fromEntries(FIGURES.map(([figure], k) => [figure, value(k)])) as { [figure in keyof ReplayFigures]: T }
}

function mix(a: Replayed, b: Replayed, shareOfB: number): Replayed {
  const at = (field: keyof Replayed): number => (1 - shareOfB) * a[field] + shareOfB * b[field]
  return { tokens: at('tokens'), flops: at('flops'), ms: at('ms'), right: at('right'), escalated: at('escalated') }
}
