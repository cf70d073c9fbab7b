/** A real language model through the app's own web-llm engine, on WebGPU in software: the probabilities of llama.cpp on the same float32 weights. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { WEB_LLM, obtainWebLlm } from '../fixtures/web-llm.ts'
import { root } from '../../tools/app.ts'
import { SLOW_MS, askEngine, expect, openEnginePage, test } from '../support/engine-test.ts'
import { needed } from '../support/needed.ts'

interface Reference {
  readonly prompts: readonly { readonly prompt: string; readonly ids: readonly number[]; readonly text: string; readonly first: readonly (readonly [string, number])[] }[]
}

/** Written by e2e/fixtures/smollm2/reference.py; the transformers engine is held against the same file. */
const reference = JSON.parse(readFileSync(join(root, 'e2e/fixtures/smollm2/reference.json'), 'utf8')) as Reference
const known = reference.prompts.find(({ prompt }) => prompt === 'What is the capital of France?')

/** A token takes the software adapter many seconds. */
const TOKENS = 6
/** Nats. Two float32 implementations that sum in another order. */
const TOLERANCE = 0.005

test.describe.configure({ timeout: SLOW_MS * 2 })

test('a short real reply has the text and the first probabilities of llama.cpp', async ({ browser, enginePage }) => {
  const model = obtainWebLlm()
  needed(model, model.ok ? '' : model.reason)
  if (!model.ok || known === undefined) throw new Error('there is nothing to compare with')
  const page = await openEnginePage(browser, enginePage)
  const { loaded } = await askEngine(page, { kind: 'load', model: { engine: 'web-llm', id: WEB_LLM, library: model.library } })
  expect(loaded.model).toMatchObject({ name: 'SmolLM2-135M-Instruct-q0f32-MLC', context: 2048, nonEmbeddingParameters: 106_203_456 })
  expect(loaded.capabilities).toEqual({ logprobs: 'raw', fork: false, crop: false, batch: false, thinking: 'none', reportsReuse: false })

  const { passed } = await askEngine(page, { kind: 'pass', prompt: known.prompt, mode: 'direct', cap: TOKENS })
  const { parts, completion, prompt } = passed
  expect(prompt.tokens).toBe(known.ids.length)
  expect(parts.map(({ token }) => token.text).join('')).toBe('The capital of France is Paris')
  expect(known.text.startsWith('The capital of France is Paris')).toBe(true)
  expect(completion).toMatchObject({ finish: 'cap', usage: { backend: 'webgpu', prefillTokens: known.ids.length, reusedTokens: 0, decodeTokens: TOKENS } })
  const top = parts[0]?.token.top ?? []
  expect(top.map(([text]) => text)).toEqual(known.first.map(([text]) => text))
  const worst = Math.max(...known.first.map(([, logprob], at) => Math.abs((top[at]?.[1] ?? NaN) - logprob)))
  console.log(`largest difference of the first token's five log-probabilities: ${worst.toPrecision(2)} nats; first token after ${Math.round((completion.usage.ttftMs ?? 0) / 1000)} s, all after ${Math.round(completion.usage.ms / 1000)} s`)
  expect(worst).toBeLessThan(TOLERANCE)
  await page.close()
})
