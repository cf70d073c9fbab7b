import { describe, expect, test } from 'vitest'
import { accuracyByCap } from './by-cap.ts'
import { madeUp, madeUpCuts } from './made-up-trace.ts'

describe('accuracy by thinking cap', () => {
  const prompts = madeUp([
    [{}, { ...madeUpCuts(false, true, true) }],
    [{}, { ...madeUpCuts(false, true, false) }],
    [{}, {}],
  ])
  test('rises, peaks and falls, over the prompts that were recorded at all caps', () => {
    const { n, points, peak } = accuracyByCap(prompts, 'base:think', 1, 50)
    expect(n).toBe(2)
    expect(points.map(({ cap, accuracy, cost }) => [cap, accuracy.value, cost.tokens])).toEqual([[8, 0, 8], [16, 1, 16], [24, 0.5, 24]])
    expect(peak?.cap).toBe(16)
    expect(points[2]?.accuracy.interval).toEqual({ low: 0, high: 1 })
  })
  test('without caps there is nothing to draw', () => {
    expect(accuracyByCap(madeUp([[{}, {}]]), 'base:think', 1, 5)).toEqual({ rung: 'base:think', n: 0, points: [], peak: null })
  })
})
