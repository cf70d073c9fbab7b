import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accuracy, accuracyByBin, aurc, auroc, brier, ece } from './metrics.ts'
import type { Scored } from './metrics.ts'

const items = fc.array(fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((x) => Math.round(x * 20) / 20), correct: fc.boolean() }), { minLength: 1, maxLength: 40 })

describe('golden values', () => {
  test("AUROC of scikit-learn's documented example is 0.75", () => {
    expect(auroc(scored([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]))).toBe(0.75)
  })
  test("Brier score of scikit-learn's documented example is 0.0375", () => {
    expect(brier(scored([0.1, 0.9, 0.8, 0.3], [0, 1, 1, 0]))).toBeCloseTo(0.0375, 12)
  })
  test('ECE by hand: two bins, gaps 0.05 and 0.4 weighted by their share', () => {
    expect(ece(scored([0.95, 0.95, 0.4, 0.4], [1, 1, 0, 0]))).toBeCloseTo(0.5 * 0.05 + 0.5 * 0.4, 12)
  })
  test('AURC by hand: errors among the k most confident are 0, 0, 1/3, 1/4', () => {
    expect(aurc(scored([0.9, 0.8, 0.7, 0.6], [1, 1, 0, 1]))).toBeCloseTo((1 / 3 + 1 / 4) / 4, 12)
  })
  test('ties count half, and share their errors', () => {
    expect(auroc(scored([0.5, 0.5], [0, 1]))).toBe(0.5)
    expect(aurc(scored([0.5, 0.5], [0, 1]))).toBe(0.5)
  })
  test('a confidence of 1 is in the last bin, 0.1 in the second', () => {
    expect(accuracyByBin(scored([1, 0.1, 0], [1, 0, 0])).map(({ n, right }) => [n, right])).toEqual([[2 - 1, 0], [1, 0], ...Array.from({ length: 7 }, () => [0, 0]), [1, 1]])
  })
})

test('where a figure does not exist it is null', () => {
  expect([accuracy([]), auroc([]), ece([]), brier([]), aurc([])]).toEqual([null, null, null, null, null])
  expect(auroc(scored([0.2, 0.9], [1, 1]))).toBeNull()
})

test('AUROC is the share of right-wrong pairs in order, counted one by one', () => {
  fc.assert(fc.property(items, (list) => {
    const pairs = list.filter(({ correct }) => correct).flatMap((right) => list.filter(({ correct }) => !correct).map((wrong) => Math.sign(right.confidence - wrong.confidence) / 2 + 0.5))
    const expected = pairs.length === 0 ? null : pairs.reduce((a, b) => a + b, 0) / pairs.length
    if (expected === null) expect(auroc(list)).toBeNull()
    else expect(auroc(list)).toBeCloseTo(expected, 10)
  }))
})

test('every figure lies in 0..1, does not depend on the order, and a perfect oracle has no calibration error', () => {
  fc.assert(fc.property(items, (list) => {
    for (const figure of [ece, brier, aurc]) {
      const value = figure(list) ?? NaN
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(1)
      expect(figure(list.toReversed())).toBeCloseTo(value, 10)
    }
    const oracle = list.map(({ correct }) => ({ confidence: Number(correct), correct }))
    expect([ece(oracle), brier(oracle)]).toEqual([0, 0])
  }))
})

function scored(confidences: readonly number[], labels: readonly number[]): Scored[] {
  return confidences.map((confidence, i) => ({ confidence, correct: labels[i] === 1 }))
}
