/** Texts by key in IndexedDB: what is too large for local storage. Knows nothing of what they say. */
import { openDB, type DBSchema } from 'idb'
import { lazily } from '../core/lazily.ts'

/** Texts by key that outlast the page. Any of it may reject where storage is full or forbidden. */
export interface TextDisk {
  read(key: string): Promise<string | null>
  write(key: string, text: string): Promise<void>
  /** All whose keys begin so. */
  remove(prefix: string): Promise<void>
}

interface TextSchema extends DBSchema {
  texts: { key: string; value: string }
}

/** Opens the database on first use, so that a browser without one fails on use and not on start. */
export function openTextDisk(name: string): TextDisk {
  const database = lazily(() => openDB<TextSchema>(name, 1, {
    upgrade: (db) => void db.createObjectStore('texts'),
    // A newer version of the app in another tab must not be kept waiting by this one.
    blocking: (_current, _next, event) => (event.target as IDBDatabase).close(),
    terminated: () => database.forget(),
  }))

  return {
    read: async (key) => await (await database()).get('texts', key) ?? null,
    write: async (key, text) => void await (await database()).put('texts', text, key),
    // The last character there is: every key with this beginning lies before it.
    remove: async (prefix) => (await database()).delete('texts', IDBKeyRange.bound(prefix, `${prefix}\uffff`)),
  }
}
