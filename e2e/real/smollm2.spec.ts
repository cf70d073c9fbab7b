/** A real language model through the app's own engine, on WASM: the same texts and probabilities as llama.cpp on the same float32 weights. */
import type { Page } from '@playwright/test'
import { normaliseAnswer } from '../../src/core/answer.ts'
import type { TokenStat } from '../../src/core/engine.ts'
import { describeContract } from '../contract/in-page.ts'
import { SMOLLM2 } from '../fixtures/smollm2.ts'
import { SLOW_MS, askEngine, expect, needSmollm2, openEnginePage, test } from '../support/engine-test.ts'
import { reference, type ReferencePrompt } from '../support/llama-reference.ts'

const MODEL = { engine: 'hub', id: SMOLLM2, dtype: 'fp32', backend: 'wasm' } as const

/** Nats. Two float32 implementations that sum in another order: 0.00017 measured over eight prompts. */
const TOLERANCE = 0.002

test.describe.configure({ mode: 'serial', timeout: SLOW_MS })

let page: Page
let fresh: () => Promise<Page>

test.beforeAll(async ({ browser, smollm2, enginePage }) => {
  needSmollm2(smollm2)
  fresh = () => openEnginePage(browser, enginePage)
  page = await fresh()
})

test.afterAll(async () => { await page?.close() })

test('loads by its id, and tells its true shape', async () => {
  const { loaded } = await askEngine(page, { kind: 'load', model: MODEL })
  expect(loaded.model).toMatchObject({
    id: SMOLLM2, name: 'SmolLM2-135M-Instruct', context: 4096, nonEmbeddingParameters: 106_203_456, parameters: 134_515_008,
    architecture: { layers: 30, heads: 9, kvHeads: 3, headDim: 64, hidden: 576, vocab: 49_152 }, thinkCap: 0,
  })
  expect(loaded.capabilities).toEqual({ logprobs: 'raw', fork: true, crop: true, batch: true, thinking: 'none', reportsReuse: true })
  expect(loaded.reasons).toEqual({ thinking: 'its chat template has no switch for thinking' })
})

test('gives the texts and the first probabilities of llama.cpp on eight prompts, a typed control token among them', async () => {
  let worst = 0
  for (const { prompt, ids, text, first } of reference.prompts) {
    const { passed } = await askEngine(page, { kind: 'pass', prompt, mode: 'direct', cap: reference.tokens })
    expect(passed.prompt, prompt).toMatchObject({ tokens: ids.length, text: prompt, leftOut: 0 })
    const said = passed.parts.filter(({ kind }) => kind === 'answer').map(({ token }) => token.text).join('')
    expect(said, prompt).toBe(text)
    const top = passed.parts[0]?.token.top ?? []
    for (const [at, [token, logprob]] of first.entries()) {
      expect(top[at]?.[0], prompt).toBe(token)
      worst = Math.max(worst, Math.abs((top[at]?.[1] ?? NaN) - logprob))
    }
  }
  console.log(`largest difference of a first token's log-probability over ${reference.prompts.length} prompts: ${worst.toPrecision(2)} nats`)
  expect(worst).toBeLessThan(TOLERANCE)
})

/** The same weights in 4 bits, a fifth of the size: for what loads again and again. */
const SMALL = { ...MODEL, dtype: 'q4', context: 48 } as const
const broken = (instead: Readonly<Record<string, string | null>>) => ({ ...MODEL, instead })
const [known, other, long, typed] = [1, 0, 2, 7].map((at) => reference.prompts[at] as ReferencePrompt) as [ReferencePrompt, ReferencePrompt, ReferencePrompt, ReferencePrompt]

/** Enough for two of them to say the same, and tokens for its shortest sentence to come to its end. */
const [SAMPLES, SAMPLE_CAP] = [8, 8]
/** <|im_end|> */
const END = 2
const textOf = (tokens: readonly TokenStat[]): string => tokens.map(({ text }) => text).join('')

test('votes: the same seed draws the same samples from one prefill, another seed others, and equal answers are counted', async () => {
  const prompt = 'What is the capital of Japan?'
  const { passed: { prompt: read, parts: [greedy] } } = await askEngine(page, { kind: 'pass', prompt, mode: 'direct', cap: 1 })
  const vote = async (seed: number) => (await askEngine(page, { kind: 'vote', prompt, samples: SAMPLES, cap: SAMPLE_CAP, seed })).voted
  const [{ report, samples }, again, other] = [await vote(1), await vote(1), await vote(2)]
  expect(again.samples).toEqual(samples)
  expect(other.samples.map(textOf)).not.toEqual(samples.map(textOf))

  // Each began where the prompt ends, with the probabilities that a pass by itself finds there.
  expect(samples).toHaveLength(SAMPLES)
  for (const [token] of samples) expect(token?.top).toEqual(greedy?.token.top)
  expect(report.usage).toMatchObject({ prefillTokens: read.tokens, reusedTokens: 0, decodeTokens: samples.flat().length, abortedTokens: 0 })

  // Counted anew from what was drawn: a sample that did not come to its end is no answer.
  const ended = samples.filter((tokens) => tokens.at(-1)?.id === END).map((tokens) => normaliseAnswer(textOf(tokens)))
  const most = Math.max(...ended.map((answer) => ended.filter((each) => each === answer).length))
  const { clusters, drawn, dropped } = report.votes
  console.log(`${samples.map(textOf).join(' | ')}: ${most} of ${SAMPLES} agree`)
  expect(most).toBeGreaterThan(1)
  expect({ drawn, cut: dropped.cut }).toEqual({ drawn: SAMPLES, cut: SAMPLES - ended.length })
  expect(clusters.flatMap(({ answer, votes }) => Array<string>(votes).fill(normaliseAnswer(answer))).toSorted()).toEqual(ended.toSorted())
  expect(clusters[0]?.votes).toBe(most)
  expect(report.signals?.agreement).toBe(most / SAMPLES)
})

test.describe('the engine contract', () => {
  describeContract(MODEL, {
    known: { ...known, tokens: known.ids.length },
    other: { ...other, tokens: other.ids.length },
    long: long.prompt,
    typed: { ...typed, tokens: typed.ids.length },
    modeTokens: 0,
    cap: reference.tokens,
    refused: [
      { model: broken({ 'config.json': null }), code: 'model-missing', says: 'download the model again' },
      { model: broken({ 'tokenizer.json': '<!doctype html>' }), code: 'model-invalid', says: 'tokenizer.json' },
      { model: broken({ 'config.json': '{"model_type":"llama"}' }), code: 'model-invalid', says: 'hidden_size' },
      { model: broken({ 'config.json': '{"model_type":"falcon_h1"}' }), code: 'model-unsupported', says: 'every token rewrites' },
      { model: broken({ 'config.json': '{"model_type":"whisper"}' }), code: 'model-unsupported', says: 'choose a text model' },
      { model: broken({ 'tokenizer_config.json': '{}' }), code: 'model-unsupported', says: 'no chat template' },
      { model: broken({ 'chat_template.jinja': '{% for %}' }), code: 'model-unsupported', says: 'chat template fails' },
      { model: broken({ 'onnx/model.onnx': '<!doctype html>' }), code: 'model-invalid', says: 'not an ONNX file' },
      { model: { ...MODEL, dtype: 'q8' }, code: 'model-missing', says: 'model_quantized.onnx' },
      { model: { ...MODEL, dtype: 'q4f16' }, code: 'model-unsupported', says: 'need WebGPU' },
      { model: { ...MODEL, backend: 'webgpu' }, code: 'engine-failed', says: 'choose WASM' },
      { model: broken({ 'onnx/model.onnx': '\u0008 no graph' }), code: 'engine-failed', says: 'does not load' },
    ],
    small: SMALL,
    cycled: SMALL,
    cycles: 3,
  }, () => page, async () => {
    // The machine may not hold both.
    await page.close()
    return fresh()
  })
})
