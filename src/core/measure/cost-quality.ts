/** One number for a whole cost-quality curve: how much better than chance, how near to the oracle. Formulas: RouteLLM, RouterBench, cascade routing. */
import { aiq } from './aiq.ts'
import { bootstrapMany, measureMany } from './bootstrap.ts'
import type { Counts, Interval, Measured } from './bootstrap.ts'
import { heightAt } from './curve.ts'
import type { CurvePoint } from './curve.ts'
import type { Gains } from '../expected-gain.ts'
import { apgr, cpt } from './gap-recovered.ts'
import type { Cost } from '../ledger.ts'
import { rectangleArea } from './rectangle-area.ts'
import type { Recorded } from './recorded.ts'
import { cheapestRight, column, columnMean, replayPrompt, sweepSignal, sweepThresholds } from './replay.ts'
import type { ReplayedPolicy, ReplayLadder } from './replay.ts'
import { SIGNAL_NAMES } from './sureness.ts'
import type { SignalName } from './sureness.ts'

/** What decides on climbing: auto's rule, with what was measured of climbing or (null) by confidence alone; or one raw signal. */
export type Router = { readonly gains: Gains | null } | SignalName

/** The figures of a router over all its thresholds, in one unit of cost. A figure is null where the last rung costs or gains nothing. */
export interface CostQuality {
  readonly router: 'auto' | SignalName
  readonly unit: keyof Cost
  readonly n: number
  /**
   * Area between the router's curve and the chord of random mixing between the first rung alone and the last, over
   * (cost of the last - of the first) x (gain of the last over the first).
   */
  readonly area: Measured | null
  /** That area as a share of the oracle's. */
  readonly shareOfOracle: Measured | null
  /** Accuracy over random mixing at the budget half way between the first rung alone and the last. */
  readonly liftAtMidBudget: Measured | null
  /** Average performance gap recovered, over the share of prompts that reach the last rung (RouteLLM, arXiv 2406.18665). */
  readonly apgr: Measured | null
  /** Smallest share of prompts on the last rung that recovers 20, 50 and 80 % of the gap; null where it is never reached. */
  readonly cpt: { readonly q20: number | null; readonly q50: number | null; readonly q80: number | null }
  /** Mean accuracy under the curve's hull between the costs of the first rung alone and of the last (RouterBench, arXiv 2403.12031). */
  readonly aiq: Measured | null
}

/** Router minus rival, over the very same resamples: better for sure where the interval excludes 0. */
export interface Difference {
  readonly area: Measured | null
  readonly liftAtMidBudget: Measured | null
  readonly apgr: Measured | null
}

export interface Comparison {
  readonly auto: CostQuality
  /** The raw signal with the largest area on this very trace, which favours it; null where none was measured. */
  readonly bestSignal: CostQuality | null
  readonly autoMinusBestSignal: Difference | null
  /** P(think) alone, which pays for the one rung that it chose; null where the models were not trained for it. */
  readonly modePrior: CostQuality | null
  readonly autoMinusModePrior: Difference | null
}

/** Auto beside the best single signal and P(think) alone. The verifier is no rival: asking it is a call of its own, which a pass's cost does not hold. */
export function compareRouters(
  prompts: readonly Recorded[], ladder: ReplayLadder, unit: keyof Cost, seed: number, resamples = 1000, gains: Gains | null = null,
): Comparison {
  const auto = tableOf(prompts, ladder, { gains }, unit)
  const signals = SIGNAL_NAMES
    .filter((name) => name !== 'modePrior' && name !== 'verifier')
    .map((name) => tableOf(prompts, ladder, name, unit))
    .map((table) => ({ table, area: figuresOf(table).area }))
    .filter(({ area }) => area !== null)
    .toSorted((a, b) => (b.area ?? 0) - (a.area ?? 0))
  const best = signals[0]?.table ?? null
  const prior = tableOf(prompts, ladder, 'modePrior', unit)
  const known = prior.sweep.length > 0 ? prior : null
  return {
    auto: describe(auto, seed, resamples),
    bestSignal: best && describe(best, seed, resamples),
    autoMinusBestSignal: best && difference(auto, best, seed, resamples),
    modePrior: known && describe(known, seed, resamples),
    autoMinusModePrior: known && difference(auto, known, seed, resamples),
  }
}

export interface AtThreshold {
  readonly threshold: number
  /** Mean cost of auto over the oracle's, in the unit. */
  readonly multipleOfOracle: Measured | null
  /** Accuracy of auto minus that of the last rung alone, in 0..1. */
  readonly minusLast: Measured | null
}

/** Auto at one threshold that was fixed beforehand, against the oracle and against always running the last rung. */
export function atThreshold(prompts: readonly Recorded[], ladder: ReplayLadder, threshold: number, unit: keyof Cost, seed: number, resamples = 1000, gains: Gains | null = null): AtThreshold {
  const replayed = (policy: ReplayedPolicy) => prompts.map((prompt) => replayPrompt(prompt, policy))
  const auto = replayed({ kind: 'auto', ladder, threshold, gains })
  const [costs, oracle] = [column(auto, unit), column(replayed({ kind: 'oracle', ladder, unit }), unit)]
  const [right, last] = [column(auto, 'right'), column(replayed({ kind: 'rung', rung: lastOf(ladder) }), 'right')]
  const figures = (counts?: Counts): (number | null)[] => {
    const least = columnMean(oracle, counts)
    return [least > 0 ? columnMean(costs, counts) / least : null, prompts.length === 0 ? null : columnMean(right, counts) - columnMean(last, counts)]
  }
  const [multipleOfOracle = null, minusLast = null] = measureMany(prompts.length, figures, { seed, resamples })
  return { threshold, multipleOfOracle, minusLast }
}

/** The curve of a router in one unit, from never to always climbing, its thresholds with it: what a plot draws. */
export function routerCurve(prompts: readonly Recorded[], ladder: ReplayLadder, router: Router, unit: keyof Cost): (CurvePoint & { readonly threshold: number })[] {
  return tableOf(prompts, ladder, router, unit).sweep
    .map(({ threshold, cost, right }) => ({ threshold, x: columnMean(cost), y: columnMean(right) }))
    .toSorted((a, b) => a.x - b.x)
}

/** The oracle's whole curve: the first rung on all prompts, then climbing one fixable prompt after the other, the cheapest first. */
export function oracleCurve(prompts: readonly Recorded[], ladder: ReplayLadder, unit: keyof Cost): CurvePoint[] {
  const first = prompts.map((prompt) => replayPrompt(prompt, { kind: 'rung', rung: ladder[0] }))
  return oraclePoints(fixablePrompts(prompts, ladder, unit), columnMean(column(first, unit)), columnMean(column(first, 'right')), prompts.length)
}

interface Columns {
  readonly right: Float64Array
  readonly cost: Float64Array
  readonly reachedLast: Float64Array
}

interface Table {
  readonly router: CostQuality['router']
  readonly unit: keyof Cost
  readonly n: number
  /** The first rung alone, and the last. */
  readonly first: Columns
  readonly last: Columns
  /** The router at rising thresholds. */
  readonly sweep: readonly (Columns & { readonly threshold: number })[]
  /** Prompts that only a later rung gets right, the cheapest to climb first, with what climbing adds. */
  readonly fixable: readonly { readonly index: number; readonly extra: number }[]
}

function tableOf(prompts: readonly Recorded[], ladder: ReplayLadder, router: Router, unit: keyof Cost): Table {
  const columns = (policy: ReplayedPolicy): Columns => {
    const replayed = prompts.map((prompt) => replayPrompt(prompt, policy))
    return { right: column(replayed, 'right'), cost: column(replayed, unit), reachedLast: column(replayed, 'reachedLast') }
  }
  const { name, thresholds, policyAt } = sweepOf(prompts, ladder, router)
  return {
    router: name, unit, n: prompts.length,
    first: columns({ kind: 'rung', rung: ladder[0] }),
    last: columns({ kind: 'rung', rung: lastOf(ladder) }),
    sweep: thresholds.map((threshold) => ({ threshold, ...columns(policyAt(threshold)) })),
    fixable: fixablePrompts(prompts, ladder, unit),
  }
}

function fixablePrompts(prompts: readonly Recorded[], ladder: ReplayLadder, unit: keyof Cost): Table['fixable'] {
  return prompts
    .flatMap((prompt, index) => {
      const found = cheapestRight(prompt, ladder, unit)
      return found === null ? [] : [{ index, extra: found.extra }]
    })
    .toSorted((a, b) => a.extra - b.extra)
}

function sweepOf(prompts: readonly Recorded[], ladder: ReplayLadder, router: Router): {
  readonly name: CostQuality['router']; readonly thresholds: readonly number[]; readonly policyAt: (threshold: number) => ReplayedPolicy
} {
  if (typeof router === 'string') return { name: router, thresholds: sweepSignal(prompts, ladder, router), policyAt: (threshold) => ({ kind: 'signal', ladder, signal: router, threshold }) }
  const { gains } = router
  return { name: 'auto', thresholds: sweepThresholds(prompts, ladder, gains), policyAt: (threshold) => ({ kind: 'auto', ladder, threshold, gains }) }
}

function describe(table: Table, seed: number, resamples: number): CostQuality {
  const { cpt: shares, ...figures } = figuresOf(table)
  const intervals = bootstrapMany(table.n, (counts) => {
    const { area, shareOfOracle, liftAtMidBudget, apgr, aiq } = figuresOf(table, counts)
    return [area, shareOfOracle, liftAtMidBudget, apgr, aiq]
  }, { seed, resamples })
  return {
    router: table.router, unit: table.unit, n: table.n, cpt: shares,
    area: measured(figures.area, intervals[0]), shareOfOracle: measured(figures.shareOfOracle, intervals[1]),
    liftAtMidBudget: measured(figures.liftAtMidBudget, intervals[2]), apgr: measured(figures.apgr, intervals[3]), aiq: measured(figures.aiq, intervals[4]),
  }
}

function difference(one: Table, other: Table, seed: number, resamples: number): Difference {
  const minus = (counts?: Counts): (number | null)[] => {
    const [a, b] = [figuresOf(one, counts), figuresOf(other, counts)]
    return (['area', 'liftAtMidBudget', 'apgr'] as const).map((figure) => (a[figure] === null || b[figure] === null ? null : a[figure] - b[figure]))
  }
  const [area = null, liftAtMidBudget = null, apgr = null] = measureMany(one.n, minus, { seed, resamples })
  return { area, liftAtMidBudget, apgr }
}

function figuresOf({ first, last, sweep, fixable, n }: Table, counts?: Counts) {
  const [cheap, dear] = [columnMean(first.cost, counts), columnMean(last.cost, counts)]
  const [weak, strong] = [columnMean(first.right, counts), columnMean(last.right, counts)]
  if (sweep.length === 0 || !(dear > cheap) || !(strong > weak)) {
    return { area: null, shareOfOracle: null, liftAtMidBudget: null, apgr: null, aiq: null, cpt: { q20: null, q50: null, q80: null } }
  }
  const points = sweep.map(({ right, cost, reachedLast }) => ({ right: columnMean(right, counts), cost: columnMean(cost, counts), reachedLast: columnMean(reachedLast, counts) }))
  // Nobody has to climb: the first rung alone belongs to every router, also to one that a decline sends on at any threshold.
  const curve = sortedCurve([{ x: cheap, y: weak }, ...points.map(({ cost, right }) => ({ x: cost, y: right }))])
  const ends = [{ x: cheap, y: weak }, { x: dear, y: strong }] as const
  const area = rectangleArea(curve, ends)
  const oracle = rectangleArea(oraclePoints(fixable, cheap, weak, n, counts), ends)
  const gap = { weak, strong }
  const overShare = sortedCurve(points.map(({ reachedLast, right }) => ({ x: reachedLast, y: right })))
  return {
    area,
    shareOfOracle: oracle > 0 ? area / oracle : null,
    liftAtMidBudget: heightAt(curve, (cheap + dear) / 2) - (weak + strong) / 2,
    apgr: apgr(overShare, gap),
    aiq: aiq(curve, cheap, dear),
    cpt: { q20: cpt(overShare, gap, 0.2), q50: cpt(overShare, gap, 0.5), q80: cpt(overShare, gap, 0.8) },
  }
}

/** Climbing one fixable prompt after the other, the cheapest first. */
function oraclePoints(fixable: Table['fixable'], cheap: number, weak: number, n: number, counts?: Counts): CurvePoint[] {
  const curve: CurvePoint[] = [{ x: cheap, y: weak }]
  let [x, y] = [cheap, weak]
  for (const { index, extra } of fixable) {
    const drawn = counts === undefined ? 1 : (counts[index] ?? 0)
    if (drawn === 0) continue
    x += (drawn * extra) / n
    y += drawn / n
    curve.push({ x, y })
  }
  return curve
}

function sortedCurve(points: readonly CurvePoint[]): CurvePoint[] {
  return points.toSorted((a, b) => a.x - b.x)
}

function lastOf(ladder: ReplayLadder): string {
  return ladder.at(-1) ?? ladder[0]
}

function measured(value: number | null, interval: Interval | null | undefined): Measured | null {
  return value === null ? null : { value, interval: interval ?? null }
}
