/** From what a person chose to the policy the cascade reads, and back. Pure. */
import { hasQuantiles, shareForThreshold, thresholdForShare } from '../core/dial.ts'
import { DEFAULT_THRESHOLD, type Policy } from '../core/policy.ts'
import type { Profile } from '../core/calibration/profile.ts'
import type { PolicyKind } from './settings-store.ts'

/** `share` counts under Auto alone; null, or no profile to read it by, means the default threshold. */
export function policyFrom(kind: PolicyKind, share: number | null, profile: Profile | null): Policy {
  if (kind !== 'auto') return { schema: 1, kind }
  return { schema: 1, kind, threshold: share === null || !hasQuantiles(profile) ? DEFAULT_THRESHOLD : thresholdForShare(profile, share) }
}

/** Where the dial stands: as it was put, else at the default threshold's share; null without a profile. */
export function dialPosition(share: number | null, profile: Profile | null): number | null {
  return hasQuantiles(profile) ? share ?? shareForThreshold(profile, DEFAULT_THRESHOLD) : null
}
