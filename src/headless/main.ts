/** The app without a screen: puts the model's client on `window.secondThought` for scripts. Renders nothing, stores nothing. */
import * as v from 'valibot'
import { Endpoint, remoteModelId } from '../core/remote/endpoint.ts'
import type { CascadeEvent } from '../core/events.ts'
import { emptyTurn, foldEvent } from '../core/turn.ts'
import { createInference } from '../inference/client.ts'
import { createDownloadsClient } from '../inference/downloads.ts'
import type { AddedPlace, Ask, Asked, BackendChoice } from '../inference/inference.ts'
import { createNetwork } from '../inference/network.ts'
import { createRemoteLink } from '../inference/remote-control.ts'
import { createModelFetch } from './fetch-model.ts'
import type { Answered, FailedStatus, ReadyStatus } from './headless.ts'

const address = new URLSearchParams(location.search)
const network = createNetwork()
const link = createRemoteLink(network)
const server = address.has('server') ? v.parse(Endpoint, JSON.parse(address.get('server') ?? '')) : null
if (server !== null) void link.control.setEndpoints([server])
const inference = createInference({
  choice: backendChoice(address.get('backend')),
  record: address.get('record') === 'runs',
  // Every visit tries for itself: what a script measures must not hang on an earlier visit.
  storage: null,
  models: (address.get('models') ?? 'base').split(','),
  added: [...added('stored'), ...added('web-llm'), ...(server === null ? [] : [remotePlace(server)])],
}, { connectNetwork: link.openPort })
const fetches = createModelFetch(createDownloadsClient(network))
let inFlight: Asked | null = null

window.secondThought = {
  ...fetches,
  testServer: async (endpoint, key) => {
    if (key !== null && !await link.control.setKey(endpoint.id, endpoint.baseUrl, key)) return { ok: false, code: 'remote-refused', detail: 'no header can carry such a key' }
    return link.control.testEndpoint(endpoint)
  },
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

function remotePlace({ id, name, model, reasoning, found }: Endpoint): AddedPlace {
  return { kind: 'remote', id: remoteModelId(id), enabled: true, endpoint: { id, name, model, reasoning, found } }
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
