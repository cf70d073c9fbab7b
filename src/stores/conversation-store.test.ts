import { describe, expect, it } from 'vitest'
import type { CascadeEvent } from '../core/events.ts'
import type { Policy } from '../core/policy.ts'
import type { Ask } from '../inference/inference.ts'
import { createConversationStore, shownLeaf } from './conversation-store.ts'
import type { Conversation, History } from './history.ts'
import { pathTo, type TreeNode } from './tree.ts'

const AUTO: Policy = { schema: 1, kind: 'auto', threshold: 0.8 }
const LADDER = [{ id: 'direct', strategy: 'direct', engine: 'e', model: 'm', cap: 48, enabled: true }] as const
const START: CascadeEvent = {
  type: 'turn-start', resumed: false, policy: AUTO, rungs: LADDER, backend: 'wasm', expectedThinkTokens: 20,
  prompt: { text: 'p', tokens: 4, mapped: [], replaced: [], leftOut: 0 },
}
const WRITING: readonly CascadeEvent[] = [START, { type: 'rung-start', rung: 'direct', cap: 48 }, { type: 'token-delta', rung: 'direct', text: '12', tokens: [] }]
const END: CascadeEvent = { type: 'turn-end', outcome: 'answered', answer: '12', rung: 'direct', confidence: 0.9, skipped: [], ledger: [] }

/** A disk in memory; it clones as IndexedDB does. */
function memory(): History & { readonly conversationsById: Map<string, Conversation>; readonly nodesById: Map<string, TreeNode>; fail: Error | null } {
  const conversationsById = new Map<string, Conversation>()
  const nodesById = new Map<string, TreeNode>()
  const disk = {
    conversationsById, nodesById, fail: null as Error | null,
    conversations: async () => [...conversationsById.values()],
    nodes: async (id: string) => structuredClone([...nodesById.values()].filter(({ conversationId }) => conversationId === id)),
    putConversation: async (conversation: Conversation) => {
      if (disk.fail !== null) throw disk.fail
      conversationsById.set(conversation.id, conversation)
    },
    putNode: async (node: TreeNode) => {
      if (disk.fail !== null) throw disk.fail
      nodesById.set(node.id, structuredClone(node))
    },
    add: async (conversations: readonly Conversation[], nodes: readonly TreeNode[]) => {
      if (disk.fail !== null) throw disk.fail
      for (const conversation of conversations) conversationsById.set(conversation.id, conversation)
      for (const node of nodes) nodesById.set(node.id, structuredClone(node))
    },
    purge: async (id: string) => { conversationsById.delete(id) },
    clear: async () => { conversationsById.clear(); nodesById.clear() },
  }
  return disk
}

/** An inference that does what the test says, when the test says it. */
function scripted() {
  const asks: Ask[] = []
  const sends: ((events: readonly CascadeEvent[]) => void)[] = []
  const ends: (() => void)[] = []
  const stops: number[] = []
  return {
    asks, stops,
    ask(request: Ask, onEvents: (events: readonly CascadeEvent[]) => void) {
      const at = asks.push(request) - 1
      sends.push(onEvents)
      return { done: new Promise<void>((resolve) => { ends.push(resolve) }), stop: () => { stops.push(at) } }
    },
    send: (events: readonly CascadeEvent[]) => sends.at(-1)?.(events),
    async end() {
      ends.at(-1)?.()
      await Promise.resolve()
      await Promise.resolve()
    },
  }
}

function build(history = memory()) {
  const inference = scripted()
  let id = 0
  let clock = 0
  const store = createConversationStore({ inference, history, newId: () => `id${++id}-${Math.random()}`, now: () => clock })
  return { store, inference, history, pass: (ms: number) => { clock += ms } }
}

async function answered({ store, inference }: ReturnType<typeof build>, text: string): Promise<void> {
  store.actions.ask(text, AUTO)
  inference.send([...WRITING, END])
  await inference.end()
}

function shown({ store }: ReturnType<typeof build>): readonly TreeNode[] {
  return pathTo(store.getState().nodes, shownLeaf(store.getState()))
}

describe('the conversation store', () => {
  it('creates a conversation with its first prompt and names it after that', async () => {
    const built = build()
    await answered(built, '  What is\n7 + 5? ')
    expect(built.store.getState().conversations.map(({ title }) => title)).toEqual(['What is 7 + 5?'])
    expect(shown(built).map(({ role }) => role)).toEqual(['person', 'model'])
    expect(shown(built)[1]?.turn).toMatchObject({ outcome: 'answered', answer: '12' })
  })

  it('brings everything back after a reload', async () => {
    const first = build()
    await answered(first, 'one')
    await answered(first, 'two')
    const second = build(first.history)
    await second.store.actions.load()
    const { conversations } = second.store.getState()
    await second.store.actions.open(conversations[0]?.id ?? '')
    expect(shown(second)).toEqual(shown(first))
  })

  it('marks a turn that was running when the tab closed, and keeps what it had written', async () => {
    const first = build()
    first.store.actions.ask('one', AUTO)
    first.pass(1000)
    first.inference.send(WRITING)
    await Promise.resolve()
    const second = build(first.history)
    await second.store.actions.load()
    await second.store.actions.open(second.store.getState().conversations[0]?.id ?? '')
    expect(shown(second)[1]?.turn).toMatchObject({ interrupted: true, outcome: 'stopped', answer: '12' })
  })

  it('writes a running turn a few times a second, and at once when the page goes', async () => {
    const built = build()
    built.store.actions.ask('one', AUTO)
    built.inference.send(WRITING)
    const onDisk = () => [...built.history.nodesById.values()].find(({ role }) => role === 'model')?.turn
    expect(onDisk()?.rungs).toEqual([])
    built.store.actions.flush()
    expect(onDisk()?.rungs[0]?.answerText).toBe('12')
  })

  it('starts a branch for an edited prompt and keeps the old one', async () => {
    const built = build()
    await answered(built, 'one')
    const [prompt] = shown(built)
    built.store.actions.edit(prompt?.id ?? '', 'uno', AUTO)
    built.inference.send([...WRITING, END])
    await built.inference.end()
    expect(shown(built)[0]).toMatchObject({ text: 'uno', parentId: null })
    built.store.actions.showBranch(prompt?.id ?? '')
    expect(shown(built)[0]).toMatchObject({ text: 'one' })
    expect(shown(built)).toHaveLength(2)
  })

  it('thinks harder with what the turn has found so far', async () => {
    const built = build()
    built.store.actions.ask('one', AUTO)
    const usage = {
      engine: 'e', model: 'm', rung: 'direct', backend: 'wasm', prefillTokens: 4, reusedTokens: 0, decodeTokens: 3, abortedTokens: 0, flopsPrefill: 1, flopsDecode: 1,
      ms: 1, ttftMs: 1, source: 'counted',
    } as const
    const result = { rung: 'direct', outcome: 'answered', answer: '12', forced: false, signals: null, confidence: 0.9, usage } as const
    built.inference.send([...WRITING, { type: 'rung-end', ...result }, END])
    await built.inference.end()
    built.store.actions.thinkHarder(shown(built)[1]?.id ?? '')
    expect(built.inference.asks[1]).toEqual({ prompt: 'one', policy: { schema: 1, kind: 'think' }, resume: [result] })
  })

  it('goes on from a decline with the rungs of a larger model, doubting as the turn did', async () => {
    const built = build()
    built.store.actions.ask('one', AUTO)
    built.inference.send([...WRITING, END])
    await built.inference.end()
    const id = shown(built)[1]?.id ?? ''
    built.store.actions.askLarger(id, 'base')
    expect(built.inference.asks[1]).toMatchObject({ prompt: 'one', policy: AUTO, rungs: ['base:direct', 'base:think'] })
    built.store.actions.askLarger(id, 'base')
    expect(built.inference.asks).toHaveLength(2)
    const other = build()
    other.store.actions.ask('one', { schema: 1, kind: 'direct' })
    other.inference.send([...WRITING.map((event) => (event.type === 'turn-start' ? { ...event, policy: { schema: 1, kind: 'direct' } as const } : event)), END])
    await other.inference.end()
    other.store.actions.askLarger(shown(other)[1]?.id ?? '', 'base')
    expect(other.inference.asks[1]?.policy.kind).toBe('auto')
  })

  it('runs one turn at a time and passes a stop on', () => {
    const built = build()
    built.store.actions.ask('one', AUTO)
    built.store.actions.ask('two', AUTO)
    expect(built.inference.asks).toHaveLength(1)
    built.store.actions.stop()
    expect(built.inference.stops).toEqual([0])
  })

  it('ends a turn that nobody ended', async () => {
    const built = build()
    built.store.actions.ask('one', AUTO)
    built.inference.send(WRITING)
    await built.inference.end()
    expect(shown(built)[1]?.turn).toMatchObject({ status: 'ended', interrupted: true })
    expect(built.store.getState().runningId).toBeNull()
  })

  it('deletes with a way back, and purges what was deleted at the next start', async () => {
    const built = build()
    await answered(built, 'one')
    const id = built.store.getState().conversations[0]?.id ?? ''
    built.store.actions.remove(id)
    expect(built.store.getState()).toMatchObject({ conversations: [], currentId: null })
    built.store.actions.undo()
    expect(built.store.getState().conversations).toHaveLength(1)
    expect(shown(built)).toHaveLength(2)
    built.store.actions.remove(id)
    const next = build(built.history)
    await next.store.actions.load()
    expect(built.history.conversationsById.size).toBe(0)
  })

  it('brings back one after another what was deleted one after another, the latest first', async () => {
    const built = build()
    for (const text of ['one', 'two', 'three']) {
      built.store.actions.startNew()
      await answered(built, text)
    }
    const titles = () => built.store.getState().conversations.map(({ title }) => title)
    const idOf = (title: string) => built.store.getState().conversations.find((each) => each.title === title)?.id ?? ''
    built.store.actions.remove(idOf('one'))
    built.store.actions.remove(idOf('two'))
    expect(titles()).toEqual(['three'])
    built.store.actions.undo()
    expect(titles()).toEqual(['three', 'two'])
    expect(built.store.getState()).toMatchObject({ currentId: idOf('two'), undoable: { change: 'deleted', conversations: [{ title: 'one' }], earlier: null } })
    built.store.actions.undo()
    expect(titles()).toEqual(['three', 'two', 'one'])
    expect([...built.history.conversationsById.values()].map(({ deleted }) => deleted)).toEqual([false, false, false])
    expect(built.store.getState().undoable).toBeNull()
    built.store.actions.remove(idOf('one'))
    built.store.actions.remove(idOf('two'))
    built.store.actions.ask('four', AUTO)
    expect(built.store.getState().undoable).toBeNull()
  })

  it('says when the disk is full, and that it is well again', async () => {
    const built = build()
    built.history.fail = Object.assign(new Error('full'), { name: 'QuotaExceededError' })
    await answered(built, 'one')
    expect(built.store.getState().trouble).toBe('full')
    expect(shown(built)[1]?.turn?.answer).toBe('12')
    built.history.fail = null
    await answered(built, 'two')
    await Promise.resolve()
    expect(built.store.getState().trouble).toBeNull()
  })

  it('keeps its order by sequence number, across reloads too', async () => {
    const first = build()
    await answered(first, 'one')
    const second = build(first.history)
    await second.store.actions.load()
    await answered(second, 'two')
    expect(second.store.getState().conversations.map(({ title }) => title)).toEqual(['two', 'one'])
    const seqs = [...first.history.nodesById.values()].map(({ createdSeq }) => createdSeq)
    expect(new Set(seqs).size).toBe(seqs.length)
  })
})
