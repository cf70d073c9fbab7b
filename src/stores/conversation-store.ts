/** Conversations and their turns: asks, stops, branches, and keeps every change on disk. Knows no screen and no worker. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Chat } from '../core/files/chat-file.ts'
import type { CascadeEvent } from '../core/events.ts'
import { rungId, type Strategy } from '../core/ladder.ts'
import { DEFAULT_POLICY, type Policy } from '../core/policy.ts'
import { emptyTurn, foldEvent, interrupt, resumable, type Turn } from '../core/turn.ts'
import type { Ask, Asked, Inference } from '../inference/inference.ts'
import { chatFrom, chatInto } from './carried-chat.ts'
import type { Conversation, History } from './history.ts'
import { newestLeaf, type Nodes, type TreeNode, type TurnNode } from './tree.ts'

export interface ConversationParts {
  readonly inference: Pick<Inference, 'ask'>
  readonly history: History
  readonly newId: () => string
  /** Whether prompts may climb to votes; they may not where nobody says. */
  readonly votes?: () => boolean
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
}

export interface Undoable {
  readonly change: 'deleted' | 'imported'
  readonly conversations: readonly Conversation[]
  /** The change before it, which can be undone after this one; null for the first. */
  readonly earlier: Undoable | null
}

export interface ConversationState {
  /** False until the list has been read from disk. */
  readonly loaded: boolean
  /** Newest first; deleted ones are left out. */
  readonly conversations: readonly Conversation[]
  readonly currentId: string | null
  /** Nodes of every conversation opened so far. */
  readonly nodes: Nodes
  /** The turn in flight; one at a time. */
  readonly runningId: string | null
  /** What was deleted or imported last, and behind it what was before that, until the next prompt; null where nothing was. */
  readonly undoable: Undoable | null
  /** Why the latest change is not on disk; null when it is. */
  readonly trouble: 'full' | 'unavailable' | null
}

export interface ConversationActions {
  load(): Promise<void>
  open(id: string): Promise<void>
  /** Shows an empty conversation; it is created with its first prompt. */
  startNew(): void
  /** The new prompt's id; null where a turn runs already. */
  ask(text: string, policy: Policy): string | null
  /** Asks an edited prompt on a new branch beside the old one. The new prompt's id; null where a turn runs already or there is no such prompt. */
  edit(promptId: string, text: string, policy: Policy): string | null
  /** Asks the prompt of a turn that broke off once more, beside it. The new turn's id; null where one runs already or there is no such turn. */
  askAgain(turnId: string): string | null
  /** Goes on from a finished turn with the think rung. */
  thinkHarder(turnId: string): void
  /** Goes on from a finished turn with a larger model, at once and thinking where that is doubtful. */
  askLarger(turnId: string, model: string): void
  stop(): void
  showBranch(nodeId: string): void
  rename(id: string, title: string): void
  remove(id: string): void
  /** Takes back the latest of the changes that can be undone; the one before it is then the latest. */
  undo(): void
  /** One conversation, or all of the list in its order, as a file holds them: every branch, a running turn with what it has so far. Rejects as the disk does. */
  collect(id?: string): Promise<readonly Chat[]>
  /** Puts them on top of the list under ids of their own and opens the first: all of them or, where the disk refuses, none. */
  add(chats: readonly Chat[]): Promise<ConversationState['trouble']>
  deleteAll(): Promise<void>
  /** Writes the running turn at once: the page may be about to go. */
  flush(): void
}

export type ConversationStore = StoreApi<ConversationState> & { readonly actions: ConversationActions }

/** A running turn reaches the disk this often; a closed tab loses no more than that. */
const SAVE_EVERY_MS = 250
const TITLE_LENGTH = 60
/** What a larger model is asked for where a person wishes to hear it. */
const ASKED_OF_LARGER: readonly Strategy[] = ['direct', 'think']

export function createConversationStore({ inference, history, newId, now, votes = () => false }: ConversationParts): ConversationStore {
  const store = createStore<ConversationState>(() => ({
    loaded: false, conversations: [], currentId: null, nodes: new Map(), runningId: null, undoable: null, trouble: null,
  }))
  const { getState, setState } = store
  let lastSeq = 0
  let asked: Asked | null = null
  let savedAt = 0

  function keep(write: Promise<void>): void {
    write.then(
      () => { if (getState().trouble !== null) setState({ trouble: null }) },
      (error: unknown) => setState({ trouble: troubleOf(error) }),
    )
  }

  function putNode(node: TreeNode, save: boolean): void {
    setState(({ nodes }) => ({ nodes: new Map(nodes).set(node.id, node) }))
    if (save) keep(history.putNode(node))
  }

  function putConversation(conversation: Conversation): void {
    setState(({ conversations }) => ({ conversations: listed(conversations, conversation) }))
    keep(history.putConversation(conversation))
  }

  function changeConversation(id: string, change: Partial<Conversation>): void {
    const conversation = getState().conversations.find((each) => each.id === id)
    if (conversation !== undefined) putConversation({ ...conversation, ...change })
  }

  function changeTurn(id: string, change: (turn: Turn) => Turn, save: boolean): void {
    const node = getState().nodes.get(id)
    if (node?.role === 'model') putNode({ ...node, turn: change(node.turn) }, save)
  }

  function current(firstPrompt: string): Conversation {
    const { conversations, currentId } = getState()
    const open = conversations.find(({ id }) => id === currentId)
    if (open !== undefined) return open
    const seq = ++lastSeq
    const made: Conversation = {
      id: newId(), title: titleOf(firstPrompt), named: false, createdSeq: seq, touchedSeq: seq, leafId: null, deleted: false,
    }
    setState({ currentId: made.id })
    putConversation(made)
    return made
  }

  function forget(ids: readonly string[]): void {
    for (const id of ids) keep(history.purge(id))
    setState(({ conversations, currentId }) => ({
      conversations: conversations.filter(({ id }) => !ids.includes(id)), currentId: currentId !== null && ids.includes(currentId) ? null : currentId,
    }))
  }

  /** Adds a prompt and its turn below `parentId` and runs it. The prompt's id; null where a turn runs already. */
  function askBelow(parentId: string | null, text: string, policy: Policy): string | null {
    if (getState().runningId !== null) return null
    const { id: conversationId } = current(text)
    const prompt: TreeNode = { id: newId(), conversationId, parentId, role: 'person', text, turn: null, createdSeq: ++lastSeq }
    putNode(prompt, true)
    answer(prompt.id, conversationId, text, policy)
    return prompt.id
  }

  function answer(promptId: string, conversationId: string, text: string, policy: Policy): string {
    const node: TurnNode = {
      id: newId(), conversationId, parentId: promptId, role: 'model', text: '', turn: emptyTurn(text, policy), createdSeq: ++lastSeq,
    }
    putNode(node, true)
    changeConversation(conversationId, { leafId: node.id, touchedSeq: node.createdSeq })
    run(node.id, (onEvents) => inference.ask({ prompt: text, policy, ...(votes() ? { votes: true } : {}) }, onEvents))
    return node.id
  }

  function run(id: string, start: (onEvents: (events: readonly CascadeEvent[]) => void) => Asked): void {
    savedAt = now()
    setState({ runningId: id, undoable: null })
    const started = start((events) => {
      const due = now() - savedAt >= SAVE_EVERY_MS
      if (due) savedAt = now()
      changeTurn(id, (turn) => events.reduce(foldEvent, turn), due)
    })
    asked = started
    void started.done.then(() => {
      // A turn without an end event has nobody left to end it: what it wrote stays, marked.
      changeTurn(id, interrupt, true)
      if (asked === started) asked = null
      if (getState().runningId === id) setState({ runningId: null })
    })
  }

  /** Asks the prompt of a finished turn once more, with all that it has found and paid for. */
  function goOn(turnId: string, how: (turn: Turn) => Pick<Ask, 'policy' | 'rungs'>): void {
    const { nodes, runningId } = getState()
    const node = nodes.get(turnId)
    if (runningId !== null || node?.role !== 'model' || node.turn.status === 'running') return
    const { turn } = node
    run(turnId, (onEvents) => inference.ask({ prompt: turn.asked, resume: resumable(turn), ...how(turn) }, onEvents))
  }

  const actions: ConversationActions = {
    async load() {
      try {
        const stored = await history.conversations()
        lastSeq = Math.max(lastSeq, 0, ...stored.map(({ touchedSeq }) => touchedSeq))
        const kept = stored.filter(({ deleted }) => !deleted)
        setState(({ conversations }) => ({ conversations: kept.reduce(listed, conversations) }))
        for (const { id, deleted } of stored) if (deleted) keep(history.purge(id))
      } catch (error) {
        setState({ trouble: troubleOf(error) })
      }
      setState({ loaded: true })
    },
    async open(id) {
      setState({ currentId: id })
      try {
        const { runningId } = getState()
        const stored = await history.nodes(id)
        setState(({ nodes }) => {
          const all = new Map(nodes)
          for (const node of stored) {
            // What this page has in memory is newer than the disk.
            if (!all.has(node.id)) all.set(node.id, node.role === 'model' && node.id !== runningId ? { ...node, turn: interrupt(node.turn) } : node)
          }
          return { nodes: all }
        })
      } catch (error) {
        setState({ trouble: troubleOf(error) })
      }
    },
    startNew() {
      setState({ currentId: null })
    },
    ask(text, policy) {
      return askBelow(shownLeaf(getState()), text, policy)
    },
    edit(promptId, text, policy) {
      const prompt = getState().nodes.get(promptId)
      return prompt?.role === 'person' ? askBelow(prompt.parentId, text, policy) : null
    },
    askAgain(turnId) {
      const { nodes, runningId } = getState()
      const node = nodes.get(turnId)
      if (runningId !== null || node?.role !== 'model' || node.parentId === null) return null
      return answer(node.parentId, node.conversationId, node.turn.asked, node.turn.policy)
    },
    thinkHarder(turnId) {
      goOn(turnId, () => ({ policy: { schema: 1, kind: 'think' } }))
    },
    askLarger(turnId, model) {
      goOn(turnId, ({ policy }) => ({ policy: policy.kind === 'auto' ? policy : DEFAULT_POLICY, rungs: ASKED_OF_LARGER.map((strategy) => rungId(model, strategy)) }))
    },
    stop() {
      asked?.stop()
    },
    showBranch(nodeId) {
      const { nodes } = getState()
      const node = nodes.get(nodeId)
      if (node !== undefined) changeConversation(node.conversationId, { leafId: newestLeaf(nodes, nodeId) })
    },
    rename(id, title) {
      if (title.trim() !== '') changeConversation(id, { title: title.trim().slice(0, 2 * TITLE_LENGTH), named: true })
    },
    remove(id) {
      const conversation = getState().conversations.find((each) => each.id === id)
      if (conversation === undefined) return
      const { runningId, nodes, currentId } = getState()
      if (runningId !== null && nodes.get(runningId)?.conversationId === id) asked?.stop()
      putConversation({ ...conversation, deleted: true })
      setState({ undoable: { change: 'deleted', conversations: [conversation], earlier: getState().undoable }, currentId: currentId === id ? null : currentId })
    },
    undo() {
      const { undoable } = getState()
      if (undoable === null) return
      setState({ undoable: undoable.earlier })
      switch (undoable.change) {
        case 'deleted':
          for (const conversation of undoable.conversations) {
            setState({ currentId: conversation.id })
            putConversation(conversation)
          }
          return
        case 'imported': return forget(undoable.conversations.map(({ id }) => id))
        default: undoable.change satisfies never
      }
    },
    async collect(id) {
      const wanted = getState().conversations.filter((one) => id === undefined || one.id === id)
      const chats = await Promise.all(wanted.map(async (conversation) => {
        const stored = await history.nodes(conversation.id)
        // What this page has in memory is newer than the disk.
        const own = [...getState().nodes.values()].filter(({ conversationId }) => conversationId === conversation.id)
        return chatFrom(conversation, [...new Map([...stored, ...own].map((node) => [node.id, node])).values()])
      }))
      return chats.filter((chat) => chat !== null)
    },
    async add(chats) {
      // The first of the file is the newest.
      const made = chats.toReversed().map((chat) => chatInto(chat, newId, () => ++lastSeq)).toReversed()
      const conversations = made.map(({ conversation }) => conversation)
      try {
        await history.add(conversations, made.flatMap(({ nodes }) => nodes))
      } catch (error) {
        return troubleOf(error)
      }
      setState(({ conversations: before, undoable: earlier }) => ({ conversations: conversations.reduce(listed, before), undoable: { change: 'imported', conversations, earlier } }))
      if (conversations[0] !== undefined) await actions.open(conversations[0].id)
      return null
    },
    async deleteAll() {
      asked?.stop()
      await history.clear()
      setState({ conversations: [], currentId: null, nodes: new Map(), undoable: null, trouble: null })
    },
    flush() {
      const { runningId, nodes } = getState()
      const node = runningId === null ? undefined : nodes.get(runningId)
      if (node !== undefined) keep(history.putNode(node))
    },
  }

  return Object.assign(store, { actions })
}

/** The end of the branch on the screen. */
export function shownLeaf(state: ConversationState): string | null {
  return state.conversations.find(({ id }) => id === state.currentId)?.leafId ?? null
}

/** The name of the conversation on the screen; '' for one that has not begun. */
export function shownTitle(state: ConversationState): string {
  return state.conversations.find(({ id }) => id === state.currentId)?.title ?? ''
}

function listed(conversations: readonly Conversation[], changed: Conversation): readonly Conversation[] {
  const others = conversations.filter(({ id }) => id !== changed.id)
  return changed.deleted ? others : [...others, changed].sort((a, b) => b.touchedSeq - a.touchedSeq)
}

function titleOf(prompt: string): string {
  const line = prompt.trim().replace(/\s+/g, ' ')
  return line.length <= TITLE_LENGTH ? line : `${line.slice(0, TITLE_LENGTH - 1).toWellFormed()}…`
}

function troubleOf(error: unknown): 'full' | 'unavailable' {
  return error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'unavailable'
}
