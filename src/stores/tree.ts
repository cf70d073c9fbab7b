/** A conversation's turns as a tree: editing a prompt starts a branch beside the old one. Pure functions; knows no storage. */
import type { Turn } from '../core/turn.ts'

interface NodeBase {
  readonly id: string
  readonly conversationId: string
  /** Null for the first prompts of a conversation. */
  readonly parentId: string | null
  /** Grows over the whole history; clocks may jump, this does not. */
  readonly createdSeq: number
}

/** What a person asked. */
export interface PromptNode extends NodeBase {
  readonly role: 'person'
  readonly text: string
  readonly turn: null
}

/** What became of it. */
export interface TurnNode extends NodeBase {
  readonly role: 'model'
  readonly text: string
  readonly turn: Turn
}

export type TreeNode = PromptNode | TurnNode
export type Nodes = ReadonlyMap<string, TreeNode>

/** The nodes from the first prompt to `leafId`. */
export function pathTo(nodes: Nodes, leafId: string | null): readonly TreeNode[] {
  const path: TreeNode[] = []
  let node = leafId === null ? undefined : nodes.get(leafId)
  while (node !== undefined) {
    path.push(node)
    node = node.parentId === null ? undefined : nodes.get(node.parentId)
  }
  return path.reverse()
}

/** For every node of a path that has siblings: all of their ids, its own included, oldest first. One walk over the nodes. */
export function branchesAlong(nodes: Nodes, path: readonly TreeNode[]): ReadonlyMap<string, readonly string[]> {
  const key = ({ conversationId, parentId }: TreeNode): string => parentId ?? conversationId
  const byParent = new Map<string, TreeNode[]>()
  for (const node of nodes.values()) {
    const group = byParent.get(key(node))
    if (group === undefined) byParent.set(key(node), [node])
    else group.push(node)
  }
  return new Map(path.flatMap((node) => {
    const group = byParent.get(key(node)) ?? []
    return group.length < 2 ? [] : [[node.id, [...group].sort(bySeq).map(({ id }) => id)] as const]
  }))
}

/** The newest leaf below a node: what opening a branch shows. */
export function newestLeaf(nodes: Nodes, id: string): string {
  let leaf = id
  for (let node = nodes.get(id); node !== undefined; node = childrenOf(nodes, leaf, node.conversationId).at(-1)) leaf = node.id
  return leaf
}

/** Every turn of a conversation, all branches, newest first: each of them cost something. */
export function turnsOf(nodes: Nodes, conversationId: string | null): readonly TurnNode[] {
  return [...nodes.values()]
    .filter((node): node is TurnNode => node.role === 'model' && node.conversationId === conversationId)
    .sort((a, b) => b.createdSeq - a.createdSeq)
}

function childrenOf(nodes: Nodes, parentId: string | null, conversationId: string): readonly TreeNode[] {
  return [...nodes.values()]
    .filter((node) => node.parentId === parentId && node.conversationId === conversationId)
    .sort(bySeq)
}

function bySeq(a: TreeNode, b: TreeNode): number {
  return a.createdSeq - b.createdSeq
}
