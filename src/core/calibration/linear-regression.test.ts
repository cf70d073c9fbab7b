import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitPlane } from './linear-regression.ts'

test('a plane without noise is found again', () => {
  const rows = Array.from({ length: 40 }, (_, i) => [i % 7, (i * i) % 11, Math.sin(i)])
  const { base, weights } = fitPlane(rows, rows.map(([a = 0, b = 0, c = 0]) => 3 + 2 * a - 0.5 * b + 10 * c))
  expect([base, ...weights]).toEqual([3, 2, -0.5, 10].map((x) => expect.closeTo(x, 8)))
})

test('a line through points on a line is that line; without spread it is flat', () => {
  const { base, weights: [slope] } = fitPlane([[1], [2], [4]], [5, 7, 11])
  expect(base).toBeCloseTo(3, 12)
  expect(slope).toBeCloseTo(2, 12)
  expect(fitPlane([[3], [3]], [1, 2])).toEqual({ base: 1.5, weights: [0] })
})

test('with one input it is the line of ordinary least squares', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), { minLength: 1, maxLength: 20 }), (points) => {
    const [meanX, meanY] = [0, 1].map((at) => points.reduce((sum, point) => sum + (point[at] ?? 0), 0) / points.length) as [number, number]
    const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
    const slope = spread === 0 ? 0 : points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread
    const plane = fitPlane(points.map(([x]) => [x]), points.map(([, y]) => y))
    expect(plane.base).toBeCloseTo(meanY - slope * meanX, 8)
    expect(plane.weights[0]).toBeCloseTo(slope, 8)
  }))
})

test('an input that never varies says nothing, and nothing is found in no points', () => {
  expect(fitPlane([[1], [1]], [2, 4])).toEqual({ base: 3, weights: [0] })
  expect(fitPlane([], [])).toEqual({ base: 0, weights: [] })
})
