/** How one answer of a chat model goes: its tokens with their text, a thought between tokens of its own, several ends. Runs nothing. */
import type { Part } from '../../../../src/core/engine.ts'
import type { AnswerPass } from '../answer-pass.ts'
import type { ThinkTokens } from './chat-prompt.ts'
import type { ChatTokenizer } from './chat-tokenizer.ts'
import { createTokenText } from './token-text.ts'

/** Most tokens of an answer, at once or after a thought: a number, a name or a sentence. */
export const ANSWER_CAP = 64
/** Positions kept free for the answer where a thought meets the end of the context. */
export const LEAST_ANSWER_ROOM = 16

/** What is the same for all answers of a model. */
export interface ChatRules {
  readonly tokenizer: ChatTokenizer
  readonly ends: ReadonlySet<number>
  /** Null in a model that sets no thought apart. */
  readonly think: ThinkTokens | null
  /** Tokens of prompt, thought and answer together. */
  readonly context: number
}

export interface ChatStart {
  /** Whether the template has opened a thought. */
  readonly opened: boolean
  /** Whether a thought is asked for: the cap is then its own. */
  readonly thinks: boolean
  readonly cap: number
  /** Tokens of the prompt. */
  readonly length: number
}

export function createChatPass({ tokenizer, ends, think, context }: ChatRules, { opened, thinks, cap, length: prompt }: ChatStart): AnswerPass {
  const newText = createTokenText(tokenizer.decode)
  const thoughtRoom = Math.max(1, Math.min(cap, context - prompt - 1 - LEAST_ANSWER_ROOM))
  let thinking = opened
  /** Whether a thought may still begin: before anything else was said. */
  let silent = !opened
  let left = opened || thinks ? thoughtRoom : cap
  /** The next token is not the model's choice: the thought is closed. */
  let closing = false
  let forced = false

  function answerAfter(): void {
    thinking = false
    left = ANSWER_CAP
  }

  return {
    next: (length, choose) => {
      const full = length >= context ? 'context' : null
      if (closing && think !== null) {
        closing = false
        forced = true
        answerAfter()
        return { part: { kind: 'control', token: { id: think.close, text: '', logprob: 0, top: [], entropy: 0 } }, finish: full }
      }
      const token = choose()
      left--
      const opens = silent && token.id === think?.open
      const closes = thinking && token.id === think?.close
      const control = opens || closes || ends.has(token.id) || tokenizer.isControl(token.id)
      const part: Part = { kind: control ? 'control' : thinking ? 'thought' : 'answer', token: { ...token, text: control ? '' : newText(token.id) } }
      if (ends.has(token.id)) return { part, finish: 'end' }
      if (opens) {
        thinking = true
        left = Math.min(left, thoughtRoom)
      }
      if (closes) answerAfter()
      silent &&= !control && token.text.trim() === ''
      if (!thinking && left <= 0) return { part, finish: 'cap' }
      closing = thinking && left <= 0
      return { part, finish: full }
    },
    forced: () => forced,
  }
}
