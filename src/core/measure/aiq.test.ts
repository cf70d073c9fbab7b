import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aiq, nonDecreasingHull } from './aiq.ts'
import { heightAt } from './curve.ts'

describe('the non-decreasing hull', () => {
  test('by hand: what is dearer and worse, or under the line between its neighbours, is left out', () => {
    const points = [{ x: 1, y: 0.2 }, { x: 2, y: 0.3 }, { x: 3, y: 0.8 }, { x: 4, y: 0.5 }, { x: 5, y: 0.9 }]
    expect(nonDecreasingHull(points)).toEqual([{ x: 1, y: 0.2 }, { x: 3, y: 0.8 }, { x: 5, y: 0.9 }])
    // Two trapezoids: 2 * 0.5 + 2 * 0.85, over 4.
    expect(aiq(points, 1, 5)).toBeCloseTo(0.675, 12)
  })
  test('it is level beyond its last point, and no figure without points or width', () => {
    expect(aiq([{ x: 1, y: 0.4 }], 1, 9)).toBeCloseTo(0.4, 12)
    expect([aiq([], 1, 2), aiq([{ x: 1, y: 0.4 }], 2, 2)]).toEqual([null, null])
  })
  test('it lies on or over every point, never falls, and bends down', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 20 }), y: fc.integer({ min: 0, max: 20 }) })
    fc.assert(fc.property(fc.array(point, { minLength: 1, maxLength: 12 }), (points) => {
      const hull = nonDecreasingHull(points)
      for (const { x, y } of points) expect(heightAt(hull, x)).toBeGreaterThanOrEqual(y - 1e-9)
      const slopes = hull.slice(1).map((to, i) => (to.y - (hull[i]?.y ?? 0)) / (to.x - (hull[i]?.x ?? 0)))
      expect(slopes.every((slope, i) => slope > 0 && slope <= (slopes[i - 1] ?? Infinity))).toBe(true)
    }))
  })
})
