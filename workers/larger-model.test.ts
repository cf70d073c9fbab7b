import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LoadEnd, LoadProgress } from '../src/core/load-progress.ts'
import { EngineFailure } from './engines/transformers/engine-failure.ts'
import { STALLED_MS, createLargerModel } from './larger-model.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

interface Deferred {
  readonly promise: Promise<string>
  readonly resolve: (value: string) => void
  readonly reject: (reason: unknown) => void
}

function deferred(): Deferred {
  let settle!: Omit<Deferred, 'promise'>
  const promise = new Promise<string>((resolve, reject) => { settle = { resolve, reject } })
  return { promise, ...settle }
}

/** A model whose fetch and making end when the test says; nothing is loaded. */
function scripted() {
  const fetches: { readonly files: Deferred; readonly onBytes: (loaded: number, total: number | null) => void; readonly abort: AbortSignal }[] = []
  const makes: { readonly files: string; readonly made: Deferred; readonly onWord: () => void }[] = []
  const discarded: string[] = []
  const model = createLargerModel<string, string>({
    fetchFiles: (onBytes, abort) => {
      const files = deferred()
      fetches.push({ files, onBytes, abort })
      return files.promise
    },
    make: (files, onWord) => {
      const made = deferred()
      makes.push({ files, made, onWord })
      return made.promise
    },
    discard: (made) => { discarded.push(made) },
  })
  function load(signal = { aborted: false }) {
    const loading = { told: [] as LoadProgress[], end: null as LoadEnd | null }
    void (async () => {
      const steps = model.load(signal)
      for (;;) {
        const step = await steps.next()
        if (step.done === true) {
          loading.end = step.value
          return
        }
        loading.told.push(step.value)
      }
    })()
    return loading
  }
  return { model, fetches, makes, discarded, load }
}

const soon = (): Promise<unknown> => vi.advanceTimersByTimeAsync(60)

describe('a larger model', () => {
  it('is fetched and then made, with its true bytes told', async () => {
    const { model, fetches, makes, load } = scripted()
    const loading = load()
    fetches[0]?.onBytes(3, 10)
    await soon()
    fetches[0]?.files.resolve('files')
    await soon()
    expect([model.made(), makes[0]?.files]).toEqual([null, 'files'])
    makes[0]?.made.resolve('engine')
    await soon()
    expect(loading).toEqual({ told: [{ step: 'weights', loadedBytes: 3, totalBytes: 10 }, { step: 'warm-up', loadedBytes: 3, totalBytes: 10 }], end: { state: 'ready' } })
    expect(model.made()).toBe('engine')
    expect(load().told).toEqual([])
    expect(fetches.length).toBe(1)
  })

  it('is put away with what was made of it, and can be loaded again', async () => {
    const { model, fetches, makes, discarded, load } = scripted()
    for (const [at, name] of ['first', 'second'].entries()) {
      const loading = load()
      fetches[at]?.files.resolve('files')
      await soon()
      makes[at]?.made.resolve(name)
      await soon()
      expect([loading.end, model.made()]).toEqual([{ state: 'ready' }, name])
      model.putAway()
      model.putAway()
      expect(model.made()).toBeNull()
    }
    expect(discarded).toEqual(['first', 'second'])
  })

  it('fetched ahead is not fetched again, and is not made before somebody loads it', async () => {
    const { model, fetches, makes, load } = scripted()
    const ahead = model.fetchAhead()
    fetches[0]?.files.resolve('files')
    await ahead
    expect(makes.length).toBe(0)
    const loading = load()
    await soon()
    makes[0]?.made.resolve('engine')
    await soon()
    expect([fetches.length, loading.end]).toEqual([1, { state: 'ready' }])
  })

  it('is not waited for once the turn is stopped; its files go on arriving for the next', async () => {
    const { fetches, makes, load } = scripted()
    const signal = { aborted: false }
    const stopped = load(signal)
    await soon()
    signal.aborted = true
    await soon()
    expect([stopped.end, fetches[0]?.abort.aborted, makes.length]).toEqual([{ state: 'stopped' }, false, 0])
    fetches[0]?.files.resolve('files')
    const next = load()
    await soon()
    makes[0]?.made.resolve('engine')
    await soon()
    expect([next.end, fetches.length]).toEqual([{ state: 'ready' }, 1])
  })

  it('that is not there fails with its code, and can be tried again', async () => {
    const { fetches, makes, load } = scripted()
    const failed = load()
    fetches[0]?.files.reject(new EngineFailure('model-missing', '404'))
    await soon()
    expect(failed.end).toEqual({ state: 'failed', code: 'model-missing', detail: '404' })
    const again = load()
    fetches[1]?.files.resolve('files')
    await soon()
    makes[0]?.made.reject(new Error('no memory'))
    await soon()
    expect(again.end).toEqual({ state: 'failed', code: 'internal', detail: 'no memory' })
  })

  it('whose bytes stop coming is given up, but not while they trickle', async () => {
    const { fetches, load } = scripted()
    const loading = load()
    await vi.advanceTimersByTimeAsync(STALLED_MS - 1)
    fetches[0]?.onBytes(1, null)
    await vi.advanceTimersByTimeAsync(STALLED_MS - 1)
    expect([loading.end, fetches[0]?.abort.aborted]).toEqual([null, false])
    await vi.advanceTimersByTimeAsync(100)
    expect([loading.end, fetches[0]?.abort.aborted]).toMatchObject([{ state: 'failed', code: 'timeout' }, true])
  })

  it('whose making comes too late is freed', async () => {
    const { model, fetches, makes, discarded, load } = scripted()
    const loading = load()
    fetches[0]?.files.resolve('files')
    await soon()
    await vi.advanceTimersByTimeAsync(STALLED_MS + 1)
    expect(loading.end).toMatchObject({ state: 'failed', code: 'timeout' })
    makes[0]?.made.resolve('late engine')
    await soon()
    expect([discarded, model.made()]).toEqual([['late engine'], null])
  })
})
