import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareForThreshold, thresholdForShare } from './dial.ts'

const even = { dialQuantiles: Array.from({ length: 101 }, (_, i) => 0.2 + (0.6 * i) / 100) }

test('by hand: evenly spread confidences from 0.2 to 0.8', () => {
  expect(thresholdForShare(even, 0.5)).toBeCloseTo(0.5, 12)
  expect(thresholdForShare(even, 0.005)).toBeCloseTo(0.203, 12)
  expect([thresholdForShare(even, 0), thresholdForShare(even, 1)]).toEqual([0, 1])
  expect([shareForThreshold(even, 0.1), shareForThreshold(even, 0.9)]).toEqual([0, 1])
  expect(shareForThreshold(even, 0.35)).toBeCloseTo(0.25, 12)
})

test('where many share one confidence, a threshold at it sends on only those below', () => {
  const lumpy = { dialQuantiles: Array.from({ length: 101 }, (_, i) => (i < 30 ? 0.1 + i / 1000 : 0.9)) }
  expect(shareForThreshold(lumpy, 0.9)).toBeCloseTo(0.3, 12)
})

test('share to threshold and back is the same share, and never falls as the dial turns', () => {
  const rising = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 101, maxLength: 101 }).map((steps) => {
    const sum = steps.reduce((a, b) => a + b, 0)
    let at = 0
    return { dialQuantiles: steps.map((step) => (at += step / sum)).map((q) => Math.min(q, 1)) }
  })
  fc.assert(fc.property(rising, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (profile, a, b) => {
    expect(shareForThreshold(profile, thresholdForShare(profile, a))).toBeCloseTo(a, 6)
    if (a <= b) expect(thresholdForShare(profile, a)).toBeLessThanOrEqual(thresholdForShare(profile, b))
  }))
})
