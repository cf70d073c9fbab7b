/** What the network worker keeps on disk (IndexedDB): the log of requests, and keys that were sealed before they get here. */
import { openDB, type DBSchema } from 'idb'
import { lazily } from '../../src/core/lazily.ts'
import type { SentRequest } from '../../src/core/remote/sent-request.ts'
import type { KeyDisk, SealedKey } from './keys.ts'
import type { RequestDisk } from './request-log.ts'

export const NETWORK_SCHEMA = 1

interface NetworkSchema extends DBSchema {
  requests: { key: string; value: SentRequest; indexes: { at: number } }
  keys: { key: string; value: SealedKey }
}

/** Apart from the conversations: the network worker alone opens it. */
const DATABASE = 'second-thought-network'

/** Opens the database on first use, so that a browser without one fails on use and not on start. */
export function openRemoteDisk(): RequestDisk & KeyDisk {
  const database = lazily(() => openDB<NetworkSchema>(DATABASE, NETWORK_SCHEMA, {
    upgrade(db) {
      db.createObjectStore('requests', { keyPath: 'id' }).createIndex('at', 'at')
      db.createObjectStore('keys', { keyPath: 'endpoint' })
    },
    blocking: (_current, _next, event) => (event.target as IDBDatabase).close(),
    terminated: () => database.forget(),
  }))

  return {
    async requests() {
      return (await database()).getAllFromIndex('requests', 'at')
    },
    async putRequest(request) {
      await (await database()).put('requests', request)
    },
    async dropBefore(at) {
      const transaction = (await database()).transaction('requests', 'readwrite')
      for await (const cursor of transaction.store.index('at').iterate(IDBKeyRange.upperBound(at, true))) await cursor.delete()
      await transaction.done
    },
    async clearRequests() {
      await (await database()).clear('requests')
    },
    async keys() {
      return (await database()).getAll('keys')
    },
    async putKey(key) {
      await (await database()).put('keys', key)
    },
    async dropKey(endpoint) {
      await (await database()).delete('keys', endpoint)
    },
  }
}
