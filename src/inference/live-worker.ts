/** One worker and whether it lives. The only `new Worker`; knows nothing of what it is asked to do. */
import * as Comlink from 'comlink'
import type { InferenceWorker } from '../../workers/api.ts'

export interface LiveWorker {
  readonly remote: Comlink.Remote<InferenceWorker>
  /** Resolves with the reason when the worker is gone without our doing; never after `terminate`. Calls to it then never settle. */
  readonly lost: Promise<string>
  terminate(): void
}

export function spawnWorker(): LiveWorker {
  // Not crypto.randomUUID, which an insecure context lacks; the time keeps two tabs apart.
  const name = `second-thought-inference-${performance.timeOrigin}-${Math.random()}`
  const worker = new Worker(new URL('../../workers/inference.worker.ts', import.meta.url), { type: 'module', name })
  const remote = Comlink.wrap<InferenceWorker>(worker)
  const watch = new AbortController()

  const lost = new Promise<string>((resolve) => {
    // Before it holds its lock, a worker can only fail by not starting at all; later errors are relayed by its calls.
    worker.addEventListener('error', (event) => resolve(`the worker did not start: ${event.message || 'its script is missing'}`), { once: true })
    // An insecure context has no locks: there a dead worker shows only by the stop button.
    if (isSecureContext) {
      void remote.alive()
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
