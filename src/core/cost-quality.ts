/** One number for a whole cost-quality curve: how much better than chance, how near to the oracle. Formulas: RouteLLM, cascade routing. */
import { bootstrapMany } from './bootstrap.ts'
import type { Counts, Interval } from './bootstrap.ts'
import { areaUnder, heightAt } from './curve.ts'
import type { CurvePoint } from './curve.ts'
import type { Cost } from './ledger.ts'
import { meanOf, replayPrompt, sweepThresholds } from './replay.ts'
import type { Recorded, Replayed } from './replay.ts'

export interface Measured {
  readonly value: number
  /** Bootstrap over prompts, 95 %. */
  readonly interval: Interval | null
}

export interface CostQuality {
  readonly unit: keyof Cost
  readonly n: number
  /** Area between auto's curve and the chord of random mixing, over (cost of always thinking - of never) x (gain of thinking). */
  readonly area: Measured | null
  /** That area as a share of the oracle's. */
  readonly shareOfOracle: Measured | null
  /** Accuracy over random mixing at the budget half way between never and always thinking. */
  readonly liftAtMidBudget: Measured | null
  /** Average performance gap recovered over the share of prompts sent on (RouteLLM, arXiv 2406.18665). */
  readonly apgr: Measured | null
  /** Smallest share of prompts sent on that recovers 20, 50 and 80 % of the gap; null where it is never reached. */
  readonly cpt: { readonly q20: number | null; readonly q50: number | null; readonly q80: number | null }
}

/** The figures of auto over all its thresholds, in one unit of cost. A figure is null where thinking costs or gains nothing. */
export function costQuality(pairs: readonly Recorded[], unit: keyof Cost, seed: number, resamples = 1000): CostQuality {
  const table = tableOf(pairs, unit)
  const { cpt, ...figures } = figuresOf(table, unit)
  const intervals = bootstrapMany(pairs.length, (counts) => {
    const { area, shareOfOracle, liftAtMidBudget, apgr } = figuresOf(table, unit, counts)
    return [area, shareOfOracle, liftAtMidBudget, apgr]
  }, { seed, resamples })
  const measured = (value: number | null, i: number): Measured | null => (value === null ? null : { value, interval: intervals[i] ?? null })
  return {
    unit, n: pairs.length, cpt,
    area: measured(figures.area, 0), shareOfOracle: measured(figures.shareOfOracle, 1),
    liftAtMidBudget: measured(figures.liftAtMidBudget, 2), apgr: measured(figures.apgr, 3),
  }
}

interface Table {
  readonly direct: readonly Replayed[]
  readonly think: readonly Replayed[]
  /** Auto at rising thresholds. */
  readonly sweep: readonly (readonly Replayed[])[]
  /** Prompts that only thinking gets right, the cheapest to climb first, with what climbing adds. */
  readonly fixable: readonly { readonly index: number; readonly extra: number }[]
}

function tableOf(pairs: readonly Recorded[], unit: keyof Cost): Table {
  const direct = pairs.map((pair) => replayPrompt(pair, { kind: 'direct' }))
  const oracle = pairs.map((pair) => replayPrompt(pair, { kind: 'oracle' }))
  return {
    direct,
    think: pairs.map((pair) => replayPrompt(pair, { kind: 'think' })),
    sweep: sweepThresholds(pairs).map((threshold) => pairs.map((pair) => replayPrompt(pair, { kind: 'auto', threshold }))),
    fixable: oracle
      .flatMap((prompt, index) => (prompt.escalated > 0 ? [{ index, extra: prompt[unit] - (direct[index]?.[unit] ?? 0) }] : []))
      .toSorted((a, b) => a.extra - b.extra),
  }
}

function figuresOf({ direct, think, sweep, fixable }: Table, unit: keyof Cost, counts?: Counts) {
  const [cheap, dear] = [meanOf(direct, unit, counts), meanOf(think, unit, counts)]
  const [weak, strong] = [meanOf(direct, 'right', counts), meanOf(think, 'right', counts)]
  const box = (dear - cheap) * (strong - weak)
  if (sweep.length === 0 || !(dear > cheap) || !(strong > weak)) {
    return { area: null, shareOfOracle: null, liftAtMidBudget: null, apgr: null, cpt: { q20: null, q50: null, q80: null } }
  }
  const auto = sortedCurve(sweep.map((prompts) => ({ x: meanOf(prompts, unit, counts), y: meanOf(prompts, 'right', counts) })))
  const chordArea = ((weak + strong) / 2) * (dear - cheap)
  const area = areaUnder(auto, cheap, dear) - chordArea
  const oracleArea = areaUnder(oracleCurve(fixable, cheap, weak, direct.length, counts), cheap, dear) - chordArea
  const middle = (cheap + dear) / 2
  const recovered = sortedCurve(sweep.map((prompts) => ({ x: meanOf(prompts, 'escalated', counts), y: (meanOf(prompts, 'right', counts) - weak) / (strong - weak) })))
  return {
    area: area / box,
    shareOfOracle: oracleArea > 0 ? area / oracleArea : null,
    liftAtMidBudget: heightAt(auto, middle) - (weak + strong) / 2,
    apgr: areaUnder(recovered, 0, 1),
    cpt: { q20: firstReaching(recovered, 0.2), q50: firstReaching(recovered, 0.5), q80: firstReaching(recovered, 0.8) },
  }
}

/** Climbing one fixable prompt after the other, the cheapest first. */
function oracleCurve(fixable: Table['fixable'], cheap: number, weak: number, n: number, counts?: Counts): CurvePoint[] {
  const curve: CurvePoint[] = [{ x: cheap, y: weak }]
  let [x, y] = [cheap, weak]
  for (const { index, extra } of fixable) {
    const drawn = counts?.[index] ?? 1
    x += (drawn * extra) / n
    y += drawn / n
    curve.push({ x, y })
  }
  return curve
}

function sortedCurve(points: readonly CurvePoint[]): CurvePoint[] {
  return points.toSorted((a, b) => a.x - b.x)
}

/** The smallest x at which the curve reaches the height, between its points too. */
function firstReaching(curve: readonly CurvePoint[], height: number): number | null {
  const at = curve.findIndex(({ y }) => y >= height)
  const right = curve[at]
  const left = curve[at - 1]
  if (right === undefined) return null
  return left === undefined ? right.x : left.x + ((right.x - left.x) * (height - left.y)) / (right.y - left.y)
}
