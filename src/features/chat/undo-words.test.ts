import { describe, expect, it } from 'vitest'
import type { Undoable } from '../../stores/conversation-store.ts'
import type { Conversation } from '../../stores/history.ts'
import { doneWords, undoneWords, undoWords } from './undo-words.ts'

function changed(change: Undoable['change'], titles: readonly string[], earlier: Undoable | null = null): Undoable {
  return { change, conversations: titles.map((title) => ({ title }) as Conversation), earlier }
}

describe('the words of an undo', () => {
  it('name what was deleted and what comes back', () => {
    const nine = changed('deleted', ['Nine'])
    expect([doneWords(nine), undoWords(nine), undoneWords(nine)]).toEqual(['Deleted “Nine”', 'Undo: bring back “Nine”', '“Nine” is back.'])
  })
  it('say of what was imported that it goes again', () => {
    const two = changed('imported', ['a', 'b'])
    expect([doneWords(two), undoWords(two), undoneWords(two)]).toEqual(['Imported 2 conversations', 'Undo: remove 2 conversations again', '2 conversations are gone again.'])
  })
  it('count what can be undone after it', () => {
    const one = changed('deleted', ['a'])
    expect(doneWords(changed('deleted', ['b'], one))).toBe('Deleted “b”; 1 earlier change')
    expect(doneWords(changed('deleted', ['c'], changed('deleted', ['b'], one)))).toBe('Deleted “c”; 2 earlier changes')
  })
})
