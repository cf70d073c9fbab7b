/** The network worker's entry, the only code that leaves the origin: holds the lock that tells the page it lives, and exposes its parts. */
import * as Comlink from 'comlink'
import { createDownloads } from './downloads/downloads.ts'
import { platformParts } from './downloads/platform.ts'
import type { NetworkWorker } from './network-api.ts'
import { createPlatformRemote } from './remote/platform.ts'

/** Held for life under the worker's own name: the page, queuing on the same name, gets it when this worker is gone. */
const alive = new Promise<void>((resolve) => {
  if (isSecureContext) void navigator.locks.request(self.name, () => {
    resolve()
    return new Promise<never>(() => {})
  })
})

const remote = createPlatformRemote()

const worker: NetworkWorker = {
  // One part a line: each is an object of functions, and its half of NetworkWorker is in network-api.ts.
  ...createDownloads(platformParts(remote.log)),
  ...remote.api,
  connect: async (port) => remote.serve(port),
  alive: () => alive,
}
Comlink.expose(worker)
