/** Log-probability of the chosen tokens: sum, mean and minimum. Nats. */
import type { TokenStat } from '../engine.ts'

export interface LogprobSignal {
  readonly sum: number
  readonly mean: number
  readonly min: number
}

/** Null without tokens. Sum and mean have length bias, the minimum has not (Gupta et al. 2024, arXiv 2404.10136): all three are kept. */
export function logprob(tokens: readonly TokenStat[]): LogprobSignal | null {
  if (tokens.length === 0) return null
  let sum = 0
  let min = Infinity
  for (const token of tokens) {
    sum += token.logprob
    min = Math.min(min, token.logprob)
  }
  return { sum, mean: sum / tokens.length, min }
}
