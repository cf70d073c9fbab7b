/** Holds the engine under test: the app's own loaders over files that the test's server gives. */
import type { Engine, Sequence, TokenStat } from '../../src/core/engine.ts'
import { canSample, runVote } from '../../src/core/rungs/vote.ts'
import { failureOf } from '../../workers/engines/transformers/engine-failure.ts'
import { loadHubEngine } from '../../workers/engines/transformers/hub/load-hub.ts'
import { addEngine, loadEngine } from '../../workers/engines/transformers/load.ts'
import { fetchModelFiles } from '../../workers/engines/transformers/model-files.ts'
import { startRecord } from '../../workers/engines/transformers/run-record.ts'
import { loadWebLlmEngine } from '../../workers/engines/web-llm/load.ts'
import { CASES, type UnderTest } from '../contract/cases.ts'
import { passOf } from '../contract/pass.ts'
import { RECORD, SAYS, insteadOf } from '../scripted/web-llm/scripted-expected.ts'
import { type LibraryRecord, installScriptedLibrary } from '../scripted/web-llm/scripted-library.ts'
import { scriptedFiles, scriptedModel } from '../scripted/web-llm/scripted-model.ts'
import type { Ask, HubModelUnderTest, ModelUnderTest, Told, WebLlmUnderTest } from './engine-protocol.ts'

/** The runtime's memory, caught as it is made: it never shrinks, so that a leak shows as growth. */
const memories: WebAssembly.Memory[] = []
// No class of its own: web-llm asks whether the memory its library exports is a WebAssembly.Memory.
WebAssembly.Memory = new Proxy(WebAssembly.Memory, {
  construct: (Memory, [descriptor]: [WebAssembly.MemoryDescriptor]) => {
    const memory = new Memory(descriptor)
    memories.push(memory)
    return memory
  },
})

/** The page's folder: this script lies in one below. Not import.meta.url, whose addresses the bundler resolves while it builds. */
const base = new URL('..', self.location.href)

/** Software graphics beside other work on two cores: minutes for what takes a graphics card no time. */
const PATIENT = { stalledMs: 600_000, stepMs: 1_100_000 }

let engine: Engine | null = null
let scripted: LibraryRecord | null = null
let started = false
const blobs = new Map<string, Promise<Blob | null>>()

function readFile({ id, instead }: HubModelUnderTest | WebLlmUnderTest): (path: string) => Promise<Blob | null> {
  return (path) => {
    const other = instead?.[path]
    if (other !== undefined) return Promise.resolve(other === null ? null : new Blob([other]))
    const url = new URL(`hub/${id}/resolve/main/${path}`, base).href
    const blob = blobs.get(url) ?? fetch(url).then((response) => (response.ok ? response.blob() : null))
    blobs.set(url, blob)
    return blob
  }
}

async function load(model: ModelUnderTest): Promise<Engine> {
  if (model.engine === 'scripted') throw new Error('the scripted engine runs beside its test')
  if (model.engine === 'built-in') {
    const modelUrl = new URL(model.folder, base).href
    // As the app does it: the first model starts the runtime, later ones find it running.
    if (started) return addEngine(await fetchModelFiles(modelUrl, () => {}), model.backend, false, () => {})
    const loaded = await loadEngine({ modelUrl, backend: model.backend, record: false, known: null }, () => {})
    if (loaded.engine === null) throw new Error('the built-in model does not run')
    started = true
    return loaded.engine
  }
  if (model.engine === 'web-llm') {
    const address = new URL(`hub/${model.id}/resolve/main/`, base).href
    const record = { model_id: model.id, model: address, model_lib: `${address}lib/${model.library}` }
    return loadWebLlmEngine({ record, files: { read: readFile(model) }, times: PATIENT, ...(model.context === undefined ? {} : { context: model.context }) }, () => {})
  }
  if (model.engine === 'scripted-web-llm') {
    scripted ??= installScriptedLibrary(() => scriptedModel(SAYS))
    const files = new Map([...scriptedFiles(SAYS), ...insteadOf(model)])
    return loadWebLlmEngine({ record: RECORD, files: { read: async (path) => files.get(path) ?? null }, ...(model.context === undefined ? {} : { context: model.context }) }, () => {})
  }
  if (model.record === true) startRecord()
  return loadHubEngine({
    id: model.id, dtype: model.dtype, backend: model.backend, record: model.record ?? false, files: { read: readFile(model) },
    ...(model.context === undefined ? {} : { context: model.context }),
  }, () => {})
}

/** One model at a time: the machine may not hold two. */
async function replace(model: ModelUnderTest): Promise<Engine> {
  // A case may have closed it.
  await engine?.close().catch(() => {})
  engine = null
  engine = await load(model)
  return engine
}

/** The samples as the engine drew them, beside what the rung makes of them. */
async function vote({ prompt, samples, cap, seed }: Extract<Ask, { kind: 'vote' }>, { id, model, open }: Engine): Promise<Told> {
  const sequence = open(prompt)
  if (!canSample(sequence)) throw new Error('this engine draws no samples')
  const drawn: TokenStat[][] = []
  const sample: typeof sequence.sample = async function* (request) {
    const events = sequence.sample(request)
    for (;;) {
      const { done, value } = await events.next()
      if (done === true) return value
      if (value.kind === 'token') (drawn[value.sample] ??= []).push(value.part.token)
      yield value
    }
  }
  try {
    const rung = { id: `${model.id}:vote`, strategy: 'vote', engine: id, model: model.id, cap, samples, enabled: true } as const
    const running = runVote({ sequence: { ...sequence, sample } satisfies Sequence, rung, mode: 'direct', seed, declines: () => false, signal: { aborted: false } })
    for (;;) {
      const { done, value } = await running.next()
      if (done !== true) continue
      if (value.error !== null) throw value.error
      return { ok: true, voted: { report: value, samples: drawn } }
    }
  } finally {
    sequence.close()
  }
}

let current = ''

async function answer(ask: Ask): Promise<Told> {
  if (ask.kind === 'load') {
    const loaded = await replace(ask.model)
    current = JSON.stringify(ask.model)
    const { dtype = '', reasons = {} } = loaded as { dtype?: string; reasons?: object }
    return { ok: true, loaded: { model: loaded.model, capabilities: loaded.capabilities, reasons, dtype } }
  }
  if (ask.kind === 'pass') {
    if (engine === null) throw new Error('nothing is loaded')
    const sequence = engine.open(ask.prompt)
    try {
      return { ok: true, passed: { prompt: sequence.prompt, ...await passOf(sequence, ask) } }
    } finally {
      sequence.close()
    }
  }
  if (ask.kind === 'vote') {
    if (engine === null) throw new Error('nothing is loaded')
    return vote(ask, engine)
  }
  const found = CASES.find(({ name }) => name === ask.name)
  if (found === undefined) throw new Error(`there is no case "${ask.name}"`)
  if (found.alone !== true && current !== JSON.stringify(ask.model)) {
    await replace(ask.model)
    current = JSON.stringify(ask.model)
  }
  const under: UnderTest = {
    expected: ask.expected,
    engine: () => {
      if (engine === null) throw new Error('nothing is loaded')
      return engine
    },
    load: async (model) => {
      current = ''
      return replace(model)
    },
    // Each load of web-llm brings a memory of its own.
    memoryBytes: () => (ask.model.engine === 'scripted-web-llm' ? scripted?.blocks() ?? 0 : memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)),
  }
  return { ok: true, note: await found.run(under) ?? '' }
}

// In turn: an engine is never loaded under another call's hands.
let queue = Promise.resolve()
onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly ask: Ask }>) => {
  queue = queue.then(async () => {
    const told = await answer(data.ask).catch((thrown: unknown): Told => ({ ok: false, ...failureOf(thrown) }))
    postMessage({ id: data.id, told })
  })
}
