/** The browser as the download manager needs it. */
import type { ManagerParts, TabLocks } from './downloads.ts'
import { platformClock } from '../clock.ts'
import type { Net } from './net.ts'
import { openOpfsDisk } from './opfs-disk.ts'

/** `log`: where requests are noted. */
export function platformParts(log: Net['log']): ManagerParts {
  return {
    net: { fetch: (url, init) => fetch(url, init), clock: platformClock, random: Math.random, log },
    disk: openOpfsDisk(),
    locks,
    today: () => new Date().toISOString(),
    freeBytes: async () => {
      const { quota, usage } = await navigator.storage.estimate()
      return quota === undefined || usage === undefined ? null : quota - usage
    },
  }
}

const locks: TabLocks = {
  hold: (name, run) => navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock === null ? null : run())),
  isHeld: async (name) => (await navigator.locks.query()).held?.some((lock) => lock.name === name) ?? false,
}
