/** A prompt as the model reads it: framed, encoded, cut to what fits, and split where its ways of answering part. Runs nothing. */
import type { Mode, PreparedPrompt } from '../../../../src/core/engine.ts'
import type { ChatFrame, ChatFrames } from './chat-frame.ts'
import type { ChatTokenizer } from './chat-tokenizer.ts'

/** UTF-16 units looked at for each token that fits: longer tokens are rare, and a megabyte is never encoded. */
const UNITS_PER_TOKEN = 16

/** The tokens that set a thought apart; null in a model that has none. */
export interface ThinkTokens {
  readonly open: number
  readonly close: number
}

/** Null unless each is one token of this tokenizer: longer ones could not be told from text as they come. */
export function thinkTokens(tokenizer: ChatTokenizer): ThinkTokens | null {
  const [open, close] = [tokenizer.idOf('<think>'), tokenizer.idOf('</think>')]
  return open === null || close === null ? null : { open, close }
}

/** What one way of answering reads after the shared part. */
export interface ChatEnding {
  readonly ids: readonly number[]
  /** Whether the template itself has opened a thought. */
  readonly opened: boolean
}

export interface ChatPrompt {
  readonly prompt: PreparedPrompt
  /** The ids all ways of answering begin with; at least one follows in each. */
  readonly shared: readonly number[]
  readonly passes: Partial<Readonly<Record<Mode, ChatEnding>>>
}

/** `room`: most tokens of the framed prompt. */
export function readPrompt(text: string, frames: ChatFrames, tokenizer: ChatTokenizer, think: ThinkTokens | null, room: number): ChatPrompt {
  const source = text.trim()
  const { kept, ids } = cutToFit(source.toWellFormed(), (part) => idsOf(frames.direct, part, tokenizer), room)
  const others = frames.think === null ? {} : { think: idsOf(frames.think, kept, tokenizer) }
  const ways: Partial<Record<Mode, readonly number[]>> = { direct: ids, ...others }
  const shared = sharedStart(Object.values(ways))
  return {
    prompt: {
      text: kept, tokens: ids.length, mapped: [], replaced: source.isWellFormed() ? [] : ['\ufffd'],
      leftOut: Array.from(source.slice(kept.length)).length,
    },
    shared: ids.slice(0, shared),
    passes: Object.fromEntries(Object.entries(ways).map(([mode, all]) => [mode, { ids: all.slice(shared), opened: endsInThought(all, think) }])),
  }
}

function idsOf({ before, after }: ChatFrame, text: string, tokenizer: ChatTokenizer): readonly number[] {
  return tokenizer.encodeBetween(before, text, after)
}

/** The longest beginning found that fits: shortened by the share that is too much until it does. */
function cutToFit(text: string, encode: (part: string) => readonly number[], room: number): { readonly kept: string; readonly ids: readonly number[] } {
  let kept = cutAt(text, room * UNITS_PER_TOKEN)
  let ids = encode(kept)
  while (ids.length > room && kept !== '') {
    kept = cutAt(kept, Math.min(kept.length - 1, Math.floor(kept.length * room / ids.length)))
    ids = encode(kept)
  }
  return { kept, ids }
}

/** Never in the middle of a character, nor with spaces at the end. */
function cutAt(text: string, units: number): string {
  if (text.length <= units) return text
  const cut = text.slice(0, Math.max(0, units))
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)).trimEnd()
}

function sharedStart(ways: readonly (readonly number[])[]): number {
  const [first = [], ...others] = ways
  const parts = first.findIndex((id, at) => others.some((other) => other[at] !== id))
  return Math.min(parts === -1 ? Infinity : parts, ...ways.map(({ length }) => length - 1))
}

function endsInThought(ids: readonly number[], think: ThinkTokens | null): boolean {
  return think !== null && ids.lastIndexOf(think.open) > ids.lastIndexOf(think.close)
}
