/** How far the likeliest token is ahead of the next: p1 - p2, in 0..1. */
import type { TokenStat } from '../engine.ts'

export interface MarginSignal {
  readonly min: number
  readonly mean: number
}

/** Null without tokens, and where an engine gives no probabilities. Where an engine gives only the likeliest token, p2 counts as 0. */
export function margin(tokens: readonly TokenStat[]): MarginSignal | null {
  if (tokens.length === 0) return null
  const margins = tokens.flatMap((token) => tokenMargin(token) ?? [])
  if (margins.length < tokens.length) return null
  return { min: Math.min(...margins), mean: margins.reduce((sum, x) => sum + x, 0) / margins.length }
}

function tokenMargin({ top, logprob }: TokenStat): number | null {
  const first = top[0]?.[1] ?? logprob
  if (first === null) return null
  const second = top[1]?.[1] ?? -Infinity
  return Math.exp(first) - Math.exp(second)
}
