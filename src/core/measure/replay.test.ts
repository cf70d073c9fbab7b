import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gainTable } from '../calibration/measure-gains.ts'
import { madeUp, madeUpSignals, madeUpTrace } from './made-up-trace.ts'
import type { PassPart } from './made-up-trace.ts'
import type { Recorded } from './recorded.ts'
import { climb, replay, replayPrompt, standardPolicies, sweepSignal, sweepThresholds } from './replay.ts'
import type { ReplayLadder } from './replay.ts'

const BASE: ReplayLadder = ['base:direct', 'base:think']
const FOUR: ReplayLadder = ['mini:direct', 'mini:think', 'base:direct', 'base:think']

const four = madeUp([
  [{ correct: true, confidence: 0.9 }, { correct: true, confidence: 0.95 }],
  [{ correct: false, confidence: 0.3 }, { correct: true, confidence: 0.8 }],
  [{ correct: true, confidence: 0.6 }, { correct: false, confidence: 0.5 }],
  [{ correct: false, confidence: null, outcome: 'declined' }, { correct: false, outcome: 'declined', confidence: null }],
])

describe('one prompt on one model', () => {
  test('a rung alone pays for its one pass, thinking with the prefill it would have needed', () => {
    expect(replayPrompt(at(four, 1), { kind: 'rung', rung: 'base:direct' })).toMatchObject({ tokens: 4, flops: 140, ms: 20, right: 0 })
    expect(replayPrompt(at(four, 1), { kind: 'rung', rung: 'base:think' })).toMatchObject({ tokens: 30, flops: 400, ms: 72, right: 1 })
  })
  test('random mixing is the chord between them', () => {
    expect(replayPrompt(at(four, 1), { kind: 'random', from: 'base:direct', to: 'base:think', share: 0.25 }))
      .toEqual({ tokens: 10.5, flops: 205, ms: 33, right: 0.25, escalated: 0.25, reachedLast: 0.25 })
  })
  test('auto pays for both when it climbs, and keeps the better by confidence', () => {
    expect(replayPrompt(at(four, 1), { kind: 'auto', ladder: BASE, threshold: 0.7 })).toEqual({ tokens: 34, flops: 450, ms: 80, right: 1, escalated: 1, reachedLast: 1 })
    expect(replayPrompt(at(four, 2), { kind: 'auto', ladder: BASE, threshold: 0.7 })).toMatchObject({ right: 1, escalated: 1 })
    expect(replayPrompt(at(four, 0), { kind: 'auto', ladder: BASE, threshold: 0.7 })).toMatchObject({ tokens: 4, escalated: 0 })
  })
  test('a decline ends the turn at once where there is no other model, whatever the threshold', () => {
    expect(replayPrompt(at(four, 3), { kind: 'auto', ladder: BASE, threshold: 1 })).toMatchObject({ tokens: 4, escalated: 0, right: 0 })
  })
  test('the oracle climbs exactly where direct is wrong and thinking right, and pays for both', () => {
    expect(four.map((prompt) => replayPrompt(prompt, { kind: 'oracle', ladder: BASE, unit: 'tokens' }).escalated)).toEqual([0, 1, 0, 0])
    expect(replayPrompt(at(four, 1), { kind: 'oracle', ladder: BASE, unit: 'tokens' }).tokens).toBe(34)
  })
})

describe('one prompt on two models', () => {
  const [doubtful, declined] = madeUp([
    [{ correct: false, confidence: 0.2 }, { correct: false, confidence: 0.4 }, { correct: true, confidence: 0.9 }, { correct: true, confidence: 0.95 }],
    [{ outcome: 'declined', correct: false }, { outcome: 'declined', correct: false }, { correct: false, confidence: 0.3 }, { correct: true, confidence: 0.9 }],
  ], ['mini', 'base'])

  test('a model reads the prompt anew once, and its own later rung reuses that', () => {
    const way = climb(doubtful as Recorded, { kind: 'auto', ladder: FOUR, threshold: 0.8 })
    expect(way).toEqual({ ran: ['mini:direct', 'mini:think', 'base:direct'], answeredBy: 'base:direct' })
    // mini 14 + 31, base 140: not 14 + 40 + 140.
    expect(replayPrompt(doubtful as Recorded, { kind: 'auto', ladder: FOUR, threshold: 0.8 })).toEqual({ tokens: 38, flops: 185, ms: 60, right: 1, escalated: 1, reachedLast: 0 })
    expect(replayPrompt(doubtful as Recorded, { kind: 'auto', ladder: ['mini:direct', 'base:think'], threshold: 0.8 })).toMatchObject({ tokens: 34, flops: 414, ms: 82 })
  })
  test('each rung may have a bar of its own', () => {
    expect(climb(doubtful as Recorded, { kind: 'auto', ladder: FOUR, threshold: [0.5, 0.4, 0.5] }).ran).toEqual(['mini:direct', 'mini:think'])
  })
  test('a declined prompt passes over the same model and goes to the other', () => {
    expect(climb(declined as Recorded, { kind: 'auto', ladder: FOUR, threshold: 0.5 })).toEqual({ ran: ['mini:direct', 'base:direct', 'base:think'], answeredBy: 'base:think' })
  })
  test('the oracle goes straight to the cheapest right rung, in the unit asked for', () => {
    expect(climb(doubtful as Recorded, { kind: 'oracle', ladder: FOUR, unit: 'flops' })).toEqual({ ran: ['mini:direct', 'base:direct'], answeredBy: 'base:direct' })
    const [thoughtful] = madeUp([[{ correct: false }, { correct: true }, { correct: true }, { correct: true }]], ['mini', 'base'])
    expect(climb(thoughtful as Recorded, { kind: 'oracle', ladder: FOUR, unit: 'flops' }).answeredBy).toBe('mini:think')
    expect(climb(thoughtful as Recorded, { kind: 'oracle', ladder: FOUR, unit: 'tokens' }).answeredBy).toBe('base:direct')
  })
})

describe('one raw signal alone', () => {
  const prompts = madeUp([
    [{ correct: false, confidence: 0.99, signals: madeUpSignals({ minMargin: 0.1, modePrior: 0.9 }) }, { correct: true, confidence: 0.01 }],
    [{ correct: true, confidence: 0.01, signals: madeUpSignals({ minMargin: 0.9, modePrior: 0.2 }) }, { correct: true }],
  ])
  test('climbs below its bar whatever the confidence, and the later answer stands', () => {
    const policy = { kind: 'signal', ladder: BASE, signal: 'minMargin', threshold: 0.5 } as const
    expect(prompts.map((prompt) => replayPrompt(prompt, policy))).toMatchObject([{ tokens: 34, right: 1 }, { tokens: 4, right: 1 }])
  })
  test('P(think) is known before any answer: it pays for the rung it chose alone', () => {
    const policy = { kind: 'signal', ladder: BASE, signal: 'modePrior', threshold: 0.5 } as const
    expect(prompts.map((prompt) => replayPrompt(prompt, policy))).toMatchObject([{ tokens: 30, flops: 400, ms: 72, right: 1 }, { tokens: 4, flops: 140, right: 1 }])
  })
  test('P(think) of a smaller model costs the reading of the prompt by it', () => {
    const [prompt] = madeUp([[
      { signals: madeUpSignals({ modePrior: 0.9 }) }, { signals: madeUpSignals({ modePrior: 0.9 }) }, { signals: madeUpSignals({ modePrior: 0.1 }) }, {},
    ]], ['mini', 'base'])
    expect(replayPrompt(prompt as Recorded, { kind: 'signal', ladder: FOUR, signal: 'modePrior', threshold: 0.5 })).toMatchObject({ tokens: 4, flops: 10 + 140, ms: 6 + 20 })
  })
  test('a signal that was never measured has no thresholds to sweep', () => {
    expect(sweepSignal(prompts, BASE, 'verifier')).toEqual([])
    expect(sweepSignal(prompts, BASE, 'minMargin').at(-1)).toBe(Infinity)
  })
})

describe('auto, where it was measured what climbing brings', () => {
  const gains = gainTable(madeUpTrace(Array.from({ length: 200 }, (_, i): PassPart[] => [
    { correct: i % 2 === 0, confidence: i % 2 === 0 ? 0.95 : 0.25 }, { correct: i % 2 === 0, confidence: i % 2 === 0 ? 0.95 : 0.25 }, { correct: i % 2 === 0, confidence: 0.5 }, { correct: true, confidence: 0.99 },
  ]), ['mini', 'base']))
  const [doubtful, sure] = madeUp([
    [{ correct: false, confidence: 0.25 }, { correct: false, confidence: 0.25 }, { correct: false, confidence: 0.5 }, { correct: true, confidence: 0.99 }],
    [{ correct: true, confidence: 0.99 }, { correct: true, confidence: 0.95 }, { correct: true, confidence: 0.5 }, { correct: true, confidence: 0.99 }],
  ], ['mini', 'base'])
  const policy = { kind: 'auto', ladder: FOUR, gains, threshold: 0.8 } as const

  test('a rung that brought nothing on the calibration suite is passed over', () => {
    expect(climb(doubtful as Recorded, policy)).toEqual({ ran: ['mini:direct', 'base:think'], answeredBy: 'base:think' })
    expect(replayPrompt(doubtful as Recorded, policy)).toMatchObject({ flops: 14 + 400, right: 1, reachedLast: 1 })
  })
  test('at 0 no thought is worth its tokens, and the sure stay where they are at any price', () => {
    expect(climb(doubtful as Recorded, { ...policy, threshold: 0 }).ran).toEqual(['mini:direct'])
    expect(climb(sure as Recorded, policy).ran).toEqual(['mini:direct'])
  })
  test('where the model would rather think and an answer at once is hardly ever right, it thinks at once', () => {
    const wish = (modePrior: number): PassPart => ({ signals: madeUpSignals({ modePrior }), confidence: 0.3, correct: modePrior < 0.5 })
    const known = gainTable(madeUpTrace(Array.from({ length: 200 }, (_, i): PassPart[] => [wish(i % 2 === 0 ? 0.05 : 0.95), { correct: true, confidence: 0.95 }])))
    const [easy, hard] = madeUp([[wish(0.05), { correct: true, confidence: 0.95 }], [wish(0.95), { correct: true, confidence: 0.95 }]])
    const way = (prompt: Recorded | undefined) => replayPrompt(prompt as Recorded, { kind: 'auto', ladder: BASE, gains: known, threshold: 0.8 })
    expect(climb(hard as Recorded, { kind: 'auto', ladder: BASE, gains: known, threshold: 0.8 }).ran).toEqual(['base:think'])
    // It counts as sent on, and pays for no answer at once.
    expect(way(hard)).toMatchObject({ tokens: 30, escalated: 1, reachedLast: 1 })
    expect(climb(easy as Recorded, { kind: 'auto', ladder: BASE, gains: known, threshold: 0.8 }).ran[0]).toBe('base:direct')
  })
  test('what is too hard for the smaller model begins with the larger one, and the smaller one is paid for its reading', () => {
    const part = (hard: boolean): PassPart[] => {
      const signals = madeUpSignals({ modePrior: hard ? 0.95 : 0.05 })
      return [{ correct: !hard, confidence: hard ? 0.05 : 0.95, signals }, { correct: !hard, confidence: hard ? 0.1 : 0.95 }, { correct: true, confidence: 0.95 }, { correct: true, confidence: 0.97 }]
    }
    const known = gainTable(madeUpTrace(Array.from({ length: 200 }, (_, i) => part(i % 2 === 0)), ['mini', 'base']))
    const [hard, easy] = madeUp([part(true), part(false)], ['mini', 'base'])
    const policy = { kind: 'auto', ladder: FOUR, gains: known, threshold: 0.8 } as const
    expect(climb(hard as Recorded, policy).ran).toEqual(['base:direct'])
    expect(climb(easy as Recorded, policy).ran[0]).toBe('mini:direct')
    // Base's 140 FLOPs and 20 ms; the tenth of 100 for mini's reading, which takes 6 of its 10 ms.
    expect(replayPrompt(hard as Recorded, policy)).toMatchObject({ tokens: 4, flops: 140 + 10, ms: 20 + 6, right: 1 })
  })
})

test('the table has a row for each policy with means, n and intervals', () => {
  const [direct, think, auto] = replay(four, [{ kind: 'rung', rung: 'base:direct' }, { kind: 'rung', rung: 'base:think' }, { kind: 'auto', ladder: BASE, threshold: 0.7 }], 1)
  expect(direct).toMatchObject({ n: 4, accuracy: 0.5, meanTokens: 4, escalated: 0, intervals: { meanTokens: { low: 4, high: 4 } } })
  expect(think).toMatchObject({ accuracy: 0.5, meanTokens: 30, meanFlops: 400 })
  expect(auto).toMatchObject({ accuracy: 0.75, meanTokens: (4 + 34 + 34 + 4) / 4, escalated: 0.5 })
  expect(auto?.intervals.accuracy?.low).toBeLessThan(0.75)
  expect(replay(four, [{ kind: 'rung', rung: 'base:direct' }], 1)).toEqual(replay(four, [{ kind: 'rung', rung: 'base:direct' }], 1))
  expect(replay([], [{ kind: 'rung', rung: 'base:direct' }], 1)).toMatchObject([{ n: 0, intervals: { accuracy: null } }])
})

test('the standard table has each rung alone, nine random rows and the oracle, with rising thresholds between', () => {
  const kinds = standardPolicies(four, BASE).map(({ kind }) => kind)
  expect([kinds[0], kinds[1], kinds.at(-1)]).toEqual(['rung', 'rung', 'oracle'])
  expect(kinds.filter((kind) => kind === 'random')).toHaveLength(9)
  expect(sweepThresholds(four, BASE).toSorted((a, b) => a - b)).toEqual(sweepThresholds(four, BASE))
})

test('no policy is right more often than the oracle, and auto at 0 is the first rung alone', () => {
  const part = fc.record({ correct: fc.boolean(), confidence: fc.double({ min: 0, max: 1, noNaN: true }) })
  const prompt = fc.array(part, { minLength: 4, maxLength: 4 })
  fc.assert(fc.property(fc.array(prompt, { minLength: 1, maxLength: 20 }), fc.double({ min: 0, max: 1, noNaN: true }), (parts, threshold) => {
    const prompts = madeUp(parts, ['mini', 'base'])
    const [first, auto, oracle, zero, last] = replay(prompts, [
      { kind: 'rung', rung: 'mini:direct' }, { kind: 'auto', ladder: FOUR, threshold }, { kind: 'oracle', ladder: FOUR, unit: 'flops' },
      { kind: 'auto', ladder: FOUR, threshold: 0 }, { kind: 'rung', rung: 'base:think' },
    ], 1, 2)
    for (const other of [auto, first, last]) expect(oracle?.accuracy).toBeGreaterThanOrEqual((other?.accuracy ?? 1) - 1e-12)
    expect(zero).toMatchObject({ accuracy: first?.accuracy, meanTokens: first?.meanTokens })
  }))
})

function at(prompts: readonly Recorded[], index: number): Recorded {
  const prompt = prompts[index]
  if (prompt === undefined) throw new RangeError(`there is no prompt ${index}`)
  return prompt
}
