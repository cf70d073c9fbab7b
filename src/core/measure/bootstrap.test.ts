import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bootstrap } from './bootstrap.ts'
import { percentiles, quantile } from './quantiles.ts'

test('the interval of a share of 0.3 in 400 is close to its normal approximation', () => {
  const hits = Array.from({ length: 400 }, (_, i) => Number(i < 120))
  const interval = bootstrap(400, (counts) => counts.reduce((sum, count, i) => sum + count * (hits[i] ?? 0), 0) / 400, { seed: 1 })
  const half = 1.96 * Math.sqrt((0.3 * 0.7) / 400)
  expect(Math.abs((interval?.low ?? 0) - (0.3 - half))).toBeLessThan(0.01)
  expect(Math.abs((interval?.high ?? 0) - (0.3 + half))).toBeLessThan(0.01)
})

test('the same seed gives the same interval, resamples without a figure are left out', () => {
  const figure = (counts: Uint16Array): number => counts[0] ?? 0
  expect(bootstrap(50, figure, { seed: 3 })).toEqual(bootstrap(50, figure, { seed: 3 }))
  expect(bootstrap(50, () => null, { seed: 3 })).toBeNull()
  expect(bootstrap(0, () => 1, { seed: 3 })).toBeNull()
})

test('quantiles are linear between order statistics', () => {
  expect([0, 0.25, 0.5, 0.9, 1].map((q) => quantile([1, 2, 3, 4], q))).toEqual([1, 1.75, 2.5, 3.7, 4])
  expect(() => quantile([], 0.5)).toThrow(RangeError)
})

test('percentiles rise from the smallest to the largest value', () => {
  // One zero: which of the two stands first among equals says nothing.
  const number = fc.double({ min: -5, max: 5, noNaN: true }).map((x) => x + 0)
  fc.assert(fc.property(fc.array(number, { minLength: 1 }), (values) => {
    const hundred = percentiles(values)
    expect(hundred).toHaveLength(101)
    expect([hundred[0], hundred[100]]).toEqual([Math.min(...values), Math.max(...values)])
    expect(hundred.every((q, i) => q >= (hundred[i - 1] ?? -5) - 1e-12)).toBe(true)
  }))
})
