/** The reliability diagram as numbers: of answers given with such a confidence, how many were right. Draws nothing. */
import type { Interval } from './bootstrap.ts'
import type { Scored } from './metrics.ts'

export interface ReliabilityBin {
  /** Confidences from `low` up to `high`; the last bin includes 1. */
  readonly low: number
  readonly high: number
  readonly n: number
  readonly right: number
  /** Null where the bin is empty, as are the other two. */
  readonly accuracy: number | null
  readonly meanConfidence: number | null
  /** Of the accuracy: Wilson's, 95 %, as bins of a few prompts need it. */
  readonly interval: Interval | null
}

/** Equal-width bins over 0..1, empty ones included. */
export function reliability(items: readonly Scored[], bins = 10): ReliabilityBin[] {
  return Array.from({ length: bins }, (_, bin) => {
    const own = items.filter(({ confidence }) => Math.min(bins - 1, Math.max(0, Math.floor(confidence * bins))) === bin)
    const n = own.length
    const right = own.filter(({ correct }) => correct).length
    return {
      low: bin / bins, high: (bin + 1) / bins, n, right,
      accuracy: n === 0 ? null : right / n,
      meanConfidence: n === 0 ? null : own.reduce((sum, { confidence }) => sum + confidence, 0) / n,
      interval: wilson(right, n),
    }
  })
}

/** The 97.5 % quantile of the normal distribution. */
const Z = 1.959964

/** Wilson's score interval of a share, 95 % (Wilson 1927). Null for n = 0. */
export function wilson(right: number, n: number): Interval | null {
  if (n === 0) return null
  const p = right / n
  const z2n = (Z * Z) / n
  const middle = (p + z2n / 2) / (1 + z2n)
  const half = (Z / (1 + z2n)) * Math.sqrt((p * (1 - p)) / n + z2n / (4 * n))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
