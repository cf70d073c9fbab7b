/** Keeps a thought that a server sends as text, between <think> and </think>, apart from the answer, wherever it is cut. Knows no server. */
import type { ChunkToken } from './chat-chunk.ts'

/** A token as the engine passes it on: control tokens carry text ''. */
export interface RemotePart extends ChunkToken {
  readonly kind: 'thought' | 'answer' | 'control'
}

const OPEN = '<think>'
const CLOSE = '</think>'

export interface ThinkSplit {
  feed(token: ChunkToken): readonly RemotePart[]
  /** What was held back because it might have become a tag. */
  end(): readonly RemotePart[]
}

/** A thought is one only at the very start; a tag that comes later is text. */
export function createThinkSplit(): ThinkSplit {
  let state: 'start' | 'thought' | 'answer' = 'start'
  let held: ChunkToken[] = []

  function settle(final: boolean): RemotePart[] {
    const parts: RemotePart[] = []
    while (held.length > 0 && state !== 'answer') {
      const text = held.map((token) => token.text).join('')
      const tag = state === 'start' ? OPEN : CLOSE
      const at = state === 'start' ? text.search(/\S|$/) : text.indexOf(tag)
      if (at >= 0 && text.startsWith(tag, at)) {
        const cut = cutOut(held, at, at + tag.length)
        // Before an opening tag there is white space alone.
        const before = state === 'thought' ? 'thought' : 'control'
        parts.push(...cut.before.map((token) => partOf(before, token)), ...cut.inside.map((token) => partOf('control', token)))
        held = [...cut.after]
        state = state === 'start' ? 'thought' : 'answer'
        continue
      }
      const open = final ? null : mayBecome(text, tag, state === 'start')
      if (open === null) {
        const kind = state === 'start' ? 'answer' : 'thought'
        parts.push(...held.map((token) => partOf(kind, token)))
        held = []
        if (state === 'start') state = 'answer'
        break
      }
      // What lies wholly before the possible tag can go.
      if (state === 'thought') {
        const safe = wholeTokens(held, open)
        parts.push(...held.slice(0, safe).map((token) => partOf('thought', token)))
        held = held.slice(safe)
      }
      break
    }
    if (state === 'answer') {
      parts.push(...held.map((token) => partOf('answer', token)))
      held = []
    }
    return parts
  }

  return {
    feed: (token) => {
      held.push(token)
      return settle(false)
    },
    end: () => settle(true),
  }
}

/** Where a tag might begin that is not complete yet; null where none does. */
function mayBecome(text: string, tag: string, onlyAtStart: boolean): number | null {
  if (onlyAtStart) return tag.startsWith(text.trimStart()) ? 0 : null
  for (let at = Math.max(0, text.length - tag.length + 1); at < text.length; at++) {
    if (tag.startsWith(text.slice(at))) return at
  }
  return null
}

/** How many of the first tokens end at or before this place of their text. */
function wholeTokens(tokens: readonly ChunkToken[], until: number): number {
  let length = 0
  const beyond = tokens.findIndex(({ text }) => (length += text.length) > until)
  return beyond < 0 ? tokens.length : beyond
}

/** Tokens before, inside and after a stretch of their text. A token on an edge is cut: its figures stay with its first visible piece. */
function cutOut(tokens: readonly ChunkToken[], from: number, to: number): Readonly<Record<'before' | 'inside' | 'after', readonly ChunkToken[]>> {
  const pieces = { before: [] as ChunkToken[], inside: [] as ChunkToken[], after: [] as ChunkToken[] }
  let start = 0
  for (const token of tokens) {
    const end = start + token.text.length
    const before = token.text.slice(0, Math.max(0, from - start))
    const after = token.text.slice(Math.max(0, to - start))
    if (end <= from) pieces.before.push(token)
    else if (start >= to) pieces.after.push(token)
    else {
      if (before !== '') pieces.before.push({ ...token, text: before })
      if (after !== '') pieces.after.push(before === '' ? { ...token, text: after } : bare(after))
      if (before === '' && after === '') pieces.inside.push(token)
    }
    start = end
  }
  return pieces
}

function bare(text: string): ChunkToken {
  return { text, id: null, logprob: null, top: [] }
}

function partOf(kind: RemotePart['kind'], token: ChunkToken): RemotePart {
  return { ...token, kind, text: kind === 'control' ? '' : token.text }
}
