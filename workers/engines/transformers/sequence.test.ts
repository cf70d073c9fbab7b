import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Completion, Mode, Part, SampleEvent, SampleRequest, Sampling } from '../../../src/core/engine.ts'
import type { ModelCard } from '../../../src/core/models/model-card.ts'
import { type Recounted, type SessionRun, recount } from '../../../src/core/recount.ts'
import type { BatchForward } from './batch-forward.ts'
import { createCallMeter } from './call-meter.ts'
import { EngineFailure } from './engine-failure.ts'
import type { Forward } from './forward.ts'
import type { KvCache } from './kv-cache.ts'
import { ANSWER_ROOM, LEAST_ANSWER_ROOM, createSequence } from './sequence.ts'

const VOCAB = 16
const controls = { pad: 0, bos: 1, user: 2, bot: 3, direct: 4, think: 5, endThink: 6, end: 7, check: 8, true: 13, false: 14, terse: 11, recheck: 12 }
const card: ModelCard = {
  schema: 1, id: 'scripted', name: 'Scripted', parameters: 1000, nonEmbeddingParameters: 900, context: 120,
  architecture: { layers: 2, heads: 2, kvHeads: 2, headDim: 4, hidden: 8, vocab: VOCAB },
  controls, abilities: { check: true, terse: true, recheck: false }, decline: [], modeChoice: true, thinkCap: 20, skills: [], provenance: {}, figures: {},
}
const PROMPT = [1, 2, 10, 11, 12, 3]
const LETTER = 9

/** What a call costs that was stopped before its first run. */
const NOTHING: Recounted = { prefillTokens: 0, reusedTokens: 0, decodeTokens: 0, abortedTokens: 0, flopsPrefill: 0, flopsDecode: 0 }

/** A model whose next token is read from a script: `script(mode, n)` is its n-th token after that mode. */
function scripted(script: (mode: number, n: number) => number) {
  const live = new Set<object>()
  const runs: SessionRun[] = []
  const fed: number[][] = []
  let call = 0
  const history = new WeakMap<KvCache, readonly number[]>()
  const forward: Forward = async (ids, past) => {
    const tokens = [...(past === null ? [] : history.get(past) ?? []), ...ids]
    const tensor = { location: 'gpu-buffer', dispose: () => { live.delete(tensor) } }
    live.add(tensor)
    const cache = { length: tokens.length, feeds: { key: tensor } } as unknown as KvCache
    history.set(cache, tokens)
    runs.push({ call, newTokens: ids.length, pastLength: past?.length ?? 0, logitRows: 1 })
    fed.push([...ids])
    const modeAt = PROMPT.length
    const next = tokens.length > modeAt ? script(tokens[modeAt] as number, tokens.length - modeAt - 1) : controls.direct
    const logits = new Float32Array(VOCAB)
    if (next === VOCAB - 1) logits.fill(NaN)
    else logits[next] = 5
    return { logits, cache }
  }
  /** Rows of a batch, each with its own history. */
  const histories = new WeakMap<KvCache, readonly (readonly number[])[]>()
  const forks: number[] = []
  const hold = (rows: readonly (readonly number[])[]): KvCache => {
    const tensor = { location: 'gpu-buffer', dispose: () => { live.delete(tensor) } }
    live.add(tensor)
    const cache = { length: rows[0]?.length ?? 0, feeds: { key: tensor } } as unknown as KvCache
    histories.set(cache, rows)
    return cache
  }
  const batch: BatchForward = {
    take: (cache, rows) => {
      const one = history.get(cache)
      if (one !== undefined) forks.push(rows.length)
      const all = one === undefined ? histories.get(cache) ?? [] : [one]
      return hold(rows.map((row) => all[row] ?? []))
    },
    run: async (ids, past) => {
      const rows = (histories.get(past) ?? []).map((tokens, row) => [...tokens, ids[row] as number])
      runs.push({ call, newTokens: 1, pastLength: past.length, logitRows: 1, rows: ids.length })
      fed.push([...ids])
      return {
        cache: hold(rows),
        logits: rows.map((tokens) => {
          const logits = new Float32Array(VOCAB).fill(-Infinity)
          logits[script(tokens[PROMPT.length] as number, tokens.length - PROMPT.length - 1)] = 5
          return logits
        }),
      }
    },
  }
  const sequence = createSequence({
    prompt: { text: 'abc', tokens: PROMPT.length, mapped: [], replaced: [], leftOut: 0 },
    ids: PROMPT, card, forward, batch,
    vocabulary: { has: (character) => character !== 'ß', encode: (text) => [...text].map(() => LETTER), textOf: (id) => (id === 9 || id === 10 ? String.fromCharCode(88 + id) : '') },
    meter: (rung) => {
      call++
      return createCallMeter({ engine: 'scripted', model: 'scripted', rung, backend: 'wasm' }, card, () => 0)
    },
    failure: (thrown) => new EngineFailure('engine-failed', String(thrown)),
  })
  return { sequence, live, runs, fed, forks, callNow: () => call }
}

/** Runs all waves unless told otherwise; aborts after so many events. */
async function samples(sequence: ReturnType<typeof scripted>['sequence'], request: Partial<SampleRequest> = {}, stopAfter = Infinity) {
  const signal = { aborted: stopAfter === 0 }
  const events: SampleEvent[] = []
  if (sequence.sample === undefined) throw new Error('it draws no samples')
  const running = sequence.sample({ mode: 'direct', cap: 20, waves: [2, 2], temperature: 1, seed: 1, more: () => true, ...request, signal })
  for (;;) {
    const { done, value } = await running.next()
    if (done === true) return { events, sampling: value as Sampling, text: textsOf(events) }
    events.push(value as SampleEvent)
    if (events.length >= stopAfter) signal.aborted = true
  }
}

/** What each sample said, as kinds of its parts, and how it ended. */
function textsOf(events: readonly SampleEvent[]): string[] {
  const texts: string[] = []
  for (const event of events) texts[event.sample] = (texts[event.sample] ?? '') + (event.kind === 'token' ? event.part.kind[0] : ` ${event.finish}`)
  return texts
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

describe('the decode loop', () => {
  it('runs the prompt, the mode, then one token at a time, and never feeds the closing token', async () => {
    const { sequence, fed } = scripted((_mode, n) => (n < 2 ? LETTER : controls.end))
    const { parts, completion } = await pass(sequence, 'direct', 10)
    expect(fed).toEqual([PROMPT, [controls.direct], [LETTER], [LETTER]])
    expect(kinds(parts)).toBe('aac')
    expect(completion).toMatchObject({ finish: 'end', forced: false })
    expect(completion.usage).toMatchObject({ prefillTokens: 7, reusedTokens: 0, decodeTokens: 3, abortedTokens: 0 })
  })

  it('runs only the mode token as new when a second pass follows', async () => {
    const { sequence, fed } = scripted((_mode, n) => (n < 2 ? LETTER : controls.end))
    await pass(sequence, 'direct', 10)
    fed.length = 0
    const { completion } = await pass(sequence, 'think', 10)
    expect(fed[0]).toEqual([controls.think])
    expect(completion.usage).toMatchObject({ prefillTokens: 1, reusedTokens: PROMPT.length })
  })

  it('tells thought and answer apart at </think>', async () => {
    const { sequence } = scripted((_mode, n) => [LETTER, LETTER, controls.endThink, LETTER, controls.end][n] as number)
    expect(kinds((await pass(sequence, 'think', 10)).parts)).toBe('ttcac')
  })

  it('closes the thought at its cap with one run of two tokens, and counts the forced one', async () => {
    const { sequence, fed } = scripted((_mode, n) => (n >= 6 ? controls.end : LETTER))
    const { parts, completion } = await pass(sequence, 'think', 4)
    expect(fed).toContainEqual([LETTER, controls.endThink])
    expect(kinds(parts)).toBe('ttttcac')
    expect(parts[4]?.token).toMatchObject({ id: controls.endThink, logprob: 0, top: [] })
    expect(completion).toMatchObject({ finish: 'end', forced: true })
    expect(completion.usage.decodeTokens).toBe(parts.length)
  })

  it('does not force a thought that closes itself at the cap', async () => {
    const { sequence } = scripted((_mode, n) => [LETTER, LETTER, LETTER, controls.endThink, LETTER, controls.end][n] as number)
    const { parts, completion } = await pass(sequence, 'think', 4)
    expect(kinds(parts)).toBe('tttcac')
    expect(completion.forced).toBe(false)
  })

  it('cuts an endless answer at the cap, and one after a thought at the room kept for answers', async () => {
    const { sequence } = scripted(() => LETTER)
    const direct = await pass(sequence, 'direct', 5)
    expect([direct.parts.length, direct.completion.finish]).toEqual([5, 'cap'])
    const think = await pass(sequence, 'think', 3)
    expect([think.parts.length, think.completion.finish]).toEqual([3 + 1 + ANSWER_ROOM, 'cap'])
  })

  it('stops at the context, and closes the thought early enough for an answer', async () => {
    const { sequence, runs } = scripted(() => LETTER)
    const direct = await pass(sequence, 'direct', 1000)
    expect(direct.completion.finish).toBe('context')
    expect(Math.max(...runs.map(({ newTokens, pastLength }) => newTokens + pastLength))).toBe(card.context)
    const think = await pass(sequence, 'think', 1000)
    expect(think.completion.forced).toBe(true)
    // One more than the room kept: the last token chosen is never fed back.
    expect(think.parts.filter(({ kind }) => kind === 'answer').length).toBe(LEAST_ANSWER_ROOM + 1)
  })

  it('stops after the token in flight and marks all it generated as aborted', async () => {
    const { sequence } = scripted(() => LETTER)
    const { parts, completion } = await pass(sequence, 'think', 20, 3)
    expect(parts.length).toBe(3)
    expect(completion.finish).toBe('cancelled')
    expect(completion.usage).toMatchObject({ decodeTokens: 3, abortedTokens: 3 })
  })

  it('generates nothing when it was stopped before, and keeps the prefill it paid for', async () => {
    const { sequence } = scripted(() => LETTER)
    const stopped = await pass(sequence, 'direct', 5, 0)
    expect(stopped.completion.usage).toMatchObject({ prefillTokens: PROMPT.length, decodeTokens: 0, abortedTokens: 0 })
    const next = await pass(sequence, 'direct', 5)
    expect(next.completion.usage).toMatchObject({ prefillTokens: 1, reusedTokens: PROMPT.length })
  })

  it('gives P(think) right after the prompt', async () => {
    const { sequence } = scripted(() => controls.end)
    const { completion } = await pass(sequence, 'direct', 5)
    expect(completion.modePrior).toBeCloseTo(1 / (1 + Math.exp(5)), 6)
  })

  it('tells P(think) once the prompt is read, and the pass that follows goes on from there and pays for the reading', async () => {
    const { sequence, fed, runs } = scripted((_mode, n) => (n < 2 ? LETTER : controls.end))
    await sequence.read?.()
    expect(fed).toEqual([PROMPT])
    expect(await sequence.read?.()).toMatchObject({ modePrior: expect.any(Number) as number })
    const { completion } = await pass(sequence, 'think', 10)
    expect(fed.slice(0, 2)).toEqual([PROMPT, [controls.think]])
    expect(completion.usage).toMatchObject({ ...recount(runs, card).get(0), prefillTokens: 7, reusedTokens: 0 })
    expect((await sequence.read?.())?.modePrior).toBe(completion.modePrior)
    expect((await sequence.read?.())?.end()).toBeNull()
    sequence.close()
    await expect(sequence.read?.()).rejects.toThrow('closed')
  })

  it('makes a reading a call of its own where it is ended, and a pass after that reuses what was read', async () => {
    const { sequence, runs } = scripted((_mode, n) => (n < 2 ? LETTER : controls.end))
    const reading = await sequence.read?.()
    const usage = reading?.end()
    expect(usage).toMatchObject({ ...recount(runs, card).get(0), prefillTokens: 6, decodeTokens: 0 })
    expect(reading?.end()).toBeNull()
    const { completion } = await pass(sequence, 'direct', 10)
    expect(completion.usage).toMatchObject({ prefillTokens: 1, reusedTokens: 6 })
    expect([...recount(runs, card).values()]).toMatchObject([{ prefillTokens: 6 }, { prefillTokens: 1, reusedTokens: 6 }])
  })

  it('asks for a terse thought with its own token, and refuses what the model was not trained for', async () => {
    const { sequence, fed } = scripted((_mode, n) => [LETTER, controls.endThink, LETTER, controls.end][n] as number)
    expect(kinds((await pass(sequence, 'terse', 10)).parts)).toBe('tcac')
    expect(fed[1]).toEqual([controls.terse])
    await expect(pass(sequence, 'recheck', 10)).rejects.toThrow('not trained for the mode recheck')
    expect((await pass(sequence, 'direct', 10)).parts.length).toBeGreaterThan(0)
  })

  it('turns logits that are no numbers into a typed failure', async () => {
    const { sequence } = scripted(() => VOCAB - 1)
    await expect(pass(sequence, 'direct', 5)).rejects.toMatchObject({ code: 'engine-failed' })
  })

  it('gives every buffer back: all but the prefill after a pass, that too after closing', async () => {
    const { sequence, live } = scripted((_mode, n) => (n < 5 ? LETTER : controls.end))
    await pass(sequence, 'direct', 10)
    await pass(sequence, 'think', 3)
    await pass(sequence, 'think', 20, 2)
    expect(live.size).toBe(1)
    sequence.close()
    expect(live.size).toBe(0)
    await expect(pass(sequence, 'direct', 5)).rejects.toThrow('closed')
  })

  it('gives every buffer back when its reader walks away or it is closed in the middle', async () => {
    const { sequence, live } = scripted(() => LETTER)
    for await (const part of sequence.generate({ mode: 'direct', cap: 9, signal: { aborted: false } })) {
      expect(part.kind).toBe('answer')
      sequence.close()
      break
    }
    expect(live.size).toBe(0)
    expect(sequence.usage()).toMatchObject({ decodeTokens: 1, abortedTokens: 1 })
  })

  it('reads the verdict on an answer off one run on the kept prompt, and counts it as one generated token', async () => {
    const { sequence, fed, live } = scripted((mode, n) => (mode === controls.check && n === 3 ? controls.true : controls.end))
    const fresh = await sequence.check('ab')
    expect(fed).toEqual([PROMPT, [controls.check, LETTER, LETTER, controls.end]])
    expect(fresh.verifier).toBeCloseTo(1 / (1 + Math.exp(-5)), 6)
    expect(fresh.usage).toMatchObject({ prefillTokens: PROMPT.length + 4, reusedTokens: 0, decodeTokens: 1 })
    const again = await sequence.check('a')
    expect(again.usage).toMatchObject({ prefillTokens: 3, reusedTokens: PROMPT.length, decodeTokens: 1 })
    expect(again.verifier).toBeCloseTo(0.5, 6)
    expect((await pass(sequence, 'direct', 5)).completion.usage.reusedTokens).toBe(PROMPT.length)
    sequence.close()
    expect(live.size).toBe(0)
    await expect(sequence.check('a')).rejects.toThrow('closed')
  })

  it('gives no verdict, and runs nothing, on an answer that it cannot read or that does not fit', async () => {
    const { sequence, fed } = scripted(() => controls.end)
    expect((await sequence.check('Maß')).verifier).toBeNull()
    expect(await sequence.check('a'.repeat(card.context))).toMatchObject({ verifier: null, usage: { prefillTokens: 0, flopsPrefill: 0 } })
    expect(fed).toEqual([])
  })

  it('turns a verdict that is no number into a typed failure, and goes on', async () => {
    const { sequence } = scripted((mode) => (mode === controls.check ? VOCAB - 1 : controls.end))
    await expect(sequence.check('a')).rejects.toMatchObject({ code: 'engine-failed' })
    expect((await pass(sequence, 'direct', 5)).completion.finish).toBe('end')
  })

  it('counts exactly what a recount of the raw runs counts, whatever is generated, capped or stopped', async () => {
    const passes = fc.array(fc.record({
      mode: fc.constantFrom('direct' as const, 'think' as const, 'check' as const), cap: fc.integer({ min: 1, max: 30 }), stopAfter: fc.integer({ min: 0, max: 60 }),
    }), { minLength: 1, maxLength: 4 })
    const token = fc.constantFrom(LETTER, LETTER, LETTER, LETTER, controls.endThink, controls.end)
    await fc.assert(fc.asyncProperty(passes, fc.array(token, { minLength: 1, maxLength: 40 }), async (wanted, tokens) => {
      const { sequence, runs, callNow } = scripted((mode, n) => tokens[(n + mode) % tokens.length] as number)
      for (const [at, { mode, cap, stopAfter }] of wanted.entries()) {
        if (mode === 'check') {
          const { usage } = await sequence.check('ab')
          const counted = recount(runs.filter(({ call }) => call === callNow()), card).get(callNow())
          expect(counted).toBeDefined()
          expect(usage).toMatchObject({ ...counted })
          continue
        }
        const { parts, completion } = await pass(sequence, mode, cap, stopAfter)
        const cancelled = completion.finish === 'cancelled'
        const raw = runs.filter(({ call }) => call === callNow()).map((run) => ({ ...run, cancelled }))
        // Only a pass that was stopped before it began, on a prompt that was read already, runs nothing.
        expect(raw.length === 0).toBe(stopAfter === 0 && at > 0)
        expect(completion.usage.decodeTokens).toBe(parts.length)
        expect(completion.usage).toMatchObject(recount(raw, card).get(callNow()) ?? NOTHING)
      }
    }), { numRuns: 60 })
  })
})

describe('several samples of one prompt', () => {
  it('run from one prefill as a batch, wave by wave, and the next pass finds the prompt read', async () => {
    const { sequence, fed, forks } = scripted((_mode, n) => (n < 2 ? LETTER : controls.end))
    const { sampling, text } = await samples(sequence)
    // The first tokens are chosen from the mode run's logits, which leave some chance to all.
    expect(fed.slice(0, 2)).toEqual([PROMPT, [controls.direct]])
    expect(forks).toEqual([2, 2])
    expect(text).toHaveLength(4)
    expect(sampling).toMatchObject({ finish: 'end', usage: { prefillTokens: PROMPT.length + 1, reusedTokens: 0, abortedTokens: 0 } })
    expect((await pass(sequence, 'think', 5)).completion.usage.reusedTokens).toBe(PROMPT.length)
  })

  it('come out the same however they are spread over waves, and again', async () => {
    const one = await samples(scripted((_mode, n) => (n < 3 ? LETTER : controls.end)).sequence, { waves: [4] })
    const single = await samples(scripted((_mode, n) => (n < 3 ? LETTER : controls.end)).sequence, { waves: [1, 1, 1, 1] })
    expect(single.text).toEqual(one.text)
    expect(single.sampling.usage.decodeTokens).toBe(one.sampling.usage.decodeTokens)
    expect(single.sampling.usage.flopsDecode).toBe(one.sampling.usage.flopsDecode)
  })

  it('ask between waves whether more are wanted', async () => {
    const { sequence, forks } = scripted(() => controls.end)
    await samples(sequence, { waves: [2, 2, 4], more: () => false })
    expect(forks).toEqual([2])
  })

  it('close a thought at its cap, one token a run, and cut an endless answer', async () => {
    const { sequence, fed } = scripted(() => LETTER)
    const { text, events } = await samples(sequence, { mode: 'think', cap: 3, waves: [1], temperature: 0.01 })
    expect(text[0]).toBe(`tttc${'a'.repeat(ANSWER_ROOM)} cap`)
    expect(fed.slice(2).every((ids) => ids.length === 1)).toBe(true)
    expect(fed[5]).toEqual([controls.endThink])
    expect(events.at(-1)).toMatchObject({ kind: 'end', forced: true })
  })

  it('are aborted work as a whole when they are stopped', async () => {
    const { sequence, live } = scripted(() => LETTER)
    const { sampling, events } = await samples(sequence, { temperature: 0.01 }, 5)
    expect(sampling.finish).toBe('cancelled')
    expect(sampling.usage).toMatchObject({ decodeTokens: events.length, abortedTokens: events.length })
    sequence.close()
    expect(live.size).toBe(0)
  })

  it('turn logits that are no numbers into a typed failure', async () => {
    await expect(samples(scripted(() => VOCAB - 1).sequence)).rejects.toMatchObject({ code: 'engine-failed' })
  })

  it('count exactly what a recount of the raw runs and forks counts, and give every buffer back', async () => {
    const request = fc.record({
      mode: fc.constantFrom('direct' as const, 'think' as const), cap: fc.integer({ min: 1, max: 20 }), seed: fc.nat(1000), temperature: fc.constantFrom(0.5, 1, 4),
      waves: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
    })
    await fc.assert(fc.asyncProperty(request, fc.integer({ min: 0, max: 120 }), fc.array(fc.constantFrom(LETTER, LETTER, LETTER, controls.endThink, controls.end), { minLength: 1, maxLength: 20 }), async (asked, stopAfter, tokens) => {
      const { sequence, runs, live, forks } = scripted((mode, n) => tokens[(n + mode) % tokens.length] as number)
      const { sampling, events } = await samples(sequence, asked, stopAfter)
      const forked = forks.reduce((sum, rows) => sum + rows, 0)
      const raw = runs.map((run) => ({ ...run, forked, cancelled: sampling.finish === 'cancelled' }))
      const [counted] = recount(raw, card).values()
      expect(counted).toBeDefined()
      expect(sampling.usage).toMatchObject({ ...counted })
      expect(sampling.usage.decodeTokens).toBe(events.filter(({ kind }) => kind === 'token').length)
      expect(live.size).toBe(1)
      sequence.close()
      expect(live.size).toBe(0)
    }), { numRuns: 60 })
  })
})
