/** The estimate's milliseconds are of this device: where they come from, and that a decline is held against what thinking takes here. */
import { describe, expect, it } from 'vitest'
import type { CascadeEvent } from '../../core/events.ts'
import type { ModelCard } from '../../core/models/model-card.ts'
import type { Profile, RungProfile } from '../../core/calibration/profile.ts'
import { emptyTurn, foldEvent, type Turn } from '../../core/turn.ts'
import type { Usage } from '../../core/usage.ts'
import type { BackendVerdict } from '../../inference/inference.ts'
import { againstThink, type Basis } from './against-think.ts'
import { barOf } from './bar.ts'
import { basisOf } from './basis.ts'
import { speedWords, underHeading } from './meter-words.ts'
import { paceOf, speedOf, thinkingMs } from './speed.ts'

const LADDER = (['direct', 'think'] as const).map((strategy) => ({ id: strategy, strategy, engine: 'e', model: 'm', cap: 160, enabled: true }))
const POLICY = { schema: 1, kind: 'auto', threshold: 0.8 } as const
const CARD = { nonEmbeddingParameters: 100, architecture: { layers: 1, heads: 1, kvHeads: 1, headDim: 4, hidden: 4, vocab: 10 } } as unknown as ModelCard
/** 2 ms a token on the device it was made on. */
const PROFILE = { rungs: { think: { meanTokens: 40, meanMs: 80 } as RungProfile } } as unknown as Profile

function usage(change: Partial<Usage> = {}): Usage {
  return {
    engine: 'e', model: 'm', rung: 'direct', backend: 'wasm', prefillTokens: 20, reusedTokens: 0, decodeTokens: 14, abortedTokens: 0, flopsPrefill: 1, flopsDecode: 1, ms: 590,
    ttftMs: 70, source: 'counted', ...change,
  }
}

/** A turn of 19 prompt tokens, of which thinking is expected to take 41. */
function turnOf(...usages: readonly Usage[]): Turn {
  const events: readonly CascadeEvent[] = [
    { type: 'turn-start', resumed: false, policy: POLICY, rungs: LADDER, backend: 'wasm', expectedThinkTokens: 41, prompt: { text: 'p', tokens: 19, mapped: [], replaced: [], leftOut: 0 } },
    ...usages.flatMap((used): readonly CascadeEvent[] => [
      { type: 'rung-start', rung: used.rung, cap: 160 },
      { type: 'rung-end', rung: used.rung, outcome: 'declined', answer: '', forced: false, signals: null, confidence: 0.9, usage: used },
    ]),
    { type: 'turn-end', outcome: 'declined', answer: '', rung: null, confidence: 0.9, skipped: [], ledger: usages },
  ]
  return events.reduce(foldEvent, emptyTurn('p', POLICY))
}

const known = (change: Partial<Parameters<typeof speedOf>[2]> = {}) => ({ paces: {}, tested: {}, profiled: 2, ...change })
const right = (msPerToken: number): BackendVerdict => ({ state: 'right', msPerToken, maxDifference: 0, software: true, adapter: '' })
const basis = (ended: readonly Turn[] = [], wasm: BackendVerdict = right(3.3)): Basis => basisOf({
  model: { ...CARD, id: 'm' }, verdicts: { wasm, webgpu: { state: 'untried' } },
  models: [{ id: 'm', card: CARD, profile: PROFILE, enabled: true, state: 'loaded', detail: '', bytes: 1 }],
}, ended)

describe('the pace of a model', () => {
  it('is the steps after each call’s first token, and the prompts that were read from their beginning', () => {
    const think = usage({ rung: 'think', prefillTokens: 1, reusedTokens: 19, decodeTokens: 31, ms: 130, ttftMs: 10 })
    expect(paceOf([turnOf(usage(), think)], 'm')).toEqual({ steps: 43, stepsMs: 640, read: 20, readMs: 70 })
    expect(paceOf([turnOf(usage({ decodeTokens: 1 }))], 'm')).toEqual({ steps: 0, stepsMs: 0, read: 20, readMs: 70 })
    expect(paceOf([turnOf(usage({ model: 'other' }))], 'm')).toEqual({ steps: 0, stepsMs: 0, read: 0, readMs: 0 })
  })
  it('leaves out what runs still, and votes, whose samples run side by side', () => {
    const running = [{ type: 'rung-start', rung: 'direct', cap: 48 }, { type: 'usage-delta', rung: 'direct', usage: usage() }] as const
    expect(paceOf([running.reduce<Turn>(foldEvent, { ...turnOf(), status: 'running' })], 'm')).toMatchObject({ steps: 0, read: 0 })
    expect(paceOf([{ ...turnOf(usage({ rung: 'm:vote' })), ladder: [] }], 'm')).toMatchObject({ steps: 0, read: 0 })
  })
})

describe('the speed of an estimate', () => {
  const long = turnOf(usage())
  const short = turnOf(usage({ decodeTokens: 2, ms: 79 }))
  const pace = { steps: 100, stepsMs: 500, read: 100, readMs: 200 }
  it('is the prompt’s own where it has enough steps', () => {
    expect(speedOf(long, 'm', known({ paces: { wasm: pace }, tested: { wasm: 3 } }))).toEqual({ msPerToken: 40, msPerPromptToken: 3.5, from: 'prompt' })
  })
  it('is the conversation’s where the prompt has few, read at the prompt’s own speed', () => {
    expect(speedOf(short, 'm', known({ paces: { wasm: pace } }))).toEqual({ msPerToken: 5, msPerPromptToken: 3.5, from: 'conversation' })
    expect(speedOf(turnOf(), 'm', known({ paces: { wasm: pace } }))).toEqual({ msPerToken: 5, msPerPromptToken: 2, from: 'conversation' })
    expect(speedOf(short, 'm', known({ tested: { wasm: 3 } }))).toMatchObject({ msPerToken: 9, from: 'prompt' })
  })
  it('is the test’s at the start where nothing ran, and the profile’s where there was none', () => {
    expect(speedOf(turnOf(), 'm', known({ paces: { webgpu: pace }, tested: { wasm: 3 } }))).toEqual({ msPerToken: 3, msPerPromptToken: null, from: 'test' })
    expect(speedOf(turnOf(), 'm', known({ tested: { webgpu: 3 } }))).toEqual({ msPerToken: 2, msPerPromptToken: null, from: 'profile' })
  })
  it('counts the reading once, and a step for each token but the first', () => {
    expect(thinkingMs({ msPerToken: 40, msPerPromptToken: 3.5, from: 'prompt' }, 19, 41)).toBe(20 * 3.5 + 40 * 40)
    expect(thinkingMs({ msPerToken: 2, msPerPromptToken: null, from: 'profile' }, 19, 41)).toBe(82)
  })
})

describe('always thinking in milliseconds', () => {
  it('is as slow as this device: a decline of 14 tokens costs less than a thought of 41 would', () => {
    // 20 tokens read in 70 ms and 13 steps in 520: a thought takes 70 + 40 * 40, and 82 by the profile.
    const declined = turnOf(usage())
    expect(againstThink(declined, basis([declined]))).toMatchObject({ estimated: true, speedFrom: 'prompt', always: { tokens: 41, ms: 1670 }, saved: { ms: 1080 } })
    const bar = barOf(declined, 'ms', basis([declined]))
    expect(bar).toMatchObject({ full: 1670, saved: 1080 })
    expect(speedWords(bar)).toBe('estimate: as fast as this prompt ran')
    expect(speedWords(barOf(declined, 'tokens', basis([declined])))).toBeNull()
  })
  it('takes the conversation’s pace on the same backend, and the test’s before there is any', () => {
    const short = turnOf(usage({ decodeTokens: 2, ms: 80 }))
    expect(againstThink(short, basis([turnOf(usage()), short]))).toMatchObject({ speedFrom: 'conversation', always: { ms: expect.closeTo(70 + (40 * 530) / 14) } })
    expect(againstThink(turnOf(), basis())).toMatchObject({ speedFrom: 'test', always: { ms: expect.closeTo(41 * 3.3) } })
    expect(againstThink(turnOf(), basis([], { state: 'untried' }))).toMatchObject({ speedFrom: 'profile', always: { ms: 82 } })
  })
  it('knows the test of the first model alone, and takes a slower one to be as many times slower here', () => {
    const slower = { rungs: { think: { meanTokens: 40, meanMs: 240 } as RungProfile } } as unknown as Profile
    const two = basisOf({
      model: { ...CARD, id: 'm' }, verdicts: { wasm: right(3), webgpu: { state: 'untried' } },
      models: [PROFILE, slower].map((profile, at) => ({ id: ['m', 'larger'][at] ?? '', card: CARD, profile, enabled: true, state: 'loaded', detail: '', bytes: 1 })),
    }, [])
    expect([two.get('m')?.tested, two.get('larger')?.tested]).toEqual([{ wasm: 3 }, { wasm: 9 }])
  })
  it('has no estimate’s speed where the thought ran', () => {
    const thought = turnOf(usage({ rung: 'think' }))
    expect(againstThink(thought, basis([thought]))).toMatchObject({ estimated: false, speedFrom: null, always: { ms: 590 } })
  })
})

it('puts no minus under "Saved", but says that it cost more', () => {
  const words = (ms: number): string => `${ms} ms`
  expect([underHeading(5, false, words), underHeading(-5, false, words)]).toEqual(['5 ms', '5 ms\u00a0more'])
  expect([underHeading(-5, true, words), underHeading(5, true, words)]).toEqual(['5 ms', '5 ms\u00a0less'])
})
