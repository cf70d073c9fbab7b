/** The app's web-llm engine on a scripted model library: web-llm, tokenizers and engine are real; the model, its shaders and the GPU are not. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runFlops } from '../../../src/core/flops.ts'
import type { LoadProgress } from '../../../src/core/load-progress.ts'
import type { WebLlmEngine } from '../../../workers/engines/web-llm/engine.ts'
import { loadWebLlmEngine } from '../../../workers/engines/web-llm/load.ts'
import { filesOf, firstFilesOf } from '../../../workers/engines/web-llm/model-files.ts'
import type { WebLlmRecord } from '../../../workers/engines/web-llm/record.ts'
import { CASES, type UnderTest } from '../../contract/cases.ts'
import { passOf, textOf } from '../../contract/pass.ts'
import { EXPECTED, FRAME, RECORD, SAYS, THOUGHTLESS, insteadOf, tokensOf } from './scripted-expected.ts'
import { installScriptedLibrary } from './scripted-library.ts'
import { LOGITS, type Script, VOCAB, controlId, scriptedFiles, scriptedModel } from './scripted-model.ts'
import { furnishWorkerRoom } from './worker-room.ts'

const room = furnishWorkerRoom()
let script = SAYS
/** Called before each run. */
let onRun: (ids: readonly number[]) => void = () => {}
const library = installScriptedLibrary(() => {
  const model = scriptedModel(script)
  return {
    ...model,
    next: (ids) => {
      onRun(ids)
      return model.next(ids)
    },
  }
})

interface Loading {
  readonly script?: Script
  /** In place of the model's own; null: not there. */
  readonly instead?: Readonly<Record<string, Blob | null>>
  readonly record?: WebLlmRecord
  readonly context?: number
  readonly times?: { readonly stalledMs: number; readonly stepMs: number }
  readonly onProgress?: (progress: LoadProgress) => void
}

let engine: WebLlmEngine | null = null

async function load({ script: wanted = SAYS, instead = {}, record = RECORD, onProgress = () => {}, ...rest }: Loading = {}): Promise<WebLlmEngine> {
  await engine?.close()
  script = wanted
  const all: ReadonlyMap<string, Blob | null> = new Map([...scriptedFiles(wanted), ...Object.entries(instead)])
  return engine = await loadWebLlmEngine({ record, files: { read: async (path) => all.get(path) ?? null }, ...rest }, onProgress)
}

async function refusal(loading: Loading): Promise<unknown> {
  return load(loading).then(() => 'it loaded', ({ code, message }: { code: string; message: string }) => `${code}: ${message}`)
}

beforeEach(() => {
  onRun = () => {}
  library.runs.length = 0
  room.asked.length = 0
  room.features.clear()
  room.stall('nothing')
})
afterEach(async () => { await engine?.close() })

describe('the contract of engines, by web-llm on a scripted library', () => {
  const under: UnderTest = {
    expected: EXPECTED,
    engine: () => {
      if (engine === null) throw new Error('nothing is loaded')
      return engine
    },
    load: (model) => {
      if (model.engine !== 'scripted-web-llm') throw new Error('the scripted model alone is here')
      return load({ ...(model.context === undefined ? {} : { context: model.context }), instead: Object.fromEntries(insteadOf(model)) })
    },
    memoryBytes: () => library.blocks(),
  }

  it.each(CASES)('$name', async ({ run }) => {
    await load()
    await run(under)
  })
})

describe('the web-llm engine on a scripted library', () => {
  it('gives the probabilities of the whole vocabulary, whatever the configuration says of sampling', async () => {
    const { parts } = await passOf((await load()).open('hi'), { mode: 'direct', cap: 40 })
    const logZ = Math.log(LOGITS.reduce((sum, logit) => sum + Math.exp(logit), 0) + VOCAB - LOGITS.length)
    for (const { token } of parts) {
      expect(token.logprob).toBeCloseTo(LOGITS[0] - logZ, 4)
      expect(token.top.slice(0, 3).map(([, logprob]) => logprob)).toEqual(LOGITS.map((logit) => expect.closeTo(logit - logZ, 4) as number))
      const p = LOGITS.map((logit) => Math.exp(logit - logZ))
      const entropy = -p.reduce((sum, each) => sum + each * Math.log(each), 0) + (VOCAB - LOGITS.length) * Math.exp(-logZ) * logZ
      expect(token.entropy).toBeCloseTo(entropy, 4)
    }
  })

  it('keeps every token and its probability where a character takes several', async () => {
    const { parts } = await passOf((await load({ script: { reply: () => 'ok 😀 ü' } })).open('hi'), { mode: 'direct', cap: 40 })
    expect(parts.map(({ token }) => token.text)).toEqual(['o', 'k', ' ', '', '', '', '😀', ' ', '', 'ü', ''])
    expect(parts.every(({ token }) => token.logprob !== null)).toBe(true)
  })

  it('puts an empty thought before a direct answer and counts it as prompt; a thought of its own is kept apart', async () => {
    const sequence = (await load()).open('hi')
    const direct = await passOf(sequence, { mode: 'direct', cap: 40 })
    const thought = await passOf(sequence, { mode: 'think', cap: 40 })
    expect(textOf(direct)).toBe('You said: hi')
    expect(textOf(thought)).toBe('You said: hi')
    expect(thought.parts.flatMap(({ kind, token }) => (kind === 'thought' ? token.text : [])).join('')).toBe('so: hi')
    expect(direct.completion.usage.prefillTokens - thought.completion.usage.prefillTokens).toBe(tokensOf(THOUGHTLESS))
    expect(thought.parts.filter(({ kind }) => kind === 'control').map(({ token }) => token.id)).toEqual([controlId('<think>'), controlId('</think>'), controlId('<|im_end|>')])
  })

  it('closes a thought at its cap, says so, and lets the answer follow', async () => {
    const endless: Script = { reply: (_, thinking) => (thinking ? `<think>${'hm '.repeat(40)}</think>` : '') + 'done' }
    const pass = await passOf((await load({ script: endless })).open('hi'), { mode: 'think', cap: 6 })
    expect(pass.completion.forced).toBe(true)
    expect(pass.parts.slice(0, 7).map(({ kind }) => kind)).toEqual(['control', 'thought', 'thought', 'thought', 'thought', 'thought', 'control'])
    expect(pass.completion.usage.decodeTokens).toBe(pass.parts.length)
  })

  it('has no think mode for a kind of model without the switch, and says why', async () => {
    const plain = await load({ script: { ...SAYS, modelType: 'llama' } })
    expect(plain.capabilities.thinking).toBe('none')
    expect(plain.reasons.thinking).toMatch(/switch/)
    await expect(passOf(plain.open('hi'), { mode: 'think', cap: 4 })).rejects.toThrow(/switch/)
  })

  it('accounts for every run of the library: its own record gives the same tokens and FLOPs', async () => {
    const loaded = await load({ script: { ...SAYS, chunk: 32 } })
    const { completion: { usage }, parts } = await passOf(loaded.open('count me'), { mode: 'think', cap: 40 })
    const prompt = tokensOf(FRAME) + 8
    const isPrefill = ({ past }: { past: number }): boolean => past < prompt
    const { architecture, nonEmbeddingParameters } = loaded.model
    if (architecture === undefined || nonEmbeddingParameters === undefined) throw new Error('the model has no shape')
    const flops = (runs: typeof library.runs): number => runs.reduce((sum, { ids, past }) => sum + runFlops({ architecture, nonEmbeddingParameters }, { newTokens: ids.length, pastLength: past, logitRows: 1 }), 0)
    const [prefill, decode] = [library.runs.filter(isPrefill), library.runs.filter((run) => !isPrefill(run))]
    expect(prefill.every(({ ids }) => ids.length <= 32)).toBe(true)
    expect(usage).toMatchObject({
      prefillTokens: prefill.reduce((sum, { ids }) => sum + ids.length, 0), reusedTokens: 0, decodeTokens: decode.length + 1, abortedTokens: 0,
      flopsPrefill: flops(prefill), flopsDecode: flops(decode), source: 'counted', backend: 'webgpu',
    })
    expect(usage.prefillTokens).toBe(prompt)
    expect(usage.decodeTokens).toBe(parts.length)
  })

  it('counts tokens but no FLOPs where the kind of model is not known', async () => {
    const unknown = await load({ script: { reply: () => 'a long answer', modelType: 'scripted' } })
    expect(unknown.model.architecture).toBeUndefined()
    const { completion: { usage } } = await passOf(unknown.open('hi'), { mode: 'direct', cap: 3 })
    expect(usage).toMatchObject({ decodeTokens: 3, flopsPrefill: 0, flopsDecode: 0 })
  })

  it('stops between two runs of a long prefill', async () => {
    const loaded = await load({ script: { ...SAYS, chunk: 16 } })
    const signal = { aborted: false }
    onRun = () => { signal.aborted = true }
    const pass = loaded.open('a prompt').generate({ mode: 'direct', cap: 4, signal })
    expect(await pass.next()).toMatchObject({ done: true, value: { finish: 'cancelled', usage: { prefillTokens: 16, decodeTokens: 0 } } })
  })

  it('runs one pass at a time, whichever sequence asks', async () => {
    const loaded = await load()
    const first = loaded.open('one').generate({ mode: 'direct', cap: 4, signal: { aborted: false } })
    await first.next()
    await expect(passOf(loaded.open('two'), { mode: 'direct', cap: 4 })).rejects.toThrow(/busy/)
    await first.return(undefined as never)
    expect(textOf(await passOf(loaded.open('two'), { mode: 'direct', cap: 40 }))).toBe('You said: two')
  })
})

describe('loading a model of web-llm on a scripted library', () => {
  it('tells true bytes: unpacked, on the GPU, then warming up; and leaves no second copy in the caches', async () => {
    const told: LoadProgress[] = []
    await load({ onProgress: (progress) => told.push(progress) })
    const unpacked = told.filter(({ step }) => step === 'runtime')
    expect(unpacked.at(-1)?.loadedBytes).toBe(unpacked.at(-1)?.totalBytes)
    expect(told.filter(({ step }) => step === 'weights').at(-1)).toEqual({ step: 'weights', loadedBytes: 8, totalBytes: 8 })
    expect(told.at(-1)?.step).toBe('warm-up')
    expect(room.cached()).toEqual([])
    expect(room.asked).toEqual([])
  })

  it('lists what a record needs: first what is known without a file, then all, with the sizes of its weights', async () => {
    const files = scriptedFiles(SAYS)
    expect(firstFilesOf(RECORD).map(({ path }) => path)).toEqual(['mlc-chat-config.json', 'tensor-cache.json', 'lib/scripted-webgpu.wasm'])
    const all = await filesOf(RECORD, { read: async (path) => files.get(path) ?? null })
    expect(all.map(({ path }) => path).sort()).toEqual([...files.keys()].sort())
    expect(all.find(({ path }) => path === 'params_shard_0.bin')).toEqual({
      path: 'params_shard_0.bin', url: 'https://models.invalid/scripted/model/resolve/main/params_shard_0.bin', cache: 'webllm/model', size: 8,
    })
  })

  const half: WebLlmRecord = { ...RECORD, model_id: 'scripted-q4f16_1-MLC' }
  it.each<readonly [string, Loading, RegExp]>([
    ['a library that is not there', { instead: { 'lib/scripted-webgpu.wasm': null } }, /^model-missing: lib\/scripted-webgpu\.wasm/],
    ['a page in place of the library', { instead: { 'lib/scripted-webgpu.wasm': new Blob(['<!doctype html>']) } }, /^model-invalid: lib\/scripted-webgpu\.wasm: .*WebAssembly/],
    ['a library that is cut', { instead: { 'lib/scripted-webgpu.wasm': new Blob([new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 7])]) } }, /^model-invalid: its library/],
    ['weights of another size', { instead: { 'params_shard_0.bin': new Blob(['abc']) } }, /^model-invalid: params_shard_0\.bin: it has 3 bytes, not 8/],
    ['weights listed outside their folder', { instead: { 'tensor-cache.json': new Blob(['{"records":[{"dataPath":"../x","nbytes":8}]}']) } }, /^model-invalid: tensor-cache\.json/],
    ['a tokenizer that is none', { instead: { 'tokenizer.json': new Blob(['{}']) } }, /^model-invalid: tokenizer\.json/],
    ['half precision where the adapter has none, though the record does not say so', { record: half }, /^model-unsupported: .*shader-f16.*f32/],
    ['a larger buffer than the adapter takes', { record: { ...RECORD, buffer_size_required_bytes: 2 ** 40 } }, /^model-unsupported: .*smaller model/],
    ['an address past the cache', { record: { ...RECORD, model_lib: 'http://localhost/lib.wasm' } }, /^model-unsupported: .*127\.0\.0\.1/],
  ])('refuses %s, and asks no network', async (_, loading, says) => {
    expect(await refusal(loading)).toMatch(says)
    expect(room.asked).toEqual([])
    expect(room.cached()).toEqual([])
  })

  it('gives up a load that stands still', async () => {
    room.stall('device')
    expect(await refusal({ times: { stalledMs: 100, stepMs: 100 } })).toMatch(/^timeout: no progress/)
    expect(room.cached()).toEqual([])
  })

  it('loads half precision where the adapter has it', async () => {
    room.features.add('shader-f16')
    expect((await load({ record: half })).model.id).toBe(half.model_id)
  })
})

describe('faults of a loaded web-llm engine on a scripted library', () => {
  it('names a lost device, and refuses further runs as such', async () => {
    const sequence = (await load()).open('hi')
    onRun = () => { room.loseDevice() }
    await expect(passOf(sequence, { mode: 'direct', cap: 4 })).rejects.toMatchObject({ code: 'device-lost' })
    await expect(passOf(sequence, { mode: 'direct', cap: 4 })).rejects.toMatchObject({ code: 'device-lost' })
  })

  it('gives a failed run the code of the engine', async () => {
    onRun = () => { throw new Error('scripted fault') }
    await expect(passOf((await load()).open('hi'), { mode: 'direct', cap: 4 })).rejects.toMatchObject({ code: 'engine-failed', message: expect.stringContaining('scripted fault') as string })
  })

  it('gives up a run that the device never ends', async () => {
    const sequence = (await load({ times: { stalledMs: 1000, stepMs: 100 } })).open('hi')
    room.stall('work')
    await expect(passOf(sequence, { mode: 'direct', cap: 4 })).rejects.toMatchObject({ code: 'timeout' })
    room.stall('nothing')
  })

  it('refuses numbers that are none', async () => {
    const loaded = await load({ script: { ...SAYS, broken: true } })
    await expect(passOf(loaded.open('hi'), { mode: 'direct', cap: 4 })).rejects.toMatchObject({ code: 'engine-failed', message: expect.stringContaining('no probabilities') as string })
  })

  it('gives back its memory of the conversation and the device, with all that lies on it, on closing', async () => {
    const loaded = await load()
    await passOf(loaded.open('hi'), { mode: 'direct', cap: 4 })
    expect(library.living('state')).toBe(1)
    expect(room.devices()).toBe(1)
    await loaded.close()
    expect(library.living('state')).toBe(0)
    expect(room.devices()).toBe(0)
  })

  it('is closed for good, and can be loaded anew', async () => {
    const loaded = await load()
    const sequence = loaded.open('hi')
    await loaded.close()
    await loaded.close()
    await expect(passOf(sequence, { mode: 'direct', cap: 4 })).rejects.toThrow()
    expect(() => loaded.open('hi')).toThrow(/closed/)
    expect(textOf(await passOf((await load()).open('again'), { mode: 'direct', cap: 40 }))).toBe('You said: again')
  })
})
