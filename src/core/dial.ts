/** The dial from frugal to thorough: its position is the share of prompts to be thought over; the profile turns that into a threshold. */
import type { Profile } from './profile.ts'

export interface Quantiles {
  readonly directQuantiles: readonly number[]
}

/** Whether a share means anything here: nothing was measured, or no direct answer could be calibrated. */
export function hasQuantiles(profile: Profile | null): profile is Profile & { directQuantiles: number[] } {
  return profile !== null && profile.directQuantiles !== null
}

/**
 * The confidence below which the share `share` (0..1) of the prompts falls, declines left out: linear between the
 * profile's percentiles. 0 sends none on and 1 sends all.
 */
export function thresholdForShare({ directQuantiles }: Quantiles, share: number): number {
  if (share <= 0) return 0
  if (share >= 1) return 1
  const at = share * (directQuantiles.length - 1)
  const below = Math.floor(at)
  const low = directQuantiles[below] ?? 0
  const high = directQuantiles[below + 1] ?? 1
  return low + (high - low) * (at - below)
}

/** The share of prompts that this threshold sends on: the inverse of `thresholdForShare`. Where many share one confidence, those at it are accepted. */
export function shareForThreshold({ directQuantiles }: Quantiles, threshold: number): number {
  const last = directQuantiles.length - 1
  const above = directQuantiles.findIndex((confidence) => confidence >= threshold)
  if (above === 0) return 0
  if (above < 0) return 1
  const low = directQuantiles[above - 1] ?? 0
  const high = directQuantiles[above] ?? 1
  return (above - 1 + (threshold - low) / (high - low)) / last
}
