/** A turn as the page knows it: what the cascade's events add up to. Plain data that can be stored; knows no worker and no screen. */
import * as v from 'valibot'
import type { PreparedPrompt, TokenStat } from './engine.ts'
import type { CascadeEvent, Decision, ErrorCode, LossCode, RungResult, SkippedRung } from './events.ts'
import { isAnswer, keepBest } from './keep-better.ts'
import type { Rung } from './ladder.ts'
import { callsOf } from './ledger.ts'
import type { LoadProgress } from './load-progress.ts'
import type { Outcome } from './outcome.ts'
import type { Policy } from './policy.ts'
import type { Ledger, Place, Usage } from './usage.ts'
import type { Tally } from './votes.ts'

/** One pass of one rung. Its text is live while it runs; `result` is there once it has ended. */
export interface TurnRung {
  readonly rung: string
  /** The rung's cap: most tokens before its answer is cut (direct) or forced (think). */
  readonly cap: number
  readonly state: 'running' | 'ended' | 'interrupted'
  readonly thoughtTokens: readonly TokenStat[]
  readonly answerTokens: readonly TokenStat[]
  readonly thoughtText: string
  readonly answerText: string
  /** Of a vote, while it runs and after; absent before its first sample and on other rungs. */
  readonly votes?: Tally
  readonly result: RungResult | null
  readonly usage: Usage | null
}

/** A model that this turn had to wait for. */
export interface TurnLoad {
  readonly model: string
  readonly state: 'running' | 'ready' | 'failed' | 'stopped'
  /** Null before the first word of it. */
  readonly progress: LoadProgress | null
}

/** A loss of the model that did not end its turn. */
export interface TurnLoss {
  readonly code: LossCode
  readonly detail: string
  /** Whether the prompt has been asked once more since; else that is yet to come, or never came. */
  readonly askedAgain: boolean
}

export interface Turn {
  readonly schema: 1
  /** The text as it was typed; `prompt` is what the model read, null before it did. */
  readonly asked: string
  readonly prompt: PreparedPrompt | null
  readonly policy: Policy
  readonly status: 'running' | 'ended'
  /** True when it ended only because nobody was there to go on with it: a closed tab, a lost worker. */
  readonly interrupted: boolean
  /** The ladder's rungs as they stood when the turn began. */
  readonly ladder: readonly Rung[]
  readonly backend: Place | null
  /** Generated tokens that thinking would take, estimated from the profile; null without one. */
  readonly expectedThinkTokens: number | null
  /** Models that were not there when a rung needed them, in order. */
  readonly loads: readonly TurnLoad[]
  /** The passes in order; a rung that was stopped and run again is there twice. */
  readonly rungs: readonly TurnRung[]
  readonly decisions: readonly Decision[]
  readonly skipped: readonly SkippedRung[]
  /** Null while it runs. */
  readonly outcome: Outcome | null
  readonly answer: string
  /** The rung whose answer stands; null when none has one. */
  readonly answerRung: string | null
  readonly confidence: number | null
  /** Every call so far, the one in flight included. */
  readonly ledger: Ledger
  /** What took the model away in the middle and had the prompt asked once more; null where nothing did. */
  readonly lost: TurnLoss | null
  readonly error: { readonly code: ErrorCode; readonly detail: string } | null
}

/** A turn that was asked and has not started. */
export function emptyTurn(asked: string, policy: Policy): Turn {
  return {
    schema: 1, asked, prompt: null, policy, status: 'running', interrupted: false, ladder: [], backend: null, expectedThinkTokens: null,
    loads: [], rungs: [], decisions: [], skipped: [], outcome: null, answer: '', answerRung: null, confidence: null, ledger: [], lost: null, error: null,
  }
}

/** The reducer: the only way a turn changes while it runs. */
export function foldEvent(turn: Turn, event: CascadeEvent): Turn {
  switch (event.type) {
    case 'turn-start':
      return {
        ...emptyTurn(turn.asked, event.policy),
        prompt: event.prompt,
        ladder: event.rungs,
        backend: event.backend,
        expectedThinkTokens: event.expectedThinkTokens,
        rungs: event.resumed ? turn.rungs : [],
        ledger: event.resumed ? turn.ledger : [],
        lost: turn.lost === null ? null : { ...turn.lost, askedAgain: true },
      }
    case 'load-start':
      return { ...turn, loads: [...turn.loads, { model: event.model, state: 'running', progress: null }] }
    case 'load-delta': {
      const { step, loadedBytes, totalBytes } = event
      return changeLoad(turn, event.model, (load) => ({ ...load, progress: { step, loadedBytes, totalBytes } }))
    }
    case 'load-end':
      return changeLoad(turn, event.model, (load) => ({ ...load, state: event.state }))
    case 'rung-start':
      return withRungs(turn, [...turn.rungs, startedRung(event.rung, event.cap)])
    case 'thought-delta':
      return changeRung(turn, event.rung, (rung) => ({
        ...rung, thoughtText: rung.thoughtText + event.text, thoughtTokens: [...rung.thoughtTokens, ...event.tokens],
      }))
    case 'token-delta':
      return changeRung(turn, event.rung, (rung) => ({
        ...rung, answerText: rung.answerText + event.text, answerTokens: [...rung.answerTokens, ...event.tokens],
      }))
    case 'vote-delta':
      return changeRung(turn, event.rung, (rung) => ({ ...rung, votes: event.votes }))
    case 'usage-delta':
      return changeRung(turn, event.rung, (rung) => ({ ...rung, usage: event.usage }))
    case 'rung-end': {
      const { type: _, ...result } = event
      return changeRung(turn, event.rung, (rung) => ({ ...rung, state: 'ended', result, usage: event.usage }))
    }
    case 'decision': {
      const { type: _, ...decision } = event
      return { ...turn, decisions: [...turn.decisions, decision] }
    }
    case 'turn-end':
      return {
        ...closeRungs(turn), status: 'ended', outcome: event.outcome, answer: event.answer, answerRung: event.rung,
        confidence: event.confidence, skipped: event.skipped, ledger: event.ledger,
      }
    case 'attempt-error':
      return { ...closeRungs(turn), lost: { code: event.code, detail: event.detail, askedAgain: false } }
    case 'turn-error':
      return {
        ...closeRungs(turn), ...partialAnswer(turn), status: 'ended', outcome: 'failed', ledger: event.ledger,
        error: { code: event.code, detail: event.detail },
      }
    default:
      return event satisfies never
  }
}

/**
 * Ends a turn whose end will never come: what it had so far is kept as a stopped answer, and all that the pass in flight
 * had generated counts as aborted. A turn that has ended is returned as it is.
 */
export function interrupt(turn: Turn): Turn {
  if (turn.status === 'ended') return turn
  return { ...closeRungs(turn), ...partialAnswer(turn), status: 'ended', interrupted: true, outcome: 'stopped' }
}

/** The results a later turn can go on from ("think harder"): a pass that broke off is one that was stopped, so that its cost stays in the ledger. */
export function resumable(turn: Turn): readonly RungResult[] {
  return turn.rungs.flatMap(({ rung, answerText, result, usage }): readonly RungResult[] => {
    if (result !== null) return [result]
    return usage === null ? [] : [{ rung, outcome: 'stopped', answer: answerText.trim(), forced: false, signals: null, confidence: null, usage }]
  })
}

/** Enough to refuse what is not a turn of this version; the fields inside were written by this very module. */
const StoredTurn = v.looseObject({
  schema: v.literal(1),
  asked: v.string(),
  status: v.picklist(['running', 'ended']),
  interrupted: v.boolean(),
  ladder: v.array(v.looseObject({ id: v.string() })),
  rungs: v.array(v.looseObject({ rung: v.string(), thoughtTokens: v.array(v.unknown()), answerTokens: v.array(v.unknown()) })),
  decisions: v.array(v.looseObject({ choice: v.string() })),
  skipped: v.array(v.looseObject({ rung: v.string() })),
  answer: v.string(),
  ledger: v.array(v.looseObject({ rung: v.string() })),
})

/** Reads a stored turn. Throws valibot's error, which names the field, when it is none of this version. */
export function parseTurn(stored: unknown): Turn {
  v.parse(StoredTurn, stored)
  const { loads, lost } = stored as Partial<Turn>
  // Turns of before there were two models waited for none; those of before a prompt was asked once more after a loss were not.
  return { ...(stored as Turn), loads: loads ?? [], lost: lost ?? null }
}

/** Whether a pass was neither stopped nor broke off; of one that runs, so far. */
export function isWhole({ state, result }: Pick<TurnRung, 'state' | 'result'>): boolean {
  return state !== 'interrupted' && result?.outcome !== 'stopped'
}

function startedRung(rung: string, cap: number): TurnRung {
  return { rung, cap, state: 'running', thoughtTokens: [], answerTokens: [], thoughtText: '', answerText: '', result: null, usage: null }
}

/** Changes the latest pass of a rung; an event of a rung that never started is ignored. */
function changeRung(turn: Turn, id: string, change: (rung: TurnRung) => TurnRung): Turn {
  const at = turn.rungs.findLastIndex((rung) => rung.rung === id)
  const rung = turn.rungs[at]
  return rung === undefined ? turn : withRungs(turn, turn.rungs.with(at, change(rung)))
}

function changeLoad(turn: Turn, model: string, change: (load: TurnLoad) => TurnLoad): Turn {
  const at = turn.loads.findLastIndex((load) => load.model === model)
  const load = turn.loads[at]
  return load === undefined ? turn : { ...turn, loads: turn.loads.with(at, change(load)) }
}

function withRungs(turn: Turn, rungs: readonly TurnRung[]): Turn {
  return { ...turn, rungs, ledger: rungs.flatMap(({ usage, result }) => callsOf({ ...result, usage })) }
}

function closeRungs(running: Turn): Turn {
  const turn = { ...running, loads: running.loads.map((load): TurnLoad => (load.state === 'running' ? { ...load, state: 'stopped' } : load)) }
  return withRungs(turn, turn.rungs.map((rung) => {
    if (rung.state !== 'running') return rung
    return { ...rung, state: 'interrupted', usage: rung.usage === null ? null : { ...rung.usage, abortedTokens: rung.usage.decodeTokens } }
  }))
}

/** The best there is when a turn breaks off: the better of its whole answers, as the cascade keeps it; else what the latest pass that wrote any had written. */
function partialAnswer(turn: Turn): Pick<Turn, 'answer' | 'answerRung' | 'confidence'> {
  const whole = keepBest(resumable(turn).filter(isAnswer))
  if (whole !== null) return { answer: whole.answer, answerRung: whole.rung, confidence: whole.confidence }
  const partial = turn.rungs.findLast(({ answerText }) => answerText !== '')
  return { answer: partial?.answerText.trim() ?? '', answerRung: partial?.rung ?? null, confidence: null }
}
