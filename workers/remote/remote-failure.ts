/** What can go wrong with a server, each as a code and a sentence with the next step. Knows no request. */
import type { ErrorCode } from '../../src/core/events.ts'

export interface RemoteFailure {
  readonly code: Extract<ErrorCode, 'remote-refused' | 'remote-busy' | 'remote-failed' | 'timeout' | 'consent-refused'>
  readonly detail: string
}

/** Ends a call from within; caught where the call ends, so that it never crosses a boundary. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError'
  readonly failure: RemoteFailure

  constructor(code: RemoteFailure['code'], detail: string) {
    super(detail)
    this.failure = { code, detail }
  }
}

/** A sentence of the server's own, short, in one line, and without the key whatever it echoes. */
export function quoted(said: string, key: string | null): string {
  const scrubbed = key === null || key === '' ? said : said.replaceAll(key, '(key)')
  // Some echo the key with its middle starred out.
  const line = scrubbed.replaceAll(/\S*\*{3,}\S*/g, '(key)').replaceAll(/[\s\p{C}]+/gu, ' ').trim()
  return line === '' ? '' : ` It said: “${line.length > MOST_QUOTED ? `${line.slice(0, MOST_QUOTED)} …` : line}”`
}

const MOST_QUOTED = 200
