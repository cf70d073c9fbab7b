/** A model that is loaded only once it is needed, or in idle time: fetched, made, told of, and given up where it stands still. Knows no cascade. */
import type { CancelSignal } from '../src/core/engine.ts'
import type { LoadEnd, LoadProgress } from '../src/core/load-progress.ts'
import { EngineFailure, failureOf } from './engines/transformers/engine-failure.ts'

/** Time without a byte after which the fetch is given up, and the longest that making the session may go without a word. */
export const STALLED_MS = 30_000
/** How often a waiting turn looks whether it was stopped. */
const LOOK_MS = 50

/** `Files`: what is fetched; `Made`: what is made of them. */
export interface LargerModelParts<Files, Made> {
  readonly fetchFiles: (onBytes: (loaded: number, total: number | null) => void, abort: AbortSignal) => Promise<Files>
  /** `onWord`: it still moves. */
  readonly make: (files: Files, onWord: () => void) => Promise<Made>
  /** Frees what was made too late. */
  readonly discard: (made: Made) => void
  /** How long making may go without a word, where that is not `STALLED_MS`. */
  readonly makeStalledMs?: number
}

export interface LargerModel<Made> {
  /** Null until it is loaded. */
  made(): Made | null
  /** Fetches its files, or joins a fetch under way; may run beside anything. Resolves when that has ended, however. */
  fetchAhead(): Promise<void>
  /**
   * Loads it to the end, or fails; a failed load may be tried again. An aborted signal ends the waiting for its files, which
   * go on arriving. Nothing else may run in the worker while the session is made: that part is not left before its end.
   */
  load(signal: CancelSignal): AsyncGenerator<LoadProgress, LoadEnd, void>
  /** Frees it; it can be loaded again. Only between runs. */
  putAway(): void
}

interface Fetch<Files> {
  /** Never rejects. */
  readonly ended: Promise<{ readonly files: Files } | { readonly thrown: unknown }>
  progress: LoadProgress
}

export function createLargerModel<Files, Made>({ fetchFiles, make, discard, makeStalledMs = STALLED_MS }: LargerModelParts<Files, Made>): LargerModel<Made> {
  let made: Made | null = null
  let fetching: Fetch<Files> | null = null

  function joinFetch(): Fetch<Files> {
    if (fetching !== null) return fetching
    const abort = new AbortController()
    const watch = stallWatch(() => abort.abort())
    const onBytes = (loadedBytes: number, totalBytes: number | null): void => {
      watch.moved()
      mine.progress = { step: 'weights', loadedBytes, totalBytes }
    }
    const mine: Fetch<Files> = {
      progress: { step: 'weights', loadedBytes: 0, totalBytes: null },
      ended: Promise.race([fetchFiles(onBytes, abort.signal), watch.stalled]).then((files) => ({ files }), (thrown: unknown) => {
        // The next load starts anew.
        if (fetching === mine) fetching = null
        return { thrown }
      }).finally(watch.end),
    }
    fetching = mine
    return mine
  }

  async function makeInTime(files: Files): Promise<Made> {
    let late = false
    const watch = stallWatch(() => { late = true }, makeStalledMs)
    const making = make(files, watch.moved)
    void making.then((result) => { if (late) discard(result) }, () => {})
    try {
      return await Promise.race([making, watch.stalled])
    } finally {
      watch.end()
    }
  }

  return {
    made: () => made,
    putAway: () => {
      if (made !== null) discard(made)
      made = null
    },
    fetchAhead: async () => {
      if (made === null) await joinFetch().ended
    },
    async* load(signal) {
      if (made !== null) return { state: 'ready' }
      const fetch = joinFetch()
      let told: LoadProgress | null = null
      for (;;) {
        const ended = await Promise.race([fetch.ended, later(LOOK_MS)])
        if (ended === null) {
          if (signal.aborted) return { state: 'stopped' }
          if (told !== fetch.progress) yield told = fetch.progress
          continue
        }
        try {
          if ('thrown' in ended) throw ended.thrown
          yield { ...fetch.progress, step: 'warm-up' }
          made = await makeInTime(ended.files)
          return { state: 'ready' }
        } catch (thrown) {
          return { state: 'failed', ...failureOf(thrown) }
        } finally {
          fetching = null
        }
      }
    },
  }
}

/** Rejects `stalled` with a timeout, and says so, after so long without a move. */
function stallWatch(onStall: () => void, stalledMs = STALLED_MS): { readonly stalled: Promise<never>; moved(): void; end(): void } {
  let reject: (reason: unknown) => void
  const stalled = new Promise<never>((_, no) => { reject = no })
  const start = (): ReturnType<typeof setTimeout> => setTimeout(() => {
    onStall()
    reject(new EngineFailure('timeout', `no progress for ${stalledMs / 1000} s`))
  }, stalledMs)
  let timer = start()
  const end = (): void => clearTimeout(timer)
  return {
    stalled,
    moved: () => {
      end()
      timer = start()
    },
    end,
  }
}

function later(ms: number): Promise<null> {
  return new Promise((resolve) => { setTimeout(() => resolve(null), ms) })
}
