import { describe, expect, test } from 'vitest'
import { accuracyByCap } from './by-cap.ts'
import { equalCompute } from './equal-compute.ts'
import { fixedBroken } from './fixed-broken.ts'
import { madeUp, madeUpSignals } from './made-up-trace.ts'
import type { PassPart } from './made-up-trace.ts'
import { reliability, wilson } from './reliability.ts'
import { signalAurocs } from './signal-auroc.ts'
import type { CapRecord } from './trace.ts'

test('fixed and broken name the prompts behind each cell', () => {
  const prompts = madeUp([
    [{ correct: true }, { correct: true }], [{ correct: false }, { correct: true }], [{ correct: true }, { correct: false }], [{ correct: false }, { correct: false }], [{ correct: false }, { correct: true }],
  ])
  expect(fixedBroken(prompts, 'base:direct', 'base:think')).toEqual({ from: 'base:direct', to: 'base:think', n: 5, kept: [0], fixed: [1, 4], broken: [2], lost: [3] })
})

describe('reliability', () => {
  test('bins hold their counts, and 1 belongs to the last', () => {
    const bins = reliability([{ confidence: 1, correct: true }, { confidence: 0.92, correct: false }, { confidence: 0.1, correct: false }])
    expect(bins).toHaveLength(10)
    expect(bins[9]).toMatchObject({ low: 0.9, high: 1, n: 2, right: 1, accuracy: 0.5, meanConfidence: 0.96 })
    expect(bins[1]).toMatchObject({ n: 1, accuracy: 0 })
    expect(bins[5]).toMatchObject({ n: 0, accuracy: null, meanConfidence: null, interval: null })
  })
  test("Wilson's interval of 81 in 263, as Newcombe published it (1998, table 1, method 3): 0.2553 to 0.3662", () => {
    expect(wilson(81, 263)?.low).toBeCloseTo(0.2553, 4)
    expect(wilson(81, 263)?.high).toBeCloseTo(0.3662, 4)
    expect(wilson(0, 20)).toMatchObject({ low: 0 })
    expect(wilson(0, 20)?.high).toBeCloseTo(0.1611, 4)
  })
})

test('signals are ranked by how well they tell right from wrong, whichever way they point', () => {
  const prompts = madeUp([
    [{ correct: true, confidence: 0.9, signals: madeUpSignals({ maxEntropy: 0.1, minMargin: 0.2, modePrior: 0.3 }) }, {}],
    [{ correct: false, confidence: 0.2, signals: madeUpSignals({ maxEntropy: 0.9, minMargin: 0.8, modePrior: 0.3 }) }, {}],
    [{ correct: false, outcome: 'declined', confidence: null, signals: madeUpSignals() }, {}],
  ])
  const ranked = signalAurocs(prompts, 'base:direct')
  expect(ranked[0]).toEqual({ signal: 'confidence', n: 2, auroc: 1 })
  expect(ranked.find(({ signal }) => signal === 'maxEntropy')?.auroc).toBe(1)
  expect(ranked.find(({ signal }) => signal === 'modePrior')?.auroc).toBe(0.5)
  expect(ranked.at(-1)).toEqual({ signal: 'minMargin', n: 2, auroc: 0 })
  expect(ranked.some(({ signal }) => signal === 'verifier')).toBe(false)
})

/** A cap's record costs as many tokens as the cap allows, ten FLOPs each. */
function cut(...rights: readonly boolean[]): { readonly byCap: CapRecord[] } {
  return { byCap: rights.map((correct, i) => ({ cap: 8 * (i + 1), answer: '4', correct, tokens: 8 * (i + 1), flops: 80 * (i + 1), ms: i + 1 })) }
}

describe('accuracy by thinking cap', () => {
  const prompts = madeUp([
    [{}, { ...cut(false, true, true) }],
    [{}, { ...cut(false, true, false) }],
    [{}, {}],
  ])
  test('rises, peaks and falls, over the prompts that were recorded at all caps', () => {
    const { n, points, peak } = accuracyByCap(prompts, 'base:think', 1, 50)
    expect(n).toBe(2)
    expect(points.map(({ cap, accuracy, cost }) => [cap, accuracy.value, cost.tokens])).toEqual([[8, 0, 8], [16, 1, 16], [24, 0.5, 24]])
    expect(peak?.cap).toBe(16)
    expect(points[2]?.accuracy.interval).toEqual({ low: 0, high: 1 })
  })
  test('without caps there is nothing to draw', () => {
    expect(accuracyByCap(madeUp([[{}, {}]]), 'base:think', 1, 5)).toEqual({ rung: 'base:think', n: 0, points: [], peak: null })
  })
})

describe('a small model that thinks against a larger one', () => {
  // Small: direct 14 FLOPs, nothing right; cut at 80 FLOPs half, at 160 all. Its whole thought costs 40. Large direct: 140 FLOPs, half right.
  const rows = (right: boolean): PassPart[] => [{ correct: false }, { correct: false, ...cut(right, true) }, { correct: right }, { correct: true }]
  const prompts = madeUp([rows(true), rows(false)], ['mini', 'base'])
  test('by hand: on the line between two caps, at the larger model\'s cost', () => {
    const { n, small, comparisons } = equalCompute(prompts, ['mini:direct', 'mini:think'], ['base:direct', 'base:think'], 'flops', 1, 50)
    expect(n).toBe(2)
    expect(small.map(({ cap, cost, accuracy }) => [cap, cost, accuracy.value])).toEqual([[null, 14, 0], [null, 40, 0], [8, 80, 0.5], [16, 160, 1]])
    // At 140: 0.5 + 0.5 * 60 / 80 = 0.875, against 0.5.
    expect(comparisons[0]).toMatchObject({ large: { rung: 'base:direct', cost: 140 }, spent: 140, small: { value: 0.875 }, difference: { value: 0.375 } })
    // Beyond its dearest point the small one gets no better, and spends no more.
    expect(comparisons[1]).toMatchObject({ large: { rung: 'base:think', cost: 400 }, spent: 160, small: { value: 1 }, difference: { value: 0 } })
  })
  test('a larger model that is cheaper than the small one ever is has nothing to be compared with', () => {
    const dear = madeUp([[{ usage: { ...rowUsage(), flopsPrefill: 9000 } }, { byCap: [{ cap: 8, answer: '', correct: true, tokens: 8, flops: 9999, ms: 1 }], usage: { ...rowUsage(), flopsPrefill: 9000, reusedTokens: 0 } }, {}, {}]], ['mini', 'base'])
    expect(equalCompute(dear, ['mini:direct', 'mini:think'], ['base:direct'], 'flops', 1, 5).comparisons).toEqual([])
    expect(equalCompute([], ['mini:direct'], ['base:direct'], 'flops', 1, 5)).toMatchObject({ n: 0, comparisons: [] })
  })
})

function rowUsage() {
  return madeUp([[{}, {}]])[0]?.line.rungs[0]?.usage ?? (() => { throw new Error('no usage') })()
}
