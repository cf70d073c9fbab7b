/** The remote engine with the network worker's real half behind a real port; only the server is scripted. */
import { afterEach, describe, expect, it } from 'vitest'
import type { ConsentAsk } from '../../../src/core/remote/consent.ts'
import type { Endpoint } from '../../../src/core/remote/endpoint.ts'
import type { Completion, Part, Sequence } from '../../../src/core/engine.ts'
import { answering, fakeDisk, fakeServer, streamed } from '../../remote/fake-server.ts'
import { platformClock } from '../../clock.ts'
import { createKeys } from '../../remote/keys.ts'
import { type RemoteParts, createRemote } from '../../remote/remote.ts'
import { createRequestLog } from '../../remote/request-log.ts'
import { createRemoteEngine } from './engine.ts'
import { createRemoteTransport } from './transport.ts'

const ENDPOINT: Endpoint = {
  id: 'one', name: 'My server', baseUrl: 'https://api.example.org/v1', model: 'm', rule: 'ask', reasoning: 'none', price: { input: 1, output: 2 },
  found: { logprobs: 'top-k', reportsReuse: true, context: 4096 },
}
const KEY = 'sk-a-very-secret-key-12345'

const ports: MessagePort[] = []
afterEach(() => { for (const port of ports.splice(0)) port.close() })

interface Setting {
  readonly endpoint?: Partial<Endpoint>
  readonly answer?: (url: string, asked: number) => Response | Promise<Response>
  readonly consent?: (ask: ConsentAsk) => Promise<unknown>
  readonly parts?: Partial<RemoteParts>
}

async function setUp({ endpoint: change = {}, answer = () => answering(['It', ' is', ' 12.']), consent = async ({ chat }) => ({ send: true, prompt: chat.prompt }), parts = {} }: Setting = {}) {
  const endpoint = { ...ENDPOINT, ...change }
  const server = fakeServer(answer)
  const disk = fakeDisk()
  const asks: ConsentAsk[] = []
  const withdrawn: number[] = []
  let at = 0
  const remote = createRemote({
    fetch: server.fetch, clock: platformClock, wallNow: () => ++at, random: () => 0, deadlines: { firstByteMs: 500, idleMs: 500, wholeMs: 5000 },
    requests: createRequestLog(disk, () => ++at, () => `r${++at}`), keys: createKeys(disk, crypto, 1000), ...parts,
  })
  await remote.api.setEndpoints([endpoint])
  await remote.api.onConsent((ask) => {
    asks.push(ask)
    return consent(ask)
  }, (id) => withdrawn.push(id))
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  remote.serve(port1)
  const engine = createRemoteEngine(endpoint, createRemoteTransport(port2))
  return { engine, remote, server, asks, withdrawn, disk }
}

async function run(sequence: Sequence, signal: { aborted: boolean } = { aborted: false }, onPart: (part: Part) => void = () => {}) {
  const parts: Part[] = []
  const pass = sequence.generate({ mode: 'direct', cap: 48, signal })
  try {
    for (;;) {
      const step = await pass.next()
      if (step.done === true) return { parts, completion: step.value as Completion, failure: null }
      parts.push(step.value)
      onPart(step.value)
    }
  } catch (failure) {
    return { parts, completion: null, failure: failure as { code: string; message: string } }
  }
}

const textOf = (parts: readonly Part[]): string => parts.map(({ token }) => token.text).join('')

describe('a server’s model', () => {
  it('answers after consent, with the server’s own counts and probabilities', async () => {
    const { engine, server, asks } = await setUp()
    const { parts, completion } = await run(engine.open('  What is 7 + 5? '))
    expect(textOf(parts)).toBe('It is 12.')
    expect(parts.map(({ token }) => [token.id, token.logprob, token.entropy])).toEqual([[-1, -0.5, null], [-1, -0.5, null], [-1, -0.5, null]])
    expect(completion).toMatchObject({
      finish: 'end', forced: false, modePrior: null,
      usage: { engine: 'remote', model: 'remote:one', backend: 'remote', prefillTokens: 6, reusedTokens: 3, decodeTokens: 4, abortedTokens: 0, source: 'reported by server' },
    })
    expect(asks).toHaveLength(1)
    expect(asks[0]).toMatchObject({ host: 'api.example.org', original: 'What is 7 + 5?', chat: { prompt: 'What is 7 + 5?', cap: 48 }, redactions: [] })
    const body: unknown = JSON.parse(String(server.asked[0]?.init.body))
    expect(body).toEqual({
      model: 'm', messages: [{ role: 'user', content: 'What is 7 + 5?' }], max_tokens: 48, temperature: 0, stream: true, stream_options: { include_usage: true }, logprobs: true, top_logprobs: 5,
    })
  })

  it('counts the parts itself where the server counts nothing', async () => {
    const { engine } = await setUp({ answer: () => answering(['a', 'b'], null) })
    expect((await run(engine.open('x'))).completion?.usage).toMatchObject({ prefillTokens: 0, decodeTokens: 2, source: 'counted' })
  })

  it('counts no time that a person took to agree', async () => {
    const { engine } = await setUp({ consent: async ({ chat }) => {
      await new Promise((resolve) => setTimeout(resolve, 400))
      return { send: true, prompt: chat.prompt }
    } })
    const { completion } = await run(engine.open('x'))
    expect(completion?.usage.ms).toBeLessThan(300)
    expect(completion?.usage.ttftMs).toBeLessThanOrEqual(completion?.usage.ms ?? 0)
  })

  it('shows what cannot be done as such', async () => {
    const { engine } = await setUp()
    expect(engine.capabilities).toEqual({ logprobs: 'top-k', fork: false, crop: false, batch: false, thinking: 'none', reportsReuse: true })
    await expect(engine.open('x').generate({ mode: 'think', cap: 1, signal: { aborted: false } }).next()).rejects.toThrow('no mode think')
  })

  it('is asked to think by the switch that its server has', async () => {
    for (const [reasoning, field] of [['template', { chat_template_kwargs: { enable_thinking: true } }], ['effort', { reasoning_effort: 'medium' }]] as const) {
      const { engine, server } = await setUp({ endpoint: { reasoning }, answer: () => answering(['<think>', 'hm', '</think>', '12']) })
      const parts: Part[] = []
      for await (const part of engine.open('x').generate({ mode: 'think', cap: 100, signal: { aborted: false } })) parts.push(part)
      expect(parts.map(({ kind }) => kind)).toEqual(['control', 'thought', 'control', 'answer'])
      expect(JSON.parse(String(server.asked[0]?.init.body))).toMatchObject({ max_tokens: 612, ...field })
    }
  })

  it('is ended by a stop, with what was written counted as aborted', async () => {
    let cancelled = false
    const { engine } = await setUp({ answer: () => new Response(new ReadableStream({
      start: (stream) => stream.enqueue(new TextEncoder().encode('data: {"choices":[{"delta":{"content":"on"}}]}\n\n')),
      cancel: () => { cancelled = true },
    }), { headers: { 'content-type': 'text/event-stream' } }) })
    const signal = { aborted: false }
    const { parts, completion } = await run(engine.open('x'), signal, () => { signal.aborted = true })
    expect(textOf(parts)).toBe('on')
    expect(completion).toMatchObject({ finish: 'cancelled', usage: { decodeTokens: 1, abortedTokens: 1 } })
    await expect.poll(() => cancelled).toBe(true)
  })

  it('keeps its partial answer’s cost when the server breaks off', async () => {
    const { engine } = await setUp({ answer: () => streamed([{ choices: [{ delta: { content: 'Par' } }] }]) })
    const sequence = engine.open('x')
    const { parts, failure } = await run(sequence)
    expect([textOf(parts), failure?.code]).toEqual(['Par', 'remote-failed'])
    expect(sequence.usage()).toMatchObject({ decodeTokens: 1, abortedTokens: 1 })
  })

  it('never counts a retry twice', async () => {
    const { engine, server } = await setUp({ answer: (_, asked) => (asked === 1 ? new Response('', { status: 429, headers: { 'retry-after': '0' } }) : answering(['12'])) })
    expect((await run(engine.open('x'))).completion?.usage).toMatchObject({ prefillTokens: 6, decodeTokens: 2 })
    expect(server.asked).toHaveLength(2)
  })

  it('fails, and does not wait for ever, when the network worker is gone', async () => {
    const { port2 } = new MessageChannel()
    ports.push(port2)
    const engine = createRemoteEngine(ENDPOINT, createRemoteTransport(port2, platformClock, 50))
    expect((await run(engine.open('x'))).failure).toMatchObject({ code: 'remote-failed' })
  })

  it('takes several prompts, one after another and at once', async () => {
    const { engine } = await setUp({ answer: async () => answering(['12']) })
    const all = await Promise.all(['a', 'b', 'c'].map((prompt) => run(engine.open(prompt))))
    expect(all.map(({ parts }) => textOf(parts))).toEqual(['12', '12', '12'])
    const sequence = engine.open('d')
    expect(textOf((await run(sequence)).parts)).toBe('12')
    expect(textOf((await run(sequence)).parts)).toBe('12')
    sequence.close()
    await expect(sequence.generate({ mode: 'direct', cap: 1, signal: { aborted: false } }).next()).rejects.toThrow('closed')
  })
})

describe('without consent', () => {
  const refusedBy = async (setting: Setting) => {
    const all = await setUp(setting)
    const { failure } = await run(all.engine.open('x'))
    return { ...all, failure }
  }

  it.each([
    ['the rule is never', { endpoint: { rule: 'never' } }],
    ['the person says no', { consent: async () => ({ send: false }) }],
    ['the page answers nonsense', { consent: async () => ({ send: 'yes' }) }],
    ['the page fails', { consent: async () => { throw new Error('closed') } }],
    ['the edited prompt is empty', { consent: async () => ({ send: true, prompt: ' ' }) }],
  ] as const)('nothing leaves: %s', async (_, setting) => {
    const { failure, server, remote } = await refusedBy(setting as Setting)
    expect(failure?.code).toBe('consent-refused')
    expect(server.asked).toEqual([])
    expect(await remote.api.sentRequests()).toEqual([])
  })

  it('nothing leaves for a server that was never added, or was taken away or turned off while the question was read', async () => {
    const unknown = await setUp()
    await unknown.remote.api.setEndpoints([])
    expect((await run(unknown.engine.open('x'))).failure?.code).toBe('consent-refused')
    for (const changed of [[], [{ ...ENDPOINT, rule: 'never' as const }], [{ ...ENDPOINT, baseUrl: 'https://elsewhere.example' }]]) {
      const { engine, server } = await setUp({ consent: async ({ chat }) => {
        await late.remote.api.setEndpoints(changed)
        return { send: true, prompt: chat.prompt }
      } }).then((made) => { late = made; return made })
      expect((await run(engine.open('x'))).failure?.code).toBe('consent-refused')
      expect(server.asked).toEqual([])
    }
  })
  let late: Awaited<ReturnType<typeof setUp>>

  it('the question is taken back when the turn is stopped', async () => {
    const signal = { aborted: false }
    const { engine, server, withdrawn } = await setUp({ consent: () => {
      signal.aborted = true
      return new Promise(() => {})
    } })
    expect((await run(engine.open('x'), signal)).completion?.finish).toBe('cancelled')
    await expect.poll(() => withdrawn).toEqual([1])
    expect(server.asked).toEqual([])
  })
})

describe('what is sent', () => {
  const PRIVATE = 'Mail ada@example.org'

  it('has its private parts replaced before a person sees the question, and is what they made of it', async () => {
    const { engine, server, asks } = await setUp({ consent: async ({ chat }) => ({ send: true, prompt: `${chat.prompt} please` }) })
    await run(engine.open(PRIVATE))
    expect(asks[0]).toMatchObject({ original: PRIVATE, redactions: [{ kind: 'e-mail address', found: 'ada@example.org' }] })
    expect(JSON.parse(String(server.asked[0]?.init.body))).toMatchObject({ messages: [{ content: 'Mail [e-mail address 1] please' }] })
  })

  it('has them replaced too where nobody is asked', async () => {
    const { engine, server, asks } = await setUp({ endpoint: { rule: 'always' } })
    await run(engine.open(PRIVATE))
    expect(asks).toEqual([])
    expect(String(server.asked[0]?.init.body)).not.toContain('ada@')
  })

  it('carries the key in its header alone, and leaves no trace of it or of the prompt in the log', async () => {
    const { engine, remote, server, disk, asks } = await setUp({ answer: () => new Response(JSON.stringify({ error: { message: `wrong: ${KEY}` } }), { status: 400 }) })
    expect(await remote.api.setKey('one', ENDPOINT.baseUrl, ` ${KEY}\n`)).toBe(true)
    expect(await remote.api.keepKey('one', 'a passphrase')).toBe(true)
    const { failure } = await run(engine.open('a prompt of mine'))
    expect(server.asked[0]?.init.headers).toMatchObject({ Authorization: `Bearer ${KEY}` })
    const everything = JSON.stringify([await remote.api.sentRequests(), await remote.api.keyStates(), asks, failure?.message, disk.dump()])
    expect(everything).not.toContain(KEY)
    expect(JSON.stringify(await remote.api.sentRequests())).not.toContain('a prompt of mine')
    expect(await remote.api.sentRequests()).toMatchObject([{ host: 'api.example.org', why: 'prompt', outcome: 'refused with status 400' }])
  })

  it('carries no key to another origin than it was given for', async () => {
    const { remote, server } = await setUp({ answer: () => answering(['hi']) })
    await remote.api.setKey('one', ENDPOINT.baseUrl, KEY)
    await remote.api.testEndpoint({ ...ENDPOINT, baseUrl: 'https://elsewhere.example/v1' })
    expect(JSON.stringify(server.asked)).not.toContain(KEY)
  })
})

describe('a test of the connection', () => {
  const LIST = () => new Response(JSON.stringify({ data: [{ id: 'm', max_model_len: 2048 }] }), { headers: { 'content-type': 'application/json' } })

  it('tells what the server gives, and sends nothing of a person’s', async () => {
    const { remote, server } = await setUp({ answer: (url) => (url.endsWith('/models') ? LIST() : answering(['hi'])) })
    expect(await remote.api.testEndpoint({ ...ENDPOINT, found: null })).toEqual({ ok: true, models: [{ id: 'm', context: 2048 }], found: { logprobs: 'top-k', reportsReuse: true, context: 2048 } })
    expect(server.asked.map(({ url }) => url)).toEqual(['https://api.example.org/v1/models', 'https://api.example.org/v1/chat/completions'])
    expect((await remote.api.sentRequests()).map(({ why, outcome }) => [why, outcome])).toEqual([['connection test', 'answered'], ['list of models', 'answered']])
  })

  it('asks without log-probabilities where the server refuses them', async () => {
    const { remote } = await setUp({ answer: (url, asked) => (url.endsWith('/models') ? LIST() : asked === 2 ? new Response('{}', { status: 400 }) : streamed([{ choices: [{ delta: { content: 'hi' }, finish_reason: 'stop' }] }])) })
    expect(await remote.api.testEndpoint(ENDPOINT)).toMatchObject({ ok: true, found: { logprobs: 'none', reportsReuse: false } })
  })

  it('refuses an address that is none before anything leaves', async () => {
    const { remote, server } = await setUp()
    for (const baseUrl of ['', 'nonsense', 'http://example.org', 'https://a:b@example.org']) {
      expect(await remote.api.testEndpoint({ ...ENDPOINT, baseUrl })).toMatchObject({ ok: false, code: 'remote-refused' })
    }
    expect(server.asked).toEqual([])
  })
})
