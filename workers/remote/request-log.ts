/** The log of every request that left: here and on disk, the newest thousand. Holds no body and no key. */
import type { RequestWhy, SentRequest } from '../../src/core/remote/sent-request.ts'
import type { LogLine } from './server.ts'

/** Where it outlives the page. Every method may reject; the log then lasts as long as the page. */
export interface RequestDisk {
  requests(): Promise<readonly SentRequest[]>
  putRequest(request: SentRequest): Promise<void>
  /** Removes those noted before this time. */
  dropBefore(at: number): Promise<void>
  clearRequests(): Promise<void>
}

export interface RequestLog {
  /** Notes a request as under way; `bytesSent`: of its body. */
  begin(host: string, why: RequestWhy, bytesSent: number): LogLine
  /** Newest first. */
  all(): Promise<readonly SentRequest[]>
  /** Here and on disk. Rejects where the disk does. */
  clear(): Promise<void>
  /** Told after each change; one listener, the page. */
  onChange(listener: () => void): void
}

/** The oldest are dropped beyond so many. */
export const MOST_REQUESTS = 1000

/** `wallNow`: milliseconds since 1970. A disk that fails is done without, but for `clear`. */
export function createRequestLog(disk: RequestDisk, wallNow: () => number, newId: () => string): RequestLog {
  /** Oldest first. */
  let here: SentRequest[] = []
  let changed = (): void => {}
  const earlier = disk.requests().catch((): readonly SentRequest[] => [])

  function write(request: SentRequest): void {
    here = [...here.filter(({ id }) => id !== request.id), request].toSorted((a, b) => a.at - b.at).slice(-MOST_REQUESTS)
    disk.putRequest(request).catch(() => {})
    changed()
  }

  async function all(): Promise<readonly SentRequest[]> {
    const known = new Set(here.map(({ id }) => id))
    // What an earlier visit never ended was cut off with it.
    const before = (await earlier).filter(({ id }) => !known.has(id)).map((one) => (one.outcome === 'under way' ? { ...one, outcome: 'cut off' } : one))
    const newest = [...before, ...here].toSorted((a, b) => b.at - a.at).slice(0, MOST_REQUESTS)
    const oldest = newest.length === MOST_REQUESTS ? newest.at(-1) : undefined
    if (oldest !== undefined) disk.dropBefore(oldest.at).catch(() => {})
    return newest
  }

  let forgotten = false
  return {
    begin: (host, why, bytesSent) => {
      let request: SentRequest = { id: newId(), at: wallNow(), host, why, bytesSent, bytesReceived: 0, outcome: 'under way' }
      write(request)
      return {
        received: (bytes) => { request = { ...request, bytesReceived: request.bytesReceived + bytes } },
        end: (outcome) => {
          request = { ...request, outcome }
          write(request)
        },
      }
    },
    all: async () => (forgotten ? here.toReversed() : all()),
    clear: async () => {
      forgotten = true
      here = []
      await disk.clearRequests()
      changed()
    },
    onChange: (listener) => { changed = listener },
  }
}
