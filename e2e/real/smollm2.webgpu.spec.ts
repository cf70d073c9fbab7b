/** A real language model through the app's own engine, on WebGPU in software: the adapter's self-test, one short answer, and the probabilities of llama.cpp on the same weights in float32. */
import { SMOLLM2 } from '../fixtures/smollm2.ts'
import { SLOW_MS, askEngine, expect, needSmollm2, openEnginePage, test } from '../support/engine-test.ts'
import { shortReply } from '../support/llama-reference.ts'

/** Nats. Other kernels that sum in another order: 0.00008 measured. */
const TOLERANCE = 0.002

test.describe.configure({ timeout: SLOW_MS * 2 })

test('takes the 4-bit weights of the two on disk, proves the adapter with them, and begins its answer as llama.cpp does', async ({ browser, smollm2, enginePage }) => {
  needSmollm2(smollm2)
  const page = await openEnginePage(browser, enginePage)
  const start = Date.now()
  const { loaded } = await askEngine(page, { kind: 'load', model: { engine: 'hub', id: SMOLLM2, dtype: 'auto', backend: 'webgpu', context: 64 } })
  console.log(`loaded and proven in ${Math.round((Date.now() - start) / 1000)} s`)
  expect(loaded.dtype).toBe('q4')
  expect(loaded.model).toMatchObject({ id: SMOLLM2, context: 64, nonEmbeddingParameters: 106_203_456 })
  expect(loaded.capabilities).toEqual({ logprobs: 'raw', fork: true, crop: true, batch: true, thinking: 'none', reportsReuse: true })

  const { worst, words } = await shortReply(page)
  console.log(words)
  expect(worst).toBeLessThan(TOLERANCE)
  await page.close()
})
