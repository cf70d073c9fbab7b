/** What a server must never do, done to the worker's own remote calls over real sockets. The server is scripted. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chatBody } from '../../src/core/remote/chat-request.ts'
import { type ChatEnd, chat } from '../../workers/remote/chat.ts'
import { platformClock } from '../../workers/clock.ts'
import type { Deadlines } from '../../workers/remote/guard.ts'
import { listModels } from '../../workers/remote/models.ts'
import type { RemotePart } from '../../workers/remote/think-split.ts'
import { ANSWER, type Fault, type HostileServer, startHostileServer } from '../support/hostile-server.ts'

const KEY = 'a-secret-key'
/** Far shorter than the app's, and far longer than a local answer takes on a busy machine. */
const SHORT: Deadlines = { firstByteMs: 3000, idleMs: 3000, wholeMs: 20_000 }

let server: HostileServer
let elsewhere: HostileServer
beforeAll(async () => {
  elsewhere = await startHostileServer()
  server = await startHostileServer(`${elsewhere.baseUrl('none')}/chat/completions`)
})
afterAll(async () => {
  await server.close()
  await elsewhere.close()
})

interface Asked {
  readonly end: ChatEnd
  readonly parts: readonly RemotePart[]
  readonly answer: string
  readonly thought: string
  readonly requests: number
  readonly log: readonly string[]
}

async function ask(fault: Fault, { deadlines = SHORT, stop = new AbortController(), onPart = () => {} }: { deadlines?: Deadlines; stop?: AbortController; onPart?: () => void } = {}): Promise<Asked> {
  const url = `${server.baseUrl(fault)}/chat/completions`
  const before = server.seen.length
  const parts: RemotePart[] = []
  const log: string[] = []
  const body = JSON.stringify(chatBody({ model: 'scripted', prompt: 'capital?', think: false, cap: 48, reasoning: 'none', logprobs: true }))
  const end = await chat({ url, host: new URL(url).host, loopback: true, why: 'prompt', body, key: KEY }, {
    fetch, clock: platformClock, wallNow: Date.now, random: () => 0, deadlines,
    log: (host, why) => ({ received: () => {}, end: (outcome) => { log.push(`${host} ${why} ${outcome}`) } }),
  }, stop.signal, (more) => {
    parts.push(...more)
    onPart()
  })
  const textOf = (kind: RemotePart['kind']) => parts.filter((part) => part.kind === kind).map(({ text }) => text).join('')
  return { end, parts, answer: textOf('answer'), thought: textOf('thought'), requests: server.seen.length - before, log }
}

const GOOD = { ok: true, finish: 'end', usage: { promptTokens: 11, completionTokens: 7, cachedTokens: 4 } }

describe('fault 19: an answer that is good is read whole', () => {
  it.each(['none', 'split', 'crlf', 'no-done', 'whole'] as const)('%s', async (fault) => {
    const { end, answer, parts } = await ask(fault)
    expect(end).toEqual(GOOD)
    expect(answer).toBe(ANSWER.join(''))
    if (fault !== 'whole') expect(parts.map(({ logprob }) => logprob?.toFixed(1))).toEqual(['-0.1', '-0.2', '-0.3', '-0.4', '-0.5', '-0.6'])
  })

  it.each(['think', 'reasoning'] as const)('%s: the thought is kept apart', async (fault) => {
    const { end, answer, thought } = await ask(fault)
    expect(end).toEqual(GOOD)
    expect([thought, answer.trim()]).toEqual(['let me see', '12'])
  })
})

describe('what a good server never does has its own code and a next step', () => {
  it.each([
    ['html', 'remote-failed', 'a web page'],
    ['html-as-json', 'remote-failed', 'a web page'],
    ['not-json', 'remote-failed', 'not JSON'],
    ['wrong-shape', 'remote-failed', 'choices.0.delta.content'],
    ['error-event', 'remote-failed', 'out of memory'],
    ['giant-line', 'remote-failed', 'one line without an end'],
    ['cut', 'remote-failed', 'broke off'],
    ['cut-at-once', 'remote-failed', 'can’t be reached'],
    ['redirect', 'remote-refused', 'another address'],
    ['redirect-get', 'remote-refused', 'another address'],
    ['busy-long', 'remote-busy', '3600 seconds'],
    ['unauthorised', 'remote-refused', 'does not accept the key'],
    ['forbidden', 'remote-refused', 'does not allow'],
    ['missing', 'remote-refused', 'no such model'],
  ] as const)('%s', async (fault, code, detail) => {
    const { end, requests } = await ask(fault)
    expect(end).toMatchObject({ ok: false, code, detail: expect.stringContaining(detail) as string })
    // None of these is tried again.
    expect(requests).toBe(1)
    expect(JSON.stringify(end)).not.toContain(KEY)
  })

  it('fault 23: follows no redirect: nothing arrives elsewhere', () => {
    expect(elsewhere.connections()).toBe(0)
  })

  it.each([['slow', 'did not begin'], ['idle', 'went silent'], ['drip', 'took too long']] as const)('%s: a deadline ends it', async (fault, detail) => {
    const { end, log } = await ask(fault, { deadlines: { firstByteMs: 400, idleMs: 400, wholeMs: fault === 'drip' ? 800 : 20_000 } })
    expect(end).toMatchObject({ ok: false, code: 'timeout', detail: expect.stringContaining(detail) as string })
    expect(log).toEqual([expect.stringContaining('too slow')])
  })
})

describe('fault 21: retries', () => {
  it('waits as long as the server asks, and counts the answer once', async () => {
    const start = performance.now()
    const { end, answer, requests, log } = await ask('busy-once')
    expect([end, answer, requests]).toEqual([GOOD, ANSWER.join(''), 2])
    expect(performance.now() - start).toBeGreaterThan(990)
    // Each request that left has its line.
    expect(log.map((line) => line.split(' ').slice(1).join(' '))).toEqual(['prompt refused with status 429', 'prompt answered'])
  })

  it.each([['busy', 'remote-busy'], ['broken', 'remote-failed']] as const)('%s: gives up after two', async (fault, code) => {
    const { end, requests } = await ask(fault)
    expect(end).toMatchObject({ ok: false, code, detail: expect.stringContaining('after 3 attempts') as string })
    expect(requests).toBe(3)
  })
})

describe('stopping', () => {
  it('ends an endless answer at once, and the connection with it', async () => {
    const stop = new AbortController()
    let stopped = 0
    const dropped = server.dropped()
    const { end, answer, log } = await ask('endless', { stop, onPart: () => { if (stopped === 0) { stopped = performance.now(); stop.abort() } } })
    expect(end).toEqual({ ok: true, finish: 'cancelled', usage: null })
    expect(performance.now() - stopped).toBeLessThan(1000)
    expect(answer).toContain('on and')
    expect(log).toEqual([expect.stringContaining('stopped')])
    await expect.poll(server.dropped).toBeGreaterThan(dropped)
  })

  it('sends nothing when it was stopped before', async () => {
    const stop = new AbortController()
    stop.abort()
    const { end, requests } = await ask('none', { stop })
    expect([end, requests]).toEqual([{ ok: true, finish: 'cancelled', usage: null }, 0])
  })
})

describe('the list of models', () => {
  const list = (fault: Fault) => {
    const url = `${server.baseUrl(fault)}/models`
    return listModels({ url, host: new URL(url).host, loopback: true, why: 'list of models', body: null, key: KEY }, {
      fetch, clock: platformClock, wallNow: Date.now, random: () => 0, deadlines: SHORT, log: () => ({ received: () => {}, end: () => {} }),
    }, new AbortController().signal)
  }

  it('is read with what the models can hold', async () => {
    expect(await list('none')).toEqual({ ok: true, models: [{ id: 'scripted', context: 4096 }] })
  })

  it('says what is wrong with the key or the address', async () => {
    expect(await list('unauthorised')).toMatchObject({ ok: false, code: 'remote-refused' })
    expect(await list('html')).toMatchObject({ ok: false, code: 'remote-failed', detail: expect.stringContaining('a web page') as string })
  })
})
