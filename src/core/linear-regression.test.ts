import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitLine } from './least-squares.ts'
import { fitPlane } from './linear-regression.ts'

test('a plane without noise is found again', () => {
  const rows = Array.from({ length: 40 }, (_, i) => [i % 7, (i * i) % 11, Math.sin(i)])
  const { base, weights } = fitPlane(rows, rows.map(([a = 0, b = 0, c = 0]) => 3 + 2 * a - 0.5 * b + 10 * c))
  expect([base, ...weights]).toEqual([3, 2, -0.5, 10].map((x) => expect.closeTo(x, 8)))
})

test('with one input it is the line of ordinary least squares', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), { minLength: 1, maxLength: 20 }), (points) => {
    const { base, slope } = fitLine(points)
    const plane = fitPlane(points.map(([x]) => [x]), points.map(([, y]) => y))
    expect(plane.base).toBeCloseTo(base, 8)
    expect(plane.weights[0]).toBeCloseTo(slope, 8)
  }))
})

test('an input that never varies says nothing, and nothing is found in no points', () => {
  expect(fitPlane([[1], [1]], [2, 4])).toEqual({ base: 3, weights: [0] })
  expect(fitPlane([], [])).toEqual({ base: 0, weights: [] })
})
