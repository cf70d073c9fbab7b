/** A decoder with convolutions beside attention, in ONNX Runtime's WASM and through the app's own loop: what is kept gives the same as reading everything anew. */
import fc from 'fast-check'
import type { InferenceSession } from 'onnxruntime-web/webgpu'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Mode, SampleEvent, Sequence } from '../../src/core/engine.ts'
import { seededRandom, uniformAt } from '../../src/core/random.ts'
import { recount } from '../../src/core/recount.ts'
import { type BatchForward, createBatchForward } from '../../workers/engines/transformers/batch-forward.ts'
import { draw } from '../../workers/engines/transformers/draw.ts'
import { type Forward, createForward, unknownInputs } from '../../workers/engines/transformers/forward.ts'
import { readFrames } from '../../workers/engines/transformers/hub/chat-frame.ts'
import { createChatTokenizer } from '../../workers/engines/transformers/hub/chat-tokenizer.ts'
import { type HubEngine, createHubEngine } from '../../workers/engines/transformers/hub/hub-engine.ts'
import { readConfig } from '../../workers/engines/transformers/hub/model-config.ts'
import { recordRuns, startRecord } from '../../workers/engines/transformers/run-record.ts'
import { chunkDifference } from '../../workers/engines/transformers/self-test.ts'
import { createSession } from '../../workers/engines/transformers/session.ts'
import { passOf } from '../contract/pass.ts'
import { hybridGraph } from '../fixtures/hybrid/graph.ts'
import { referenceLogits, referenceTokens } from '../fixtures/hybrid/reference.ts'
import { CONFIG, HYBRID } from '../fixtures/hybrid/repo.ts'
import { CONTROLS, TEMPLATES, TOKENIZER, VOCAB, tokenizerConfig } from '../fixtures/hybrid/tokens.ts'
import { LAYERS, makeWeights } from '../fixtures/hybrid/weights.ts'

const file = (name: string): string => new URL(`../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.${name}`, import.meta.url).href
const RUNTIME = { factoryUrl: file('mjs'), wasmUrl: file('wasm') }
/** Of logits that lie some units apart: single precision against double. */
const TOLERANCE = 1e-3
const PROMPT = 'what do you say?'
const CAP = 12

/** They let it talk on. */
const weights = makeWeights(7, 0)
const config = readConfig(CONFIG, null)
const tokenizer = createChatTokenizer(TOKENIZER, tokenizerConfig('switch'))
const frames = readFrames(TEMPLATES.switch, {}, new Date(2026, 10, 25))
const open = (bytes: Buffer): Promise<InferenceSession> => createSession({ graph: new Uint8Array(bytes), layers: LAYERS.length }, RUNTIME, null)

let session: InferenceSession
let forward: Forward
let batch: BatchForward
let engine: HubEngine

beforeAll(async () => {
  session = await open(hybridGraph(weights))
  startRecord()
  recordRuns(session)
  forward = createForward(session, config.architecture)
  batch = createBatchForward(session, config.architecture, null)
  engine = createHubEngine({ id: HYBRID, config, frames, tokenizer, dtype: 'fp32', session, own: null, context: 200 })
})
afterAll(async () => { await engine.close() })

const promptIds = (mode: Mode): number[] => {
  const { before, after } = (mode === 'think' ? frames.think : null) ?? frames.direct
  return tokenizer.encodeBetween(before, PROMPT, after)
}
const difference = (one: Float32Array, other: Float32Array): number => one.reduce((most, value, i) => Math.max(most, Math.abs(value - (other[i] as number))), 0)

async function idsOf(sequence: Sequence, mode: Mode, cap = CAP, stopAfter = Infinity): Promise<readonly number[]> {
  return (await passOf(sequence, { mode, cap, stopAfter })).parts.map(({ token }) => token.id)
}

async function samplesOf(sequence: Sequence, waves: readonly number[], seed: number): Promise<readonly (readonly number[])[]> {
  if (sequence.sample === undefined) throw new Error('it draws no samples')
  const samples: number[][] = []
  const events: AsyncGenerator<SampleEvent, unknown, void> = sequence.sample({ mode: 'direct', cap: CAP, waves, temperature: 1, seed, signal: { aborted: false }, more: () => true })
  for await (const event of events) if (event.kind === 'token') (samples[event.sample] ??= []).push(event.part.token.id)
  return samples
}

describe('a model that keeps convolutions beside keys and values', () => {
  it('is one this loop has everything for, and says what it can', () => {
    expect(unknownInputs(session)).toEqual([])
    expect(session.inputNames.filter((name) => name.startsWith('past'))).toEqual(['past_conv.0', 'past_key_values.1.key', 'past_key_values.1.value', 'past_conv.2'])
    expect(engine.capabilities).toMatchObject({ fork: true, batch: true, crop: false, thinking: 'switch' })
    expect(engine.reasons).toEqual({ crop: expect.stringContaining('latest inputs alone') as string })
    expect(engine.model.architecture).toMatchObject({ layers: 3, attentionLayers: 1 })
  })

  it('gives the numbers of plain arithmetic, wherever a text is cut', async () => {
    const text = fc.array(fc.integer({ min: 0, max: VOCAB - 1 }), { minLength: 2, maxLength: 12 })
    await fc.assert(fc.asyncProperty(text, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 12 }), async (ids, lengths) => {
      let step = await forward(ids.slice(0, lengths[0]), null)
      for (const length of [...lengths.slice(1), ids.length]) {
        if (step.cache.length >= ids.length) break
        step = await forward(ids.slice(step.cache.length, step.cache.length + length), step.cache)
      }
      expect(difference(step.logits, referenceLogits(weights, ids.slice(0, step.cache.length)))).toBeLessThan(TOLERANCE)
    }), { numRuns: 12 })
  })

  it('says greedily, at once and after a thought, what it says when every step reads everything anew', async () => {
    for (const mode of ['direct', 'think'] as const) {
      const sequence = engine.open(PROMPT)
      const said = await idsOf(sequence, mode)
      sequence.close()
      const prompt = promptIds(mode)
      const fresh: number[] = []
      while (fresh.length < said.length) {
        const { logits } = await forward([...prompt, ...fresh], null)
        fresh.push(logits.indexOf(Math.max(...logits)))
      }
      expect(said).toEqual(fresh)
      expect(said).toEqual(referenceTokens(weights, prompt, said.length, CONTROLS.end))
      expect(said.length).toBeGreaterThan(4)
    }
  })

  it('says after an answer, after a stop and after samples what it says in a sequence of its own', async () => {
    const alone = async (mode: Mode): Promise<readonly number[]> => {
      const sequence = engine.open(PROMPT)
      const said = await idsOf(sequence, mode)
      sequence.close()
      return said
    }
    const [direct, think] = [await alone('direct'), await alone('think')]
    const sequence = engine.open(PROMPT)
    expect(await idsOf(sequence, 'direct')).toEqual(direct)
    const { parts, completion } = await passOf(sequence, { mode: 'think', cap: CAP })
    expect(parts.map(({ token }) => token.id)).toEqual(think)
    expect(completion.usage.reusedTokens).toBeGreaterThan(PROMPT.length)
    expect((await idsOf(sequence, 'think', CAP, 3)).length).toBeLessThan(think.length)
    await samplesOf(sequence, [2], 5)
    expect(await idsOf(sequence, 'think')).toEqual(think)
    expect(await idsOf(sequence, 'direct')).toEqual(direct)
    sequence.close()
  })

  it('draws three samples from one prefill as it draws each alone, and as plain arithmetic draws them', async () => {
    const together = engine.open(PROMPT)
    const forked = await samplesOf(together, [3], 11)
    const again = await samplesOf(together, [1, 1, 1], 11)
    together.close()
    expect(forked).toEqual(again)
    const prompt = promptIds('direct')
    const plain = forked.map((sample, at) => {
      const random = seededRandom(uniformAt(11, at) * 2 ** 32)
      return sample.reduce<readonly number[]>((ids) => [...ids, draw(referenceLogits(weights, [...prompt, ...ids]), 1, random)], [])
    })
    expect(forked).toEqual(plain)
    expect(new Set(forked.map(String)).size).toBe(3)
  })

  it('keeps rows apart: each of three goes on as it would alone, also when one has left', async () => {
    const prompt = promptIds('direct')
    const start = await forward(prompt, null)
    const ways = [[97, 98, 99], [100, 32, 101], [122, 120, 121]] as const
    const first = await batch.run(ways.map(([id]) => id), batch.take(start.cache, [0, 0, 0]))
    const second = await batch.run([ways[2][1], ways[0][1]], batch.take(first.cache, [2, 0]))
    for (const [row, way] of [ways[2], ways[0]].entries()) {
      expect(difference(second.logits[row] as Float32Array, referenceLogits(weights, [...prompt, ...way.slice(0, 2)]))).toBeLessThan(TOLERANCE)
    }
    // What they were taken from has not moved.
    expect(difference((await forward([ways[1][0]], start.cache)).logits, first.logits[1] as Float32Array)).toBeLessThan(TOLERANCE)
  })

  it('counts what an audit of the raw runs counts, convolutions as weights alone', async () => {
    const sequence = engine.open(PROMPT)
    const { completion: { usage }, parts } = await passOf(sequence, { mode: 'direct', cap: 5 })
    sequence.close()
    const call = globalThis.runRecord?.calls.at(-1)
    const runs = (call?.runs ?? []).map(({ inputIds, pastKey, logits }) => ({ call: 0, newTokens: inputIds[1] ?? 0, pastLength: pastKey[2] ?? NaN, logitRows: logits[1] ?? 0 }))
    expect(usage).toMatchObject({ ...recount(runs, config).get(0), decodeTokens: parts.length })
    // The same with attention in all three layers would cost more.
    const { attentionLayers: _, ...architecture } = config.architecture
    expect(recount(runs, { ...config, architecture }).get(0)?.flopsDecode).toBeGreaterThan(usage.flopsDecode)
  })

  it('is told from a graph whose state is right token by token alone', async () => {
    const ids = promptIds('direct').slice(0, 12)
    expect(await chunkDifference(forward, ids, 9, 11)).toBeLessThan(TOLERANCE)
    const wrong = await open(hybridGraph(weights, 'one-token'))
    const worst = await chunkDifference(createForward(wrong, config.architecture), ids, 9, 11)
    expect(worst).toBeGreaterThan(0.5)
    await wrong.release()
  })
})
