/** The network worker's remote half: servers that a person added, their keys, the gate before them, the log behind them. Knows no model of this device. */
import * as v from 'valibot'
import { chatBody } from '../../src/core/remote/chat-request.ts'
import type { ConsentAsk } from '../../src/core/remote/consent.ts'
import { type Address, Endpoint, readAddress } from '../../src/core/remote/endpoint.ts'
import type { RequestWhy, SentRequest } from '../../src/core/remote/sent-request.ts'
import type { KeyState } from '../../src/core/remote/server-key.ts'
import { type ChatEnd, type ChatParts, chat } from './chat.ts'
import { type ConsentGate, createConsentGate } from './consent.ts'
import { TEST_DEADLINES } from './guard.ts'
import type { Keys } from './keys.ts'
import { type OfferedModel, listModels } from './models.ts'
import type { RemoteFailure } from './remote-failure.ts'
import type { RequestLog } from './request-log.ts'
import type { ServerRequest } from './server.ts'
import type { RemotePart } from './think-split.ts'
import { ALIVE_EVERY_MS, FromEngine, type Port, type ToEngine } from './wire.ts'

export interface RemoteParts extends Omit<ChatParts, 'log'> {
  readonly requests: RequestLog
  readonly keys: Keys
  readonly gate?: ConsentGate
}

export type TestEnd =
  /** `found` is null where no model was named: then only the list was fetched. */
  | { readonly ok: true; readonly models: readonly OfferedModel[]; readonly found: Endpoint['found'] }
  | ({ readonly ok: false } & RemoteFailure)

/** What the page may ask for. Nothing of it ever gives a key back. */
export interface RemoteApi {
  /** The servers that may be asked from now on, with their rules. One that cannot be read is left out. */
  setEndpoints(endpoints: readonly Endpoint[]): Promise<void>
  /** How the page puts the question; the last one told wins. */
  onConsent(ask: (ask: ConsentAsk) => Promise<unknown>, withdraw: (id: number) => void): Promise<void>
  /** Lets exactly these prompts pass to a server without a question each, after the person was shown them; an empty list ends that. */
  allowPrompts(endpoint: string, prompts: readonly string[]): Promise<void>
  /** Lists a server's models, and where one is named asks it for a greeting, to see what it gives. It need not be among the endpoints yet. */
  testEndpoint(endpoint: Endpoint): Promise<TestEnd>
  checkAddress(text: string): Promise<Address>
  /** False: no header can carry such a key. It is bound to the address's origin. */
  setKey(endpoint: string, baseUrl: string, key: string): Promise<boolean>
  keepKey(endpoint: string, passphrase: string): Promise<boolean>
  unlockKey(endpoint: string, passphrase: string): Promise<boolean>
  forgetKey(endpoint: string): Promise<void>
  keyStates(): Promise<Readonly<Record<string, KeyState>>>
  /** Newest first. */
  sentRequests(): Promise<readonly SentRequest[]>
  onRequests(changed: () => void): Promise<void>
  clearRequests(): Promise<void>
}

export interface Remote {
  readonly api: RemoteApi
  /** Answers an inference worker from now on. */
  serve(port: Port<unknown, ToEngine>): void
  /** Notes a request; downloads are noted in the same log. */
  readonly log: RequestLog['begin']
}

/** What a test of the connection says, so that nothing of a person's is in it. */
const GREETING = 'Say hi.'
const GREETING_TOKENS = 4

export function createRemote({ requests, keys, gate: givenGate, ...given }: RemoteParts): Remote {
  const parts: ChatParts = { ...given, log: requests.begin }
  const { clock } = parts
  const testParts: ChatParts = { ...parts, deadlines: TEST_DEADLINES }
  const gate = givenGate ?? createConsentGate(clock)
  let endpoints: readonly Endpoint[] = []

  function requestTo(endpoint: Pick<Endpoint, 'id' | 'baseUrl'>, path: string, why: RequestWhy, body: string | null): ServerRequest | RemoteFailure {
    const address = addressOf(endpoint.baseUrl)
    if (!address.ok) return { code: 'remote-refused', detail: address.detail }
    const { baseUrl, origin, host, loopback } = address
    return { url: `${baseUrl}/${path}`, host, loopback, why, body, key: keys.of(endpoint.id, origin) }
  }

  /** Asks, if it may; one end, whatever happens. */
  async function complete(start: Extract<FromEngine, { type: 'start' }>, stop: AbortSignal, onSent: () => void, onParts: (parts: readonly RemotePart[]) => void): Promise<ChatEnd> {
    const endpoint = endpoints.find(({ id }) => id === start.endpoint)
    if (endpoint === undefined) return { ok: false, code: 'consent-refused', detail: 'This server is not among those that were added. Add it on the Models page.' }
    const address = addressOf(endpoint.baseUrl)
    if (!address.ok) return { ok: false, code: 'remote-refused', detail: address.detail }
    if (endpoint.model === '') return { ok: false, code: 'remote-refused', detail: `No model of ${endpoint.name} is chosen yet. Choose one on the Models page.` }
    const ask = {
      model: endpoint.model, prompt: start.prompt, think: start.think && endpoint.reasoning !== 'none', cap: start.cap, reasoning: endpoint.reasoning,
      logprobs: endpoint.found?.logprobs === 'top-k',
    }
    const consent = await gate.decide(endpoint, address, ask, stop)
    if (stop.aborted) return { ok: true, finish: 'cancelled', usage: null }
    if (!consent.send) return { ok: false, code: consent.code, detail: consent.detail }
    const request = requestTo(endpoint, 'chat/completions', consent.why, JSON.stringify(chatBody({ ...ask, prompt: consent.prompt })))
    if ('code' in request) return { ok: false, ...request }
    // Set to "never" or taken away while the question was read: the later word counts.
    const now = endpoints.find(({ id }) => id === endpoint.id)
    if (now === undefined || now.rule === 'never' || now.baseUrl !== endpoint.baseUrl) {
      return { ok: false, code: 'consent-refused', detail: `${endpoint.name} was changed in the meantime, so nothing was sent. Ask again.` }
    }
    onSent()
    return chat(request, parts, stop, onParts)
  }

  async function testEndpoint(endpoint: Endpoint): Promise<TestEnd> {
    const stop = new AbortController().signal
    const list = requestTo(endpoint, 'models', 'list of models', null)
    if ('code' in list) return { ok: false, ...list }
    const listed = await listModels(list, testParts, stop)
    if (endpoint.model === '') return listed.ok ? { ok: true, models: listed.models, found: null } : listed
    // A key that is refused here is refused there too; a server without a list may still answer.
    if (!listed.ok && listed.code !== 'remote-failed') return listed
    const models = listed.ok ? listed.models : []
    const greet = async (logprobs: boolean): Promise<{ readonly end: ChatEnd; readonly parts: readonly RemotePart[] } | RemoteFailure> => {
      const ask = { model: endpoint.model, prompt: GREETING, think: false, cap: GREETING_TOKENS, reasoning: endpoint.reasoning, logprobs }
      const request = requestTo(endpoint, 'chat/completions', 'connection test', JSON.stringify(chatBody(ask)))
      if ('code' in request) return request
      const heard: RemotePart[] = []
      return { end: await chat(request, testParts, stop, (more) => heard.push(...more)), parts: heard }
    }
    // Some servers refuse the whole request for a field they don't know.
    const first = await greet(true)
    const asked = 'end' in first && !first.end.ok && first.end.code === 'remote-failed' ? await greet(false) : first
    if (!('end' in asked)) return { ok: false, ...asked }
    if (!asked.end.ok) return asked.end
    const logprobs = asked.parts.some(({ logprob }) => logprob !== null) ? 'top-k' : 'none'
    const reportsReuse = (asked.end.usage?.cachedTokens ?? null) !== null
    return { ok: true, models, found: { logprobs, reportsReuse, context: models.find(({ id }) => id === endpoint.model)?.context ?? null } }
  }

  const api: RemoteApi = {
    setEndpoints: async (next) => {
      endpoints = next.flatMap((one) => {
        const read = v.safeParse(Endpoint, one)
        return read.success ? [read.output] : []
      })
    },
    onConsent: async (ask, withdraw) => gate.setPage({ ask, withdraw }),
    allowPrompts: async (endpoint, prompts) => gate.allow(endpoint, prompts),
    testEndpoint,
    checkAddress: async (text) => addressOf(text),
    setKey: async (endpoint, baseUrl, key) => {
      const address = addressOf(baseUrl)
      return address.ok && keys.set(endpoint, address.origin, key)
    },
    keepKey: keys.keep,
    unlockKey: keys.unlock,
    forgetKey: keys.forget,
    keyStates: keys.states,
    sentRequests: requests.all,
    onRequests: async (changed) => requests.onChange(changed),
    clearRequests: requests.clear,
  }

  function serve(port: Port<unknown, ToEngine>): void {
    const running = new Map<number, AbortController>()

    async function run(start: Extract<FromEngine, { type: 'start' }>): Promise<void> {
      const { call } = start
      const stop = new AbortController()
      running.set(call, stop)
      let cancelBeat = (): void => {}
      const beat = (): void => {
        port.postMessage({ type: 'alive', call })
        cancelBeat = clock.after(ALIVE_EVERY_MS, beat)
      }
      beat()
      const end = await complete(start, stop.signal, () => port.postMessage({ type: 'sent', call }), (more) => port.postMessage({ type: 'parts', call, parts: more }))
        .catch((): ChatEnd => ({ ok: false, code: 'remote-failed', detail: 'The request could not be made. Reload the page and ask again.' }))
      cancelBeat()
      running.delete(call)
      port.postMessage({ type: 'end', call, end })
    }

    port.addEventListener('message', ({ data }) => {
      const message = v.safeParse(FromEngine, data)
      if (!message.success) return
      if (message.output.type === 'stop') running.get(message.output.call)?.abort()
      else if (!running.has(message.output.call)) void run(message.output)
    })
    port.start()
  }

  return { api, serve, log: requests.begin }
}

function addressOf(text: string): Address {
  return readAddress(text, (whole) => new URL(whole))
}
