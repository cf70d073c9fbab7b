import { describe, expect, it } from 'vitest'
import { branchesAlong, newestLeaf, pathTo, turnsOf, type Nodes, type PromptNode } from './tree.ts'

function prompt(id: string, parentId: string | null, createdSeq: number): PromptNode {
  return { id, conversationId: 'c', parentId, role: 'person', text: id, turn: null, createdSeq }
}

/** a, with b and the later b2 below it; c below b2. */
const nodes: Nodes = new Map([prompt('a', null, 1), prompt('b', 'a', 2), prompt('b2', 'a', 3), prompt('c', 'b2', 4)].map((node) => [node.id, node]))

describe('the tree of a conversation', () => {
  it('leads from the first prompt to a leaf', () => {
    expect(pathTo(nodes, 'c').map(({ id }) => id)).toEqual(['a', 'b2', 'c'])
    expect(pathTo(nodes, null)).toEqual([])
    expect(pathTo(nodes, 'gone')).toEqual([])
  })
  it('names the branches only where there is more than one', () => {
    const branches = branchesAlong(nodes, pathTo(nodes, 'c'))
    expect([...branches]).toEqual([['b2', ['b', 'b2']]])
  })
  it('opens a branch at its newest end', () => {
    expect(newestLeaf(nodes, 'a')).toBe('c')
    expect(newestLeaf(nodes, 'b')).toBe('b')
  })
  it('has no turns where nothing was answered', () => {
    expect(turnsOf(nodes, 'c')).toEqual([])
  })
})
