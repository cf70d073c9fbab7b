/** Percentile bootstrap: how far a figure would move with other prompts of the same kind (Efron 1979). */
import { quantile } from './quantiles.ts'
import { seededRandom } from './random.ts'

export interface Interval {
  readonly low: number
  readonly high: number
}

export interface BootstrapOptions {
  readonly seed: number
  readonly resamples?: number
  /** Share of the resampled figures inside the interval. */
  readonly level?: number
}

/**
 * The interval of a figure of n items. `figure` gets the indices of one resample (n draws with replacement); resamples
 * where it is null (say, no wrong answer among them) are left out. Null when all were.
 */
export function bootstrap(n: number, figure: (indices: Uint32Array) => number | null, { seed, resamples = 1000, level = 0.95 }: BootstrapOptions): Interval | null {
  const random = seededRandom(seed)
  const indices = new Uint32Array(n)
  const figures: number[] = []
  for (let i = 0; i < resamples && n > 0; i++) {
    for (let j = 0; j < n; j++) indices[j] = Math.floor(random() * n)
    const value = figure(indices)
    if (value !== null) figures.push(value)
  }
  if (figures.length === 0) return null
  figures.sort((a, b) => a - b)
  return { low: quantile(figures, (1 - level) / 2), high: quantile(figures, (1 + level) / 2) }
}
