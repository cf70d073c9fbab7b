/** The gate that every prompt passes before it leaves: the endpoint's rule, and where that is 'ask', the person. Sends nothing itself. */
import * as v from 'valibot'
import type { ChatAsk } from '../../src/core/remote/chat-request.ts'
import { ConsentAnswer, type ConsentAsk } from '../../src/core/remote/consent.ts'
import type { Endpoint } from '../../src/core/remote/endpoint.ts'
import { redact } from '../../src/core/remote/redact.ts'
import type { RequestWhy } from '../../src/core/remote/sent-request.ts'
import type { Clock } from '../clock.ts'
import type { RemoteFailure } from './remote-failure.ts'

/** Long enough to read a long prompt; a tab that was left does not hold a turn for ever. */
export const CONSENT_MS = 300_000

/** The page's half. */
export interface ConsentPage {
  /** Shows the question; may never settle. */
  ask(ask: ConsentAsk): Promise<unknown>
  /** The question is no longer put: it was stopped or took too long. */
  withdraw(id: number): void
}

export type Consent = { readonly send: true; readonly prompt: string; readonly why: Extract<RequestWhy, 'prompt' | 'calibration'> } | ({ readonly send: false } & RemoteFailure)

export type Destination = Pick<ConsentAsk, 'host' | 'loopback'>

export interface ConsentGate {
  setPage(page: ConsentPage): void
  /** Lets exactly these prompts pass to this server without a question each: the person was shown all of them. An empty list ends that. */
  allow(endpoint: string, prompts: readonly string[]): void
  /** Never rejects; settles within the deadline, and at once when `stop` is aborted. */
  decide(endpoint: Endpoint, to: Destination, chat: ChatAsk, stop: AbortSignal): Promise<Consent>
}

export function createConsentGate(clock: Clock, deadlineMs = CONSENT_MS): ConsentGate {
  let page: ConsentPage | null = null
  let lastId = 0
  /** By the server's id. */
  const allowed = new Map<string, ReadonlySet<string>>()

  async function put(endpoint: Endpoint, { host, loopback }: Destination, chat: ChatAsk, stop: AbortSignal): Promise<Consent> {
    if (page === null) return refused('Nobody could be asked, since no page shows the question. Open the app and ask again.')
    const asked = page
    const { text, redactions } = redact(chat.prompt)
    const id = ++lastId
    const ended = new AbortController()
    const cancel = clock.after(deadlineMs, () => ended.abort('late'))
    const onStop = (): void => ended.abort('stopped')
    stop.addEventListener('abort', onStop, { once: true })
    const unanswered = new Promise<null>((resolve) => ended.signal.addEventListener('abort', () => resolve(null), { once: true }))
    try {
      const { id: endpointId, name, price } = endpoint
      const question = asked.ask({ id, endpoint: { id: endpointId, name, price }, host, loopback, chat: { ...chat, prompt: text }, original: chat.prompt, redactions })
      const given = await Promise.race([question.catch(() => ({ send: false })), unanswered])
      if (given === null) {
        asked.withdraw(id)
        return refused(ended.signal.reason === 'stopped' ? 'The turn was stopped before anything was sent.' : 'The question was not answered, so nothing was sent. Ask again, and answer it within five minutes.')
      }
      const answer = v.safeParse(ConsentAnswer, given)
      if (!answer.success || !answer.output.send || answer.output.prompt.trim() === '') {
        return refused(`Nothing was sent to ${host}. Ask again to send it, or set the server to “never” on the Models page to be asked no more.`)
      }
      return { ...answer.output, why: 'prompt' }
    } finally {
      cancel()
      stop.removeEventListener('abort', onStop)
    }
  }

  return {
    setPage: (next) => { page = next },
    allow: (endpoint, prompts) => { allowed.set(endpoint, new Set(prompts)) },
    decide: async (endpoint, to, chat, stop) => {
      if (stop.aborted) return refused('The turn was stopped before anything was sent.')
      // As it was shown: nothing of the person's is in it that could be replaced. "Never" stands above it.
      if (endpoint.rule !== 'never' && allowed.get(endpoint.id)?.has(chat.prompt) === true) return { send: true, prompt: chat.prompt, why: 'calibration' }
      switch (endpoint.rule) {
        case 'never': return refused(`${endpoint.name} is set to “never”, so nothing was sent. That can be changed on the Models page.`)
        case 'ask': return put(endpoint, to, chat, stop)
        // Nobody looks at it first: then what looks like an address, a number or a key is always replaced.
        case 'always': return { send: true, prompt: redact(chat.prompt).text, why: 'prompt' }
        default: return endpoint.rule satisfies never
      }
    },
  }
}

function refused(detail: string): Consent {
  return { send: false, code: 'consent-refused', detail }
}
