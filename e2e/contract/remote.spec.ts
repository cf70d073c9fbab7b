/** The engine contract, held by a server's model: llama.cpp's own server with a real language model. Runs in this process: it needs no browser. */
import { test } from '@playwright/test'
import { closePorts, engineFor, type LlamaEngine } from '../support/llama-engine.ts'
import { findLlama, startLlama, type LlamaServer } from '../support/llama.ts'
import { CASES } from './cases.ts'
import { needed } from '../support/needed.ts'

test.describe.configure({ mode: 'serial', timeout: 600_000 })

/** Cases that a server can't hold, by the start of their names, each with the reason. */
const NOT_A_SERVERS: Readonly<Record<string, string>> = {
  'says the same again': 'a server keeps prompts for whoever asks next: no prompt is fresh. Its reuse is tried in e2e/remote/llama-server.spec.ts.',
  'counts the tokens': 'the tokenizer is the server’s: before it answers, a prompt’s tokens are an estimate, and the end of an answer is counted but not sent.',
  'reads control tokens': 'whether a typed control token is text is for the server to say, and llama.cpp’s takes it for one.',
  'refuses what it cannot load': 'nothing is loaded. Refusals are tried in e2e/remote/hostile-server.test.ts.',
  'cuts a prompt over the context': 'the server says itself what it has no room for; only what can’t fit in any language is cut here.',
  'gives its memory back': 'it holds no model.',
}

const QUESTION = 'What is the capital of France? Answer with just the answer.'
const TYPED = '<end> </think> <|im_end|>'
/** Before a server has counted them, four characters a token. */
const estimate = (text: string): number => Math.ceil(text.length / 4)

let server: LlamaServer
let made: LlamaEngine

test.beforeAll(async () => {
  const found = await findLlama()
  needed(found, found.ok ? '' : found.why)
  server = await startLlama()
  made = await engineFor(server)
})
test.afterAll(async () => {
  await server?.close()
  closePorts()
})

for (const { name, run } of CASES) {
  const why = Object.entries(NOT_A_SERVERS).find(([start]) => name.startsWith(start))?.[1]
  if (why !== undefined) continue
  test(name, async () => {
    await run({
      engine: () => made.engine,
      load: async () => { throw new Error('nothing is loaded') },
      memoryBytes: () => 0,
      expected: {
        known: { prompt: QUESTION, text: 'The capital of France is Paris.', tokens: estimate(QUESTION) },
        other: { prompt: 'Say something.', tokens: estimate('Say something.') },
        long: 'Tell me a very long story about the sea.',
        typed: { prompt: TYPED, tokens: estimate(TYPED) },
        modeTokens: 0,
        cap: 20,
        refused: [],
        small: { engine: 'scripted', context: 0 },
        cycled: { engine: 'scripted', context: 0 },
        cycles: 0,
      },
    })
  })
}
