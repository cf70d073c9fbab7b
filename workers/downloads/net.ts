/** What downloads need of the network, and what its refusals mean. Every request is noted. */
import type { DownloadFailure } from '../../src/core/models/download.ts'
import type { Random } from '../../src/core/random.ts'
import type { Clock } from '../clock.ts'

/** What is noted of a request: told at its start, and at its end how much came back. */
export interface RequestNote {
  received(bytes: number): void
  end(outcome: string): void
}

export interface Net {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly clock: Clock
  readonly random: Random
  readonly log: (host: string, why: 'model download' | 'model listing', bytesSent: number) => RequestNote
}

export class DownloadError extends Error {
  override readonly name = 'DownloadError'
  readonly failure: DownloadFailure

  constructor(failure: DownloadFailure) {
    super(failure.detail)
    this.failure = failure
  }
}

export function downloadFailureOf(thrown: unknown): DownloadFailure {
  if (thrown instanceof DownloadError) return thrown.failure
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  if (thrown instanceof DOMException && thrown.name === 'QuotaExceededError') return { code: 'storage-full', detail }
  // Private windows of some browsers have no such storage; a file another tab writes can't be opened.
  if (thrown instanceof DOMException) return { code: thrown.name === 'NoModificationAllowedError' ? 'other-tab' : 'storage-refused', detail: `${thrown.name}: ${detail}` }
  return { code: 'internal', detail }
}

/** Whether the same request may work a little later by itself. */
export function mayRetry({ code }: DownloadFailure): boolean {
  return code === 'unreachable' || code === 'stalled' || code === 'server-failed'
}

/** What an answer that is not one of success means. */
export function refusalOf(status: number, file: string): DownloadFailure {
  const failure = { detail: `${file}: the server answered ${status}`, file }
  if (status === 404 || status === 410) return { code: 'not-found', ...failure }
  if (status === 401 || status === 403) return { code: 'refused', ...failure }
  return status === 408 || status === 429 || status >= 500 ? { code: 'server-failed', ...failure } : { code: 'refused', ...failure }
}

/** Whether a web page came in place of a file: a sign-in page of a network, or a host that answers everything with its front page. */
export function isWebPage(contentType: string | null, start: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(start.subarray(0, 256)).trimStart().toLowerCase()
  return text.startsWith('<!doctype html') || text.startsWith('<html') || (/^(?:text\/html|application\/xhtml\+xml)/i.test(contentType ?? '') && text.startsWith('<'))
}

/** For a small answer as a whole. */
const SMALL_MS = 30_000

/** Reads a small text; fails with a typed failure, over `mostBytes` too. */
export async function fetchText(net: Net, url: string, file: string, mostBytes: number): Promise<string> {
  const abort = new AbortController()
  const cancel = net.clock.after(SMALL_MS, () => abort.abort())
  const note = net.log(new URL(url).host, 'model listing', 0)
  let outcome = 'failed'
  try {
    const response = await net.fetch(url, { signal: abort.signal, credentials: 'omit', referrerPolicy: 'no-referrer' })
    if (!response.ok) {
      outcome = `refused with status ${response.status}`
      await response.body?.cancel()
      throw new DownloadError(refusalOf(response.status, file))
    }
    const parts: Uint8Array[] = []
    let size = 0
    const reader = response.body?.getReader()
    for (;;) {
      const step = await reader?.read()
      if (step === undefined || step.done) break
      parts.push(step.value)
      size += step.value.byteLength
      note.received(step.value.byteLength)
      if (size > mostBytes) {
        await reader?.cancel()
        throw new DownloadError({ code: 'listing-invalid', detail: `${file} is larger than ${mostBytes} bytes`, file })
      }
    }
    outcome = 'answered'
    const text = await new Blob(parts as Uint8Array<ArrayBuffer>[]).text()
    if (isWebPage(response.headers.get('content-type'), new TextEncoder().encode(text.slice(0, 256)))) {
      throw new DownloadError({ code: 'html', detail: `${file}: a web page came instead`, file })
    }
    return text
  } catch (thrown) {
    if (thrown instanceof DownloadError) throw thrown
    if (abort.signal.aborted) throw new DownloadError({ code: 'stalled', detail: `${file}: no whole answer within ${SMALL_MS / 1000} s`, file })
    throw new DownloadError({ code: 'unreachable', detail: `${new URL(url).host} could not be reached: ${thrown instanceof Error ? thrown.message : String(thrown)}`, file })
  } finally {
    cancel()
    note.end(outcome)
  }
}
