/** A real language model through the app's own engine, on WebGPU in software: the adapter's self-test, one short answer, and the probabilities of llama.cpp on the same weights in float32. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SMOLLM2 } from '../fixtures/smollm2.ts'
import { root } from '../../tools/app.ts'
import { SLOW_MS, askEngine, expect, needSmollm2, openEnginePage, test } from '../support/engine-test.ts'

interface Reference {
  readonly prompts: readonly { readonly prompt: string; readonly ids: readonly number[]; readonly text: string; readonly first: readonly (readonly [string, number])[] }[]
}

/** Written by e2e/fixtures/smollm2/reference.py. */
const reference = JSON.parse(readFileSync(join(root, 'e2e/fixtures/smollm2/reference.json'), 'utf8')) as Reference
const known = reference.prompts.find(({ prompt }) => prompt === 'What is the capital of France?')

/** A token takes the software adapter some ten seconds. */
const TOKENS = 6
/** Nats. Other kernels that sum in another order: 0.00008 measured. */
const TOLERANCE = 0.002

test.describe.configure({ timeout: SLOW_MS * 2 })

test('takes the 4-bit weights of the two on disk, proves the adapter with them, and begins its answer as llama.cpp does', async ({ browser, smollm2, enginePage }) => {
  needSmollm2(smollm2)
  if (known === undefined) throw new Error('there is nothing to compare with')
  const page = await openEnginePage(browser, enginePage)
  const start = Date.now()
  const { loaded } = await askEngine(page, { kind: 'load', model: { engine: 'hub', id: SMOLLM2, dtype: 'auto', backend: 'webgpu', context: 64 } })
  const loadedMs = Date.now() - start
  expect(loaded.dtype).toBe('q4')
  expect(loaded.model).toMatchObject({ id: SMOLLM2, context: 64, nonEmbeddingParameters: 106_203_456 })
  expect(loaded.capabilities).toEqual({ logprobs: 'raw', fork: true, crop: true, batch: true, thinking: 'none', reportsReuse: true })

  const { passed: { parts, completion, prompt } } = await askEngine(page, { kind: 'pass', prompt: known.prompt, mode: 'direct', cap: TOKENS })
  expect(prompt.tokens).toBe(known.ids.length)
  expect(parts.map(({ token }) => token.text).join('')).toBe('The capital of France is Paris')
  expect(known.text.startsWith('The capital of France is Paris')).toBe(true)
  expect(completion).toMatchObject({ finish: 'cap', usage: { backend: 'webgpu', prefillTokens: known.ids.length, reusedTokens: 0, decodeTokens: TOKENS } })
  const top = parts[0]?.token.top ?? []
  expect(top.map(([text]) => text)).toEqual(known.first.map(([text]) => text))
  const worst = Math.max(...known.first.map(([, logprob], at) => Math.abs((top[at]?.[1] ?? NaN) - logprob)))
  const seconds = (ms: number | null): number => Math.round((ms ?? 0) / 1000)
  console.log(`largest difference of the first token's five log-probabilities: ${worst.toPrecision(2)} nats; loaded and proven in ${seconds(loadedMs)} s, first token after ${seconds(completion.usage.ttftMs)} s more, all after ${seconds(completion.usage.ms)} s`)
  expect(worst).toBeLessThan(TOLERANCE)
  await page.close()
})
