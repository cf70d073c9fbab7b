/** The replay's clock: how many tokens of the record are shown. Null when no replay runs. */
import { useEffect, useState } from 'react'

/** Slow enough to follow each token with the eye; the model itself takes about a millisecond. */
const MS_PER_TOKEN = 80
/** The finished picture stays this long before the replay ends. */
const REST_MS = 900

export interface Replay {
  readonly at: number | null
  start(): void
  stop(): void
}

export function useReplay(length: number): Replay {
  const [at, setAt] = useState<number | null>(null)
  useEffect(() => {
    if (at === null) return
    const timer = setTimeout(() => setAt(at < length ? at + 1 : null), at < length ? MS_PER_TOKEN : REST_MS)
    return () => clearTimeout(timer)
  }, [at, length])
  return { at, start: () => setAt(0), stop: () => setAt(null) }
}
