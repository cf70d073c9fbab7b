/** Log-probability of the chosen tokens: sum, mean and minimum. Nats. */
import type { TokenStat } from '../engine.ts'

export interface LogprobSignal {
  readonly sum: number
  readonly mean: number
  readonly min: number
}

/** Null without tokens, and where an engine gives no probabilities. Sum and mean have length bias, the minimum has not (Gupta et al. 2024, arXiv 2404.10136): all three are kept. */
export function logprob(tokens: readonly TokenStat[]): LogprobSignal | null {
  if (tokens.length === 0) return null
  let sum = 0
  let min = Infinity
  for (const { logprob: own } of tokens) {
    if (own === null) return null
    sum += own
    min = Math.min(min, own)
  }
  return { sum, mean: sum / tokens.length, min }
}
