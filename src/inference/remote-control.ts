/** The page's way to servers: the network worker's remote half, told again of servers and questions each time it starts. Knows no store. */
import * as Comlink from 'comlink'
import type { RemoteApi } from '../../workers/remote/remote.ts'
import type { Network } from './network.ts'
import { type RemoteRelay, createRemoteRelay } from './remote-relay.ts'

export type { TestEnd } from '../../workers/remote/remote.ts'

/** What the page may ask for. Nothing of it ever gives a key back. */
export type RemoteControl = RemoteApi

export interface RemoteLink {
  readonly control: RemoteControl
  /** A port for an inference worker, to ask servers by. It outlives the network worker, which is started when something is asked. */
  openPort(): MessagePort
}

export function createRemoteLink(network: Network): RemoteLink {
  let endpoints: Parameters<RemoteControl['setEndpoints']>[0] = []
  let asking: { readonly ask: Parameters<RemoteControl['onConsent']>[0]; readonly withdraw: Parameters<RemoteControl['onConsent']>[1] } | null = null
  let changed: Parameters<RemoteControl['onRequests']>[0] | null = null
  let started = false
  const open = new Set<number>()
  /** One for each inference worker there was: few, and idle once theirs is gone. */
  const relays: RemoteRelay[] = []

  // All it is told on its start is queued before anything else is asked of it; a loss right then is told by `onLost`.
  network.onStart((worker) => {
    started = true
    void worker.setEndpoints(endpoints).catch(() => {})
    void worker.onConsent(Comlink.proxy(async (ask) => {
      if (asking === null) return { send: false }
      open.add(ask.id)
      try {
        return await asking.ask(ask)
      } finally {
        open.delete(ask.id)
      }
    }), Comlink.proxy((id) => asking?.withdraw(id))).catch(() => {})
    void worker.onRequests(Comlink.proxy(() => changed?.())).catch(() => {})
  })
  network.onLost(() => {
    started = false
    // Nobody waits for these answers any more.
    for (const id of open) asking?.withdraw(id)
    open.clear()
    for (const relay of relays) relay.lost()
  })

  return {
    control: {
      // Kept here, so that a visit that needs no server starts no worker for it.
      setEndpoints: async (next) => {
        endpoints = next
        if (started) await network.call((worker) => worker.setEndpoints(next))
      },
      onConsent: async (ask, withdraw) => { asking = { ask, withdraw } },
      onRequests: async (listener) => { changed = listener },
      // Lost with the network worker: then each is asked about again.
      allowPrompts: (endpoint, prompts) => network.call((worker) => worker.allowPrompts(endpoint, prompts)),
      testEndpoint: (endpoint) => network.call(async (worker) => worker.testEndpoint(endpoint)),
      checkAddress: (text) => network.call(async (worker) => worker.checkAddress(text)),
      setKey: (endpoint, baseUrl, key) => network.call((worker) => worker.setKey(endpoint, baseUrl, key)),
      keepKey: (endpoint, passphrase) => network.call((worker) => worker.keepKey(endpoint, passphrase)),
      unlockKey: (endpoint, passphrase) => network.call((worker) => worker.unlockKey(endpoint, passphrase)),
      forgetKey: (endpoint) => network.call((worker) => worker.forgetKey(endpoint)),
      keyStates: () => network.call((worker) => worker.keyStates()),
      sentRequests: () => network.call((worker) => worker.sentRequests()),
      clearRequests: () => network.call((worker) => worker.clearRequests()),
    },
    openPort: () => {
      const relay = createRemoteRelay((port) => { void network.call((worker) => worker.connect(Comlink.transfer(port, [port]))).catch(() => {}) })
      relays.push(relay)
      return relay.port
    },
  }
}
