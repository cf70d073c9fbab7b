/** How fast bytes come, over the last seconds: a transfer's start and its pauses say nothing about what is left. Knows no clock. */

/** Long enough not to jump, short enough to follow a line that changed. */
const WINDOW_MS = 8000
/** Before that nothing is said: the first packets come in bursts. */
const LEAST_MS = 1000

export interface Speed {
  /** `bytes`: all that have come since the start, however far the file was before. */
  note(bytes: number, now: number): void
  /** Null until it can be told. */
  bytesPerSecond(now: number): number | null
}

export function createSpeed(): Speed {
  let seen: { readonly bytes: number; readonly at: number }[] = []
  return {
    note: (bytes, now) => {
      const last = seen.at(-1)
      // A file that is fetched anew counts backwards.
      if (last !== undefined && bytes < last.bytes) seen = []
      seen.push({ bytes, at: now })
      while (seen.length > 2 && (seen[1]?.at ?? now) < now - WINDOW_MS) seen.shift()
    },
    bytesPerSecond: (now) => {
      const [first] = seen
      const last = seen.at(-1)
      if (first === undefined || last === undefined || now - first.at < LEAST_MS) return null
      return (last.bytes - first.bytes) / ((now - first.at) / 1000)
    },
  }
}
