/** Keys of servers: in this worker's memory, and where a person wishes it on disk, encrypted by a passphrase. Each belongs to one server and one origin. */
import { isKey, type KeyState } from '../../src/core/remote/server-key.ts'

/** As it lies on disk: nothing in it opens without the passphrase. */
export interface SealedKey {
  readonly endpoint: string
  readonly origin: string
  readonly iterations: number
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iv: Uint8Array<ArrayBuffer>
  readonly sealed: Uint8Array<ArrayBuffer>
}

/** Every method may reject with the browser's own DOMException. */
export interface KeyDisk {
  keys(): Promise<readonly SealedKey[]>
  putKey(key: SealedKey): Promise<void>
  dropKey(endpoint: string): Promise<void>
}

export interface Keys {
  /** Takes the key's place in memory; an earlier one on disk is dropped. False: no header can carry such a key. */
  set(endpoint: string, origin: string, key: string): Promise<boolean>
  /** The key, where it was given for this very origin. */
  of(endpoint: string, origin: string): string | null
  /** Puts the key in memory on disk too. False: there is none in memory, or the passphrase is empty. */
  keep(endpoint: string, passphrase: string): Promise<boolean>
  /** From disk into memory. False: there is none, or the passphrase is another. */
  unlock(endpoint: string, passphrase: string): Promise<boolean>
  /** In memory and on disk. */
  forget(endpoint: string): Promise<void>
  /** By endpoint; a disk that cannot be read has none. */
  states(): Promise<Readonly<Record<string, KeyState>>>
}

/** OWASP's figure for PBKDF2 with SHA-256 (2023): about half a second on a slow phone. */
const ITERATIONS = 600_000

/** What is kept is sealed by AES-GCM with a key of PBKDF2 (`iterations` rounds). Methods reject where the disk does, or the browser's crypto. */
export function createKeys(disk: KeyDisk, platform: Pick<Crypto, 'subtle' | 'getRandomValues'>, iterations = ITERATIONS): Keys {
  const { subtle } = platform
  const memory = new Map<string, { readonly origin: string; readonly key: string }>()

  async function sealer(passphrase: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
    const material = await subtle.importKey('raw', new TextEncoder().encode(passphrase.normalize('NFC')), 'PBKDF2', false, ['deriveKey'])
    return subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  }

  async function sealedOf(endpoint: string): Promise<SealedKey | undefined> {
    return (await disk.keys()).find((one) => one.endpoint === endpoint)
  }

  return {
    async set(endpoint, origin, given) {
      if (!isKey(given)) return false
      memory.set(endpoint, { origin, key: given.trim() })
      await disk.dropKey(endpoint).catch(() => {})
      return true
    },
    of: (endpoint, origin) => {
      const held = memory.get(endpoint)
      return held?.origin === origin ? held.key : null
    },
    async keep(endpoint, passphrase) {
      const held = memory.get(endpoint)
      if (held === undefined || passphrase === '') return false
      const salt = platform.getRandomValues(new Uint8Array(16))
      const iv = platform.getRandomValues(new Uint8Array(12))
      const sealed = await subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: boundTo(endpoint, held.origin) }, await sealer(passphrase, salt, iterations), new TextEncoder().encode(held.key),
      )
      await disk.putKey({ endpoint, origin: held.origin, iterations, salt, iv, sealed: new Uint8Array(sealed) })
      return true
    },
    async unlock(endpoint, passphrase) {
      const kept = await sealedOf(endpoint)
      if (kept === undefined) return false
      try {
        const opened = await subtle.decrypt(
          { name: 'AES-GCM', iv: kept.iv, additionalData: boundTo(endpoint, kept.origin) }, await sealer(passphrase, kept.salt, kept.iterations), kept.sealed,
        )
        memory.set(endpoint, { origin: kept.origin, key: new TextDecoder().decode(opened) })
        return true
      } catch {
        // Another passphrase, or other bytes: neither tells more.
        return false
      }
    },
    async forget(endpoint) {
      memory.delete(endpoint)
      await disk.dropKey(endpoint)
    },
    async states() {
      const kept = new Set((await disk.keys().catch((): readonly SealedKey[] => [])).map(({ endpoint }) => endpoint))
      const states: Record<string, KeyState> = {}
      for (const endpoint of kept) states[endpoint] = 'locked'
      for (const endpoint of memory.keys()) states[endpoint] = kept.has(endpoint) ? 'kept' : 'memory'
      return states
    },
  }
}

/** Sealed together with what it is for: a record whose origin was changed does not open. */
function boundTo(endpoint: string, origin: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${endpoint}\n${origin}`)
}
