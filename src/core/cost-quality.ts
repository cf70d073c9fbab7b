/** One number for a whole cost-quality curve: how much better than chance, how near to the oracle. Formulas: RouteLLM, cascade routing. */
import { bootstrapMany } from './bootstrap.ts'
import type { Counts, Interval } from './bootstrap.ts'
import { areaUnder, heightAt } from './curve.ts'
import type { CurvePoint } from './curve.ts'
import type { Cost } from './ledger.ts'
import { column, columnMean, replayPrompt, sweepThresholds } from './replay.ts'
import type { Recorded, ReplayedPolicy } from './replay.ts'

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
  const { cpt, ...figures } = figuresOf(table)
  const intervals = bootstrapMany(pairs.length, (counts) => {
    const { area, shareOfOracle, liftAtMidBudget, apgr } = figuresOf(table, counts)
    return [area, shareOfOracle, liftAtMidBudget, apgr]
  }, { seed, resamples })
  const measured = (value: number | null, i: number): Measured | null => (value === null ? null : { value, interval: intervals[i] ?? null })
  return {
    unit, n: pairs.length, cpt,
    area: measured(figures.area, 0), shareOfOracle: measured(figures.shareOfOracle, 1),
    liftAtMidBudget: measured(figures.liftAtMidBudget, 2), apgr: measured(figures.apgr, 3),
  }
}

interface Columns {
  readonly right: Float64Array
  readonly cost: Float64Array
  readonly escalated: Float64Array
}

interface Table {
  readonly direct: Columns
  readonly think: Columns
  /** Auto at rising thresholds. */
  readonly sweep: readonly Columns[]
  /** Prompts that only thinking gets right, the cheapest to climb first, with what climbing adds. */
  readonly fixable: readonly { readonly index: number; readonly extra: number }[]
}

function tableOf(pairs: readonly Recorded[], unit: keyof Cost): Table {
  const columns = (policy: ReplayedPolicy): Columns => {
    const prompts = pairs.map((pair) => replayPrompt(pair, policy))
    return { right: column(prompts, 'right'), cost: column(prompts, unit), escalated: column(prompts, 'escalated') }
  }
  const direct = columns({ kind: 'direct' })
  const oracle = columns({ kind: 'oracle' })
  return {
    direct,
    think: columns({ kind: 'think' }),
    sweep: sweepThresholds(pairs).map((threshold) => columns({ kind: 'auto', threshold })),
    fixable: [...oracle.escalated.keys()]
      .filter((index) => (oracle.escalated[index] ?? 0) > 0)
      .map((index) => ({ index, extra: (oracle.cost[index] ?? 0) - (direct.cost[index] ?? 0) }))
      .toSorted((a, b) => a.extra - b.extra),
  }
}

function figuresOf({ direct, think, sweep, fixable }: Table, counts?: Counts) {
  const [cheap, dear] = [columnMean(direct.cost, counts), columnMean(think.cost, counts)]
  const [weak, strong] = [columnMean(direct.right, counts), columnMean(think.right, counts)]
  const box = (dear - cheap) * (strong - weak)
  if (sweep.length === 0 || !(dear > cheap) || !(strong > weak)) {
    return { area: null, shareOfOracle: null, liftAtMidBudget: null, apgr: null, cpt: { q20: null, q50: null, q80: null } }
  }
  const points = sweep.map(({ right, cost, escalated }) => ({ right: columnMean(right, counts), cost: columnMean(cost, counts), escalated: columnMean(escalated, counts) }))
  const auto = sortedCurve(points.map(({ cost, right }) => ({ x: cost, y: right })))
  const chordArea = ((weak + strong) / 2) * (dear - cheap)
  const area = areaUnder(auto, cheap, dear) - chordArea
  const oracleArea = areaUnder(oracleCurve(fixable, cheap, weak, direct.cost.length, counts), cheap, dear) - chordArea
  const recovered = sortedCurve(points.map(({ escalated, right }) => ({ x: escalated, y: (right - weak) / (strong - weak) })))
  return {
    area: area / box,
    shareOfOracle: oracleArea > 0 ? area / oracleArea : null,
    liftAtMidBudget: heightAt(auto, (cheap + dear) / 2) - (weak + strong) / 2,
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
