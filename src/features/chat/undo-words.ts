/** What can be undone, in words. Pure. */
import type { Undoable } from '../../stores/conversation-store.ts'

/** What was done, and how much was done before it that can be undone after it. */
export function doneWords({ change, conversations, earlier }: Undoable): string {
  const steps = stepsOf(earlier)
  return `${change === 'deleted' ? 'Deleted' : 'Imported'} ${named(conversations)}${steps === 0 ? '' : `; ${steps} earlier ${steps === 1 ? 'change' : 'changes'}`}`
}

/** What a press on the button does. */
export function undoWords({ change, conversations }: Undoable): string {
  return `Undo: ${change === 'deleted' ? `bring back ${named(conversations)}` : `remove ${named(conversations)} again`}`
}

/** What undoing has done. */
export function undoneWords({ change, conversations }: Undoable): string {
  return `${named(conversations)} ${conversations.length === 1 ? 'is' : 'are'} ${change === 'deleted' ? 'back' : 'gone again'}.`
}

function stepsOf(undoable: Undoable | null): number {
  return undoable === null ? 0 : 1 + stepsOf(undoable.earlier)
}

function named(conversations: Undoable['conversations']): string {
  return conversations.length === 1 ? `“${conversations[0]?.title}”` : `${conversations.length} conversations`
}
