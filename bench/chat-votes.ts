/** What eight samples of a real chat model cost as one batch, beside eight one after another: our loop on ONNX Runtime's WASM, in Node. */
import { existsSync, openAsBlob } from 'node:fs'
import { join } from 'node:path'
import type { Sequence } from '../src/core/engine.ts'
import { root } from '../tools/app.ts'
import { readFrames } from '../workers/engines/transformers/hub/chat-frame.ts'
import { createChatTokenizer } from '../workers/engines/transformers/hub/chat-tokenizer.ts'
import { createHubEngine } from '../workers/engines/transformers/hub/hub-engine.ts'
import { openWeights, readTexts } from '../workers/engines/transformers/hub/hub-files.ts'
import { readConfig } from '../workers/engines/transformers/hub/model-config.ts'
import { createSession } from '../workers/engines/transformers/session.ts'
import { inTurn, ratioOfSums } from './pairs.ts'
import type { Pair } from './pairs.ts'
import type { Row } from './row.ts'
import { SAMPLES, VOTE_GOAL } from './votes.ts'

/** Where `npm test` builds it (e2e/fixtures/smollm2.ts). */
const FOLDER = join(root, 'node_modules/.cache/second-thought/smollm2/hub/HuggingFaceTB/SmolLM2-135M-Instruct')
const CAP = 12
/** Draws the same samples both ways. */
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
  const pairs: Pair<number>[] = []
  try {
    for (const [at, prompt] of PROMPTS.entries()) {
      const sequence = engine.open(prompt)
      // The prompt is read once, before either.
      await drawn(sequence, [1], 1)
      const pair = await inTurn(at, () => drawn(sequence, [SAMPLES], SAMPLES), () => drawn(sequence, ONE_BY_ONE, SAMPLES))
      sequence.close()
      if (at > 0) pairs.push(pair)
    }
  } finally {
    await engine.close()
  }
  return [{
    what: `${SAMPLES} answers of SmolLM2-135M: as one batch / one after another`, ...ratioOfSums(pairs, ({ ours }) => ours, ({ other }) => other),
    goal: VOTE_GOAL, note: `wasm in Node, fp32 weights, answers of up to ${CAP} tokens`,
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
