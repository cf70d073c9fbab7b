import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fittingTicks, linear, roundRange, shareRange, ticks } from './scale.ts'

describe('scales', () => {
  it('go to pixels and back', () => {
    fc.assert(fc.property(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.double({ min: 1, max: 1e3, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (from, span, share) => {
      const scale = linear(from, from + span, 40, 600)
      const value = from + share * span
      expect(scale.invert(scale.at(value))).toBeCloseTo(value, 6)
    }))
  })
  it('never leave their range when read back', () => {
    const scale = linear(0, 10, 40, 240)
    expect([scale.invert(-500), scale.invert(9999)]).toEqual([0, 10])
  })
  it('stand at their start where all values are one', () => {
    expect(linear(3, 3, 40, 600).at(3)).toBe(40)
  })
  it('have ticks that a person would choose', () => {
    expect(ticks(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
    expect(ticks(7.3, 42.6)).toEqual([10, 15, 20, 25, 30, 35, 40])
    expect(ticks(4, 98, 3)).toEqual([20, 40, 60, 80])
    expect(ticks(0.49, 0.903)).toEqual([0.5, 0.6, 0.7, 0.8, 0.9])
    expect(ticks(5, 5)).toEqual([5])
  })
  it('have fewer ticks where their labels would run together', () => {
    // 900 MFLOP over 300 pixels: every 200 there are 67 for a label of 60 and the gap of 12; every 400, 133.
    const narrow = linear(0, 900, 48, 348)
    expect(fittingTicks(narrow, () => 60)).toEqual([0, 400, 800])
    expect(fittingTicks(narrow, () => 20)).toEqual([0, 200, 400, 600, 800])
    expect(fittingTicks(linear(0, 900, 48, 858), () => 60)).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900])
    // 50 pixels every 10 are too few for calm, however short the labels.
    expect(fittingTicks(linear(0, 160, 48, 848), () => 10)).toEqual([0, 20, 40, 60, 80, 100, 120, 140, 160])
    expect(fittingTicks(linear(3, 3, 0, 100), () => 60)).toEqual([3])
  })
  it('hold all values with some air', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
      const { from, to } = roundRange(values)
      expect(from).toBeGreaterThanOrEqual(0)
      expect(from).toBeLessThanOrEqual(Math.min(...values))
      expect(to).toBeGreaterThan(Math.max(...values))
    }))
    expect(roundRange([])).toEqual({ from: 0, to: 1 })
  })
  it('of shares hold every interval and stay within none and all', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(fc.property(fc.array(fc.record({ share, low: share, high: share }), { minLength: 1 }), (drawn) => {
      const { from, to } = shareRange(drawn.map(({ share: value, low, high }) => ({ share: value, interval: { low: Math.min(value, low), high: Math.max(value, high) } })))
      expect(from).toBeGreaterThanOrEqual(0)
      expect(to).toBeLessThanOrEqual(1)
      for (const { share: value, low, high } of drawn) {
        expect(from).toBeLessThanOrEqual(Math.min(value, low))
        expect(to).toBeGreaterThanOrEqual(Math.max(value, high))
      }
    }))
    expect(shareRange([{ share: 1, interval: null }])).toEqual({ from: 0.96, to: 1 })
  })
})
