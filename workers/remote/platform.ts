/** The remote half as the network worker runs it: on the platform's own fetch, clock, randomness, crypto and disk. */
import { hex } from '../../src/core/hex.ts'
import { platformClock } from '../clock.ts'
import { openRemoteDisk } from './disk.ts'
import { DEADLINES } from './guard.ts'
import { createKeys } from './keys.ts'
import { type Remote, createRemote } from './remote.ts'
import { createRequestLog } from './request-log.ts'

export function createPlatformRemote(): Remote {
  const disk = openRemoteDisk()
  const wallNow = (): number => Date.now()
  return createRemote({
    fetch: (...request) => fetch(...request),
    clock: platformClock,
    wallNow,
    random: () => Math.random(),
    deadlines: DEADLINES,
    requests: createRequestLog(disk, wallNow, newId),
    keys: createKeys(disk, crypto),
  })
}

/** Not crypto.randomUUID, which an insecure context lacks. */
function newId(): string {
  return hex(crypto.getRandomValues(new Uint8Array(12)))
}
