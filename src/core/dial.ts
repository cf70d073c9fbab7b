/** The dial from frugal to thorough: its position is the share of prompts to be thought over; the profile turns that into a threshold. */
import type { Profile } from './calibration/profile.ts'

export interface Quantiles {
  readonly dialQuantiles: readonly number[]
}

/** Whether a share means anything here: nothing was measured, or no direct answer could be calibrated. */
export function hasQuantiles(profile: Profile | null): profile is Profile & { dialQuantiles: number[] } {
  return profile !== null && profile.dialQuantiles !== null
}

/**
 * The threshold above which the share `share` (0..1) of the prompts is thought over or sent on, declines left out: linear
 * between the profile's percentiles. 0 sends hardly any on, and 1 all from which anything is to be gained.
 */
export function thresholdForShare({ dialQuantiles }: Quantiles, share: number): number {
  if (share <= 0) return 0
  if (share >= 1) return 1
  const at = share * (dialQuantiles.length - 1)
  const below = Math.floor(at)
  const low = dialQuantiles[below] ?? 0
  const high = dialQuantiles[below + 1] ?? 1
  return low + (high - low) * (at - below)
}

/** The share of prompts that this threshold sends on: the inverse of `thresholdForShare`. Where many share one threshold, those at it stay. */
export function shareForThreshold({ dialQuantiles }: Quantiles, threshold: number): number {
  const last = dialQuantiles.length - 1
  const above = dialQuantiles.findIndex((each) => each >= threshold)
  if (above === 0) return 0
  if (above < 0) return 1
  const low = dialQuantiles[above - 1] ?? 0
  const high = dialQuantiles[above] ?? 1
  return (above - 1 + (threshold - low) / (high - low)) / last
}
