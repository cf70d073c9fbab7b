import { describe, expect, test } from 'vitest'
import { rectangleArea } from './rectangle-area.ts'

describe('the area over random mixing, by hand', () => {
  const ends = [{ x: 10, y: 0.5 }, { x: 30, y: 0.9 }] as const
  test('mixing at random wins nothing, all at once wins a half', () => {
    expect(rectangleArea(ends, ends)).toBeCloseTo(0, 12)
    expect(rectangleArea([{ x: 10, y: 0.9 }, { x: 30, y: 0.9 }], ends)).toBeCloseTo(0.5, 12)
  })
  test('the corner at the middle of both costs a quarter', () => {
    // (0.7 * 10 + 0.9 * 10 - 0.7 * 20) / (20 * 0.4)
    expect(rectangleArea([{ x: 10, y: 0.5 }, { x: 20, y: 0.9 }, { x: 30, y: 0.9 }], ends)).toBeCloseTo(0.25, 12)
  })
})
