/** From signals to one probability: the calibrator applied. Fits nothing (calibration.ts does). */
import type { Calibrator } from '../calibration/calibrator.ts'
import type { RungOutcome } from '../outcome.ts'
import type { Profile } from '../calibration/profile.ts'
import { featureValue, isFeatureName } from './features.ts'
import type { Measured } from './features.ts'
import type { Signals } from './signals.ts'

/**
 * P(the answer is right | its signals), in 0..1. A feature that was not measured counts as its mean over the calibration
 * suite, that is, it says nothing. Null when the calibrator names a feature this version does not know: part of a rule is no rule.
 */
export function applyCalibrator(calibrator: Calibrator, known: Measured): number | null {
  let logit = calibrator.bias
  for (const { signal, mean, scale, weight } of calibrator.features) {
    if (!isFeatureName(signal)) return null
    const value = featureValue(signal, known)
    if (value !== null) logit += (weight * (value - mean)) / scale
  }
  const probability = 1 / (1 + Math.exp(-logit))
  return Number.isFinite(probability) ? probability : null
}

/**
 * Calibrated P(right) of what one rung came to: that its answer is right, or that declining was. Null where it was stopped, without
 * a profile, and where the profile has not measured this. An answer that is empty or has no signals (its probabilities are no
 * numbers) can't be believed: 0.
 */
export function calibratedConfidence(
  profile: Pick<Profile, 'rungs'> | null, strategy: string, { outcome, answer, signals }: { readonly outcome: RungOutcome; readonly answer: string; readonly signals: Signals | null },
): number | null {
  const measured = profile !== null && Object.hasOwn(profile.rungs, strategy) ? profile.rungs[strategy] : undefined
  if (measured === undefined || outcome === 'stopped') return null
  if (outcome === 'declined') return measured.declining === undefined || signals === null ? null : applyCalibrator(measured.declining, signals)
  return signals === null || answer === '' ? 0 : applyCalibrator(measured.calibrator, signals)
}
