/** Accuracy against the length a thought may have: it rises, peaks, and may fall (overthinking, arXiv 2506.04210). */
import { measureMany } from './bootstrap.ts'
import type { Measured } from './bootstrap.ts'
import type { Cost } from '../ledger.ts'
import { passOf } from './recorded.ts'
import type { Recorded, RecordedPass } from './recorded.ts'

export interface CapPoint {
  readonly cap: number
  /** In 0..1, over the prompts that were recorded at all caps. */
  readonly accuracy: Measured
  /** Mean cost of a pass alone, its prefill included. */
  readonly cost: Cost
}

export interface ByCap {
  readonly rung: string
  readonly n: number
  /** Caps rising. */
  readonly points: readonly CapPoint[]
  /** The most accurate; of equals the shortest. Null without points. */
  readonly peak: CapPoint | null
}

/** A pass at one cap. */
export interface CappedPass {
  readonly cap: number
  readonly right: boolean
  readonly cost: Cost
}

/** Over the prompts that were recorded at the same caps; the intervals are of so many resamples by this seed. Without such prompts n is 0 and the peak null. */
export function accuracyByCap(prompts: readonly Recorded[], rung: string, seed: number, resamples = 1000): ByCap {
  const capped = cappedPrompts(prompts, rung).map((prompt) => cappedPasses(passOf(prompt, rung)))
  const n = capped.length
  const caps = capped[0]?.map(({ cap }) => cap) ?? []
  const column = (at: number, of: (pass: CappedPass) => number): number[] => capped.map((passes) => (passes[at] === undefined ? 0 : of(passes[at])))
  const rights = caps.map((_, at) => column(at, ({ right }) => Number(right)))
  const mean = (values: readonly number[], counts?: Uint16Array): number => values.reduce((sum, value, i) => sum + value * (counts === undefined ? 1 : (counts[i] ?? 0)), 0) / n
  const accuracies = n === 0 ? [] : measureMany(n, (counts) => rights.map((values) => mean(values, counts)), { seed, resamples })
  const points = caps.flatMap((cap, at): CapPoint[] => {
    const accuracy = accuracies[at]
    if (accuracy === undefined || accuracy === null) return []
    return [{ cap, accuracy, cost: { tokens: mean(column(at, ({ cost }) => cost.tokens)), flops: mean(column(at, ({ cost }) => cost.flops)), ms: mean(column(at, ({ cost }) => cost.ms)) } }]
  })
  const peak = points.reduce<CapPoint | null>((best, point) => (best === null || point.accuracy.value > best.accuracy.value ? point : best), null)
  return { rung, n, points, peak }
}

/** Prompts with the same thought recorded at the caps that most of them have. */
export function cappedPrompts(prompts: readonly Recorded[], rung: string): Recorded[] {
  const own = prompts.filter((prompt) => passOf(prompt, rung).byCap !== undefined)
  const key = (prompt: Recorded): string => (passOf(prompt, rung).byCap ?? []).map(({ cap }) => cap).join()
  const sets = new Map<string, Recorded[]>()
  for (const prompt of own) {
    const same = sets.get(key(prompt))
    if (same === undefined) sets.set(key(prompt), [prompt])
    else same.push(prompt)
  }
  return [...sets.values()].reduce<Recorded[]>((most, each) => (each.length > most.length ? each : most), [])
}

/** The pass at each of its caps, rising; none where no caps were recorded. */
export function cappedPasses({ byCap = [] }: RecordedPass): CappedPass[] {
  return byCap.map(({ cap, correct, tokens, flops, ms }) => ({ cap, right: correct, cost: { tokens, flops, ms } })).toSorted((a, b) => a.cap - b.cap)
}
