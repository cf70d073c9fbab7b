import { describe, expect, test } from 'vitest'
import { atThreshold, compareRouters, oracleCurve, routerCurve } from './cost-quality.ts'
import { gainTable } from '../calibration/measure-gains.ts'
import { madeUp, madeUpPass, madeUpSignals, madeUpTrace } from './made-up-trace.ts'
import type { PassPart } from './made-up-trace.ts'
import { seededRandom } from '../random.ts'
import type { ReplayLadder } from './replay.ts'

const BASE: ReplayLadder = ['base:direct', 'base:think']
const FOUR: ReplayLadder = ['mini:direct', 'mini:think', 'base:direct', 'base:think']

// Never: 4 tokens, 1/2 right. Always: 30, 1. Auto: (4, 1/2), (19, 1), (34, 1). The chord at 17 tokens is at 3/4.
const two = madeUp([
  [{ correct: true, confidence: 0.9 }, { correct: true, confidence: 0.95 }],
  [{ correct: false, confidence: 0.1 }, { correct: true, confidence: 0.8 }],
])

describe('by hand: two prompts, one fixable and known to be doubtful', () => {
  test('the figures of the whole curve', () => {
    const { auto: figures } = compareRouters(two, BASE, 'tokens', 1, 50)
    expect(figures.liftAtMidBudget?.value).toBeCloseTo(0.5 + (0.5 * 13) / 15 - 0.75, 12)
    expect(figures.area?.value).toBeCloseTo((0.75 * 15 + 1 * 11 - 0.75 * 26) / 13, 12)
    expect(figures.aiq?.value).toBeCloseTo((0.75 * 15 + 1 * 11) / 26, 12)
    expect(figures.shareOfOracle?.value).toBeCloseTo(1, 12)
    expect(figures.apgr?.value).toBeCloseTo(0.75, 12)
    expect(figures.cpt.q80).toBeCloseTo(0.4, 12)
  })
  test('at one threshold: the oracle\'s own cost, and all that thinking gets right', () => {
    expect(atThreshold(two, BASE, 0.5, 'tokens', 1, 50)).toMatchObject({ multipleOfOracle: { value: 1 }, minusLast: { value: 0 } })
    expect(atThreshold(two, BASE, 1, 'tokens', 1, 50).multipleOfOracle?.value).toBeCloseTo(34 / 19, 12)
  })
  test('the curves that a plot draws', () => {
    expect(routerCurve(two, BASE, { gains: null }, 'tokens').map(({ x, y }) => [x, y])).toEqual(expect.arrayContaining([[4, 0.5], [19, 1], [34, 1]]))
    expect(oracleCurve(two, BASE, 'tokens')).toEqual([{ x: 4, y: 0.5 }, { x: 19, y: 1 }])
  })
})

test('a confidence that knows where thinking helps comes near the oracle; one that knows nothing is near chance', () => {
  const random = seededRandom(4)
  const draw = (informed: boolean): PassPart[] => {
    const right = random() < 0.6
    const confidence = informed ? (right ? 0.9 + random() / 20 : random() / 2) : random()
    return [{ correct: right, confidence }, { correct: true, confidence: 0.99 }]
  }
  const { auto: informed } = compareRouters(madeUp(Array.from({ length: 400 }, () => draw(true))), BASE, 'tokens', 1, 200)
  expect(informed.shareOfOracle?.value).toBeGreaterThan(0.98)
  expect(informed.shareOfOracle?.value).toBeLessThanOrEqual(1 + 1e-9)
  expect(informed.liftAtMidBudget?.value).toBeGreaterThan(0.15)
  expect(informed.cpt.q50).toBeLessThan(0.25)
  const { auto: ignorant } = compareRouters(madeUp(Array.from({ length: 400 }, () => draw(false))), BASE, 'tokens', 1, 200)
  expect(Math.abs(ignorant.area?.value ?? 1)).toBeLessThan(0.15)
  expect(ignorant.cpt.q50).toBeGreaterThan(0.4)
  expect(Math.abs((ignorant.apgr?.value ?? 0) - 0.5)).toBeLessThan(0.06)
})

test('auto beats a signal that knows less, and the paired interval says so', () => {
  const random = seededRandom(7)
  const prompts = madeUp(Array.from({ length: 400 }, (): PassPart[] => {
    const right = random() < 0.5
    const blurred = (right ? 0.6 : 0.4) + (random() - 0.5) / 1.5
    return [
      { correct: right, confidence: right ? 0.9 : 0.1, signals: madeUpSignals({ sumLogprob: -random(), minMargin: blurred, modePrior: 1 - random() }) },
      { correct: true, confidence: 0.99 },
    ]
  }))
  const { bestSignal, autoMinusBestSignal, modePrior, autoMinusModePrior } = compareRouters(prompts, BASE, 'tokens', 1, 200)
  expect(bestSignal?.router).toBe('minMargin')
  expect(autoMinusBestSignal?.area?.interval?.low).toBeGreaterThan(0)
  expect(modePrior?.router).toBe('modePrior')
  expect(Math.abs(modePrior?.area?.value ?? 1)).toBeLessThan(0.1)
  expect(autoMinusModePrior?.liftAtMidBudget?.interval?.low).toBeGreaterThan(0)
})

test('the value rule beats auto where some thoughts are foretold to be long, on prompts it was not measured on', () => {
  const random = seededRandom(9)
  // All equally doubtful; half have a long answer, and then a thought five times as long.
  const draw = (): PassPart[] => {
    const long = random() < 0.5
    const right = random() < 0.4
    return [
      { correct: right, confidence: 0.35 + random() / 10, signals: madeUpSignals({ answerTokens: long ? 9 : 2 }) },
      { correct: true, confidence: 0.95, usage: { ...madeUpPass('base:think').usage, decodeTokens: long ? 100 : 20 } },
    ]
  }
  const gains = gainTable(madeUpTrace(Array.from({ length: 200 }, draw)))
  const prompts = madeUp(Array.from({ length: 200 }, draw))
  const [knowing, blind] = [gains, null].map((known) => compareRouters(prompts, BASE, 'tokens', 1, 100, known).auto)
  expect(knowing?.area?.interval?.low).toBeGreaterThan(blind?.area?.interval?.high ?? 1)
})

test('where a decline sends every prompt on, the curve still starts at the first rung alone', () => {
  // First rung alone: 4 tokens and nothing right; auto at any threshold: mini:direct, then base:direct, 8 tokens, all right.
  const declined = madeUp(Array.from({ length: 4 }, (): PassPart[] => [
    { outcome: 'declined', correct: false }, { outcome: 'declined', correct: false }, { correct: true, confidence: 1 }, { correct: true, confidence: 1 },
  ]), ['mini', 'base'])
  const { auto: figures } = compareRouters(declined, FOUR, 'tokens', 1, 5)
  expect(figures.aiq?.value).toBeCloseTo((0.5 * 4 + 22) / 26, 12)
})

test('where thinking gains nothing there is nothing to measure', () => {
  expect(compareRouters(madeUp([[{}, {}]]), BASE, 'flops', 1, 5).auto).toMatchObject({ area: null, liftAtMidBudget: null, apgr: null, aiq: null })
  expect(compareRouters([], BASE, 'ms', 1, 5).auto).toMatchObject({ area: null, n: 0 })
  expect(compareRouters(madeUp([[{}, {}]]), BASE, 'ms', 1, 5)).toMatchObject({ bestSignal: null, modePrior: null, autoMinusBestSignal: null, autoMinusModePrior: null })
})
