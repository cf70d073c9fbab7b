/** Every request that left the device, as the network worker noted it. Knows no screen. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SentRequest } from '../core/remote/sent-request.ts'
import type { RemoteControl } from '../inference/remote-control.ts'

export interface SentState {
  /** Newest first; null before they were read. */
  readonly requests: readonly SentRequest[] | null
}

export type SentStore = StoreApi<SentState> & {
  readonly actions: {
    /** Hears of changes from now on; reads nothing yet. */
    attach(): Promise<void>
    read(): Promise<void>
    clear(): Promise<void>
  }
}

export function createSentStore(remote: RemoteControl): SentStore {
  const store = createStore<SentState>(() => ({ requests: null }))
  let reading = false
  let again = false

  /** One look at a time, and one more where something changed meanwhile. */
  async function read(): Promise<void> {
    again = reading
    if (reading) return
    reading = true
    const requests = await remote.sentRequests().catch(() => null)
    reading = false
    if (requests !== null) store.setState({ requests })
    if (again) await read()
  }

  return Object.assign(store, {
    actions: {
      async attach() {
        await remote.onRequests(() => void read()).catch(() => {})
      },
      read,
      async clear() {
        await remote.clearRequests()
        await read()
      },
    },
  })
}
