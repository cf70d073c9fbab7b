import { describe, expect, it } from 'vitest'
import { chatFileText, withoutServers } from '../core/files/chat-file.ts'
import { MADE_UP_CHAT } from '../core/files/made-up-chat.ts'
import { setupFileText, type Setup } from '../core/files/setup-file.ts'
import { exportChats, importChats, importSetup, type GivenFile } from './carry.ts'
import { createConversationStore, shownLeaf } from './conversation-store.ts'
import type { Conversation, History } from './history.ts'
import type { StoredId } from './models-store.ts'
import { createSettingsStore } from './settings-store.ts'
import { createSetup } from './setup.ts'
import { pathTo, type TreeNode } from './tree.ts'

/** A disk in memory that writes all or nothing. */
function setUp() {
  const disk = { conversations: new Map<string, Conversation>(), nodes: new Map<string, TreeNode>(), fail: null as Error | null, writes: 0 }
  const history: History = {
    conversations: async () => [...disk.conversations.values()],
    nodes: async (id) => [...disk.nodes.values()].filter(({ conversationId }) => conversationId === id),
    putConversation: async (conversation) => void disk.conversations.set(conversation.id, conversation),
    putNode: async (node) => void disk.nodes.set(node.id, node),
    add: async (conversations, nodes) => {
      if (disk.fail !== null) throw disk.fail
      disk.writes++
      for (const conversation of conversations) disk.conversations.set(conversation.id, conversation)
      for (const node of nodes) disk.nodes.set(node.id, node)
    },
    purge: async (id) => {
      disk.conversations.delete(id)
      for (const { id: node, conversationId } of disk.nodes.values()) if (conversationId === id) disk.nodes.delete(node)
    },
    clear: async () => {},
  }
  let id = 0
  const store = createConversationStore({ inference: { ask: () => ({ done: Promise.resolve(), stop: () => {} }) }, history, newId: () => `id-${++id}`, now: () => 0 })
  return { store, disk }
}

function given(text: string, size = text.length): GivenFile & { readonly read: () => number } {
  let read = 0
  return { name: 'given.json', size, text: async () => { read++; return text }, read: () => read }
}

const titles = ({ store }: ReturnType<typeof setUp>): readonly string[] => store.getState().conversations.map(({ title }) => title)

describe('the import of conversations', () => {
  it('brings back what was exported, under ids of its own, and shows the first', async () => {
    const built = setUp()
    const two = [MADE_UP_CHAT, { ...MADE_UP_CHAT, title: 'Older', named: true }]
    expect(await importChats(given(chatFileText(two)), built.store)).toBeNull()
    expect(await importChats(given(chatFileText(two)), built.store)).toBeNull()
    expect(titles(built)).toEqual([MADE_UP_CHAT.title, 'Older', MADE_UP_CHAT.title, 'Older'])
    expect([built.disk.nodes.size, built.disk.writes]).toEqual([24, 2])
    expect(pathTo(built.store.getState().nodes, shownLeaf(built.store.getState())).map(({ role }) => role)).toEqual(['person', 'model', 'person', 'model'])
    const again = await built.store.actions.collect()
    expect(again.slice(0, 2)).toEqual(two.map(withoutServers))
  })

  it('is undone as a whole, and touches nothing else', async () => {
    const built = setUp()
    await importChats(given(chatFileText([{ ...MADE_UP_CHAT, title: 'Mine' }])), built.store)
    const before = [[...built.disk.conversations], [...built.disk.nodes]]
    await importChats(given(chatFileText([MADE_UP_CHAT, MADE_UP_CHAT])), built.store)
    built.store.actions.undo()
    expect(titles(built)).toEqual(['Mine'])
    expect([[...built.disk.conversations], [...built.disk.nodes]]).toEqual(before)
    expect(built.store.getState()).toMatchObject({ currentId: null, undoable: { change: 'imported', conversations: [{ title: 'Mine' }], earlier: null } })
    built.store.actions.undo()
    expect([titles(built), built.store.getState().undoable]).toEqual([[], null])
  })

  it('fault 17: writes nothing of a file with one fault in its last conversation', async () => {
    const built = setUp()
    const text = chatFileText([MADE_UP_CHAT, MADE_UP_CHAT])
    const at = text.lastIndexOf('"interrupted":')
    expect(await importChats(given(`${text.slice(0, at)}"key":1,${text.slice(at)}`), built.store)).toEqual({
      title: 'given.json was not imported', detail: 'Conversation 2, message 6, field “turn.key” has no place in such a file.',
      next: 'Nothing of it was taken over. Export it anew, or put that place right and choose it again.',
    })
    expect([built.disk.writes, titles(built)]).toEqual([0, []])
  })

  it('fault 17: does not read a file of 200 MB', async () => {
    const built = setUp()
    const file = given('', 200_000_000)
    expect((await importChats(file, built.store))?.detail).toBe('It is 200.0 MB, and up to 20 MB are read.')
    expect(file.read()).toBe(0)
  })

  it('says so when the disk is full, and when the file can’t be read, and keeps nothing of it', async () => {
    const built = setUp()
    built.disk.fail = Object.assign(new Error('full'), { name: 'QuotaExceededError' })
    expect((await importChats(given(chatFileText([MADE_UP_CHAT])), built.store))?.detail).toContain('storage is full')
    expect((await importChats({ name: 'gone.json', size: 3, text: () => Promise.reject(new Error('moved')) }, built.store))?.detail).toBe('It could not be read: moved.')
    expect([built.disk.nodes.size, titles(built), built.store.getState().undoable]).toEqual([0, [], null])
  })

  it('is promised by an export that can be read again, and by no other', () => {
    expect(exportChats([MADE_UP_CHAT]).refusal).toBeNull()
    const broken = structuredClone(MADE_UP_CHAT) as unknown as { messages: { turn?: { backend: unknown } }[] }
    if (broken.messages[1]?.turn !== undefined) broken.messages[1].turn.backend = 'abacus'
    expect(exportChats([broken as unknown as typeof MADE_UP_CHAT]).refusal?.detail).toContain('field “turn.backend”')
  })
})

describe('settings on their way', () => {
  const nothing = { getItem: () => null, setItem: () => {}, removeItem: () => {} }
  const stored: StoredId[] = [{ id: 'owner/here', kind: 'stored' }, { id: 'owner/resting', kind: 'web-llm' }]

  function built(here: readonly StoredId[] = stored) {
    const settings = createSettingsStore(nothing)
    return { settings, setup: createSetup(settings, () => here) }
  }

  it('are the policy, the dial, the votes and the models that are climbed to, and no more', () => {
    const { settings, setup } = built()
    settings.actions.set({ policyKind: 'think', share: 0.2, votes: true, ladder: 'mini-base', resting: ['owner/resting'], hub: 'https://mirror.example.org', draft: 'half a question' })
    const expected: Setup = { policy: 'think', dial: 0.2, votes: true, ladder: [{ model: 'mini' }, { model: 'base' }, { model: 'owner/here' }] }
    expect(setup.read()).toEqual(expected)
    expect(setupFileText(setup.read())).not.toMatch(/mirror|half/)
  })

  it('come back the same; models that are here and not named rest, and named ones that are not here are missing', async () => {
    const { settings, setup } = built()
    const file = setupFileText({ policy: 'auto', dial: 0.4, votes: false, ladder: [{ model: 'base' }, { model: 'owner/resting' }, { model: 'owner/away' }, { model: 'huge' }] })
    settings.actions.set({ hub: 'https://mirror.example.org' })
    expect(await importSetup(given(file), setup)).toBeNull()
    expect(settings.getState()).toMatchObject({ policyKind: 'auto', share: 0.4, ladder: 'base', resting: ['owner/here'], wanted: ['owner/away', 'huge'], hub: 'https://mirror.example.org' })
    expect(setup.missing()).toEqual(['owner/away', 'huge'])
    expect(setupFileText(setup.read())).toBe(file)
    setup.dropMissing()
    expect(setup.missing()).toEqual([])
  })

  it('no longer miss a model once it is here', () => {
    const here: StoredId[] = []
    const { setup } = built(here)
    setup.apply({ policy: 'auto', dial: null, votes: false, ladder: [{ model: 'base' }, { model: 'owner/away' }] })
    here.push({ id: 'owner/away', kind: 'stored' })
    expect(setup.missing()).toEqual([])
    expect(setup.read().ladder).toEqual([{ model: 'base' }, { model: 'owner/away' }])
  })

  it('fault 17: stay as they are when the file is refused', async () => {
    const { settings, setup } = built()
    const before = settings.getState()
    expect((await importSetup(given(setupFileText(setup.read()).replace('"votes"', '"consent": "always", "votes"')), setup))?.detail).toBe('Field “consent” has no place in such a file.')
    expect(settings.getState()).toBe(before)
  })
})
