/** The questions that wait for a person before anything leaves, oldest first. Knows no network and no screen. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ConsentAnswer, ConsentAsk } from '../core/remote/consent.ts'
import { remoteModelId } from '../core/remote/endpoint.ts'
import type { Turn } from '../core/turn.ts'
import type { RemoteControl } from '../inference/remote-control.ts'

export interface ConsentState {
  readonly asks: readonly ConsentAsk[]
}

export type ConsentStore = StoreApi<ConsentState> & {
  readonly actions: {
    /** Takes questions from now on; those that waited before are nobody's any more. */
    attach(): Promise<void>
    answer(id: number, answer: ConsentAnswer): void
  }
}

export function createConsentStore(remote: RemoteControl): ConsentStore {
  const store = createStore<ConsentState>(() => ({ asks: [] }))
  const waiting = new Map<number, (answer: ConsentAnswer) => void>()

  function drop(id: number): void {
    waiting.delete(id)
    store.setState({ asks: store.getState().asks.filter((ask) => ask.id !== id) })
  }

  return Object.assign(store, {
    actions: {
      async attach() {
        for (const id of waiting.keys()) drop(id)
        await remote.onConsent((ask) => new Promise((resolve) => {
          waiting.set(ask.id, resolve)
          store.setState({ asks: [...store.getState().asks, ask] })
        }), drop).catch(() => {})
      },
      answer(id: number, answer: ConsentAnswer) {
        waiting.get(id)?.(answer)
        drop(id)
      },
    },
  })
}

/** Whether the pass that runs waits for an answer to one of these questions: until then nothing of it was sent. */
export function waitsForConsent({ ladder, rungs }: Pick<Turn, 'ladder' | 'rungs'>, asks: readonly ConsentAsk[]): boolean {
  const pass = rungs.findLast(({ state }) => state === 'running')
  const model = ladder.find(({ id }) => id === pass?.rung)?.model
  return asks.some(({ endpoint }) => remoteModelId(endpoint.id) === model)
}
