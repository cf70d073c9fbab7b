/** One turn on one worker: passes its events on, and ends it itself where the worker cannot. Knows nothing of other turns. */
import * as Comlink from 'comlink'
import type { CascadeEvent } from '../core/events.ts'
import { type Turn, emptyTurn, foldEvent, interrupt } from '../core/turn.ts'
import type { Ledger } from '../core/usage.ts'
import type { Ask } from './inference.ts'
import type { LiveWorker } from './live-worker.ts'

/** How long a stop may take to arrive before the worker counts as hung. A token takes 3 ms on WASM, 300 ms on a software GPU. */
export const STOP_MS = 1000

export type TurnEnd = 'ended' | 'device-lost' | 'worker-lost' | 'hung'

export interface TurnRun {
  /** Resolves after the turn's last event; on 'hung' the worker must be terminated, on 'worker-lost' it is gone. */
  readonly end: Promise<TurnEnd>
  stop(): void
}

let lastId = 0

export function runTurn({ remote, lost }: LiveWorker, request: Ask, onEvents: (events: readonly CascadeEvent[]) => void): TurnRun {
  const id = ++lastId
  const resume = request.resume ?? []
  const hung = Promise.withResolvers<'hung'>()
  let turn = emptyTurn(request.prompt, request.policy)
  let over = false

  const asked = remote.ask(
    id,
    { prompt: request.prompt, policy: request.policy, resume, index: request.index ?? 0 },
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
      const ledger = [...resume.map(({ usage }) => usage), ...ledgerSoFar(turn)]
      const last: CascadeEvent = outcome.kind === 'hung'
        ? stoppedEnd(turn, ledger)
        : { type: 'turn-error', code: outcome.kind === 'worker-lost' ? 'worker-lost' : 'internal', detail: outcome.detail, ledger }
      turn = foldEvent(turn, last)
      onEvents([last])
    }
    over = true
    return turn.error?.code === 'device-lost' ? 'device-lost' : outcome.kind
  }

  return {
    end: follow(),
    stop: () => {
      void remote.stop(id)
      setTimeout(() => hung.resolve('hung'), STOP_MS)
    },
  }
}

/** The end of a turn that was stopped by the person and could not say so itself; what it had is kept. */
export function stoppedEnd(turn: Turn, ledger: Ledger): CascadeEvent {
  const { answer, answerRung, confidence } = interrupt(turn)
  return { type: 'turn-end', outcome: 'stopped', answer, rung: answerRung, confidence, skipped: [], ledger }
}

/** What is known of the calls so far; all that the one in flight generated is aborted work. */
function ledgerSoFar(turn: Turn): Ledger {
  return turn.rungs.flatMap(({ usage, state }) => {
    if (usage === null) return []
    return state === 'running' ? { ...usage, abortedTokens: usage.decodeTokens } : usage
  })
}
