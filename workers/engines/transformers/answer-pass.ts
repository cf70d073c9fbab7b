/** How one answer goes, token by token: what each token means, when its thought is closed, and where it ends. Runs nothing. */
import type { Completion, Mode, Part, TokenStat } from '../../../src/core/engine.ts'
import type { ModelCard } from '../../../src/core/models/model-card.ts'

export interface NextPart {
  readonly part: Part
  /** How the answer ends with it; null: it goes on once the part's token has been fed. */
  readonly finish: Exclude<Completion['finish'], 'cancelled'> | null
}

export interface AnswerPass {
  /** `length`: tokens fed so far; `choose`: the next token by what the model makes of them. */
  next(length: number, choose: () => TokenStat): NextPart
  /** Whether the thought was closed at its cap. */
  forced(): boolean
}

/**
 * The answer of a model with control tokens of its own. `most`: tokens of a thought, or of an answer without one;
 * `answerRoom`: of an answer after a thought; `closing`: the token that ends a thought at its cap.
 */
export function createAnswerPass({ controls, context }: ModelCard, mode: Mode, most: number, answerRoom: number, closing: TokenStat): AnswerPass {
  const controlIds = new Set<number | undefined>(Object.values(controls))
  let thinking = mode !== 'direct'
  let left = most
  /** The next token is not the model's choice: the thought is closed. */
  let closes = false
  let forced = false

  function answerAfter(): void {
    thinking = false
    left = answerRoom
  }

  return {
    next: (length, choose) => {
      const full = length >= context ? 'context' : null
      if (closes) {
        closes = false
        forced = true
        answerAfter()
        return { part: { kind: 'control', token: closing }, finish: full }
      }
      const token = choose()
      const part: Part = { kind: controlIds.has(token.id) ? 'control' : thinking ? 'thought' : 'answer', token }
      left--
      if (token.id === controls.end) return { part, finish: 'end' }
      if (thinking && token.id === controls.endThink) answerAfter()
      if (!thinking && left <= 0) return { part, finish: 'cap' }
      closes = thinking && left <= 0
      return { part, finish: full }
    },
    forced: () => forced,
  }
}
