/** Gathers the signals of one pass from its tokens. */
import type { TokenStat } from '../engine.ts'
import { entropy } from './entropy.ts'
import { logprob } from './logprob.ts'
import { margin } from './margin.ts'
import type { Signals } from './signals.ts'

export interface PassTokens {
  /** The answer's tokens, the closing <end> included. */
  readonly answer: readonly TokenStat[]
  /** The thought's tokens without its control tokens: a closing that was forced says nothing about doubt. */
  readonly thought: readonly TokenStat[]
  readonly modePrior: number | null
}

/** Null before the first answer token, where the engine gives no probabilities, and where a log-probability is no number (a broken engine must not look sure). */
export function gatherSignals(tokens: PassTokens): Signals | null {
  const answer = logprob(tokens.answer)
  const margins = margin(tokens.answer)
  const entropies = entropy(tokens.answer)
  if (answer === null || margins === null) return null
  if (!Number.isFinite(answer.sum) || !Number.isFinite(margins.mean) || (entropies !== null && !Number.isFinite(entropies.mean))) return null
  const thought = logprob(tokens.thought)
  return {
    sumLogprob: answer.sum,
    meanLogprob: answer.mean,
    minLogprob: answer.min,
    minMargin: margins.min,
    meanMargin: margins.mean,
    maxEntropy: entropies?.max ?? null,
    meanEntropy: entropies?.mean ?? null,
    thoughtMeanLogprob: finiteOrNull(thought?.mean),
    thoughtMinLogprob: finiteOrNull(thought?.min),
    modePrior: finiteOrNull(tokens.modePrior),
    verifier: null,
    answerTokens: tokens.answer.length,
    agreement: null,
    semanticEntropy: null,
  }
}

function finiteOrNull(x: number | null | undefined): number | null {
  return x !== null && x !== undefined && Number.isFinite(x) ? x : null
}
