/** Quantiles of a sample, linear between its order statistics (type 7 of Hyndman and Fan 1996). */

/** The q-quantile, q in 0..1, of values sorted upwards. Throws on an empty sample: there is no such number. */
export function quantile(sorted: readonly number[], q: number): number {
  const last = sorted.length - 1
  const at = Math.min(Math.max(q, 0), 1) * last
  const below = Math.floor(at)
  const low = sorted[below]
  const high = sorted[Math.min(below + 1, last)]
  if (low === undefined || high === undefined) throw new RangeError('an empty sample has no quantiles')
  return low + (high - low) * (at - below)
}

/** The 0, 1 … 100 % quantiles: 101 numbers. */
export function percentiles(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  return Array.from({ length: 101 }, (_, percent) => quantile(sorted, percent / 100))
}
