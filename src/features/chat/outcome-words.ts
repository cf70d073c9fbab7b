/** How a turn went, in plain words. Pure functions from data to sentences. */
import { confidenceWord, FAIRLY_SURE, SURE } from '../../core/confidence-words.ts'
import type { ErrorCode } from '../../core/events.ts'
import type { Turn, TurnRung } from '../../core/turn.ts'
import { percentInWords, percentsApart, tokens } from '../../ui/format.ts'

/** A calibrated probability as a number and, below "sure", its word. */
export function confidencePhrase(confidence: number | null): string {
  return confidence === null ? 'not calibrated here yet' : worded(confidence, percentInWords(confidence))
}

/** One sentence on how the turn went: which rung answered, how sure it is, why it thought. */
export function outcomeSentence(turn: Turn): string {
  switch (turn.outcome) {
    case null: return runningSentence(turn)
    case 'answered':
    case 'unsure': return gradedSentence(turn)
    case 'declined': return 'This small model can’t do that one.'
    case 'stopped': return `${turn.interrupted ? 'Interrupted before it was done.' : 'Stopped.'} ${keptSentence(turn)}`
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
    case 'timeout': return 'The model did not answer in time. Your text is kept.'
    case 'internal': return 'Something went wrong inside the app. Your text is kept.'
    default: return code satisfies never
  }
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
  return first === null ? 'Thinking' : `${doubtClause(first, percentInWords(first))} thinking`
}

/** How the answer came to be and how sure it is. */
function gradedSentence(turn: Turn): string {
  if (turn.answer === '') return `${howClause(turn)}, but no answer came of it`
  const first = doubt(turn)
  if (first !== null && !keptFirst(turn) && turn.confidence !== null) {
    const [before, after] = percentsApart(first, turn.confidence)
    return `${doubtClause(first, before)} I thought it over: ${worded(turn.confidence, after)}`
  }
  const sentence = `${howClause(turn)}, ${confidencePhrase(turn.confidence)}`
  return acceptedInDoubt(turn) ? `${sentence}; your dial asks for no more` : sentence
}

function howClause(turn: Turn): string {
  const thought = turn.rungs.some(({ rung }) => strategyOf(turn, rung) === 'think')
  const chosen = turn.policy.kind === (thought ? 'think' : 'direct') ? ', as you chose' : ''
  if (!thought) return `Answered at once${chosen}`
  if (!keptFirst(turn)) return `Thought it over${chosen}`
  return chosen === '' ? 'Thought it over and kept the first answer' : `Thought it over${chosen}, and kept the first answer`
}

/** Why it thought, up to the verb. Above "sure" it was not the answer that was doubtful but the dial that was strict. */
function doubtClause(first: number, figure: string): string {
  if (first >= SURE) return `First answer was ${figure} sure; your dial asks for more, so`
  return figure.startsWith('under') ? `First answer was ${figure} sure, so` : `First answer was only ${figure} sure, so`
}

/** The confidence that led from the direct pass to thinking; null where something else did. */
function doubt(turn: Turn): number | null {
  const climb = turn.decisions.find(({ choice, reason }) => choice === 'climb' && reason.kind === 'doubtful')
  return climb?.reason.kind === 'doubtful' ? climb.reason.confidence : null
}

/** Whether it thought and an answer given before that stands. */
function keptFirst(turn: Turn): boolean {
  return turn.answerRung !== null && strategyOf(turn, turn.answerRung) !== 'think'
    && turn.rungs.some(({ rung }) => strategyOf(turn, rung) === 'think')
}

/** Whether a frugal dial let an answer pass that is called unsure. */
function acceptedInDoubt(turn: Turn): boolean {
  return turn.confidence !== null && turn.confidence < FAIRLY_SURE
    && turn.decisions.some(({ choice, rung, reason }) => choice === 'accept' && rung === turn.answerRung && reason.kind === 'confident')
}

/** What there is of a turn that broke off: no more is claimed than is there. */
function keptSentence(turn: Turn): string {
  if (turn.answer !== '') return 'What was written is kept.'
  return turn.rungs.some(({ thoughtText }) => thoughtText !== '') ? 'The thought so far is kept.' : 'Nothing was written yet.'
}

function worded(confidence: number, figure: string): string {
  const word = confidenceWord(confidence)
  return word === 'sure' ? `${figure} sure` : `${figure}, ${word}`
}
