/** The dial in words: from which confidence on it thinks, and how many prompts that was where it was measured. Pure. */
import { inHundred, percentNamed } from '../../ui/format.ts'

/** Said where no profile says what a position means. */
export const UNCALIBRATED_DIAL = 'not calibrated here yet: a stated default decides'

/**
 * @param share of the calibration prompts that were not declined, 0..1
 * @param threshold the confidence below which that share lies
 */
export function dialSentence(share: number, threshold: number): string {
  if (share <= 0) return 'answers at once, however unsure'
  if (share >= 1) return 'thinks over all that it does not decline'
  return `thinks below ${percentNamed(threshold)} sure: ${inHundred(share)} calibration prompts`
}
