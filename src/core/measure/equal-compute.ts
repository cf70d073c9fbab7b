/** A small model that thinks against a larger one at the same compute (Snell et al., arXiv 2408.03314). */
import { measureMany } from './bootstrap.ts'
import type { Counts, Measured } from './bootstrap.ts'
import { cappedPasses, cappedPrompts } from './by-cap.ts'
import { heightAt } from './curve.ts'
import type { CurvePoint } from './curve.ts'
import type { Cost } from '../ledger.ts'
import { passOf } from './recorded.ts'
import type { Recorded } from './recorded.ts'
import { columnMean } from './replay.ts'

export interface ComputePoint {
  readonly rung: string
  /** Null: as the rung runs; else its thought was cut there. */
  readonly cap: number | null
  /** Mean cost of the rung alone, in the unit asked for. */
  readonly cost: number
  readonly accuracy: Measured
}

/** One way to spend: points of one model, the cheapest first. */
export interface EqualCompute {
  readonly unit: keyof Cost
  /** Prompts that are in all points: where caps were recorded on some prompts alone, these. */
  readonly n: number
  readonly small: readonly ComputePoint[]
  readonly large: readonly ComputePoint[]
  /** One for each point of the larger model that the smaller one's curve reaches. */
  readonly comparisons: readonly Comparison[]
}

export interface Comparison {
  readonly large: ComputePoint
  /** What the small model then spends: the large one's cost or, where it can't use that much, its own dearest point's. */
  readonly spent: number
  /** Accuracy of the small model at that cost, on the line between its two nearest points. */
  readonly small: Measured
  /** Small minus large, over the same resamples: the small one is better for sure where the interval is above 0. */
  readonly difference: Measured
}

/** Rungs of one model each, cheapest first, such as ['mini:direct', 'mini:think'] and ['base:direct', 'base:think']. */
export function equalCompute(
  prompts: readonly Recorded[], small: readonly string[], large: readonly string[], unit: keyof Cost, seed: number, resamples = 1000,
): EqualCompute {
  const thinks = [...small, ...large].filter((rung) => cappedPrompts(prompts, rung).length > 0)
  const shared = thinks.reduce<readonly Recorded[]>((left, rung) => {
    const capped = new Set(cappedPrompts(prompts, rung))
    return left.filter((prompt) => capped.has(prompt))
  }, prompts)
  const n = shared.length
  const [smallWays, largeWays] = [small, large].map((rungs) => waysOf(shared, rungs, unit))
  if (n === 0 || smallWays === undefined || largeWays === undefined) return { unit, n, small: [], large: [], comparisons: [] }

  const curveOf = (counts?: Counts): CurvePoint[] => smallWays.map(({ cost, right }) => ({ x: columnMean(cost, counts), y: columnMean(right, counts) })).toSorted((a, b) => a.x - b.x)
  const measure = (figures: (counts?: Counts) => (number | null)[]): (Measured | null)[] => measureMany(n, figures, { seed, resamples })
  const smallPoints = pointsOf(smallWays, measure)
  const largePoints = pointsOf(largeWays, measure)
  // Level beyond its dearest point: what the small model can do with more than it can use. Below its cheapest it can do nothing.
  const [least, most] = [Math.min, Math.max].map((end) => end(...smallPoints.map(({ cost }) => cost))) as [number, number]
  const at = (curve: readonly CurvePoint[], way: Way, counts?: Counts): number => heightAt(curve, columnMean(way.cost, counts))
  const both = measure((counts) => {
    const curve = curveOf(counts)
    return largeWays.flatMap((way) => [at(curve, way, counts), at(curve, way, counts) - columnMean(way.right, counts)])
  })
  const comparisons = largeWays.flatMap((way, i): Comparison[] => {
    const point = largePoints.find(({ rung, cap }) => rung === way.rung && cap === way.cap)
    const [here, difference] = [both[2 * i], both[2 * i + 1]]
    return point === undefined || !here || !difference || point.cost < least ? [] : [{ large: point, spent: Math.min(most, point.cost), small: here, difference }]
  })
  return { unit, n, small: smallPoints, large: largePoints, comparisons: comparisons.toSorted((a, b) => a.large.cost - b.large.cost) }
}

interface Way {
  readonly rung: string
  readonly cap: number | null
  readonly cost: Float64Array
  readonly right: Float64Array
}

function waysOf(prompts: readonly Recorded[], rungs: readonly string[], unit: keyof Cost): Way[] {
  return rungs.flatMap((rung) => {
    const passes = prompts.map((prompt) => passOf(prompt, rung))
    const whole: Way = { rung, cap: null, cost: Float64Array.from(passes, ({ alone }) => alone[unit]), right: Float64Array.from(passes, ({ correct }) => Number(correct)) }
    const capped = passes.map(cappedPasses)
    const caps = capped[0]?.map(({ cap }) => cap) ?? []
    const cut = caps.map((cap, i): Way => ({
      rung, cap, cost: Float64Array.from(capped, (each) => each[i]?.cost[unit] ?? 0), right: Float64Array.from(capped, (each) => Number(each[i]?.right ?? false)),
    }))
    return [...cut, whole]
  })
}

function pointsOf(ways: readonly Way[], measure: (figures: (counts?: Counts) => number[]) => (Measured | null)[]): ComputePoint[] {
  const accuracies = measure((counts) => ways.map(({ right }) => columnMean(right, counts)))
  return ways
    .map(({ rung, cap, cost }, i) => ({ rung, cap, cost: columnMean(cost), accuracy: accuracies[i] ?? { value: 0, interval: null } }))
    .toSorted((a, b) => a.cost - b.cost)
}
