/** The app's own decode loop, signals included, timed as a whole. */
import type { Part, Sequence } from '../../src/core/engine.ts'
import { gatherSignals } from '../../src/core/signals/gather.ts'
import type { BuiltInEngine } from '../../workers/engines/transformers/engine.ts'
import { loadEngine } from '../../workers/engines/transformers/load.ts'
import { answerRequests, type Mode, type Request, type Timing } from './protocol.ts'

let engine: BuiltInEngine | null = null

answerRequests(async (request) => {
  if (request.kind === 'load') {
    const loaded = await loadEngine({ modelUrl: request.modelUrl, backend: request.backend, record: false, known: null }, () => {})
    if (loaded.engine === null) throw new Error(JSON.stringify(loaded.webgpu))
    engine = loaded.engine
    return null
  }
  if (engine === null) throw new Error('nothing is loaded')
  const sequence = engine.open(request.prompt)
  try {
    if (request.kind === 'fresh') return await pass(sequence, request.mode, request.cap)
    if (request.kind === 'samples') return await sample(sequence, request)
    await pass(sequence, 'direct', request.cap)
    return await pass(sequence, 'think', request.cap)
  } finally {
    sequence.close()
  }
})

/** The same samples, token for token: each draws by its own number, whatever runs beside it. */
async function sample(sequence: Sequence, { mode, cap, samples, together }: Extract<Request, { kind: 'samples' }>): Promise<Timing> {
  if (sequence.sample === undefined) throw new Error('this model draws no samples')
  // Leaves the prompt read, as the pass before a vote does.
  await pass(sequence, 'direct', 1)
  const start = performance.now()
  const waves = together ? [samples] : Array.from({ length: samples }, () => 1)
  const running = sequence.sample({ mode, cap, waves, temperature: 1, seed: 1, signal: { aborted: false }, more: () => true })
  const texts: string[] = []
  let next = await running.next()
  while (!next.done) {
    const event = next.value
    if (event.kind === 'token') texts[event.sample] = (texts[event.sample] ?? '') + event.part.token.text
    next = await running.next()
  }
  const ms = performance.now() - start
  const { usage } = next.value
  return { ms, tokens: usage.decodeTokens, text: texts.join('\n'), flops: usage.flopsPrefill + usage.flopsDecode }
}

async function pass(sequence: Sequence, mode: Mode, cap: number): Promise<Timing> {
  const start = performance.now()
  const parts: Part[] = []
  const running = sequence.generate({ mode, cap, signal: { aborted: false } })
  let next = await running.next()
  while (!next.done) {
    parts.push(next.value)
    next = await running.next()
  }
  const end = engine?.model.controls.end
  gatherSignals({
    answer: parts.filter(({ kind, token }) => kind === 'answer' || token.id === end).map(({ token }) => token),
    thought: parts.filter(({ kind }) => kind === 'thought').map(({ token }) => token),
    modePrior: next.value.modePrior,
  })
  const ms = performance.now() - start
  const { usage } = next.value
  return { ms, tokens: usage.decodeTokens, text: parts.map(({ token }) => token.text).join(''), flops: usage.flopsPrefill + usage.flopsDecode }
}
