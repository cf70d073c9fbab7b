/** Percentile bootstrap: how far a figure would move with other prompts of the same kind (Efron 1979). */
import { quantile } from './quantiles.ts'
import { seededRandom } from '../random.ts'

export interface Interval {
  readonly low: number
  readonly high: number
}

/** A figure with how far it would move. */
export interface Measured {
  readonly value: number
  /** Bootstrap over prompts, 95 %. */
  readonly interval: Interval | null
}

export interface BootstrapOptions {
  readonly seed: number
  readonly resamples?: number
  /** Share of the resampled figures inside the interval. */
  readonly level?: number
}

/**
 * The interval of a figure of n items. `figure` gets how often each item was drawn in one resample (n draws with
 * replacement); resamples where it is null (say, no wrong answer among them) are left out. Null when all were.
 */
export function bootstrap(n: number, figure: (counts: Counts) => number | null, options: BootstrapOptions): Interval | null {
  return bootstrapMany(n, (counts) => [figure(counts)], options)[0] ?? null
}

/** How often each item was drawn; sums to n. */
export type Counts = Uint16Array

/** Several figures over the very same resamples, so that they can be compared and the draws are paid for once. */
export function bootstrapMany(n: number, figures: (counts: Counts) => readonly (number | null)[], { seed, resamples = 1000, level = 0.95 }: BootstrapOptions): (Interval | null)[] {
  if (n === 0) return []
  const random = seededRandom(seed)
  const counts = new Uint16Array(n)
  const drawn: number[][] = []
  for (let i = 0; i < resamples; i++) {
    counts.fill(0)
    for (let j = 0; j < n; j++) {
      const item = Math.floor(random() * n)
      counts[item] = (counts[item] ?? 0) + 1
    }
    for (const [k, value] of figures(counts).entries()) {
      const values = (drawn[k] ??= [])
      if (value !== null) values.push(value)
    }
  }
  return drawn.map((values) => {
    if (values.length === 0) return null
    const sorted = values.toSorted((a, b) => a - b)
    return { low: quantile(sorted, (1 - level) / 2), high: quantile(sorted, (1 + level) / 2) }
  })
}

/** Figures of n items, each with its interval over the very same resamples; null where a figure does not exist. */
export function measureMany(n: number, figures: (counts?: Counts) => readonly (number | null)[], options: BootstrapOptions): (Measured | null)[] {
  const intervals = bootstrapMany(n, figures, options)
  return figures().map((value, i) => (value === null ? null : { value, interval: intervals[i] ?? null }))
}
