/** One turn on one worker: passes its events on, and ends it itself where the worker cannot. Knows nothing of other turns. */
import * as Comlink from 'comlink'
import type { CascadeEvent, ErrorCode } from '../core/events.ts'
import { WEB_LLM } from '../core/ladder.ts'
import { outlasted } from '../core/rung-words.ts'
import { type Turn, emptyTurn, foldEvent, interrupt } from '../core/turn.ts'
import { deferred } from './deferred.ts'
import type { Ask } from './inference.ts'
import type { LiveWorker } from './live-worker.ts'

/** How long a stop may take to arrive before the worker counts as hung. A token takes 3 ms on WASM, 300 ms on a software GPU. */
export const STOP_MS = 1000

export type TurnEnd = 'ended' | 'device-lost' | 'engine-spent' | 'worker-lost' | 'hung'

export interface TurnRun {
  /**
   * Resolves after the turn's last event, never rejects; on 'hung' and 'engine-spent' the worker must be terminated, on 'worker-lost' it is gone.
   * 'device-lost' and 'engine-spent' come of turns that ended well too: the answer of an earlier rung then stands.
   */
  readonly end: Promise<TurnEnd>
  /** Ends it within STOP_MS. */
  stop(): void
}

let lastId = 0

/** Asks the worker. Whatever becomes of it, the last event passed on is turn-end or turn-error, and it is there once. */
export function runTurn({ remote, lost }: LiveWorker, request: Ask, onEvents: (events: readonly CascadeEvent[]) => void): TurnRun {
  const id = ++lastId
  const hung = deferred<'hung'>()
  let turn = askedTurn(request)
  let over = false

  const asked = remote.ask(
    id,
    { ...request, resume: request.resume ?? [], index: request.index ?? 0 },
    Comlink.proxy((events: readonly CascadeEvent[]) => {
      if (over) return
      turn = events.reduce(foldEvent, turn)
      onEvents(events)
    }),
  )

  async function follow(): Promise<TurnEnd> {
    const outcome = await Promise.race([
      asked.then(() => ({ kind: 'ended', detail: 'the worker ended the turn without a last event' }) as const,
        (thrown: unknown) => ({ kind: 'ended', detail: String(thrown) }) as const),
      lost.then((detail) => ({ kind: 'worker-lost', detail }) as const),
      hung.promise.then((kind) => ({ kind, detail: '' })),
    ])
    if (turn.status === 'running') {
      const last: CascadeEvent = outcome.kind === 'hung'
        ? stoppedEnd(turn)
        : { type: 'turn-error', code: outcome.kind === 'worker-lost' ? 'worker-lost' : 'internal', detail: outcome.detail, ledger: interrupt(turn).ledger }
      turn = foldEvent(turn, last)
      onEvents([last])
    }
    over = true
    if (outcome.kind === 'ended' && isSpent(turn)) return 'engine-spent'
    return failuresOf(turn).some(({ code }) => code === 'device-lost') ? 'device-lost' : outcome.kind
  }

  return {
    end: follow(),
    stop: () => {
      void remote.stop(id)
      setTimeout(() => hung.resolve('hung'), STOP_MS)
    },
  }
}

/** web-llm runs nothing more once a run of it failed, and holds its memory until the worker ends. Its device is not that of the models before it. */
function isSpent(turn: Turn): boolean {
  return failuresOf(turn).some(({ rung }) => turn.ladder.some(({ id, engine }) => id === rung && engine === WEB_LLM))
}

/** What broke off in this turn: the rung that ended it, and those that an earlier answer outlasted. */
function failuresOf({ error, rungs, decisions }: Turn): readonly { readonly rung: string | null; readonly code: ErrorCode }[] {
  const survived = outlasted({ decisions })
  return error === null ? survived : [...survived, { rung: rungs.at(-1)?.rung ?? null, code: error.code }]
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
