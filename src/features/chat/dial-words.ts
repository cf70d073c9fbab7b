/** The dial in words: what share of prompts will be thought over. Pure. */

/** `share` is null where no profile says what a position means. */
export function dialSentence(share: number | null): string {
  if (share === null) return 'not calibrated here yet: a stated default decides'
  const many = Math.round(share * 100)
  if (many === 0) return 'no prompt will be thought over'
  return many === 100 ? 'every prompt will be thought over' : `about ${many} in 100 prompts will be thought over`
}
