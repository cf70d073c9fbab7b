/** One file from a server onto disk: resumed where it was cut, retried with back-off, watched for standing still, hashed on the way. Knows no model. */
import type { DownloadFailure, PlannedFile } from '../../src/core/models/download.ts'
import { createFileHash, type FileHash } from './file-hash.ts'
import type { DiskFile } from './model-disk.ts'
import { DownloadError, downloadFailureOf, isWebPage, mayRetry, type Net, refusalOf } from './net.ts'

/** Time without a byte after which a transfer is cut and tried again. */
export const STALLED_MS = 20_000
export const MOST_RETRIES = 5
const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 30_000
/** A try that brought this much was no failure of the line: the retries count anew. */
const HEADWAY_BYTES = 4 << 20
/** Smaller files are fetched whole: a server may send them compressed, and a range would then count other bytes. */
const RESUMED_BYTES = 1 << 20
const READ_BYTES = 4 << 20
/** Written to disk for good at least so often. */
const FLUSH_BYTES = 16 << 20
/** Of a file whose size nobody told: the largest compiled libraries have some 10 MB. */
const MOST_UNLISTED_BYTES = 64 << 20

export interface TransferEvents {
  /** Bytes of this file on disk. */
  onBytes(loaded: number): void
  onChecking(): void
  onRetry(retry: number, why: DownloadFailure): void
}

/** Resolves with the SHA-256 of the verified content; rejects with a DownloadError, or with `signal`'s reason. */
export async function transfer(net: Net, url: string, file: PlannedFile, disk: DiskFile, signal: AbortSignal, events: TransferEvents): Promise<string> {
  const hash = await createFileHash(file)
  await takeUp(file, disk, hash, signal, events)
  for (let mismatches = 0; ; mismatches++) {
    await arrive(net, url, file, disk, hash, signal, events)
    const { right, found, sha256 } = hash.end()
    if (right || file.check.kind === 'received') {
      disk.flush()
      return sha256
    }
    startAnew(disk, hash, events)
    // Once may be the line or the disk; twice is the server.
    if (mismatches > 0) throw new DownloadError({ code: 'mismatch', file: file.path, detail: `${file.path}: the hash is ${found}, ${file.check.hex} was promised` })
    events.onRetry(1, { code: 'mismatch', file: file.path, detail: `${file.path} arrived with other bytes than promised` })
  }
}

/** Hashes what an earlier visit left of it. */
async function takeUp(file: PlannedFile, disk: DiskFile, hash: FileHash, signal: AbortSignal, events: TransferEvents): Promise<void> {
  const kept = disk.size()
  // Half a file can't be told from a whole one where nobody says how long it is.
  if (file.size === null) return disk.truncate(0)
  if (kept > file.size || (kept < file.size && file.size < RESUMED_BYTES)) disk.truncate(0)
  if (disk.size() === 0) return
  events.onChecking()
  const buffer = new Uint8Array(Math.min(READ_BYTES, disk.size()))
  for (let at = 0; at < disk.size();) {
    signal.throwIfAborted()
    const read = disk.read(buffer, at)
    if (read === 0) throw new DownloadError({ code: 'storage-refused', file: file.path, detail: `${file.path} can't be read back` })
    hash.update(buffer.subarray(0, read))
    at += read
    events.onBytes(at)
    // Lets a pause arrive.
    await new Promise((resolve) => { setTimeout(resolve) })
  }
}

/** Fetches what is missing until the file has its size, however often the line is cut within reason. */
async function arrive(net: Net, url: string, file: PlannedFile, disk: DiskFile, hash: FileHash, signal: AbortSignal, events: TransferEvents): Promise<void> {
  let ended = false
  for (let retries = 0; file.size === null ? !ended : disk.size() < file.size;) {
    signal.throwIfAborted()
    const before = disk.size()
    try {
      await fetchOnce(net, url, file, disk, hash, signal, events)
      if (disk.size() === 0) throw new DownloadError({ code: 'server-failed', file: file.path, detail: `${file.path}: an answer without content` })
      ended = true
      if (file.size !== null && disk.size() < file.size) throw new DownloadError({ code: 'unreachable', file: file.path, detail: `${file.path}: the line was cut after ${disk.size()} of ${file.size} bytes` })
    } catch (thrown) {
      signal.throwIfAborted()
      const failure = downloadFailureOf(thrown)
      if (disk.size() - before >= HEADWAY_BYTES) retries = 0
      if (!mayRetry(failure) || retries === MOST_RETRIES) throw new DownloadError({ ...failure, file: file.path })
      if (file.size === null || file.size < RESUMED_BYTES) startAnew(disk, hash, events)
      retries++
      events.onRetry(retries, failure)
      await wait(net, backOffMs(retries, net.random()), signal)
    }
  }
}

async function fetchOnce(net: Net, url: string, file: PlannedFile, disk: DiskFile, hash: FileHash, signal: AbortSignal, events: TransferEvents): Promise<void> {
  const abort = new AbortController()
  const stop = (): void => abort.abort()
  signal.addEventListener('abort', stop)
  let stalled = false
  const watch = (): (() => void) => net.clock.after(STALLED_MS, () => {
    stalled = true
    abort.abort()
  })
  let unwatch = watch()
  const note = net.log(new URL(url).host, 'model download', 0)
  let outcome = 'cut off'
  try {
    const from = disk.size()
    // No If-Range: it is no simple header, so that another origin would be asked for leave first, which the Hub's stores don't
    // give; the commit is pinned and the whole is hashed, so that bytes of two versions can never pass for one.
    const response = await net.fetch(url, {
      signal: abort.signal, credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', ...(from > 0 ? { headers: { Range: `bytes=${from}-` } } : {}),
    })
    if (response.status === 416 && from > 0) {
      startAnew(disk, hash, events)
      throw new DownloadError({ code: 'server-failed', file: file.path, detail: `${file.path}: the server has no byte ${from}` })
    }
    if (!response.ok) {
      outcome = `refused with status ${response.status}`
      throw new DownloadError(refusalOf(response.status, file.path))
    }
    // A server without ranges begins again; so does one that gives another range than was asked for.
    if (from > 0 && !continuesAt(response, from)) startAnew(disk, hash, events)
    const reader = response.body?.getReader()
    if (reader === undefined) throw new DownloadError({ code: 'server-failed', file: file.path, detail: `${file.path}: an answer without content` })
    const contentType = response.headers.get('content-type')
    let sinceFlush = 0
    for (;;) {
      const step = await untilAborted(reader.read(), abort.signal)
      if (step.done) break
      unwatch()
      unwatch = watch()
      const at = disk.size()
      note.received(step.value.byteLength)
      if (at === 0 && isWebPage(contentType, step.value)) throw new DownloadError({ code: 'html', file: file.path, detail: `${file.path}: a web page came instead of the file` })
      const most = file.size ?? MOST_UNLISTED_BYTES
      if (at + step.value.byteLength > most) {
        startAnew(disk, hash, events)
        throw new DownloadError({ code: 'mismatch', file: file.path, detail: `${file.path}: more than the ${most} bytes that were ${file.size === null ? 'expected' : 'promised'} came` })
      }
      disk.write(step.value, at)
      hash.update(step.value)
      sinceFlush += step.value.byteLength
      if (sinceFlush >= FLUSH_BYTES) {
        disk.flush()
        sinceFlush = 0
      }
      events.onBytes(at + step.value.byteLength)
    }
    outcome = 'answered'
  } catch (thrown) {
    if (thrown instanceof DownloadError || isStorage(thrown)) throw thrown
    if (stalled) throw new DownloadError({ code: 'stalled', file: file.path, detail: `${file.path}: no byte for ${STALLED_MS / 1000} s` })
    throw new DownloadError({ code: 'unreachable', file: file.path, detail: `${file.path}: ${thrown instanceof Error ? thrown.message : String(thrown)}` })
  } finally {
    unwatch()
    signal.removeEventListener('abort', stop)
    // Frees the connection, whatever was left of it.
    abort.abort()
    note.end(signal.aborted ? 'stopped' : stalled ? 'too slow' : outcome)
  }
}

function startAnew(disk: DiskFile, hash: FileHash, events: TransferEvents): void {
  disk.truncate(0)
  hash.restart()
  events.onBytes(0)
}

/** Storage speaks in DOMExceptions too; those of the network are aborts. */
function isStorage(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name !== 'AbortError' && thrown.name !== 'NetworkError'
}

/** Another origin need not show its Content-Range; the status is then all there is, and the hash decides. */
function continuesAt(response: Response, from: number): boolean {
  if (response.status !== 206) return false
  const range = response.headers.get('content-range')
  return range === null || range.startsWith(`bytes ${from}-`)
}

/** Not every body rejects its reader when the request is aborted. */
async function untilAborted<T>(reading: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => {}
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new DOMException('aborted', 'AbortError'))
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
  })
  try {
    return await Promise.race([reading, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
    reading.catch(() => { /* after an abort, of no interest */ })
  }
}

/** Doubles, and differs by up to a half, so that many who were cut off at once don't come back at once. */
export function backOffMs(retry: number, chance: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (retry - 1)) * (0.5 + chance / 2)
}

function wait({ clock }: Net, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      cancel()
      reject(signal.reason as Error)
    }
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', stop)
      resolve()
    })
    signal.addEventListener('abort', stop, { once: true })
  })
}
