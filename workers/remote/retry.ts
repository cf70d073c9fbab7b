/** When a refused request is sent again, and how long it waits. Knows no request. */
import type { Random } from '../../src/core/random.ts'

export const MOST_RETRIES = 2
/** A server that asks for more than this is left to the person: nobody waits in silence. */
export const LONGEST_WAIT_MS = 30_000
const FIRST_WAIT_MS = 500

export function mayRetry(status: number): boolean {
  return status === 429 || status === 500 || status === 503
}

/** Milliseconds before the next attempt (0 is the first retry). At least what the server asked for, and up to half as much again, so that many pages don't return at once. */
export function waitMs(retry: number, retryAfterMs: number | null, random: Random): number {
  const base = retryAfterMs ?? FIRST_WAIT_MS * 2 ** retry
  return Math.round(base * (1 + random() / 2))
}

/** Milliseconds that a Retry-After header asks for, given as seconds or as a date. `wallNow`: milliseconds since 1970. */
export function retryAfterMs(header: string | null, wallNow: number): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}(?:\.\d{1,9})?$/.test(text)) return Math.round(Number(text) * 1000)
  // Date.parse alone would take "-3" for a year.
  const date = /^[a-z]{3,9}, /i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? null : Math.max(0, date - wallNow)
}
