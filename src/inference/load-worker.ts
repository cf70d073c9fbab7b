/** Starts a worker and loads the model into it, with an end whatever happens. */
import * as Comlink from 'comlink'
import type { LoadOptions, Loaded } from '../../workers/api.ts'
import type { ErrorCode } from '../core/events.ts'
import type { LoadProgress } from '../core/load-progress.ts'
import { deferred } from './deferred.ts'
import { type LiveWorker, spawnWorker } from './live-worker.ts'

/** Time without any progress after which a load has failed: a slow line still moves, and so does a slow self-test. */
export const STALLED_MS = 90_000

export type WorkerLoad =
  | { readonly state: 'ready'; readonly worker: LiveWorker; readonly loaded: Loaded }
  | { readonly state: 'unusable'; readonly loaded: Loaded }
  | { readonly state: 'failed'; readonly code: ErrorCode; readonly detail: string }

/**
 * `deadlineMs`: for the whole load; null: only stalling ends it. A worker that does not end up ready is terminated. Never
 * rejects. Progress may still be told after the end: it travels on a port of its own.
 */
export async function loadWorker(
  options: LoadOptions, deadlineMs: number | null, onProgress: (progress: LoadProgress) => void, spawn: () => LiveWorker = spawnWorker,
): Promise<WorkerLoad> {
  let worker: LiveWorker
  try {
    worker = spawn()
  } catch (thrown) {
    return { state: 'failed', code: 'worker-lost', detail: `no worker can be started: ${String(thrown)}` }
  }
  const late = deferred<WorkerLoad>()
  const giveUp = (ms: number, why: string): ReturnType<typeof setTimeout> =>
    setTimeout(() => late.resolve({ state: 'failed', code: 'timeout', detail: `${why} ${ms / 1000} s` }), ms)
  let stalled = giveUp(STALLED_MS, 'no progress for')
  const deadline = deadlineMs === null ? undefined : giveUp(deadlineMs, 'not ready after')

  const ports = options.network === null ? [] : [options.network]
  const load = worker.remote.load(Comlink.transfer(options, ports), Comlink.proxy((progress: LoadProgress) => {
    clearTimeout(stalled)
    stalled = giveUp(STALLED_MS, 'no progress for')
    onProgress(progress)
  })).then<WorkerLoad, WorkerLoad>(
    (result) => {
      if (!result.ok) return { state: 'failed', code: result.code, detail: result.detail }
      return result.usable ? { state: 'ready', worker, loaded: result.loaded } : { state: 'unusable', loaded: result.loaded }
    },
    (thrown: unknown) => ({ state: 'failed', code: 'internal', detail: String(thrown) }),
  )
  const gone = worker.lost.then((detail): WorkerLoad => ({ state: 'failed', code: 'worker-lost', detail }))
  const outcome = await Promise.race([load, gone, late.promise])
  clearTimeout(stalled)
  clearTimeout(deadline)
  if (outcome.state !== 'ready') worker.terminate()
  return outcome
}
