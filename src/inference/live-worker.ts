/** One worker and whether it lives. The only `new Worker`; knows nothing of what it is asked to do. */
import * as Comlink from 'comlink'
import type { InferenceWorker } from '../../workers/api.ts'
import type { NetworkWorker } from '../../workers/network-api.ts'

export interface LiveWorker<Api = InferenceWorker> {
  readonly remote: Comlink.Remote<Api>
  /** Resolves with the reason when the worker is gone without our doing; never after `terminate`. Calls to it then never settle. */
  readonly lost: Promise<string>
  terminate(): void
}

export function spawnWorker(): LiveWorker {
  const name = newName('inference')
  return supervised<InferenceWorker>(new Worker(new URL('../../workers/inference.worker.ts', import.meta.url), { type: 'module', name }), name)
}

export function spawnNetworkWorker(): LiveWorker<NetworkWorker> {
  const name = newName('network')
  return supervised<NetworkWorker>(new Worker(new URL('../../workers/network.worker.ts', import.meta.url), { type: 'module', name }), name)
}

/** Not crypto.randomUUID, which an insecure context lacks; the time keeps two tabs apart. */
function newName(kind: string): string {
  return `second-thought-${kind}-${performance.timeOrigin}-${Math.random()}`
}

function supervised<Api extends { alive(): Promise<void> }>(worker: Worker, name: string): LiveWorker<Api> {
  const remote = Comlink.wrap<Api>(worker)
  const watch = new AbortController()

  const lost = new Promise<string>((resolve) => {
    // Before it holds its lock, a worker can only fail by not starting at all; later errors are relayed by its calls.
    worker.addEventListener('error', (event) => resolve(`the worker did not start: ${event.message || 'its script is missing'}`), { once: true })
    // An insecure context has no locks: there a dead worker shows only by the stop button.
    if (isSecureContext) {
      void (remote.alive as () => Promise<void>)()
        .then(() => navigator.locks.request(name, { signal: watch.signal }, () => resolve('the worker is gone')))
        .catch(() => { /* aborted by terminate */ })
    }
  })

  return {
    remote,
    lost: lost.then((reason) => (watch.signal.aborted ? new Promise<never>(() => {}) : reason)),
    terminate: () => {
      watch.abort()
      remote[Comlink.releaseProxy]()
      worker.terminate()
    },
  }
}
