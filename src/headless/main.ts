/** The app without a screen: puts the model's client on `window.secondThought` for scripts. Renders nothing, stores nothing. */
import type { CascadeEvent } from '../core/events.ts'
import { emptyTurn, foldEvent } from '../core/turn.ts'
import { createInference } from '../inference/client.ts'
import { createDownloadsClient } from '../inference/downloads.ts'
import type { AddedPlace, Ask, Asked, BackendChoice } from '../inference/inference.ts'
import { createNetwork } from '../inference/network.ts'
import { createModelFetch } from './fetch-model.ts'
import type { Answered, FailedStatus, ReadyStatus } from './headless.ts'

const address = new URLSearchParams(location.search)
const inference = createInference({
  choice: backendChoice(address.get('backend')),
  record: address.get('record') === 'runs',
  // Every visit tries for itself: what a script measures must not hang on an earlier visit.
  storage: null,
  models: (address.get('models') ?? 'base').split(','),
  added: [...added('stored'), ...added('web-llm')],
})
const fetches = createModelFetch(createDownloadsClient(createNetwork()))
let inFlight: Asked | null = null

window.secondThought = {
  ...fetches,
  status: () => inference.status(),
  ready,
  ask,
  async askAll(requests) {
    const turns = []
    for (const request of requests) turns.push((await ask(request)).turn)
    return turns
  },
  stop: () => { inFlight?.stop() },
}

function added<Kind extends 'stored' | 'web-llm'>(kind: Kind): readonly AddedPlace[] {
  return (address.get(kind)?.split(',') ?? []).map((id): AddedPlace => ({ kind, id, enabled: true }))
}

function backendChoice(text: string | null): BackendChoice {
  return text === 'webgpu' || text === 'auto' ? text : 'wasm'
}

function ready(): Promise<ReadyStatus | FailedStatus> {
  return new Promise((resolve) => {
    function look(): boolean {
      const status = inference.status()
      if (status.phase === 'loading') return false
      resolve(status)
      return true
    }
    if (look()) return
    const unsubscribe = inference.subscribe(() => { if (look()) unsubscribe() })
  })
}

async function ask(request: Ask): Promise<Answered> {
  const events: CascadeEvent[] = []
  inFlight = inference.ask(request, (batch) => { events.push(...batch) })
  await inFlight.done
  inFlight = null
  return { events, turn: events.reduce(foldEvent, emptyTurn(request.prompt, request.policy)) }
}
