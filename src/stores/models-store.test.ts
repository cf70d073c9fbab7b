import { describe, expect, it } from 'vitest'
import type { DownloadsState, ModelPlan, StoredModelFacts } from '../core/models/download.ts'
import type { Downloads } from '../inference/downloads.ts'
import { createModelsStore } from './models-store.ts'

const COMMIT = '0'.repeat(40)
const PLAN: ModelPlan = { schema: 1, repo: 'made/up', hub: 'https://hub.test', commit: COMMIT, dtype: 'q4', files: [{ path: 'a', size: 1, check: { kind: 'git', hex: COMMIT } }] }
const STORED: StoredModelFacts = { manifest: { schema: 1, repo: 'made/up', hub: 'https://hub.test', commit: COMMIT, dtype: 'q4', files: [], completedAt: '' }, bytes: 1, missing: [] }
const COMING = { plan: PLAN, loadedBytes: 0, totalBytes: 1, at: { phase: 'paused' } } as const

function opened(disk = new Map<string, string>(), over: Partial<Downloads> = {}) {
  let tell: (state: DownloadsState) => void = () => {}
  let lose: (reason: string) => void = () => {}
  const asked: string[] = []
  const fine = (what: string) => async () => {
    asked.push(what)
    return { ok: true } as const
  }
  let kept = 0
  const store = createModelsStore({
    disk: { getItem: (key) => disk.get(key) ?? null, setItem: (key, value) => void disk.set(key, value), removeItem: (key) => void disk.delete(key) },
    deviceFacts: async () => ({ adapter: null, memoryBytes: null, freeBytes: null }),
    keepStorage: () => { kept++ },
    downloads: {
      watch: async (onState) => {
        tell = onState
        return { ok: true }
      },
      onLost: (listener) => { lose = listener },
      refresh: async () => { asked.push('refresh') },
      look: async () => ({ ok: false, failure: { code: 'gated', detail: '' } }),
      start: fine('start'), pause: fine('pause'), resume: fine('resume'), cancel: fine('cancel'), remove: fine('remove'), removeAll: fine('removeAll'),
      ...over,
    },
  })
  store.actions.open()
  return { store, disk, asked, tell: (state: DownloadsState) => tell(state), lose: (reason: string) => lose(reason), kept: () => kept }
}

describe('the models of the page', () => {
  it('ask the browser to keep storage once something was downloaded, and not before', () => {
    const { tell, kept } = opened()
    tell({ downloads: [COMING], stored: [] })
    expect(kept()).toBe(0)
    tell({ downloads: [], stored: [STORED] })
    tell({ downloads: [], stored: [STORED] })
    expect(kept()).toBe(1)
  })

  it('that the browser took back are named on the next visit, until they are fetched or forgotten', () => {
    const { disk, tell } = opened()
    tell({ downloads: [], stored: [STORED] })
    const next = opened(disk)
    next.tell({ downloads: [], stored: [] })
    expect(next.store.getState().vanished).toEqual([{ hub: 'https://hub.test', repo: 'made/up', revision: COMMIT, dtype: 'q4' }])
    next.tell({ downloads: [COMING], stored: [] })
    expect(next.store.getState().vanished).toEqual([])
    next.tell({ downloads: [], stored: [] })
    next.store.actions.forgetVanished('made/up')
    next.tell({ downloads: [], stored: [] })
    expect(next.store.getState().vanished).toEqual([])
  })

  it('that a person deleted have not vanished', async () => {
    const { store, tell } = opened()
    tell({ downloads: [], stored: [STORED] })
    await store.actions.remove('made/up')
    tell({ downloads: [], stored: [] })
    expect(store.getState().vanished).toEqual([])
  })

  it('say what was refused, and that the worker was lost', async () => {
    const { store, lose, asked } = opened(new Map(), { start: async () => ({ ok: false, failure: { code: 'there-already', detail: '' } }) })
    await store.actions.start(PLAN)
    expect(store.getState().trouble).toEqual({ repo: 'made/up', failure: { code: 'there-already', detail: '' } })
    await store.actions.pause('made/up')
    expect(store.getState().trouble).toBeNull()
    lose('gone')
    expect([store.getState().trouble?.failure.code, asked.at(-1)]).toEqual(['worker-lost', 'refresh'])
  })

  it('that were mistyped leave one mistake at a time, and none once it is put away', async () => {
    const listing = { plans: [] } as never
    const { store } = opened(new Map(), { look: async ({ repo }) => (repo === 'made/up' ? { ok: true, listing } : { ok: false, failure: { code: 'not-found', detail: '' } }) })
    const { actions } = store
    await actions.look('listed/one', 'https://hub.test')
    for (const typed of ['no id', 'made/up', 'made/nothing', 'http://example.org/a/b']) await actions.lookUp(typed, 'https://hub.test')
    expect(store.getState().added).toEqual(['http://example.org/a/b', 'made/up'])
    actions.unlookFailed()
    expect(store.getState().added).toEqual(['made/up'])
    // What failed in a row of a list stays there: nobody typed it.
    expect(store.getState().looks).toMatchObject({ 'made/up': { state: 'found' }, 'listed/one': { state: 'failed' } })
    expect(Object.keys(store.getState().looks)).toHaveLength(2)
    await Promise.all(['made/none', 'made/nothing'].map((typed) => actions.lookUp(typed, 'https://hub.test')))
    expect(store.getState().added).toEqual(['made/nothing', 'made/up'])
  })

  it('are not asked for at all where what was typed names none', async () => {
    const { store } = opened()
    await store.actions.lookUp('no id', 'https://hub.test')
    await store.actions.look('a/b', 'https://hub.test')
    expect(store.getState().looks).toMatchObject({ 'no id': { state: 'failed', failure: { code: 'bad-address' } }, 'a/b': { state: 'failed', failure: { code: 'gated' } } })
    expect(store.getState().added).toEqual(['no id'])
    store.actions.unlook('no id')
    expect(store.getState().added).toEqual([])
    expect(Object.keys(store.getState().looks)).toEqual(['a/b'])
  })
})
