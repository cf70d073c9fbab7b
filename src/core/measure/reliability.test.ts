import { describe, expect, test } from 'vitest'
import { reliability, wilson } from './reliability.ts'

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
