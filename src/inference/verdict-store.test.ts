import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../workers/api.ts'
import { createVerdictStore } from './verdict-store.ts'

const of = { app: '1.0.0', adapter: 'vendor', sha256: 'abc' }
const right = (msPerToken: number): Verdict => ({ state: 'right', msPerToken, maxDifference: 0, software: false, adapter: 'vendor' })

function memory(): Pick<Storage, 'getItem' | 'setItem'> & { readonly items: Map<string, string> } {
  const items = new Map<string, string>()
  return { items, getItem: (key) => items.get(key) ?? null, setItem: (key, value) => { items.set(key, value) } }
}

describe('kept verdicts', () => {
  it('come back on a later visit with the same app, adapter and weights', () => {
    const storage = memory()
    createVerdictStore(storage).write(of, right(2), right(9))
    expect(createVerdictStore(storage).read(of)).toMatchObject({ wasm: right(2), webgpu: right(9) })
  })

  it('do not count for another app version or adapter, and say which weights they hold for', () => {
    const store = createVerdictStore(memory())
    store.write(of, right(2), right(9))
    for (const other of [{ app: '1.0.1' }, { adapter: 'other' }]) expect(store.read({ ...of, ...other })).toBeNull()
    expect(store.read(of)?.sha256).toBe('abc')
  })

  it('keep wrong numbers and timeouts, but not failures that may pass', () => {
    const store = createVerdictStore(memory())
    store.write(of, right(2), { state: 'wrong', maxDifference: 3, tolerance: 0.02 })
    expect(store.read(of)?.webgpu.state).toBe('wrong')
    store.write(of, right(2), { state: 'unavailable', reason: 'failed', detail: 'device lost' })
    expect(store.read(of)?.webgpu.state).toBe('wrong')
    store.write(of, right(2), { state: 'unavailable', reason: 'timeout', detail: 'not ready after 90 s' })
    expect(store.read(of)?.webgpu.state).toBe('unavailable')
  })

  it('are none where the storage is broken, forbidden or missing', () => {
    const storage = memory()
    storage.setItem('second-thought.backends', '{"schema":2}')
    expect(createVerdictStore(storage).read(of)).toBeNull()
    const forbidden = { getItem: () => { throw new Error('denied') }, setItem: () => { throw new Error('denied') } }
    createVerdictStore(forbidden).write(of, right(2), right(9))
    expect(createVerdictStore(forbidden).read(of)).toBeNull()
    expect(createVerdictStore(null).read(of)).toBeNull()
  })
})
