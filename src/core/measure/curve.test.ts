import { expect, test } from 'vitest'
import { areaUnder, heightAt } from './curve.ts'

const curve = [{ x: 1, y: 0 }, { x: 3, y: 4 }, { x: 3, y: 6 }, { x: 5, y: 6 }]

test('a curve is linear between its points and level beyond them', () => {
  expect([0, 1, 2, 4, 9].map((x) => heightAt(curve, x))).toEqual([0, 0, 2, 6, 6])
})

test('its area is exact, over jumps and beyond its ends', () => {
  expect(areaUnder(curve, 1, 5)).toBe(4 + 12)
  expect(areaUnder(curve, 0, 2)).toBe(1)
  expect(areaUnder(curve, 5, 7)).toBe(12)
  expect(areaUnder(curve, 3, 4)).toBe(6)
})
