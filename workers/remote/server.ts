/** One request to a server and its retries: what leaves, what comes back as bytes, and every refusal as a value. Knows no chat and no consent. */
import type { Random } from '../../src/core/random.ts'
import type { RequestWhy } from '../../src/core/remote/sent-request.ts'
import { messageOf } from './chat-chunk.ts'
import type { Clock } from '../clock.ts'
import type { Guard } from './guard.ts'
import { RemoteError, quoted, type RemoteFailure } from './remote-failure.ts'
import { LONGEST_WAIT_MS, MOST_RETRIES, mayRetry, retryAfterMs, waitMs } from './retry.ts'

/** What is noted of each request that leaves: told at its start, and at its end how much came back. */
export interface LogLine {
  received(bytes: number): void
  end(outcome: string): void
}

export interface ServerParts {
  readonly fetch: typeof globalThis.fetch
  readonly clock: Clock
  /** Milliseconds since 1970: a Retry-After may be a date. */
  readonly wallNow: () => number
  readonly random: Random
  readonly log: (host: string, why: RequestWhy, bytesSent: number) => LogLine
}

export interface ServerRequest {
  readonly url: string
  readonly host: string
  readonly loopback: boolean
  readonly why: RequestWhy
  /** Null: a GET. */
  readonly body: string | null
  readonly key: string | null
}

/** All of an answer that is read at most; a minute of the fastest servers is under a megabyte. */
const MOST_BYTES = 16 << 20
/** Of a refusal's text. */
const MOST_ERROR_BYTES = 16 << 10

/**
 * Sends it, again where the server asks for it, and hands each piece of a good answer to `onBytes`. Resolves with the content
 * type after the last byte. Throws RemoteError; where the person stopped it or a deadline passed, `guard` says so and null comes back.
 */
export async function askServer(
  request: ServerRequest, parts: ServerParts, guard: Guard, onBytes: (bytes: Uint8Array, contentType: string) => void,
): Promise<{ readonly contentType: string } | null> {
  for (let retry = 0; ; retry++) {
    const attempt = await tryOnce(request, parts, guard, onBytes)
    if (attempt === null || 'contentType' in attempt) return attempt
    const wait = waitMs(retry, attempt.retryAfterMs, parts.random)
    if (retry >= MOST_RETRIES || wait > LONGEST_WAIT_MS) throw busy(request, attempt, retry, wait)
    await guard.sleep(wait)
    if (guard.endedBy() !== null) return null
  }
}

interface ToRetry {
  readonly status: number
  readonly retryAfterMs: number | null
  readonly said: string
}

async function tryOnce(
  request: ServerRequest, parts: ServerParts, guard: Guard, onBytes: (bytes: Uint8Array, contentType: string) => void,
): Promise<{ readonly contentType: string } | ToRetry | null> {
  const { host, key } = request
  if (guard.endedBy() !== null) return null
  const line = parts.log(host, request.why, request.body === null ? 0 : new TextEncoder().encode(request.body).length)
  let outcome = 'failed'
  guard.attempt()
  try {
    const response = await guard.within(send(request, parts.fetch, guard.signal))
    if (response === null) return null
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      throw new RemoteError('remote-refused', `${host} wants the request sent to another address, which might be anyone’s. Nothing was sent there; give the final address, with https:// where it has one.`)
    }
    if (!response.ok) {
      guard.byte()
      const said = messageOf(tryJson(await textOf(response, guard, line)))
      outcome = `refused with status ${response.status}`
      if (mayRetry(response.status)) {
        return { status: response.status, said: quoted(said, key), retryAfterMs: retryAfterMs(response.headers.get('retry-after'), parts.wallNow()) }
      }
      throw refusal(request, response.status, said)
    }
    const contentType = response.headers.get('content-type')?.toLowerCase() ?? ''
    if (contentType.startsWith('text/html')) {
      throw new RemoteError('remote-failed', `${host} answered with a web page instead of an answer. Check that the address ends where the chat server begins, often in /v1.`)
    }
    const whole = await readAll(response, guard, MOST_BYTES, (bytes) => {
      line.received(bytes.length)
      onBytes(bytes, contentType)
    })
    if (whole === 'ended') return null
    if (whole === 'too-much') throw new RemoteError('remote-failed', `${host} sent more than an answer can be. The reading was ended; check that the address leads to a chat server.`)
    outcome = 'answered'
    return { contentType }
  } catch (thrown) {
    if (guard.endedBy() !== null) return null
    if (thrown instanceof RemoteError) throw thrown
    throw new RemoteError('remote-failed', `The connection to ${host} broke off in the middle of the answer. Try again; if it stays so, look at the server’s own log.`)
  } finally {
    line.end(guard.endedBy() === null ? outcome : guard.endedBy() === 'person' ? 'stopped' : 'too slow')
  }
}

async function send({ url, host, loopback, body, key }: ServerRequest, fetch: typeof globalThis.fetch, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, {
      method: body === null ? 'GET' : 'POST',
      headers: {
        ...(body === null ? {} : { 'Content-Type': 'application/json' }),
        ...(key === null ? {} : { Authorization: `Bearer ${key}` }),
      },
      body,
      signal,
      // A redirect is never followed: it would carry the prompt to an address that nobody allowed.
      redirect: 'manual', credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer',
    })
  } catch {
    // Browsers tell a page neither of the two apart, on purpose.
    throw new RemoteError('remote-failed', loopback
      ? `${host} can’t be reached. Start the server on this device, allow this page to use the local network if the browser asks, and let the server allow this page’s origin (CORS).`
      : `${host} can’t be reached, or does not allow this page to ask it (CORS). Check the address and that the server runs; docs/serving.md shows how a server allows a page.`)
  }
}

function refusal({ host, key }: ServerRequest, status: number, said: string): RemoteError {
  switch (status) {
    // What it says may echo the key: it is not quoted at all.
    case 401: return new RemoteError('remote-refused', `${host} does not accept the key. Give the right one on the Models page.`)
    case 403: return new RemoteError('remote-refused', `${host} does not allow this with this key. Check on the Models page that key and model belong together.`)
    case 404: return new RemoteError('remote-refused', `${host} knows no such address or model. Check both on the Models page; the address often ends in /v1.${quoted(said, key)}`)
    default: return new RemoteError('remote-failed', `${host} refused the request (status ${status}). Look at the model’s name and limits on the Models page.${quoted(said, key)}`)
  }
}

function busy({ host }: ServerRequest, { status, said }: ToRetry, retries: number, wait: number): RemoteError {
  const tries = retries === 0 ? '' : `, after ${retries + 1} attempts`
  if (status === 500) return new RemoteError('remote-failed', `${host} failed with an error of its own${tries}. Try again later.${said}`)
  const when = wait > LONGEST_WAIT_MS ? `It asks to wait ${Math.round(wait / 1000)} seconds; try again then.` : 'Try again in a while.'
  return new RemoteError('remote-busy', `${host} has too much to do${tries}. ${when}${said}`)
}

/** `bytes` may be split anywhere. Leaves at the first end of the guard; the rest of the body is then given up. */
async function readAll(response: Response, guard: Guard, most: number, onBytes: (bytes: Uint8Array) => void): Promise<'whole' | 'ended' | 'too-much'> {
  const reader = response.body?.getReader()
  if (reader === undefined) return 'whole'
  let total = 0
  let whole = false
  try {
    for (;;) {
      const step = await guard.within(reader.read())
      if (step === null) return 'ended'
      if (step.done) {
        whole = true
        return 'whole'
      }
      guard.byte()
      total += step.value.length
      onBytes(step.value)
      if (total > most) return 'too-much'
    }
  } finally {
    if (!whole) void reader.cancel().catch(() => {})
  }
}

async function textOf(response: Response, guard: Guard, line: LogLine): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  await readAll(response, guard, MOST_ERROR_BYTES, (bytes) => {
    line.received(bytes.length)
    text += decoder.decode(bytes, { stream: true })
  })
  return text
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The failure that a deadline of the guard stands for. Its caller deals with a person's stop before. */
export function deadlineFailure(host: string, guard: Guard): RemoteFailure {
  const sentence = { person: 'was stopped', 'first-byte': 'did not begin to answer in time', idle: 'went silent in the middle of its answer', whole: 'took too long over its answer' }[guard.endedBy() ?? 'whole']
  return { code: 'timeout', detail: `${host} ${sentence}. Try again, or ask a smaller model there.` }
}
