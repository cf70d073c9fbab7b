/** How a turn went, in plain words. Pure functions from data to sentences. */
import { confidenceWord } from '../../core/confidence-words.ts'
import type { ErrorCode } from '../../core/events.ts'
import type { Turn, TurnRung } from '../../core/turn.ts'
import { percent, tokens } from '../../ui/format.ts'

/** A calibrated probability as a number and, below "sure", its word. */
export function confidencePhrase(confidence: number | null): string {
  if (confidence === null) return 'not calibrated here yet'
  const word = confidenceWord(confidence)
  return word === 'sure' ? `${percent(confidence)} sure` : `${percent(confidence)}, ${word}`
}

/** One sentence on how the turn went: which rung answered, how sure it is, why it thought. */
export function outcomeSentence(turn: Turn): string {
  switch (turn.outcome) {
    case null: return runningSentence(turn)
    case 'answered': return answeredSentence(turn, confidencePhrase(turn.confidence))
    case 'unsure': return unsureSentence(turn)
    case 'declined': return 'This small model can’t do that one.'
    case 'stopped': return turn.interrupted
      ? 'Interrupted before it was done. What was written is kept.'
      : 'Stopped. What was written is kept.'
    case 'failed': return errorSentence(turn.error?.code ?? 'internal')
    default: return turn.outcome satisfies never
  }
}

/** What is going on right now. */
export function runningSentence(turn: Turn): string {
  const pass = turn.rungs.findLast(({ state }) => state === 'running')
  if (pass === undefined) return turn.rungs.length === 0 ? 'Reading the prompt' : 'Deciding'
  const doing = strategyOf(turn, pass.rung) === 'think' ? thinkingSentence(turn) : 'Answering at once'
  return `${doing}, ${tokenCount(pass)} of at most ${tokens(pass.cap)}`
}

/** What broke, with what is safe. The card around it offers the next step. */
export function errorSentence(code: ErrorCode): string {
  switch (code) {
    case 'empty-prompt': return 'There was nothing to answer. Type a question first.'
    case 'engine-failed': return 'The model failed while it was answering. Your text is kept.'
    case 'device-lost': return 'The model stopped (the graphics device was reset). Your text is kept.'
    case 'worker-lost': return 'The model stopped unexpectedly. Your text is kept.'
    case 'model-missing': return 'The model’s files were not found beside this page.'
    case 'model-invalid': return 'The model’s files are not what they should be.'
    case 'busy': return 'The model was still busy with another prompt. Your text is kept.'
    case 'timeout': return 'The model did not answer in time. Your text is kept.'
    case 'internal': return 'Something went wrong inside the app. Your text is kept.'
    default: return code satisfies never
  }
}

/** The doubt that led from the direct pass to thinking; null where something else did. */
export function doubt(turn: Turn): number | null {
  const climb = turn.decisions.find(({ choice, reason }) => choice === 'climb' && reason.kind === 'doubtful')
  return climb?.reason.kind === 'doubtful' ? climb.reason.confidence : null
}

/** The strategy behind a rung's id, as the ladder had it when the turn began. */
export function strategyOf(turn: Turn, rung: string): string {
  return turn.ladder.find(({ id }) => id === rung)?.strategy ?? 'other'
}

/** Tokens a pass has generated so far. */
export function tokenCount(pass: TurnRung): number {
  return Math.max(pass.usage?.decodeTokens ?? 0, pass.thoughtTokens.length + pass.answerTokens.length)
}

function thinkingSentence(turn: Turn): string {
  const first = doubt(turn)
  return first === null ? 'Thinking' : `First answer was only ${percent(first)} sure, so thinking`
}

function answeredSentence(turn: Turn, phrase: string): string {
  const thought = turn.rungs.some(({ rung }) => strategyOf(turn, rung) === 'think')
  if (!thought) return turn.policy.kind === 'direct' ? `Answered at once, as you chose, ${phrase}` : `Answered at once, ${phrase}`
  if (turn.answerRung !== null && strategyOf(turn, turn.answerRung) !== 'think') return `Thought it over and kept the first answer, ${phrase}`
  const first = doubt(turn)
  if (first !== null) return `First answer was only ${percent(first)} sure, so I thought it over: ${phrase}`
  return turn.policy.kind === 'think' ? `Thought it over, as you chose, ${phrase}` : `Thought it over, ${phrase}`
}

function unsureSentence(turn: Turn): string {
  const how = turn.rungs.some(({ rung }) => strategyOf(turn, rung) === 'think') ? 'Thought it over' : 'Answered at once'
  return turn.confidence === null ? `${how}, but not calibrated here yet` : `${how}, but only ${percent(turn.confidence)} sure`
}
