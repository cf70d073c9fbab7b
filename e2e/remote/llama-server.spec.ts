/** The remote engine against a real server: llama.cpp's own, with a real language model. Only the person who consents is scripted. */
import { expect, test } from '@playwright/test'
import type { Completion, Part } from '../../src/core/engine.ts'
import { type LlamaEngine, closePorts, engineFor } from '../support/llama-engine.ts'
import { findLlama, startLlama, type LlamaServer } from '../support/llama.ts'
import { needed } from '../support/needed.ts'

// One server and its installation at a time; a 135M model on a busy two-core machine writes a few tokens a second.
test.describe.configure({ mode: 'serial', timeout: 900_000 })

const QUESTION = 'What is the capital of France? Answer with just the answer.'
/** With the chat template and the system prompt that this model gets where none is given. */
const PROMPT_TOKENS = 43

let server: LlamaServer

test.beforeAll(async () => {
  const found = await findLlama()
  needed(found, found.ok ? '' : found.why)
  server = await startLlama()
})
test.afterAll(async () => {
  await server?.close()
  closePorts()
})

async function ask({ engine }: LlamaEngine, prompt: string, cap: number, onPart: (count: number) => void = () => {}, signal = { aborted: false }) {
  const sequence = engine.open(prompt)
  const pass = sequence.generate({ mode: 'direct', cap, signal })
  const parts: Part[] = []
  const textNow = (): string => parts.map(({ token }) => token.text).join('')
  try {
    for (;;) {
      const step = await pass.next()
      if (step.done === true) return { parts, text: textNow(), completion: step.value as Completion, failure: null, usage: sequence.usage() }
      parts.push(step.value)
      onPart(parts.length)
    }
  } catch (failure) {
    return { parts, text: textNow(), completion: null, failure: failure as { readonly code: string; readonly message: string }, usage: sequence.usage() }
  }
}

test('streams an answer with the server’s counts and the raw probabilities of its tokens', async () => {
  const made = await engineFor(server)
  expect(made.engine.capabilities).toMatchObject({ logprobs: 'top-k', reportsReuse: true, thinking: 'none' })
  expect(made.engine.model.context).toBe(2048)
  const arrived: number[] = []
  const { parts, text, completion, failure } = await ask(made, QUESTION, 24, () => arrived.push(performance.now()))
  expect(failure).toBeNull()
  expect(text).toBe('The capital of France is Paris.')
  expect(completion?.finish).toBe('end')
  // Token after token, not all at the end.
  expect(new Set(arrived.map(Math.round)).size).toBeGreaterThan(2)
  const { usage } = completion as Completion
  expect(usage).toMatchObject({ source: 'reported by server', backend: 'remote', abortedTokens: 0 })
  expect(usage.prefillTokens + usage.reusedTokens).toBe(PROMPT_TOKENS)
  // The closing token is generated and has no text.
  expect(usage.decodeTokens).toBe(parts.length + 1)
  expect(usage.ttftMs).toBeGreaterThan(0)
  for (const { token } of parts) {
    expect(token.logprob).toBeLessThanOrEqual(0)
    expect(token.top).toHaveLength(5)
    expect(token.top[0]).toEqual([token.text, token.logprob])
    const mass = token.top.reduce((sum, [, logprob]) => sum + Math.exp(logprob), 0)
    expect(mass).toBeLessThanOrEqual(1.0001)
    expect(token.entropy).toBeNull()
  }

  await test.step('and says what it need not read again', async () => {
    const again = await ask(made, QUESTION, 24)
    expect(again.failure).toBeNull()
    expect(again.text).toBe(text)
    expect(again.completion?.usage.reusedTokens).toBeGreaterThan(0)
    expect((again.completion?.usage.prefillTokens ?? 0) + (again.completion?.usage.reusedTokens ?? 0)).toBe(PROMPT_TOKENS)
  })
})

test('cuts the answer at the cap', async () => {
  const { completion, parts } = await ask(await engineFor(server), 'Count from one to one hundred in words.', 6)
  expect(completion).toMatchObject({ finish: 'cap', usage: { decodeTokens: 6 } })
  expect(parts).toHaveLength(6)
})

test('fault 20: a refused key is not tried again, and is in no message and no log', async () => {
  for (const key of [null, 'sk-the-wrong-key-0123456789']) {
    const made = await engineFor(server, { key })
    const { failure } = await ask(made, 'Hello', 4)
    expect(failure?.code).toBe('remote-refused')
    const log = await made.remote.api.sentRequests()
    expect(log).toMatchObject([{ why: 'prompt', outcome: 'refused with status 401' }])
    expect(JSON.stringify([failure?.message, log])).not.toContain('wrong-key')
  }
})

test('a stop ends the answer here at once, and at the server soon', async () => {
  const made = await engineFor(server)
  const signal = { aborted: false }
  let stoppedAt = 0
  const stopped = await ask(made, 'Tell me a very long story about the sea.', 400, (count) => {
    if (count === 3) { signal.aborted = true; stoppedAt = performance.now() }
  }, signal)
  expect(performance.now() - stoppedAt).toBeLessThan(1000)
  expect(stopped.completion).toMatchObject({ finish: 'cancelled' })
  expect(stopped.usage.abortedTokens).toBe(stopped.usage.decodeTokens)
  // With one slot, the server could not begin this one while it still wrote the other.
  expect((await ask(made, QUESTION, 24)).text).toContain('Paris')
})

test('fault 22: a slow first byte and a server gone silent are ended by deadlines', async () => {
  const made = await engineFor(server, { deadlines: { firstByteMs: 2000, idleMs: 2000, wholeMs: 60_000 } })
  server.freeze()
  try {
    const { failure, parts } = await ask(made, 'Hello', 4)
    expect(failure).toMatchObject({ code: 'timeout', message: expect.stringContaining('did not begin') })
    expect(parts).toEqual([])
  } finally {
    server.thaw()
  }
  // The first token of a cold prompt may take long; only the silence after it is tried here.
  const late = await engineFor(server, { deadlines: { firstByteMs: 120_000, idleMs: 3000, wholeMs: 300_000 } })
  const { failure, parts, usage } = await ask(late, 'Tell me a very long story about a mountain.', 400, (count) => { if (count === 3) server.freeze() })
  server.thaw()
  expect(failure).toMatchObject({ code: 'timeout', message: expect.stringContaining('went silent') })
  expect(parts.length).toBeGreaterThanOrEqual(3)
  expect(usage.abortedTokens).toBe(parts.length)
})

test('fault 22: a server killed in the middle of its answer leaves the partial and a typed failure', async () => {
  const { failure, parts, usage } = await ask(await engineFor(server), 'Tell me a very long story about a forest.', 400, (count) => { if (count === 3) server.kill() })
  expect(failure).toMatchObject({ code: 'remote-failed', message: expect.stringContaining('broke off') })
  expect(parts.length).toBeGreaterThanOrEqual(3)
  expect(usage).toMatchObject({ decodeTokens: parts.length, abortedTokens: parts.length, source: 'counted' })

  const { failure: gone } = await ask(await engineFor(server), 'Hello', 4)
  expect(gone).toMatchObject({ code: 'remote-failed', message: expect.stringContaining('can’t be reached') })
})
