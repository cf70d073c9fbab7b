import { describe, expect, it } from 'vitest'
import type { ConsentAsk } from '../core/remote/consent.ts'
import type { RemoteControl, TestEnd } from '../inference/remote-control.ts'
import type { KeyState } from '../core/remote/server-key.ts'
import { emptyTurn, foldEvent } from '../core/turn.ts'
import { createConsentStore, waitsForConsent } from './consent-store.ts'
import { createEndpointsStore, type EndpointDraft } from './endpoints-store.ts'
import { createSentStore } from './sent-store.ts'

const DRAFT: EndpointDraft = { name: '', baseUrl: 'https://api.example.org/v1/', model: 'm', rule: 'ask', reasoning: 'none', price: null }
const KEY = 'sk-a-very-secret-key'

/** The network worker as the stores see it, with what it was told. */
function fakeRemote(test: () => Promise<TestEnd> = async () => ({ ok: true, models: [{ id: 'm', context: 100 }], found: { logprobs: 'top-k', reportsReuse: false, context: 100 } })) {
  const keys: Record<string, KeyState> = {}
  const told: Parameters<RemoteControl['setEndpoints']>[0][] = []
  let ask: ((ask: ConsentAsk) => Promise<unknown>) | undefined
  let withdraw: ((id: number) => void) | undefined
  const remote: RemoteControl = {
    setEndpoints: async (endpoints) => void told.push(endpoints),
    onConsent: async (asks, withdraws) => { ask = asks; withdraw = withdraws },
    allowPrompts: async () => {},
    testEndpoint: test,
    checkAddress: async () => ({ ok: false, detail: '' }),
    setKey: async (id) => { keys[id] = 'memory'; return true },
    keepKey: async (id) => { keys[id] = 'kept'; return true },
    unlockKey: async () => false,
    forgetKey: async (id) => { delete keys[id] },
    keyStates: async () => ({ ...keys }),
    sentRequests: async () => [],
    onRequests: async () => {},
    clearRequests: async () => {},
  }
  return { remote, told, asked: (one: ConsentAsk) => ask?.(one), withdraw: (id: number) => withdraw?.(id) }
}

function fakeDisk() {
  const values = new Map<string, string>()
  return {
    getItem: (key: string) => values.get(key) ?? null, setItem: (key: string, value: string) => void values.set(key, value), removeItem: (key: string) => void values.delete(key),
    dump: () => JSON.stringify([...values]),
  }
}

function endpointsStore(remote = fakeRemote(), disk = fakeDisk()) {
  let ids = 0
  return { store: createEndpointsStore(disk, remote.remote, () => `e${++ids}`), disk, ...remote }
}

describe('the servers', () => {
  it('are tidied, told to the network worker and there again after a reload', async () => {
    const { store, disk, told } = endpointsStore()
    expect(store.actions.add(DRAFT)).toEqual({ ok: true, id: 'e1' })
    const kept = { ...DRAFT, id: 'e1', name: 'api.example.org', baseUrl: 'https://api.example.org/v1', found: null }
    expect(store.getState().endpoints).toEqual([kept])
    expect(told.at(-1)).toEqual([kept])
    const again = endpointsStore(fakeRemote(), disk)
    expect(again.store.getState().endpoints).toEqual([kept])
    await again.store.actions.attach()
    expect(again.told).toEqual([[kept]])
  })

  it('are not saved with an address or a price that is none', () => {
    const { store, disk } = endpointsStore()
    expect(store.actions.add({ ...DRAFT, baseUrl: 'http://api.example.org' })).toMatchObject({ ok: false, detail: expect.stringContaining('https://') as string })
    expect(store.actions.add({ ...DRAFT, price: { input: Number.NaN, output: 1 } })).toMatchObject({ ok: false, detail: expect.stringContaining('price') as string })
    expect(disk.dump()).toBe('[]')
  })

  it('never hold a key: not in the store, not on disk', async () => {
    const { store, disk } = endpointsStore()
    store.actions.add(DRAFT)
    await store.actions.setKey('e1', KEY)
    await store.actions.keepKey('e1', 'a passphrase')
    expect(store.getState().keys).toEqual({ e1: 'kept' })
    expect(JSON.stringify(store.getState()) + disk.dump()).not.toMatch(/secret|passphrase/)
  })

  it('lose key, consent and what was found with their address', async () => {
    const { store } = endpointsStore()
    store.actions.add(DRAFT)
    await store.actions.setKey('e1', KEY)
    store.actions.change('e1', { rule: 'always' })
    await store.actions.test('e1')
    expect(store.getState().endpoints[0]?.found).toMatchObject({ logprobs: 'top-k' })
    store.actions.change('e1', { baseUrl: 'https://elsewhere.example/v1' })
    expect(store.getState().endpoints[0]).toMatchObject({ rule: 'ask', found: null })
    await expect.poll(() => store.getState().keys).toEqual({})
  })

  it('are called by their address as long as nobody named them, wherever they move', () => {
    const { store } = endpointsStore()
    const name = (): string | undefined => store.getState().endpoints[0]?.name
    store.actions.add({ ...DRAFT, baseUrl: 'http://127.0.0.1:9' })
    store.actions.change('e1', { baseUrl: 'http://127.0.0.1:9788' })
    expect(name()).toBe('127.0.0.1:9788')
    // As the form hands it over: all fields, the old name among them.
    store.actions.change('e1', { ...DRAFT, name: ' 127.0.0.1:9788 ', baseUrl: 'https://api.example.org/v1' })
    expect(name()).toBe('api.example.org')
    store.actions.change('e1', { name: 'Mine' })
    store.actions.change('e1', { baseUrl: 'http://127.0.0.1:9' })
    expect(name()).toBe('Mine')
    store.actions.change('e1', { name: '' })
    expect(name()).toBe('127.0.0.1:9')
  })

  it('keep what a test of an older address found to themselves', async () => {
    let finish: (end: TestEnd) => void = () => {}
    const { store } = endpointsStore(fakeRemote(() => new Promise((resolve) => { finish = resolve })))
    store.actions.add(DRAFT)
    const testing = store.actions.test('e1')
    store.actions.change('e1', { baseUrl: 'https://elsewhere.example/v1' })
    finish({ ok: true, models: [], found: { logprobs: 'top-k', reportsReuse: true, context: 1 } })
    await testing
    expect(store.getState()).toMatchObject({ endpoints: [{ found: null }], tests: {} })
  })

  it('say why a test failed, also when the network worker is gone', async () => {
    const { store } = endpointsStore(fakeRemote(async () => { throw new Error('gone') }))
    store.actions.add(DRAFT)
    await store.actions.test('e1')
    expect(store.getState().tests['e1']).toMatchObject({ state: 'failed', detail: expect.stringContaining('Reload') as string })
  })

  it('survive what is broken on disk, and leave nothing there when all is forgotten', async () => {
    const disk = fakeDisk()
    const { store } = endpointsStore(fakeRemote(), disk)
    store.actions.add(DRAFT)
    const [key, text] = (JSON.parse(disk.dump()) as [string, string][])[0] ?? ['', '']
    const kept = JSON.parse(text) as { endpoints: object[] }
    disk.setItem(key, JSON.stringify({ schema: 1, endpoints: [{ id: 'x' }, { ...kept.endpoints[0], baseUrl: 'http://evil.example' }, ...kept.endpoints] }))
    const again = endpointsStore(fakeRemote(), disk).store
    expect(again.getState().endpoints.map(({ id }) => id)).toEqual(['e1'])
    disk.setItem(key, 'not JSON')
    expect(endpointsStore(fakeRemote(), disk).store.getState().endpoints).toEqual([])
    await again.actions.forgetAll()
    expect(disk.dump()).toBe('[]')
  })
})

describe('the questions', () => {
  const question = (id: number): ConsentAsk => ({
    id, endpoint: { id: 'e1', name: 'a', price: null }, host: 'a.example', loopback: false, original: 'x', redactions: [],
    chat: { model: 'm', prompt: 'x', think: false, cap: 1, reasoning: 'none', logprobs: false },
  })

  it('wait for their own answer, in their order', async () => {
    const { remote, asked } = fakeRemote()
    const store = createConsentStore(remote)
    await store.actions.attach()
    const first = asked(question(1))
    const second = asked(question(2))
    expect(store.getState().asks.map(({ id }) => id)).toEqual([1, 2])
    store.actions.answer(2, { send: false })
    store.actions.answer(1, { send: true, prompt: 'y' })
    expect(await Promise.all([first, second])).toEqual([{ send: true, prompt: 'y' }, { send: false }])
    expect(store.getState().asks).toEqual([])
  })

  it('hold up the pass of their own server while it runs, and no other', () => {
    const rung = { strategy: 'direct', engine: 'remote', cap: 256, enabled: true } as const
    const ladder = ['remote:e1', 'remote:e2'].map((model) => ({ ...rung, model, id: `${model}:direct` }))
    const before = { ...emptyTurn('x', { schema: 1, kind: 'auto', threshold: 0.8 }), ladder }
    const running = foldEvent(before, { type: 'rung-start', rung: 'remote:e1:direct', cap: 256 })
    const other = foldEvent(before, { type: 'rung-start', rung: 'remote:e2:direct', cap: 256 })
    expect([before, running, other].map((turn) => waitsForConsent(turn, [question(1)]))).toEqual([false, true, false])
    expect(waitsForConsent(running, [])).toBe(false)
  })

  it('go away when they are withdrawn, and when the network worker is another', async () => {
    const { remote, asked, withdraw } = fakeRemote()
    const store = createConsentStore(remote)
    await store.actions.attach()
    void asked(question(1))
    withdraw(1)
    expect(store.getState().asks).toEqual([])
    void asked(question(2))
    await store.actions.attach()
    expect(store.getState().asks).toEqual([])
  })
})

describe('the list of requests', () => {
  it('is read again after every change, one look at a time', async () => {
    let looks = 0
    let tell = (): void => {}
    const { remote } = fakeRemote()
    const store = createSentStore({ ...remote, onRequests: async (changed) => { tell = changed }, sentRequests: async () => { looks++; return [] } })
    await store.actions.attach()
    await store.actions.read()
    for (let change = 0; change < 50; change++) tell()
    await expect.poll(() => store.getState().requests).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(looks).toBeLessThanOrEqual(3)
    expect(looks).toBeGreaterThan(1)
  })
})
