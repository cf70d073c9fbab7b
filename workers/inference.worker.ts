/** The inference worker's entry: holds the lock that tells the page it lives, and exposes the host. */
import * as Comlink from 'comlink'
import type { InferenceWorker } from './api.ts'
import { createHost } from './host.ts'

/** Held for life under the worker's own name: the page, queuing on the same name, gets it when this worker is gone. */
const alive = new Promise<void>((resolve) => {
  if (isSecureContext) void navigator.locks.request(self.name, () => {
    resolve()
    return new Promise<never>(() => {})
  })
})

const host = createHost()
const worker: InferenceWorker = {
  ...host,
  alive: () => alive,
  load: (options, onProgress) => host.load(options, onProgress).finally(() => release(onProgress)),
  ask: (id, request, onEvents) => host.ask(id, request, onEvents).finally(() => release(onEvents)),
}
Comlink.expose(worker)

/** The page's callbacks arrive as proxies that hold a message port each. */
function release(callback: unknown): void {
  (callback as Comlink.ProxyMethods)[Comlink.releaseProxy]()
}
