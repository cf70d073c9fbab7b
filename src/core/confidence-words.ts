/** The word beside a calibrated confidence, and the bar below which an answer is shown as unsure. */

export type ConfidenceWord = 'sure' | 'fairly sure' | 'unsure' | 'guessing' | 'not calibrated'

/** Cuts on the calibrated probability, never on a raw log-probability. */
export const SURE = 0.9
/** Also the cascade's bar between `answered` and `unsure`: below it the word that is shown is "unsure", and the outcome must agree with it. */
export const FAIRLY_SURE = 0.7
export const UNSURE = 0.4

/** Null (no calibration) has a word of its own: no guess is made. */
export function confidenceWord(confidence: number | null): ConfidenceWord {
  if (confidence === null) return 'not calibrated'
  if (confidence >= SURE) return 'sure'
  if (confidence >= FAIRLY_SURE) return 'fairly sure'
  return confidence >= UNSURE ? 'unsure' : 'guessing'
}
