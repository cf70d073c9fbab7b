/** One turn on one worker: passes its events on, and ends it itself where the worker cannot. Knows nothing of other turns. */
import * as Comlink from 'comlink'
import type { CascadeEvent, ErrorCode, RungResult } from '../core/events.ts'
import { REMOTE, WEB_LLM } from '../core/ladder.ts'
import { outlasted } from '../core/rung-words.ts'
import { type Turn, emptyTurn, foldEvent, interrupt, resumable } from '../core/turn.ts'
import { deferred } from './deferred.ts'
import type { Ask } from './inference.ts'
import type { LiveWorker } from './live-worker.ts'

/** How long a stop may take to arrive before the worker counts as hung. A token takes 3 ms on WASM, 300 ms on a software GPU. */
export const STOP_MS = 1000

export interface TurnEnd {
  /**
   * On 'hung' and 'engine-spent' the worker must be terminated, on 'worker-lost' it is gone. 'device-lost' and 'engine-spent' come of
   * turns that ended well too: the answer of an earlier rung then stands.
   */
  readonly kind: 'ended' | 'device-lost' | 'engine-spent' | 'worker-lost' | 'hung'
  /** What to go on from where the model was lost and the turn has not ended: the prompt is to be asked once more. Else null. */
  readonly again: readonly RungResult[] | null
}

export interface TurnRun {
  /** Resolves after the last event of this run, never rejects. */
  readonly end: Promise<TurnEnd>
  /** Ends it within STOP_MS. */
  stop(): void
}

let lastId = 0

/**
 * Asks the worker. Whatever becomes of it, the last event passed on is turn-end or turn-error, and it is there once; or attempt-error,
 * where the model was lost and the prompt may be asked once more. `mayAskAgain` is not enough for that: nothing may have been sent to a server.
 */
export function runTurn({ remote, lost }: LiveWorker, request: Ask, onEvents: (events: readonly CascadeEvent[]) => void, mayAskAgain: () => boolean): TurnRun {
  const id = ++lastId
  const hung = deferred<'hung'>()
  let turn = askedTurn(request)
  let over = false

  function pass(events: readonly CascadeEvent[]): void {
    const last = events.at(-1)
    const loss = last?.type === 'turn-error' ? last : null
    const before = events.slice(0, -1)
    const passed: readonly CascadeEvent[] = (loss?.code === 'worker-lost' || loss?.code === 'device-lost') && mayAskAgain() && !asksServer(before.reduce(foldEvent, turn), request)
      ? [...before, { type: 'attempt-error', code: loss.code, detail: loss.detail }]
      : events
    turn = passed.reduce(foldEvent, turn)
    onEvents(passed)
  }

  const asked = remote.ask(
    id,
    { ...request, resume: request.resume ?? [], index: request.index ?? 0 },
    Comlink.proxy((events: readonly CascadeEvent[]) => { if (!over) pass(events) }),
  )

  async function follow(): Promise<TurnEnd> {
    const outcome = await Promise.race([
      asked.then(() => ({ kind: 'ended', detail: 'the worker ended the turn without a last event' }) as const,
        (thrown: unknown) => ({ kind: 'ended', detail: String(thrown) }) as const),
      lost.then((detail) => ({ kind: 'worker-lost', detail }) as const),
      hung.promise.then((kind) => ({ kind, detail: '' })),
    ])
    if (turn.status === 'running' && turn.lost === null) {
      pass([outcome.kind === 'hung'
        ? stoppedEnd(turn)
        : { type: 'turn-error', code: outcome.kind === 'worker-lost' ? 'worker-lost' : 'internal', detail: outcome.detail, ledger: interrupt(turn).ledger }])
    }
    over = true
    return { kind: kindOf(outcome.kind, turn), again: turn.status === 'running' ? resumable(turn) : null }
  }

  return {
    end: follow(),
    stop: () => {
      void remote.stop(id)
      setTimeout(() => hung.resolve('hung'), STOP_MS)
    },
  }
}

function kindOf(kind: TurnEnd['kind'], turn: Turn): TurnEnd['kind'] {
  if (kind === 'ended' && isSpent(turn)) return 'engine-spent'
  return failuresOf(turn).some(({ code }) => code === 'device-lost') ? 'device-lost' : kind
}

/** Whether this run has begun to ask a server: to send the prompt there once more is for the person to say, not for a supervisor. */
function asksServer({ rungs, ladder }: Turn, { resume = [] }: Ask): boolean {
  return rungs.slice(resume.length).some((pass) => ladder.some(({ id, engine }) => id === pass.rung && engine === REMOTE))
}

/** web-llm runs nothing more once a run of it failed, and holds its memory until the worker ends. Its device is not that of the models before it. */
function isSpent(turn: Turn): boolean {
  return failuresOf(turn).some(({ rung }) => turn.ladder.some(({ id, engine }) => id === rung && engine === WEB_LLM))
}

/** What broke off in this turn: the rung that ended it, and those that an earlier answer outlasted. */
function failuresOf({ error, lost, rungs, decisions }: Turn): readonly { readonly rung: string | null; readonly code: ErrorCode }[] {
  const survived = outlasted({ decisions })
  const ended = error ?? lost
  return ended === null ? survived : [...survived, { rung: rungs.at(-1)?.rung ?? null, code: ended.code }]
}

/** The turn as its request tells of it: with the answers and the cost of the results it goes on from. */
export function askedTurn({ prompt, policy, resume = [] }: Ask): Turn {
  return resume.flatMap((result): readonly CascadeEvent[] => [
    { type: 'rung-start', rung: result.rung, cap: result.usage.decodeTokens },
    { type: 'token-delta', rung: result.rung, text: result.answer, tokens: [] },
    { type: 'rung-end', ...result },
  ]).reduce(foldEvent, emptyTurn(prompt, policy))
}

/** The end of a turn that was stopped by the person and could not say so itself; what it had is kept. */
export function stoppedEnd(turn: Turn): CascadeEvent {
  const { answer, answerRung, confidence, ledger } = interrupt(turn)
  return { type: 'turn-end', outcome: 'stopped', answer, rung: answerRung, confidence, skipped: [], ledger }
}
