import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstRung, nextRung, OPENER_CHANCE, pricePerToken, thresholdOf, thresholdToClimb } from './auto.ts'
import type { Climb } from './calibration/gain-table.ts'
import { madeUpPass, madeUpSignals } from './measure/made-up-trace.ts'

const NOTHING = { mean: 0, least: 0, base: 0, perPromptToken: 0, perAnswerToken: 0, perLogOdds: 0 }

/** A climb that is right with this probability whatever is known, for so many tokens. */
function climb(from: string | null, to: string, probability: number, tokens: number): Climb {
  const cost = { ...NOTHING, base: tokens, least: tokens }
  return {
    from, ...(from === null ? { reader: 'base' } : {}), to, after: { kind: 'logistic', bias: Math.log(probability / (1 - probability)), features: [] },
    afterDecline: null, cost: { tokens: cost, flops: cost, ms: cost },
  }
}

const answered = (confidence: number) => madeUpPass('base:direct', { confidence, signals: madeUpSignals({ modePrior: 0.9 }) })

const THINK = { id: 'base:think', model: 'base' }
const FAR = { id: 'far:direct', model: 'far' }

describe('after an answer', () => {
  test('by hand: at 0.8 a token must be expected to bring a quarter of a point', () => {
    expect(pricePerToken(0.8)).toBeCloseTo(0.0025, 12)
    const gains = { climbs: [climb('base:direct', 'base:think', 0.9, 40)] }
    // Forty tokens cost ten points: worth it from 79 % on, not from 81 %.
    expect(nextRung(gains, answered(0.79), 0.79, [THINK], 0.8)).toMatchObject({ kind: 'measured', next: 'base:think', best: { gain: expect.closeTo(0.11) as number, cost: 40 } })
    expect(nextRung(gains, answered(0.81), 0.81, [THINK], 0.8)).toMatchObject({ kind: 'measured', next: null })
  })

  test('of several rungs the one that gains most beyond its price', () => {
    const gains = { climbs: [climb('base:direct', 'base:think', 0.7, 30), climb('base:direct', 'large:direct', 0.9, 35)] }
    expect(nextRung(gains, answered(0.2), 0.2, [THINK, { id: 'large:direct', model: 'large' }], 0.8).next).toBe('large:direct')
  })

  test('a rung of which nothing was measured runs where the answer is not sure enough by itself', () => {
    const gains = { climbs: [climb('base:direct', 'base:think', 0.3, 40)] }
    expect(nextRung(gains, answered(0.5), 0.5, [THINK, FAR], 0.8)).toEqual({ kind: 'by-confidence', next: 'far:direct' })
    expect(nextRung(gains, answered(0.85), 0.85, [THINK, FAR], 0.8)).toEqual({ kind: 'by-confidence', next: null })
    expect(nextRung(null, answered(0.5), 0.5, [THINK], 0.8)).toEqual({ kind: 'by-confidence', next: 'base:think' })
  })

  test('the threshold to climb is where the rule changes its mind', () => {
    fc.assert(fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.integer({ min: 1, max: 200 }), (confidence, after, tokens) => {
      const gains = { climbs: [climb('base:direct', 'base:think', after, tokens)] }
      const cut = thresholdToClimb(gains, answered(confidence), ['base:think'])
      const goesOn = (threshold: number) => nextRung(gains, answered(confidence), confidence, [THINK], threshold).next !== null
      expect(goesOn(Math.max(0, cut - 1e-6))).toBe(false)
      if (cut < 1 - 1e-5) expect(goesOn(cut + 1e-6)).toBe(true)
    }))
    expect([thresholdOf(-1), thresholdOf(0), thresholdOf(pricePerToken(0.3))]).toEqual([1, 1, expect.closeTo(0.3, 12) as number])
  })
})

describe('after a decline', () => {
  const declined = (confidence: number | null) => ({ ...answered(0.5), outcome: 'declined' as const, confidence })
  const measured = climb('base:direct', 'base:think', 0.9, 40)
  const gains = { climbs: [{ ...measured, after: null, afterDecline: measured.after }] }

  test('the same model thinks where that is expected to pay, by how sure it is of declining', () => {
    expect(nextRung(gains, declined(0.5), 0.5, [THINK, FAR], 0.8)).toMatchObject({ kind: 'measured', next: 'base:think', best: { gain: expect.closeTo(0.4) as number } })
    expect(nextRung(gains, declined(0.85), 0.85, [THINK], 0.8)).toMatchObject({ kind: 'measured', next: null })
  })
  test('else another model of which nothing is known is asked, however sure this one is, and none where there is no other', () => {
    expect(nextRung(gains, declined(0.99), 0.99, [THINK, FAR], 0.8)).toEqual({ kind: 'declined', next: 'far:direct' })
    expect(nextRung(null, declined(0.99), 0.99, [THINK, FAR], 0.8)).toEqual({ kind: 'declined', next: 'far:direct' })
  })
  test('where nothing was measured of declines the same model is not asked again', () => {
    for (const known of [gains, null]) expect(nextRung(known, declined(null), null, [THINK], 0.8)).toEqual({ kind: 'declined', next: null })
    expect(nextRung({ climbs: [measured] }, declined(0.2), 0.2, [THINK], 0.8)).toEqual({ kind: 'declined', next: null })
  })
})

describe('before any answer', () => {
  const rungs = ['base:direct', 'base:think']
  const gains = (chance: number, think = 0.9) => ({ climbs: [climb(null, 'base:direct', chance, 5), climb(null, 'base:think', think, 40)] })
  const read = { model: 'base', modePrior: 0.9, promptTokens: 20 }

  test('the first rung runs where it is right often enough, where nothing was measured, and where a thought is worth no more', () => {
    expect(firstRung(gains(OPENER_CHANCE + 0.01), read, rungs, 0.8)).toBeNull()
    expect(firstRung(null, read, rungs, 0.8)).toBeNull()
    expect(firstRung(gains(0.1, 0.15), read, rungs, 0.8)).toBeNull()
    expect(firstRung(gains(0.1), read, rungs, 0)).toBeNull()
  })
  test('else the one that is worth most, with the chance that was held against the first', () => {
    expect(firstRung(gains(0.1), read, rungs, 0.8)).toEqual({ rung: 'base:think', passedOver: new Map([['base:direct', expect.closeTo(0.1, 9) as number]]) })
  })
  test('a model that was not trained to choose begins with its first rung, and its dial knows that', () => {
    expect(firstRung(gains(0.1), { ...read, modePrior: null }, rungs, 0.8)).toBeNull()
    const both = { climbs: [...gains(0.1).climbs, climb('base:direct', 'base:think', 0.6, 40)] }
    const [trained, plain] = [0.9, null].map((modePrior) => thresholdToClimb(both, { ...answered(0.5), signals: madeUpSignals({ modePrior }) }, ['base:think']))
    // By P(think) the thought is worth eight tenths for 35 tokens more; after the answer, one tenth for 40.
    expect(trained).toBeCloseTo(thresholdOf(0.8 / 35), 9)
    expect(plain).toBeCloseTo(thresholdOf(0.1 / 40), 9)
  })
  test('what was measured with another model as the reader says nothing of this one\'s wish to think', () => {
    const reads = (reader: string) => ({ climbs: gains(0.1).climbs.map((each) => ({ ...each, reader })) })
    expect(firstRung(reads('mini'), read, rungs, 0.8)).toBeNull()
    expect(firstRung({ climbs: [...reads('mini').climbs, ...gains(0.7).climbs] }, read, rungs, 0.8)).toBeNull()
    expect(firstRung({ climbs: [...reads('mini').climbs, ...gains(0.1).climbs] }, read, rungs, 0.8)?.rung).toBe('base:think')
  })
})
