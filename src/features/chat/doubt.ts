/** How strongly a token is marked for how unlikely the model found it. Pure. */

/** A token with this chance or less is marked as strongly as any. */
const LEAST_LIKELY = 1 / 20

/**
 * From 0, certain or not given, to 1. The root of the surprise: even one chance in four of another token is to be seen, and
 * the eye tells faint shades apart worse than strong ones.
 *
 * @param logprob natural logarithm of the token's probability; null where the engine gives none
 */
export function doubtOf(logprob: number | null): number {
  if (logprob === null) return 0
  return Math.sqrt(Math.min(1, Math.max(0, logprob / Math.log(LEAST_LIKELY))))
}
