/** A real language model on WebGPU in software, as short as it is slow there: 4-bit weights, one prompt, its first token. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../tools/app.ts'
import { SMOLLM2 } from '../fixtures/smollm2.ts'
import { SLOW_MS, askEngine, expect, needSmollm2, openEnginePage, test } from '../support/engine-test.ts'

interface ReferencePrompt {
  readonly prompt: string
  readonly text: string
  readonly first: readonly (readonly [string, number])[]
}

const { prompts } = JSON.parse(readFileSync(join(root, 'e2e/fixtures/smollm2/reference.json'), 'utf8')) as { readonly prompts: readonly ReferencePrompt[] }
const { prompt, text, first } = prompts[1] as ReferencePrompt

/** Nats. The same weights in another order of sums, and a graphics kernel's own exponentials. */
const TOLERANCE = 0.01

test('chooses 4 bits by itself, and begins as llama.cpp does', async ({ browser, smollm2, enginePage }) => {
  test.setTimeout(SLOW_MS)
  needSmollm2(smollm2)
  const page = await openEnginePage(browser, enginePage)
  // `proven`: the loader's own test of the adapter would run three prompts more; here the numbers themselves are held against llama.cpp's.
  const start = Date.now()
  const { loaded } = await askEngine(page, { kind: 'load', model: { engine: 'hub', id: SMOLLM2, dtype: 'auto', backend: 'webgpu', proven: true } })
  expect(loaded.dtype).toBe('q4')
  const loadedMs = Date.now() - start
  const { passed } = await askEngine(page, { kind: 'pass', prompt, mode: 'direct', cap: 1 })
  console.log(`loaded in ${Math.round(loadedMs / 1000)} s, prompt and first token in ${Math.round((Date.now() - start - loadedMs) / 1000)} s`)
  const said = passed.parts.map(({ token }) => token.text).join('')
  expect(said).not.toBe('')
  expect(text.startsWith(said), said).toBe(true)
  const top = passed.parts[0]?.token.top ?? []
  expect(top.map(([token]) => token)).toEqual(first.map(([token]) => token))
  for (const [at, [, logprob]] of first.entries()) expect(Math.abs((top[at]?.[1] ?? NaN) - logprob)).toBeLessThan(TOLERANCE)
  await page.close()
})
