/** Fetches what was measured about this model on this backend; only a profile of exactly these weights and this backend counts. */
import * as v from 'valibot'
import { Profile } from '../src/core/calibration/profile.ts'
import type { Backend } from '../src/core/usage.ts'

/**
 * `sha256`: of the weights that run; null: any will do, for an estimate.
 * Null where there is none, it is broken, or it was measured on other weights or another backend: the cascade then runs uncalibrated
 * and says so.
 */
export async function fetchProfile(modelUrl: string, backend: Backend, sha256: string | null): Promise<Profile | null> {
  try {
    const response = await fetch(new URL(`profile-${backend}.json`, modelUrl))
    if (!response.ok) return null
    const profile = v.parse(Profile, await response.json())
    return (sha256 === null || profile.model.sha256 === sha256) && profile.backend === backend ? profile : null
  } catch {
    return null
  }
}
