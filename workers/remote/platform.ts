/** The remote half as the network worker runs it: on the platform's own fetch, clock, randomness, crypto and disk. */
import { platformClock } from './clock.ts'
import { openRemoteDisk } from './disk.ts'
import { DEADLINES } from './guard.ts'
import { createKeys } from './keys.ts'
import { type Remote, createRemote } from './remote.ts'
import { type RequestLog, createRequestLog } from './request-log.ts'

/** With the log that downloads are noted in too. */
export function createPlatformRemote(): Remote & { readonly requests: RequestLog } {
  const disk = openRemoteDisk()
  const wallNow = (): number => Date.now()
  const requests = createRequestLog(disk, wallNow, newId)
  const remote = createRemote({
    fetch: (...request) => fetch(...request),
    clock: platformClock,
    wallNow,
    random: () => Math.random(),
    deadlines: DEADLINES,
    requests,
    keys: createKeys(disk, crypto),
  })
  return { ...remote, requests }
}

/** Not crypto.randomUUID, which an insecure context lacks. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
