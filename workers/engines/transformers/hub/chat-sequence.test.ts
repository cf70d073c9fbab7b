import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Completion, Mode, Part, SampleEvent } from '../../../../src/core/engine.ts'
import { type Recounted, type SessionRun, recount } from '../../../../src/core/recount.ts'
import type { BatchForward } from '../batch-forward.ts'
import { createCallMeter } from '../call-meter.ts'
import { EngineFailure } from '../engine-failure.ts'
import type { Forward } from '../forward.ts'
import type { KvCache } from '../kv-cache.ts'
import { ANSWER_CAP, LEAST_ANSWER_ROOM } from './chat-pass.ts'
import { createChatSequence } from './chat-sequence.ts'
import type { ChatTokenizer } from './chat-tokenizer.ts'

const VOCAB = 12
const [OPEN, CLOSE, END, STOP, SPACE, LETTER, NAN] = [1, 2, 3, 4, 5, 9, 11]
const CONTEXT = 200
const counted = { architecture: { layers: 2, heads: 2, kvHeads: 1, headDim: 4, hidden: 8, vocab: VOCAB }, nonEmbeddingParameters: 900 }
const SHARED = [6, 7, 8]
const PASSES = { direct: { ids: [OPEN, CLOSE], opened: false }, think: { ids: [10], opened: false } }

const tokenizer: ChatTokenizer = {
  encode: () => [], encodeBetween: () => [], idOf: () => null,
  isControl: (id) => id === END || id === STOP,
  decode: (ids) => ids.map((id) => (id === SPACE ? ' ' : id === LETTER ? 'a' : '')).join(''),
}

/** What a call costs that was stopped before its first run. */
const NOTHING: Recounted = { prefillTokens: 0, reusedTokens: 0, decodeTokens: 0, abortedTokens: 0, flopsPrefill: 0, flopsDecode: 0 }

/** A model whose next token is read from a script: the n-th after its prompt. */
function scripted(script: (n: number) => number, { keepsLast = false, passes = PASSES as Partial<Record<Mode, { ids: readonly number[]; opened: boolean }>> } = {}) {
  const live = new Set<object>()
  const runs: SessionRun[] = []
  const fed: number[][] = []
  let call = 0
  let promptLength = 0
  const forward: Forward = async (ids, past) => {
    const length = (past?.length ?? 0) + ids.length
    if (past === null || past.length === SHARED.length) promptLength = length
    const tensor = { location: 'gpu-buffer', dispose: () => { live.delete(tensor) } }
    live.add(tensor)
    runs.push({ call, newTokens: ids.length, pastLength: past?.length ?? 0, logitRows: keepsLast ? 1 : ids.length })
    fed.push([...ids])
    const logits = new Float32Array(VOCAB)
    const next = script(length - promptLength)
    if (next === NAN) logits.fill(NaN)
    else logits[next] = 5
    return { logits, cache: { length, feeds: { key: tensor } } as unknown as KvCache }
  }
  let forked = 0
  const hold = (rows: number, length: number): KvCache => {
    const tensor = { location: 'gpu-buffer', rows, dispose: () => { live.delete(tensor) } }
    live.add(tensor)
    return { length, feeds: { key: tensor } } as unknown as KvCache
  }
  const batch: BatchForward = {
    take: ({ length }, rows) => hold(rows.length, length),
    run: async (ids, past) => {
      runs.push({ call, newTokens: 1, pastLength: past.length, logitRows: 1, rows: ids.length })
      const logits = new Float32Array(VOCAB).fill(-Infinity)
      logits[script(past.length + 1 - promptLength)] = 5
      return { logits: ids.map(() => logits), cache: hold(ids.length, past.length + 1) }
    },
  }
  const sequence = createChatSequence({
    model: 'scripted', forward, batch: { ...batch, take: (cache, rows) => { if (rows.every((row) => row === 0)) forked += rows.length; return batch.take(cache, rows) } }, rules: { context: CONTEXT, tokenizer, think: { open: OPEN, close: CLOSE }, ends: new Set([END, STOP]) },
    read: { prompt: { text: 'abc', tokens: 5, mapped: [], replaced: [], leftOut: 0 }, shared: SHARED, passes },
    logitRows: (newTokens) => (keepsLast ? 1 : newTokens),
    meter: (rung) => {
      call++
      return createCallMeter({ engine: 'scripted', model: 'scripted', rung, backend: 'wasm' }, counted, () => 0)
    },
    failure: (thrown) => new EngineFailure('engine-failed', String(thrown)),
  })
  return { sequence, live, runs, fed, callNow: () => call, forkedNow: () => forked }
}

async function pass(sequence: ReturnType<typeof scripted>['sequence'], mode: Mode, cap: number, stopAfter = Infinity) {
  const signal = { aborted: stopAfter === 0 }
  const parts: Part[] = []
  const generation = sequence.generate({ mode, cap, signal })
  for (;;) {
    const { done, value } = await generation.next()
    if (done === true) return { parts, completion: value as Completion }
    parts.push(value as Part)
    if (parts.length >= stopAfter) signal.aborted = true
  }
}

const kinds = (parts: readonly Part[]): string => parts.map(({ kind }) => kind[0]).join('')
const said = (...tokens: readonly number[]) => (n: number): number => tokens[n] ?? END

describe('the decode loop of a chat model', () => {
  it('runs what all ways share, then the ending of its own, then one token at a time', async () => {
    const { sequence, fed } = scripted(said(LETTER, SPACE, LETTER))
    const { parts, completion } = await pass(sequence, 'direct', 10)
    expect(fed).toEqual([SHARED, [OPEN, CLOSE], [LETTER], [SPACE], [LETTER]])
    expect([kinds(parts), parts.map(({ token }) => token.text).join('')]).toEqual(['aaac', 'a a'])
    expect(completion).toMatchObject({ finish: 'end', forced: false, usage: { prefillTokens: 5, reusedTokens: 0, decodeTokens: 4 } })
  })

  it('reads only the ending anew when it thinks after answering', async () => {
    const { sequence, fed } = scripted(said(LETTER))
    await pass(sequence, 'direct', 10)
    fed.length = 0
    const { completion } = await pass(sequence, 'think', 10)
    expect(fed[0]).toEqual([10])
    expect(completion.usage).toMatchObject({ prefillTokens: 1, reusedTokens: 3 })
  })

  it('ends at any of the ids that end an answer', async () => {
    expect((await pass(scripted(said(LETTER, STOP, LETTER)).sequence, 'direct', 10)).completion.finish).toBe('end')
    expect((await pass(scripted(said(LETTER, END, LETTER)).sequence, 'direct', 10)).completion.finish).toBe('end')
  })

  it('keeps a thought apart, opened by the model or by the template', async () => {
    expect(kinds((await pass(scripted(said(OPEN, LETTER, SPACE, CLOSE, LETTER)).sequence, 'think', 20)).parts)).toBe('cttcac')
    expect(kinds((await pass(scripted(said(SPACE, OPEN, LETTER, CLOSE, LETTER)).sequence, 'direct', 20)).parts)).toBe('actcac')
    const opened = scripted(said(LETTER, CLOSE, LETTER), { passes: { direct: { ids: [OPEN], opened: true } } })
    expect(kinds((await pass(opened.sequence, 'direct', 20)).parts)).toBe('tcac')
  })

  it('takes a thought that begins after other text for the text it is', async () => {
    expect(kinds((await pass(scripted(said(LETTER, OPEN, LETTER)).sequence, 'direct', 20)).parts)).toBe('aaac')
  })

  it('closes a thought at its cap, and counts the forced token', async () => {
    const { sequence, fed } = scripted((n) => (n === 0 ? OPEN : n < 7 ? LETTER : END))
    const { parts, completion } = await pass(sequence, 'think', 4)
    expect(fed.slice(2, 8)).toEqual([[OPEN], [LETTER], [LETTER], [LETTER], [CLOSE], [LETTER]])
    expect(kinds(parts)).toBe('ctttcaac')
    expect(completion).toMatchObject({ finish: 'end', forced: true })
    expect(completion.usage.decodeTokens).toBe(parts.length)
  })

  it('cuts endless answers at the cap and at the context, and thoughts early enough for an answer', async () => {
    const endless = scripted(() => LETTER)
    expect((await pass(endless.sequence, 'direct', 5)).completion).toMatchObject({ finish: 'cap' })
    expect((await pass(endless.sequence, 'direct', 1000)).completion).toMatchObject({ finish: 'context' })
    expect(Math.max(...endless.runs.map(({ newTokens, pastLength }) => newTokens + pastLength))).toBe(CONTEXT)
    const thinking = await pass(scripted((n) => (n === 0 ? OPEN : LETTER)).sequence, 'think', 1000)
    expect(thinking.parts.filter(({ kind }) => kind === 'answer').length).toBe(LEAST_ANSWER_ROOM + 1)
    const capped = await pass(scripted((n) => (n === 0 ? OPEN : LETTER)).sequence, 'think', 3)
    expect(capped.parts.filter(({ kind }) => kind === 'answer').length).toBe(ANSWER_CAP)
  })

  it('refuses a mode that its template has not, and a question about an answer', async () => {
    const { sequence } = scripted(said(LETTER), { passes: { direct: PASSES.direct } })
    await expect(pass(sequence, 'think', 5)).rejects.toThrow('no switch')
    await expect(sequence.check('a')).rejects.toThrow('not trained')
    expect((await pass(sequence, 'direct', 5)).completion.finish).toBe('end')
  })

  it('turns logits that are no numbers into a typed failure', async () => {
    await expect(pass(scripted(said(LETTER, NAN)).sequence, 'direct', 5)).rejects.toMatchObject({ code: 'engine-failed' })
  })

  it('gives every buffer back, also when its reader walks away or it is closed in the middle', async () => {
    const { sequence, live } = scripted((n) => (n < 5 ? LETTER : END))
    await pass(sequence, 'direct', 10)
    await pass(sequence, 'think', 20, 2)
    expect(live.size).toBe(1)
    for await (const part of sequence.generate({ mode: 'direct', cap: 9, signal: { aborted: false } })) {
      expect(part.kind).toBe('answer')
      sequence.close()
      break
    }
    expect(live.size).toBe(0)
    expect(sequence.usage()).toMatchObject({ decodeTokens: 1, abortedTokens: 1 })
    await expect(pass(sequence, 'direct', 5)).rejects.toThrow('closed')
  })

  it('counts exactly what a recount of the raw runs counts, whatever is generated, capped or stopped', async () => {
    const passes = fc.array(fc.record({ mode: fc.constantFrom('direct' as const, 'think' as const), cap: fc.integer({ min: 1, max: 30 }), stopAfter: fc.integer({ min: 0, max: 60 }) }), { minLength: 1, maxLength: 4 })
    const token = fc.constantFrom(LETTER, LETTER, LETTER, SPACE, OPEN, CLOSE, END)
    await fc.assert(fc.asyncProperty(passes, fc.array(token, { minLength: 1, maxLength: 40 }), fc.boolean(), async (wanted, tokens, keepsLast) => {
      const { sequence, runs, callNow } = scripted((n) => tokens[n % tokens.length] as number, { keepsLast })
      for (const [at, { mode, cap, stopAfter }] of wanted.entries()) {
        const { parts, completion } = await pass(sequence, mode, cap, stopAfter)
        const cancelled = completion.finish === 'cancelled'
        const raw = runs.filter(({ call }) => call === callNow()).map((run) => ({ ...run, cancelled }))
        expect(completion.usage.decodeTokens).toBe(parts.length)
        // Only a pass that was stopped before it began, on a prompt that was read already, runs nothing.
        expect(raw.length === 0).toBe(stopAfter === 0 && at > 0)
        expect(completion.usage).toMatchObject(recount(raw, counted).get(callNow()) ?? NOTHING)
      }
    }), { numRuns: 60 })
  })
})

describe('several samples of a chat model', () => {
  it('keep a thought apart each, end each for itself, and are counted as a recount of the runs counts them', async () => {
    const { sequence, runs, live, forkedNow } = scripted(said(OPEN, LETTER, CLOSE, LETTER, SPACE, LETTER))
    if (sequence.sample === undefined) throw new Error('it draws no samples')
    const events: SampleEvent[] = []
    const drawing = sequence.sample({ mode: 'think', cap: 9, waves: [2, 1], temperature: 0.01, seed: 3, signal: { aborted: false }, more: () => true })
    let next = await drawing.next()
    while (next.done !== true) {
      events.push(next.value)
      next = await drawing.next()
    }
    const parts = events.flatMap((event) => (event.kind === 'token' ? [event] : []))
    for (const sample of [0, 1, 2]) {
      const own = parts.filter((event) => event.sample === sample).map(({ part }) => part)
      expect([kinds(own), own.map(({ token }) => token.text).join('')]).toEqual(['ctcaaac', 'aa a'])
    }
    const { usage } = next.value
    expect(usage.decodeTokens).toBe(parts.length)
    const raw = runs.map((run) => ({ ...run, forked: forkedNow() }))
    const audited = recount(raw, counted)
    expect(usage).toMatchObject({ ...audited.get(2) })
    expect(audited.has(2)).toBe(true)
    expect(live.size).toBe(1)
    sequence.close()
    expect(live.size).toBe(0)
  })
})
