/** Conversations on disk (IndexedDB). Knows no model and no screen; the conversation store decides what is written and when. */
import { openDB, type DBSchema } from 'idb'
import { lazily } from '../core/lazily.ts'
import { parseTurn } from '../core/turn.ts'
import type { TreeNode } from './tree.ts'

export interface Conversation {
  readonly id: string
  readonly title: string
  /** True once a person has named it; until then the first prompt is its name. */
  readonly named: boolean
  readonly createdSeq: number
  /** Sequence number of the latest change: the list's order. */
  readonly touchedSeq: number
  /** The end of the branch that is shown. */
  readonly leafId: string | null
  /** Deleted, but still to be undone; purged when the app next starts. */
  readonly deleted: boolean
}

/** Where history is kept. Every method may reject with the browser's own DOMException. */
export interface History {
  conversations(): Promise<readonly Conversation[]>
  nodes(conversationId: string): Promise<readonly TreeNode[]>
  putConversation(conversation: Conversation): Promise<void>
  putNode(node: TreeNode): Promise<void>
  /** Writes all of it or nothing. */
  add(conversations: readonly Conversation[], nodes: readonly TreeNode[]): Promise<void>
  /** Removes a conversation and its nodes for good. */
  purge(conversationId: string): Promise<void>
  clear(): Promise<void>
}

/** The database's version is the schema number of what is in it. */
export const HISTORY_SCHEMA = 1

interface HistorySchema extends DBSchema {
  conversations: { key: string; value: Conversation }
  nodes: { key: string; value: TreeNode; indexes: { conversation: string } }
}

/** The app's name: it has one database of conversations. */
const DATABASE = 'second-thought'

/** Opens the database on first use, so that a browser without one fails on use and not on start. */
export function openHistory(): History {
  const database = lazily(() => openDB<HistorySchema>(DATABASE, HISTORY_SCHEMA, {
    upgrade(db) {
      db.createObjectStore('conversations', { keyPath: 'id' })
      db.createObjectStore('nodes', { keyPath: 'id' }).createIndex('conversation', 'conversationId')
    },
    // A newer version of the app in another tab must not be kept waiting by this one.
    blocking: (_current, _next, event) => (event.target as IDBDatabase).close(),
    terminated: () => database.forget(),
  }))

  return {
    async conversations() {
      return (await database()).getAll('conversations')
    },
    async nodes(conversationId) {
      const stored = await (await database()).getAllFromIndex('nodes', 'conversation', conversationId)
      return stored.flatMap(readable)
    },
    async putConversation(conversation) {
      await (await database()).put('conversations', conversation)
    },
    async putNode(node) {
      await (await database()).put('nodes', node)
    },
    async add(conversations, nodes) {
      const transaction = (await database()).transaction(['conversations', 'nodes'], 'readwrite')
      // Never put: what is there already is not to be written over.
      const writes = [
        ...conversations.map((conversation) => transaction.objectStore('conversations').add(conversation)),
        ...nodes.map((node) => transaction.objectStore('nodes').add(node)),
      ]
      await Promise.all([...writes, transaction.done])
    },
    async purge(conversationId) {
      const transaction = (await database()).transaction(['conversations', 'nodes'], 'readwrite')
      const ids = await transaction.objectStore('nodes').index('conversation').getAllKeys(conversationId)
      await Promise.all(ids.map((id) => transaction.objectStore('nodes').delete(id)))
      await transaction.objectStore('conversations').delete(conversationId)
      await transaction.done
    },
    async clear() {
      const transaction = (await database()).transaction(['conversations', 'nodes'], 'readwrite')
      await Promise.all([transaction.objectStore('nodes').clear(), transaction.objectStore('conversations').clear()])
      await transaction.done
    },
  }
}

/** A node whose turn this version can read; one that it cannot is left on disk and not shown. */
function readable(node: TreeNode): readonly TreeNode[] {
  if (node.role === 'person') return [node]
  try {
    return [{ ...node, turn: parseTurn(node.turn) }]
  } catch {
    return []
  }
}
