/** The dial in words: from which confidence on it thinks (or goes on to a larger model), and how many prompts that was where it was measured. Pure. */
import { inHundred, percentNamed } from '../../ui/format.ts'

/** Said where no profile says what a position means. */
export const UNCALIBRATED_DIAL = 'not calibrated here yet: a stated default decides'

/**
 * @param share of the calibration prompts that were not declined, 0..1
 * @param threshold the confidence below which that share lies
 * @param larger whether a larger model comes after thinking
 */
export function dialSentence(share: number, threshold: number, larger = false): string {
  if (share <= 0) return 'answers at once, however unsure'
  if (share >= 1) return larger ? 'goes on with every prompt' : 'thinks over all that it does not decline'
  return `${larger ? 'goes on' : 'thinks'} below ${percentNamed(threshold)} sure: ${inHundred(share)} calibration prompts`
}
