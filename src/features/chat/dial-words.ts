/** The dial in words: what a thought (or a larger model) must promise, and how many prompts that was where it was measured. Pure. */
import { pricePerToken } from '../../core/auto.ts'
import { inHundred, points } from '../../ui/format.ts'

/** Said where no profile says what a position means. */
export const UNCALIBRATED_DIAL = 'not calibrated here yet: a stated default decides'

/**
 * @param share of the calibration prompts that were not declined, 0..1
 * @param threshold the one above which that share goes on
 * @param larger whether a larger model comes after thinking
 */
export function dialSentence(share: number, threshold: number, larger = false): string {
  const does = larger ? 'goes on' : 'thinks'
  if (share <= 0) return 'answers at once, however unsure'
  if (share >= 1) return `${does} wherever anything is to be gained`
  return `${does} if 10 tokens promise ${points(10 * pricePerToken(threshold))}: ${inHundred(share)} calibration prompts`
}
