/** The ends of one call: a person's stop and three deadlines, behind one AbortSignal. Knows no request. */
import type { Clock } from '../clock.ts'

export interface Deadlines {
  /** Milliseconds until the server's first byte, from each attempt's start: a cold or busy server may have to load its model. */
  readonly firstByteMs: number
  /** Milliseconds without a byte after it. */
  readonly idleMs: number
  /** Milliseconds for all of it, retries and their waits included. */
  readonly wholeMs: number
}

export const DEADLINES: Deadlines = { firstByteMs: 120_000, idleMs: 45_000, wholeMs: 600_000 }

/** Of a list of models and a greeting: nobody waits minutes for a test. */
export const TEST_DEADLINES: Deadlines = { firstByteMs: 60_000, idleMs: 20_000, wholeMs: 120_000 }

export type EndedBy = 'person' | 'first-byte' | 'idle' | 'whole'

export interface Guard {
  readonly signal: AbortSignal
  /** Null while nothing ended it. */
  endedBy(): EndedBy | null
  /** The wait for the first byte begins, anew with each attempt. */
  attempt(): void
  /** A byte came: the wait for the next begins. */
  byte(): void
  /** What a promise gives, or `null` as soon as the call is ended. Never waits for a promise that ignores the signal. */
  within<T>(promise: Promise<T>): Promise<T | null>
  /** Waits so many milliseconds, or less where the call is ended; no deadline but the whole one runs meanwhile. */
  sleep(ms: number): Promise<void>
  /** The call is over: no deadline runs any more. */
  close(): void
}

/** The whole deadline runs from here; `stop` is the person's. Throws nothing: what ended the call is told by `endedBy`. */
export function createGuard(clock: Clock, deadlines: Deadlines, stop: AbortSignal): Guard {
  const abort = new AbortController()
  let endedBy: EndedBy | null = null
  let cancelStep = (): void => {}
  const end = (by: EndedBy): void => {
    endedBy ??= by
    abort.abort()
  }
  const ended = new Promise<null>((resolve) => abort.signal.addEventListener('abort', () => resolve(null), { once: true }))
  const onStop = (): void => end('person')
  const cancelWhole = clock.after(deadlines.wholeMs, () => end('whole'))
  if (stop.aborted) onStop()
  else stop.addEventListener('abort', onStop, { once: true })

  return {
    signal: abort.signal,
    endedBy: () => endedBy,
    attempt: () => {
      cancelStep()
      cancelStep = clock.after(deadlines.firstByteMs, () => end('first-byte'))
    },
    byte: () => {
      cancelStep()
      cancelStep = clock.after(deadlines.idleMs, () => end('idle'))
    },
    within: (promise) => {
      // An abandoned promise may still reject.
      promise.catch(() => {})
      return Promise.race([promise, ended])
    },
    sleep: async (ms) => {
      cancelStep()
      let cancel = (): void => {}
      await Promise.race([ended, new Promise<void>((resolve) => { cancel = clock.after(ms, resolve) })])
      cancel()
    },
    close: () => {
      cancelStep()
      cancelWhole()
      stop.removeEventListener('abort', onStop)
    },
  }
}
