/** How a turn went, in plain words. Pure functions from data to sentences. */
import { confidenceWord, FAIRLY_SURE, SURE } from '../../core/confidence-words.ts'
import type { ErrorCode } from '../../core/events.ts'
import { askedLarger, drawnWords, lacksMemory, lacksModel, outlasted, rungWords, thoughtOver, voted } from '../../core/rung-words.ts'
import { isWhole, type Turn, type TurnLoad, type TurnRung } from '../../core/turn.ts'
import { bytes, percentInWords, percentsApart, tokens } from '../../ui/format.ts'
import { capital } from './capital.ts'

/** A calibrated probability as a number and, below "sure", its word. */
export function confidencePhrase(confidence: number | null): string {
  return confidence === null ? 'not calibrated here yet' : worded(confidence, percentInWords(confidence))
}

/** One sentence on how the turn went: which rung answered, how sure it is, why it thought. `waits`: as of `runningSentence`. */
export function outcomeSentence(turn: Turn, waits = false): string {
  switch (turn.outcome) {
    case null: return runningSentence(turn, waits)
    case 'answered':
    case 'unsure': return [gradedSentence(turn), ...(lacksModel(turn) ? [lacksMemory(turn) ? 'There is not enough memory for the larger model: close other tabs, or choose a smaller one' : 'The larger model could not be loaded'] : []), ...outlastedWords(turn)].join('. ')
    case 'declined': return [declinedSentence(turn), ...outlastedWords(turn).map((words) => `${words}.`)].join(' ')
    case 'stopped': return `${turn.interrupted ? 'Interrupted before it was done.' : 'Stopped.'} ${keptSentence(turn)}`
    case 'failed': return errorSentence(turn.error?.code ?? 'internal')
    default: return turn.outcome satisfies never
  }
}

/** What is going on right now. `waits`: the pass that runs waits for a consent, and sent nothing. */
export function runningSentence(turn: Turn, waits = false): string {
  const load = turn.loads.findLast(({ state }) => state === 'running')
  if (load !== undefined) return loadingSentence(load)
  const pass = turn.rungs.findLast(({ state }) => state === 'running')
  if (turn.lost?.askedAgain === false) return 'Starting the model again'
  if (pass === undefined) return turn.rungs.length === 0 ? 'Reading the prompt' : 'Deciding'
  if (waits) return 'Waiting for your consent'
  const { strategy, larger, look, label } = rungWords(turn.ladder, pass.rung)
  if (strategy === 'vote') return `Taking a vote, ${drawnWords(turn, pass)}`
  const doing = look === 'remote' ? `Asking elsewhere (${label})` : strategy === 'think' ? thinkingSentence(turn) : larger ? 'Asking the larger model' : 'Answering at once'
  return `${doing}, ${tokenCount(pass)} of at most ${tokens(pass.cap)}`
}

/** What broke, with what is safe. The card around it offers the next step. */
export function errorSentence(code: ErrorCode): string {
  switch (code) {
    case 'empty-prompt': return 'There was nothing to answer. Type a question first.'
    case 'engine-failed': return 'The model failed while it was answering. Your text is kept.'
    case 'out-of-memory': return 'There is not enough memory for the model here. Close other tabs, or choose a smaller one.'
    case 'device-lost': return 'The model stopped (the graphics device was reset). Your text is kept.'
    case 'worker-lost': return 'The model stopped unexpectedly. Your text is kept.'
    case 'model-missing': return 'The model’s files were not found beside this page.'
    case 'model-invalid': return 'The model’s files are not what they should be.'
    case 'model-unsupported': return 'This model is of a kind that can’t run here. Choose another one.'
    case 'consent-refused': return 'Nothing was sent: you did not allow it.'
    case 'remote-refused': return 'The server refused the key or the request. Check the endpoint under Models.'
    case 'remote-busy': return 'The server is busy. Try again in a moment.'
    case 'remote-failed': return 'The server did not answer as it should. Your text is kept.'
    case 'timeout': return 'The model did not answer in time. Your text is kept.'
    case 'internal': return 'Something went wrong inside the app. Your text is kept.'
    default: return code satisfies never
  }
}

/** That the model was lost in the middle, and what was done about it; null where it was not. */
export function lossNotice({ lost, status }: Pick<Turn, 'lost' | 'status'>): string | null {
  if (lost === null) return null
  const what = lost.code === 'device-lost' ? 'The model was lost (the graphics device was reset)' : 'The model was lost'
  if (lost.askedAgain) return `${what} and started again; this prompt was asked once more.`
  return status === 'running' ? `${what}. It is being started again, and this prompt is then asked once more.` : `${what} in the middle of this prompt.`
}

/** Whether a server did not do as it should, so that a look at how it is set up may help. */
export function serverTrouble(turn: Pick<Turn, 'decisions' | 'ladder' | 'error'>): boolean {
  return SERVER_CODES.some((code) => code === turn.error?.code)
    || outlasted(turn).some(({ rung, code }) => code !== 'consent-refused' && rungWords(turn.ladder, rung).look === 'remote')
}

const SERVER_CODES: readonly ErrorCode[] = ['remote-refused', 'remote-busy', 'remote-failed']

/** Tokens a pass has generated so far. */
export function tokenCount(pass: TurnRung): number {
  return Math.max(pass.usage?.decodeTokens ?? 0, pass.thoughtTokens.length + pass.answerTokens.length)
}

/** The true bytes of a model that this turn waits for. */
function loadingSentence({ progress }: TurnLoad): string {
  if (progress === null) return 'Loading the larger model'
  if (progress.step === 'warm-up') return 'Starting the larger model'
  const { loadedBytes, totalBytes } = progress
  return `Loading the larger model, ${bytes(loadedBytes)}${totalBytes === null ? '' : ` of ${bytes(totalBytes)}`}`
}

function declinedSentence(turn: Turn): string {
  if (askedLarger(turn)) return 'Neither the smaller model nor the larger one can do that one.'
  if (lacksMemory(turn)) return 'This small model can’t do that one, and there is not enough memory for the larger one: close other tabs, or choose a smaller one.'
  if (lacksModel(turn)) return 'This small model can’t do that one, and the larger one could not be loaded.'
  return thoughtOver(turn) ? 'Thought it over: this small model can’t do that one.' : 'This small model can’t do that one.'
}

/** What broke off beside the answer that stands, or the decline; the details are a press away. */
function outlastedWords(turn: Turn): readonly string[] {
  const words = outlasted(turn).map(({ rung, code, detail }) => {
    if (code === 'consent-refused') return 'Nothing was sent: you did not allow it'
    const { strategy, larger, look } = rungWords(turn.ladder, rung)
    return look === 'remote' ? firstSentence(detail) : larger ? 'The larger model broke off' : strategy === 'vote' ? 'The vote broke off' : 'Thinking it over broke off'
  })
  return [...new Set(words)]
}

/** Of what is said of a server, the reason without the advice: the link beside it leads to where that can be followed. */
function firstSentence(detail: string): string {
  const reason = detail.split(/\.(?:\s|$)/)[0] ?? ''
  return reason === '' ? 'Asking elsewhere broke off' : reason
}

function thinkingSentence(turn: Turn): string {
  const first = doubt(turn)
  return first === null ? 'Thinking' : `${doubtClause(first, percentInWords(first.confidence))} thinking`
}

/** How the answer came to be and how sure it is. */
function gradedSentence(turn: Turn): string {
  if (turn.answer === '') return `${howClause(turn)}, but no answer came of it`
  const first = doubt(turn)
  if (first !== null && deeds(turn).length > 0 && !keptEarlier(turn) && turn.confidence !== null) {
    const [before, after] = percentsApart(first.confidence, turn.confidence)
    return `${doubtClause(first, before)} I ${listed(deeds(turn))}: ${worded(turn.confidence, after)}`
  }
  const sentence = tooHard(turn) && !keptEarlier(turn)
    ? `Too hard to answer at once, so I ${listed(deeds(turn))}: ${confidencePhrase(turn.confidence)}`
    : `${howClause(turn)}, ${confidencePhrase(turn.confidence)}`
  const accepted = acceptedInDoubt(turn)
  return accepted === null ? sentence : `${sentence}; ${accepted}`
}

function howClause(turn: Turn): string {
  const done = deeds(turn)
  const chosen = turn.policy.kind === (thoughtOver(turn) ? 'think' : 'direct') ? ', as you chose' : ''
  if (done.length === 0) return `Answered at once${chosen}`
  if (!keptEarlier(turn)) return `${capital(listed(done))}${chosen}`
  const kept = turn.answerRung === turn.rungs[0]?.rung ? 'kept the first answer' : 'kept an earlier answer'
  return chosen === '' ? capital(listed([...done, kept])) : `${capital(listed(done))}${chosen}, and ${kept}`
}

/** What was done beyond answering at once. A choice to think says nothing of the model: it is always the largest one's. */
function deeds(turn: Turn): readonly string[] {
  return [
    ...(thoughtOver(turn) ? ['thought it over'] : []),
    ...(voted(turn) ? ['took a vote'] : []),
    ...(turn.policy.kind !== 'think' && askedLarger(turn) ? ['asked the larger model'] : []),
  ]
}

/** Whether it thought without an answer before, since one at once was held to be wasted. */
function tooHard(turn: Turn): boolean {
  return thoughtOver(turn) && turn.skipped.some(({ reason }) => reason.kind === 'unlikely')
}

/** Why it thought, up to the verb. Above "sure" it was not the answer that was doubtful but the dial that was strict. */
function doubtClause({ confidence, declined }: Doubt, figure: string): string {
  const [subject, claim] = declined ? ['First I was', ' that I can’t do this one'] : ['First answer was', '']
  const only = confidence >= SURE || figure.startsWith('under') ? '' : 'only '
  return `${subject} ${only}${figure} sure${claim}${confidence >= SURE ? '; your dial asks for more' : ''}, so`
}

interface Doubt {
  readonly confidence: number
  readonly declined: boolean
}

/** What led from the direct pass to thinking, a confidence in an answer or in declining; null where something else did. */
function doubt(turn: Turn): Doubt | null {
  const reason = turn.decisions.find(({ choice, reason: { kind } }) => choice === 'climb' && (kind === 'doubtful' || kind === 'worth'))?.reason
  if (reason?.kind === 'worth') return reason
  return reason?.kind === 'doubtful' ? { confidence: reason.confidence, declined: false } : null
}

/** Whether more was done and an answer given before that stands. */
function keptEarlier(turn: Turn): boolean {
  const last = turn.rungs.findLast((pass) => pass.state === 'ended' && isWhole(pass))
  return turn.answerRung !== null && last !== undefined && turn.answerRung !== last.rung
}

/** Why an answer passed that is called unsure; null where none did. */
function acceptedInDoubt(turn: Turn): string | null {
  if (turn.confidence === null || turn.confidence >= FAIRLY_SURE) return null
  const accepted = turn.decisions.find(({ choice, rung }) => choice === 'accept' && rung === turn.answerRung)
  switch (accepted?.reason.kind) {
    case 'confident': return 'your dial asks for no more'
    case 'not-worth': return 'more work was not expected to pay'
    default: return null
  }
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

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
