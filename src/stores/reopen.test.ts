import { describe, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { ConversationActions, ConversationState, ConversationStore } from './conversation-store.ts'
import { loadAndReopen } from './reopen.ts'
import type { KeyValue } from './settings-store.ts'

function tabStorage(): KeyValue {
  const values = new Map<string, string>()
  return { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value), removeItem: (key) => void values.delete(key) }
}

/** A store that has one conversation on disk, "kept". */
function scriptedStore(whileLoading: (store: ConversationStore) => void = () => {}): ConversationStore {
  const store = createStore(() => ({ conversations: [] as unknown, currentId: null as string | null }) as ConversationState)
  const actions = {
    load: async () => {
      whileLoading(Object.assign(store, { actions }))
      store.setState({ conversations: [{ id: 'kept' }] as unknown as ConversationState['conversations'] })
    },
    open: async (id: string) => { store.setState({ currentId: id }) },
    startNew: () => { store.setState({ currentId: null }) },
  } as unknown as ConversationActions
  return Object.assign(store, { actions })
}

describe('reopening after a reload', () => {
  it('opens what the tab showed before', async () => {
    const tab = tabStorage()
    const first = scriptedStore()
    await loadAndReopen(first, tab)
    expect(first.getState().currentId).toBeNull()
    await first.actions.open('kept')
    const second = scriptedStore()
    await loadAndReopen(second, tab)
    expect(second.getState().currentId).toBe('kept')
  })

  it('stays empty where the person left for a new conversation, or the old one is gone', async () => {
    const tab = tabStorage()
    const store = scriptedStore()
    await loadAndReopen(store, tab)
    await store.actions.open('kept')
    store.actions.startNew()
    const next = scriptedStore()
    await loadAndReopen(next, tab)
    expect(next.getState().currentId).toBeNull()
    await next.actions.open('gone')
    const last = scriptedStore()
    await loadAndReopen(last, tab)
    expect(last.getState().currentId).toBeNull()
  })

  it('does not take a person away from what they asked while the list was read', async () => {
    const tab = tabStorage()
    tab.setItem('second-thought/open-conversation', 'kept')
    const store = scriptedStore((loading) => loading.setState({ currentId: 'just made' }))
    await loadAndReopen(store, tab)
    expect(store.getState().currentId).toBe('just made')
  })
})
