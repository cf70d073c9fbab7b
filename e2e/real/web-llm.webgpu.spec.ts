/** A real language model through the app's own web-llm engine, on WebGPU in software: the probabilities of llama.cpp on the same float32 weights. */
import { WEB_LLM, obtainWebLlm } from '../fixtures/web-llm.ts'
import { SLOW_MS, askEngine, expect, openEnginePage, test } from '../support/engine-test.ts'
import { shortReply } from '../support/llama-reference.ts'
import { needed } from '../support/needed.ts'

/** Nats. Two float32 implementations that sum in another order. */
const TOLERANCE = 0.005

test.describe.configure({ timeout: SLOW_MS * 2 })

test('a short real reply has the text and the first probabilities of llama.cpp', async ({ browser, enginePage }) => {
  const model = obtainWebLlm()
  needed(model, model.ok ? '' : model.reason)
  if (!model.ok) throw new Error(model.reason)
  const page = await openEnginePage(browser, enginePage)
  const { loaded } = await askEngine(page, { kind: 'load', model: { engine: 'web-llm', id: WEB_LLM, library: model.library } })
  expect(loaded.model).toMatchObject({ name: 'SmolLM2-135M-Instruct-q0f32-MLC', context: 2048, nonEmbeddingParameters: 106_203_456 })
  expect(loaded.capabilities).toEqual({ logprobs: 'raw', fork: false, crop: false, batch: false, thinking: 'none', reportsReuse: false })

  const { worst, words } = await shortReply(page)
  console.log(words)
  expect(worst).toBeLessThan(TOLERANCE)
  await page.close()
})
