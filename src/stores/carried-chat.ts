/** A conversation as a file holds it, from what the page keeps, and back under new ids. Pure. */
import type { Chat, Message } from '../core/files/chat-file.ts'
import { interrupt } from '../core/turn.ts'
import type { TurnRecord } from '../core/files/turn-record.ts'
import type { Conversation } from './history.ts'
import type { TreeNode } from './tree.ts'

/** Null where there is no message yet. What hangs below an answer that this version can't read is left out. */
export function chatFrom({ title, named, leafId }: Conversation, nodes: readonly TreeNode[]): Chat | null {
  const places = new Map<string, number>()
  const messages: Message[] = []
  for (const node of [...nodes].sort((a, b) => a.createdSeq - b.createdSeq)) {
    const parent = node.parentId === null ? null : places.get(node.parentId)
    if (parent === undefined) continue
    places.set(node.id, messages.length)
    // An ended turn is a record of one: nothing of it runs any more.
    messages.push(node.role === 'person' ? { role: 'person', parent, text: node.text } : { role: 'model', parent, turn: interrupt(node.turn) as TurnRecord })
  }
  return messages.length === 0 ? null : { title, named, leaf: places.get(leafId ?? '') ?? messages.length - 1, messages }
}

export function chatInto({ title, named, leaf, messages }: Chat, newId: () => string, nextSeq: () => number): { readonly conversation: Conversation; readonly nodes: readonly TreeNode[] } {
  const conversationId = newId()
  const ids = messages.map(() => newId())
  const idOf = (place: number | null): string | null => (place === null ? null : ids[place] ?? null)
  const nodes = messages.map((message, at): TreeNode => {
    const base = { id: ids[at] ?? newId(), conversationId, parentId: idOf(message.parent), createdSeq: nextSeq() }
    return message.role === 'person' ? { ...base, role: 'person', text: message.text, turn: null } : { ...base, role: 'model', text: '', turn: message.turn }
  })
  const first = nodes[0]?.createdSeq ?? nextSeq()
  return { conversation: { id: conversationId, title, named, createdSeq: first, touchedSeq: nodes.at(-1)?.createdSeq ?? first, leafId: idOf(leaf), deleted: false }, nodes }
}
