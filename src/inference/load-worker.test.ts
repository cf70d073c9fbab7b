import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LoadOptions, LoadResult, Loaded } from '../../workers/api.ts'
import type { LoadProgress } from '../core/load-progress.ts'
import { deferred } from './deferred.ts'
import type { LiveWorker } from './live-worker.ts'
import { STALLED_MS, loadWorker } from './load-worker.ts'

const OPTIONS = { models: [{ kind: 'shipped', id: 'base', url: 'http://here/base/', enabled: true }], backend: 'wasm', record: false, known: null, network: null } as const satisfies LoadOptions
const LOADED = { sha256: 'abc' } as Loaded

/** A worker whose load goes as the test says; no worker runs. */
function scriptedWorker() {
  const load = deferred<LoadResult>()
  const lost = deferred<string>()
  const seen: { terminated: boolean; progress: (progress: LoadProgress) => void } = { terminated: false, progress: () => {} }
  const worker = {
    remote: { load: (_options: unknown, onProgress: (progress: LoadProgress) => void) => { seen.progress = onProgress; return load.promise } },
    lost: lost.promise,
    terminate: () => { seen.terminated = true },
  } as unknown as LiveWorker
  return { worker, load, lost, seen }
}

describe('loading a worker', () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => { vi.useRealTimers() })

  it('gives the worker when it is ready, and leaves no clock running', async () => {
    const { worker, load, seen } = scriptedWorker()
    load.resolve({ ok: true, usable: true, loaded: LOADED })
    expect(await loadWorker(OPTIONS, 1000, () => {}, () => worker)).toMatchObject({ state: 'ready', worker, loaded: LOADED })
    expect([seen.terminated, vi.getTimerCount()]).toEqual([false, 0])
  })

  it.each([
    ['unusable', { ok: true, usable: false, loaded: LOADED }, { state: 'unusable', loaded: LOADED }],
    ['failed', { ok: false, code: 'model-missing', detail: 'x' }, { state: 'failed', code: 'model-missing', detail: 'x' }],
  ] as const)('terminates a worker that is %s', async (_, result, outcome) => {
    const { worker, load, seen } = scriptedWorker()
    load.resolve(result)
    expect(await loadWorker(OPTIONS, null, () => {}, () => worker)).toEqual(outcome)
    expect(seen.terminated).toBe(true)
  })

  it('ends when the worker is lost, throws or cannot be made', async () => {
    const gone = scriptedWorker()
    gone.lost.resolve('gone')
    expect(await loadWorker(OPTIONS, null, () => {}, () => gone.worker)).toEqual({ state: 'failed', code: 'worker-lost', detail: 'gone' })
    const thrown = scriptedWorker()
    thrown.load.reject(new Error('no'))
    expect(await loadWorker(OPTIONS, null, () => {}, () => thrown.worker)).toMatchObject({ state: 'failed', code: 'internal' })
    expect([gone.seen.terminated, thrown.seen.terminated]).toEqual([true, true])
    expect(await loadWorker(OPTIONS, null, () => {}, () => { throw new Error('refused') })).toMatchObject({ state: 'failed', code: 'worker-lost' })
  })

  it('goes on as long as there is progress, and ends when there is none', async () => {
    const { worker, seen } = scriptedWorker()
    const heard: LoadProgress[] = []
    const outcome = vi.fn()
    void loadWorker(OPTIONS, null, (progress) => heard.push(progress), () => worker).then(outcome)
    for (let n = 0; n < 5; n++) {
      await vi.advanceTimersByTimeAsync(STALLED_MS - 1)
      seen.progress({ step: 'weights', loadedBytes: n, totalBytes: 5 })
    }
    expect([heard.length, outcome.mock.calls.length]).toEqual([5, 0])
    await vi.advanceTimersByTimeAsync(STALLED_MS)
    expect(outcome).toHaveBeenCalledWith(expect.objectContaining({ state: 'failed', code: 'timeout' }))
    expect(seen.terminated).toBe(true)
  })

  it('ends at its deadline, progress or not', async () => {
    const { worker, seen } = scriptedWorker()
    const outcome = vi.fn()
    void loadWorker(OPTIONS, 100, () => {}, () => worker).then(outcome)
    await vi.advanceTimersByTimeAsync(99)
    seen.progress({ step: 'warm-up', loadedBytes: 1, totalBytes: null })
    expect(outcome).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(outcome).toHaveBeenCalledWith(expect.objectContaining({ code: 'timeout' }))
  })
})
