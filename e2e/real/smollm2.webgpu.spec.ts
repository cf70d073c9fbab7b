/** A real language model on WebGPU in software, as short as it is slow there: 4-bit weights, one prompt, its first tokens. */
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

test('proves the adapter, chooses 4 bits by itself, and begins as llama.cpp does', async ({ browser, smollm2, enginePage }) => {
  test.setTimeout(SLOW_MS)
  needSmollm2(smollm2)
  const page = await openEnginePage(browser, enginePage)
  const start = Date.now()
  const { loaded } = await askEngine(page, { kind: 'load', model: { engine: 'hub', id: SMOLLM2, dtype: 'auto', backend: 'webgpu' } })
  expect(loaded.dtype).toBe('q4')
  const loadedMs = Date.now() - start
  const { passed } = await askEngine(page, { kind: 'pass', prompt, mode: 'direct', cap: 2 })
  console.log(`loaded and proven in ${Math.round(loadedMs / 1000)} s, two tokens in ${Math.round((Date.now() - start - loadedMs) / 1000)} s`)
  const said = passed.parts.map(({ token }) => token.text).join('')
  expect(said).not.toBe('')
  expect(text.startsWith(said), said).toBe(true)
  const top = passed.parts[0]?.token.top ?? []
  expect(top.map(([token]) => token)).toEqual(first.map(([token]) => token))
  for (const [at, [, logprob]] of first.entries()) expect(Math.abs((top[at]?.[1] ?? NaN) - logprob)).toBeLessThan(TOLERANCE)
  await page.close()
})
