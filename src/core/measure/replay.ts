/** Policies over recorded traces: what each would have answered and paid, with no model at all. Knows no file. */
import { bootstrapMany } from './bootstrap.ts'
import type { Counts, Interval } from './bootstrap.ts'
import { firstRung, nextRung, thresholdToClimb } from '../auto.ts'
import { readIn } from '../expected-gain.ts'
import type { Gains } from '../expected-gain.ts'
import { keepBetter } from '../keep-better.ts'
import { addCosts } from '../ledger.ts'
import type { Cost } from '../ledger.ts'
import { quantile } from './quantiles.ts'
import { costAfter, costBefore, passOf, readingCost } from './recorded.ts'
import type { Recorded, RecordedPass } from './recorded.ts'
import { sureness } from './sureness.ts'
import type { SignalName } from './sureness.ts'

/** Rungs to climb, in order. */
export type ReplayLadder = readonly [string, ...string[]]

/**
 * rung: that one alone, always. random: a coin between two rungs before any pass. auto: as the cascade, with what was measured of
 * climbing, else by confidence alone. signal: climbs while one raw signal is below the threshold; P(think), known before any
 * answer, chooses the one rung that then runs.
 * oracle: climbs exactly where the first rung is wrong and a later one right.
 */
export type ReplayedPolicy =
  | { readonly kind: 'rung'; readonly rung: string }
  | { readonly kind: 'random'; readonly from: string; readonly to: string; readonly share: number }
  | { readonly kind: 'auto'; readonly ladder: ReplayLadder; readonly threshold: Thresholds; readonly gains?: Gains | null }
  | { readonly kind: 'signal'; readonly ladder: ReplayLadder; readonly signal: SignalName; readonly threshold: Thresholds }
  | { readonly kind: 'oracle'; readonly ladder: ReplayLadder; readonly unit: keyof Cost }

/** One bar for all rungs, or one for each rung that can be climbed from. */
export type Thresholds = number | readonly number[]

/** One prompt under one policy. `right`, `escalated` and `reachedLast` are chances where a coin decides. */
export interface Replayed extends Cost {
  readonly right: number
  /** Whether any rung after the policy's first one ran. */
  readonly escalated: number
  /** Whether the policy's last rung ran. */
  readonly reachedLast: number
}

/** The way of one prompt: the rungs that ran, in order, and the one whose answer stood. */
export interface Climbed {
  readonly ran: readonly string[]
  readonly answeredBy: string
}

export interface ReplayFigures {
  readonly accuracy: number
  readonly meanTokens: number
  readonly meanFlops: number
  readonly meanMs: number
  /** Share of prompts for which a rung after the first one ran. */
  readonly escalated: number
  /** Share of prompts for which the last rung ran. */
  readonly reachedLast: number
}

export interface ReplayPoint extends ReplayFigures {
  readonly policy: ReplayedPolicy
  readonly n: number
  /** Bootstrap over prompts, 95 %; null for an empty trace. */
  readonly intervals: { readonly [figure in keyof ReplayFigures]: Interval | null }
}

/** What a policy makes of one prompt: see `climb` for who runs, and the costs of `Recorded`. */
export function replayPrompt(prompt: Recorded, policy: ReplayedPolicy): Replayed {
  switch (policy.kind) {
    case 'rung':
      return oneRung(passOf(prompt, policy.rung), 0)
    case 'random':
      // The chord between the two: its coin falls before any pass, so it pays for one of them alone.
      return mix(oneRung(passOf(prompt, policy.from), 0), oneRung(passOf(prompt, policy.to), 1), policy.share)
    case 'auto':
    case 'oracle':
      return paidFor(prompt, policy.ladder, climb(prompt, policy))
    case 'signal':
      return policy.signal === 'modePrior' ? routed(prompt, policy.ladder, climb(prompt, policy).answeredBy) : paidFor(prompt, policy.ladder, climb(prompt, policy))
    default:
      return policy satisfies never
  }
}

/**
 * Who runs and who answers, where no coin decides. Auto judges and keeps with the cascade's own functions. The oracle pays for
 * the first rung and, where that is wrong, for the cheapest right one; it passes over those between, as it knows that they'd
 * bring nothing.
 */
export function climb(prompt: Recorded, policy: Exclude<ReplayedPolicy, { kind: 'random' }>): Climbed {
  switch (policy.kind) {
    case 'rung':
      return { ran: [policy.rung], answeredBy: policy.rung }
    case 'auto':
      return climbByAuto(prompt, policy)
    case 'signal':
      if (policy.signal === 'modePrior') return route(prompt, policy.ladder, policy.threshold)
      return climbWhile(prompt, policy.ladder, (pass, at) => isSure(pass, policy.signal, thresholdAt(policy.threshold, at)),
        // One raw signal can't compare two rungs: the later answer stands, unless it is none.
        (earlier, later) => keepBetter({ ...earlier, confidence: null }, { ...later, confidence: null }).kept)
    case 'oracle': {
      const [first] = policy.ladder
      const found = cheapestRight(prompt, policy.ladder, policy.unit)
      return found === null ? { ran: [first], answeredBy: first } : { ran: [first, found.rung], answeredBy: found.rung }
    }
    default:
      return policy satisfies never
  }
}

/** The later rung that is right where the first is wrong and adds the least; null where the first is right or none is. */
export function cheapestRight(prompt: Recorded, [first, ...later]: ReplayLadder, unit: keyof Cost): { readonly rung: string; readonly extra: number } | null {
  const opener = passOf(prompt, first)
  if (opener.correct) return null
  return later
    .map((id) => passOf(prompt, id))
    .filter(({ correct }) => correct)
    .map((pass) => ({ rung: pass.rung, extra: costAfter(pass, [opener.model])[unit] }))
    .reduce<{ readonly rung: string; readonly extra: number } | null>((best, each) => (best === null || each.extra < best.extra ? each : best), null)
}

/** Replays each policy over the whole trace. The intervals of all points come from the same resamples. */
export function replay(prompts: readonly Recorded[], policies: readonly ReplayedPolicy[], seed: number, resamples = 1000): ReplayPoint[] {
  const columns = policies.flatMap((policy) => {
    const replayed = prompts.map((prompt) => replayPrompt(prompt, policy))
    return FIGURES.map(([, field]) => column(replayed, field))
  })
  const means = columns.map((values) => columnMean(values))
  const intervals = bootstrapMany(prompts.length, (counts) => columns.map((values) => columnMean(values, counts)), { seed, resamples })
  return policies.map((policy, i) => ({
    policy,
    n: prompts.length,
    ...perFigure((k) => means[i * FIGURES.length + k] ?? 0),
    intervals: perFigure((k) => intervals[i * FIGURES.length + k] ?? null),
  }))
}

/** Each rung alone, random mixing of the first and the last at 10..90 %, auto over thresholds, oracle: the cost-quality table's rows. */
export function standardPolicies(prompts: readonly Recorded[], ladder: ReplayLadder, gains: Gains | null = null, unit: keyof Cost = 'tokens'): ReplayedPolicy[] {
  const [from, to] = [ladder[0], ladder.at(-1) ?? ladder[0]]
  return [
    ...ladder.map((rung): ReplayedPolicy => ({ kind: 'rung', rung })),
    ...[10, 20, 30, 40, 50, 60, 70, 80, 90].map((percent): ReplayedPolicy => ({ kind: 'random', from, to, share: percent / 100 })),
    ...sweepThresholds(prompts, ladder, gains).map((threshold): ReplayedPolicy => ({ kind: 'auto', ladder, threshold, gains })),
    { kind: 'oracle', ladder, unit },
  ]
}

/**
 * Thresholds that spread auto's points evenly over the share of passes sent on, 0 to 100 % in twentieths. They are taken
 * from the trace itself, which is fair for drawing the whole curve and would not be for choosing one point of it.
 */
export function sweepThresholds(prompts: readonly Recorded[], ladder: ReplayLadder, gains: Gains | null = null): number[] {
  const inner = twentieths(climbable(prompts, ladder).flatMap((pass) => {
    if (pass.confidence === null) return []
    return gains === null ? pass.confidence : thresholdToClimb(gains, pass, ladder.slice(ladder.indexOf(pass.rung) + 1))
  }))
  return inner.length === 0 ? [] : [...new Set([0, ...inner, 1])]
}

/** The same for one raw signal, from never to always climbing. Empty where a rung that can be climbed from lacks it. */
export function sweepSignal(prompts: readonly Recorded[], ladder: ReplayLadder, signal: SignalName): number[] {
  const measured = ladder.slice(0, -1).map((id) => prompts.flatMap((prompt) => {
    const pass = passOf(prompt, id)
    return sureness(signal, pass.signals) ?? []
  }))
  if (measured.length === 0 || measured.some((values) => values.length === 0)) return []
  return [...new Set([-Infinity, ...twentieths(measured.flat()), Infinity])]
}

/** One figure of every prompt, in the trace's order: flat, since a bootstrap reads it thousands of times. */
export function column(prompts: readonly Replayed[], field: keyof Replayed): Float64Array {
  return Float64Array.from(prompts, (prompt) => prompt[field])
}

/** Mean over prompts, each as often as it was drawn; 0 without prompts. */
export function columnMean(values: Float64Array, counts?: Counts): number {
  let sum = 0
  if (counts === undefined) for (let i = 0; i < values.length; i++) sum += values[i] ?? 0
  else for (let i = 0; i < values.length; i++) sum += (counts[i] ?? 0) * (values[i] ?? 0)
  return values.length === 0 ? 0 : sum / values.length
}

const FIGURES = [
  ['accuracy', 'right'], ['meanTokens', 'tokens'], ['meanFlops', 'flops'], ['meanMs', 'ms'], ['escalated', 'escalated'], ['reachedLast', 'reachedLast'],
] as const satisfies readonly (readonly [keyof ReplayFigures, keyof Replayed])[]

function perFigure<T>(value: (index: number) => T): { [figure in keyof ReplayFigures]: T } {
  return Object.fromEntries(FIGURES.map(([figure], k) => [figure, value(k)])) as { [figure in keyof ReplayFigures]: T }
}

function climbWhile(
  prompt: Recorded, ladder: ReplayLadder, isEnough: (pass: RecordedPass, at: number) => boolean, keep: (earlier: RecordedPass, later: RecordedPass) => Pick<RecordedPass, 'rung'>,
): Climbed {
  const ran: string[] = []
  let best: RecordedPass | null = null
  for (const [at, id] of ladder.entries()) {
    const pass = passOf(prompt, id)
    ran.push(id)
    best = best === null ? pass : passOf(prompt, keep(best, pass).rung)
    if (isEnough(pass, at)) break
  }
  return { ran, answeredBy: best?.rung ?? ladder[0] }
}

function climbByAuto(prompt: Recorded, { ladder, threshold, gains = null }: Extract<ReplayedPolicy, { kind: 'auto' }>): Climbed {
  const opener = passOf(prompt, ladder[0])
  const start = firstRung(gains, readIn(opener), ladder, thresholdAt(threshold, 0))?.rung ?? opener.rung
  let rest: readonly string[] = ladder.slice(ladder.indexOf(start) + 1)
  let last = passOf(prompt, start)
  let best = last
  const ran = [start]
  for (;;) {
    const { next } = nextRung(gains, last, best.confidence, rest.map((id) => ({ id, model: passOf(prompt, id).model })), thresholdAt(threshold, ladder.indexOf(last.rung)))
    if (next === null) return { ran, answeredBy: best.rung }
    last = passOf(prompt, next)
    best = keepBetter(best, last).kept
    rest = rest.slice(rest.indexOf(next) + 1)
    ran.push(next)
  }
}

function thresholdAt(threshold: Thresholds, at: number): number {
  return typeof threshold === 'number' ? threshold : (threshold[Math.min(at, threshold.length - 1)] ?? 0)
}

function isSure({ signals }: RecordedPass, signal: SignalName, threshold: number): boolean {
  return (sureness(signal, signals) ?? -Infinity) >= threshold
}

function paidFor(prompt: Recorded, ladder: ReplayLadder, { ran, answeredBy }: Climbed): Replayed {
  let cost = costBefore(passOf(prompt, ran[0] ?? ladder[0]), passOf(prompt, ladder[0]))
  const models: string[] = []
  for (const id of ran) {
    const pass = passOf(prompt, id)
    cost = addCosts(cost, costAfter(pass, models))
    models.push(pass.model)
  }
  return { ...cost, right: Number(passOf(prompt, answeredBy).correct), escalated: Number(ran.length > 1 || ran[0] !== ladder[0]), reachedLast: Number(ran.includes(ladder.at(-1) ?? '')) }
}

/** P(think) is known once the prompt is read: the first rung whose model would rather not think, else the last. */
function route(prompt: Recorded, ladder: ReplayLadder, threshold: Thresholds): Climbed {
  const sure = ladder.find((id, at) => isSure(passOf(prompt, id), 'modePrior', thresholdAt(threshold, at)))
  const chosen = sure ?? ladder.at(-1) ?? ladder[0]
  return { ran: [chosen], answeredBy: chosen }
}

/** Chosen before any pass: the one rung is paid for, and the reading of the prompt by other models that were asked before it. */
function routed(prompt: Recorded, ladder: ReplayLadder, rung: string): Replayed {
  const chosen = passOf(prompt, rung)
  const at = ladder.indexOf(rung)
  let cost = chosen.alone
  const asked = new Set([chosen.model])
  for (const pass of ladder.slice(0, at).map((id) => passOf(prompt, id))) {
    if (asked.has(pass.model)) continue
    asked.add(pass.model)
    cost = addCosts(cost, readingCost(pass))
  }
  return { ...cost, right: Number(chosen.correct), escalated: Number(at > 0), reachedLast: Number(at === ladder.length - 1) }
}

function oneRung({ alone: cost, correct }: RecordedPass, isLast: 0 | 1): Replayed {
  return { ...cost, right: Number(correct), escalated: isLast, reachedLast: isLast }
}

function mix(a: Replayed, b: Replayed, shareOfB: number): Replayed {
  const at = (field: keyof Replayed): number => (1 - shareOfB) * a[field] + shareOfB * b[field]
  return { tokens: at('tokens'), flops: at('flops'), ms: at('ms'), right: at('right'), escalated: at('escalated'), reachedLast: at('reachedLast') }
}

/** Passes of every rung but the last. */
function climbable(prompts: readonly Recorded[], ladder: ReplayLadder): RecordedPass[] {
  return ladder.slice(0, -1).flatMap((id) => prompts.map((prompt) => passOf(prompt, id)))
}

function twentieths(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted.length === 0 ? [] : Array.from({ length: 19 }, (_, i) => quantile(sorted, (i + 1) / 20))
}
