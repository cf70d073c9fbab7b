/** What eight samples of a real chat model cost as one batch, beside eight one after another: our loop on ONNX Runtime's WASM, in Node. */
import { existsSync, openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { bootstrap } from '../src/core/bootstrap.ts'
import type { Sequence } from '../src/core/engine.ts'
import { root } from '../tools/app.ts'
import { readFrames } from '../workers/engines/transformers/hub/chat-frame.ts'
import { createChatTokenizer } from '../workers/engines/transformers/hub/chat-tokenizer.ts'
import { createHubEngine } from '../workers/engines/transformers/hub/hub-engine.ts'
import { openWeights, readTexts } from '../workers/engines/transformers/hub/hub-files.ts'
import { readConfig } from '../workers/engines/transformers/hub/model-config.ts'
import { createSession } from '../workers/engines/transformers/session.ts'
import type { Row } from './row.ts'

/** Where `npm test` builds it (e2e/fixtures/smollm2.ts). */
const FOLDER = join(root, 'node_modules/.cache/second-thought/smollm2/hub/HuggingFaceTB/SmolLM2-135M-Instruct')
const SAMPLES = 8
const CAP = 12
const SEED = 1
const CONTEXT = 512
/** Short questions of its kind; the first is not counted, as code and caches are still cold. */
const PROMPTS = [
  'What colour is the sky on a clear day?', 'What is the capital of France?', 'How many legs does a spider have?', 'Name an animal that barks.', 'What do bees make?', 'Which season comes after winter?',
  'What is the opposite of hot?',
]
const file = (name: string): string => `file://${join(root, 'node_modules/onnxruntime-web/dist', `ort-wasm-simd-threaded.${name}`)}`

/** No row where the tests have not built the model yet. */
export async function chatVoteRows(say: (line: string) => void): Promise<Row[]> {
  if (!existsSync(join(FOLDER, 'manifest.json'))) {
    say('no votes of a chat model: `npm test` builds it, or `npx playwright test e2e/real` alone')
    return []
  }
  const files = { read: async (path: string): Promise<Blob | null> => (existsSync(join(FOLDER, path)) ? openAsBlob(join(FOLDER, path)) : null) }
  const texts = await readTexts(files)
  const config = readConfig(texts.config, texts.generation)
  const session = await createSession({ ...await openWeights(files, 'fp32'), layers: config.architecture.layers }, { factoryUrl: file('mjs'), wasmUrl: file('wasm') }, null)
  const engine = createHubEngine({
    id: 'SmolLM2-135M-Instruct', config, frames: readFrames(texts.template, texts.specialTokens, new Date()), tokenizer: createChatTokenizer(texts.tokenizer, texts.tokenizerConfig), dtype: 'fp32', session, own: null, context: CONTEXT,
  })
  const pairs: { readonly together: number; readonly apart: number }[] = []
  try {
    for (const [at, prompt] of PROMPTS.entries()) {
      const sequence = engine.open(prompt)
      // The prompt is read once, before either.
      await drawn(sequence, [1], 1)
      const first = await drawn(sequence, at % 2 === 0 ? [SAMPLES] : ONE_BY_ONE, SAMPLES)
      const second = await drawn(sequence, at % 2 === 0 ? ONE_BY_ONE : [SAMPLES], SAMPLES)
      sequence.close()
      if (at > 0) pairs.push(at % 2 === 0 ? { together: first, apart: second } : { together: second, apart: first })
    }
  } finally {
    await engine.close()
  }
  const over = (weight: (at: number) => number): number => {
    const sum = (of: (pair: (typeof pairs)[number]) => number): number => pairs.reduce((total, pair, at) => total + weight(at) * of(pair), 0)
    return sum(({ together }) => together) / sum(({ apart }) => apart)
  }
  const interval = bootstrap(pairs.length, (counts) => over((at) => counts[at] ?? 0), { seed: SEED })
  return [{
    what: `${SAMPLES} answers of SmolLM2-135M: as one batch / one after another`, value: over(() => 1), unit: 'x', interval: interval && [interval.low, interval.high], n: pairs.length,
    goal: { atMost: 0.6 }, note: `wasm in Node, fp32 weights, answers of up to ${CAP} tokens`,
  }]
}

const ONE_BY_ONE = Array.from({ length: SAMPLES }, () => 1)

/** Milliseconds for the samples, in waves of so many at a time. */
async function drawn(sequence: Sequence, waves: readonly number[], samples: number): Promise<number> {
  if (sequence.sample === undefined) throw new Error('this engine draws no samples')
  const began = performance.now()
  let ended = 0
  for await (const event of sequence.sample({ mode: 'direct', cap: CAP, waves, temperature: 1, seed: SEED, signal: { aborted: false }, more: () => true })) ended += Number(event.kind === 'end')
  if (ended !== samples) throw new Error(`${ended} of ${samples} samples ended`)
  return performance.now() - began
}
