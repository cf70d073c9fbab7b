import { describe, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { InferenceStatus } from '../inference/inference.ts'
import { createAsking } from './asking.ts'
import type { InferenceState } from './inference-store.ts'
import { createSettingsStore, type KeyValue } from './settings-store.ts'

const LOADING = { phase: 'loading', step: 'runtime', loadedBytes: 0, totalBytes: null } as InferenceStatus
const READY = { phase: 'ready', profile: null } as InferenceStatus
/** A disk that keeps nothing. */
const NOTHING: KeyValue = { getItem: () => null, setItem: () => {}, removeItem: () => {} }
const FAILED: InferenceStatus = { phase: 'failed', code: 'timeout', detail: '' }

function build(status: InferenceStatus) {
  const inference = createStore<InferenceState>(() => ({ status }))
  const settings = createSettingsStore(NOTHING)
  const asked: [string, string][] = []
  const conversations = { actions: { ask: (text: string, { kind }: { kind: string }) => { asked.push([text, kind]) } } }
  const asking = createAsking({ inference, settings, conversations: conversations as never })
  return { asking, asked, settings, become: (next: InferenceStatus) => { inference.setState({ status: next }) } }
}

describe('asking the draft', () => {
  it('asks at once where the model is ready, and the draft is empty then', () => {
    const { asking, asked, settings } = build(READY)
    settings.actions.set({ draft: '2 + 2' })
    asking.actions.askDraft('think')
    expect(asked).toEqual([['2 + 2', 'think']])
    expect(settings.getState().draft).toBe('')
    expect(asking.getState().waiting).toBeNull()
  })

  it('waits for the model with the text still in the draft, and asks it once', () => {
    const { asking, asked, settings, become } = build(LOADING)
    settings.actions.set({ draft: '2 + 2' })
    asking.actions.askDraft('direct')
    expect([asked, asking.getState().waiting, settings.getState().draft]).toEqual([[], 'direct', '2 + 2'])
    become({ ...LOADING })
    expect(asked).toEqual([])
    become(READY)
    become({ ...READY })
    expect(asked).toEqual([['2 + 2', 'direct']])
    expect([asking.getState().waiting, settings.getState().draft]).toEqual([null, ''])
  })

  it('goes on waiting through a failed start', () => {
    const { asking, asked, settings, become } = build(LOADING)
    settings.actions.set({ draft: '2 + 2' })
    asking.actions.askDraft('auto')
    become(FAILED)
    become(LOADING)
    become(READY)
    expect(asked).toEqual([['2 + 2', 'auto']])
  })

  it('asks nothing that was withdrawn, or changed since', () => {
    const { asking, asked, settings, become } = build(LOADING)
    settings.actions.set({ draft: '2 + 2' })
    asking.actions.askDraft('auto')
    asking.actions.withdraw()
    become(READY)
    become(LOADING)
    asking.actions.askDraft('auto')
    settings.actions.set({ draft: '2 + 3' })
    become(READY)
    expect(asked).toEqual([])
    expect(settings.getState().draft).toBe('2 + 3')
  })
})
