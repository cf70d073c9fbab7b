/** Entropy of the next-token distribution over the tokens: maximum and mean. Nats. */
import type { TokenStat } from '../engine.ts'

export interface EntropySignal {
  readonly max: number
  readonly mean: number
}

/** Null without tokens, and where an engine shows only a part of the distribution. */
export function entropy(tokens: readonly TokenStat[]): EntropySignal | null {
  if (tokens.length === 0) return null
  const entropies = tokens.flatMap((token) => token.entropy ?? [])
  if (entropies.length < tokens.length) return null
  return { max: Math.max(...entropies), mean: entropies.reduce((sum, x) => sum + x, 0) / entropies.length }
}
