import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadLogits, TOP, likeliest, logSumExp, tokenStat } from './token-stats.ts'

const textOf = (id: number): string => `t${id}`
const rows = fc.array(fc.float({ min: -60, max: 60, noNaN: true }), { minLength: TOP, maxLength: 120 }).map((row) => Float32Array.from(row))

describe('token stats', () => {
  it('gives the golden values of a three-way distribution of 1/2, 1/4, 1/4', () => {
    const logits = Float32Array.from([Math.log(2), 0, 0])
    const stat = tokenStat(logits, 1, textOf)
    expect(stat.logprob).toBeCloseTo(Math.log(0.25), 6)
    expect(stat.entropy).toBeCloseTo(1.5 * Math.log(2), 6)
    expect(stat.top.map(([text]) => text)).toEqual(['t0', 't1', 't2'])
  })

  it('gives ln n as the entropy of n equal logits', () => {
    expect(logSumExp(new Float32Array(120).fill(7)).entropy).toBeCloseTo(Math.log(120), 6)
  })

  it('survives logits whose exponential would overflow', () => {
    const { logZ, entropy } = logSumExp(Float32Array.from([5000, 4990, -5000]))
    expect(logZ).toBeCloseTo(5000 + Math.log1p(Math.exp(-10)), 6)
    expect(entropy).toBeGreaterThan(0)
  })

  it('makes the probabilities of all tokens add up to one', () => {
    fc.assert(fc.property(rows, (row) => {
      const { logZ } = logSumExp(row)
      const total = row.reduce((sum, logit) => sum + Math.exp(logit - logZ), 0)
      expect(total).toBeCloseTo(1, 9)
    }))
  })

  it('does not change when the same number is added to every logit', () => {
    fc.assert(fc.property(rows, fc.integer({ min: -50, max: 50 }), (row, shift) => {
      const moved = Float64Array.from(row, (logit) => logit + shift)
      const a = logSumExp(row)
      const b = logSumExp(Float32Array.from(moved))
      expect(b.entropy).toBeCloseTo(a.entropy, 3)
    }))
  })

  it('keeps the entropy between 0 and ln n', () => {
    fc.assert(fc.property(rows, (row) => {
      const { entropy } = logSumExp(row)
      expect(entropy).toBeGreaterThanOrEqual(0)
      expect(entropy).toBeLessThanOrEqual(Math.log(row.length) + 1e-9)
    }))
  })

  it('lists the likeliest tokens as a stable sort would', () => {
    fc.assert(fc.property(rows, (row) => {
      const sorted = [...row.keys()].sort((a, b) => (row[b] as number) - (row[a] as number) || a - b)
      expect(likeliest(row, TOP)).toEqual(sorted.slice(0, TOP))
    }))
  })

  it('refuses NaN, +Infinity and a row without a finite logit', () => {
    expect(() => logSumExp(Float32Array.from([0, NaN]))).toThrow(BadLogits)
    expect(() => logSumExp(Float32Array.from([0, Infinity]))).toThrow(BadLogits)
    expect(() => logSumExp(Float32Array.from([-Infinity, -Infinity]))).toThrow(BadLogits)
  })
})
