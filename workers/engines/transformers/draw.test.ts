import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../src/core/random.ts'
import { draw } from './draw.ts'
import { BadLogits } from './token-stats.ts'

const LOGITS = Float32Array.of(Math.log(0.5), Math.log(0.3), Math.log(0.2), -Infinity)

describe('drawing a token', () => {
  it('gives each its share of the chances, and never one that is impossible', () => {
    const random = seededRandom(7)
    const drawn = Array.from({ length: 20_000 }, () => draw(LOGITS, 1, random))
    for (const [id, share] of [0.5, 0.3, 0.2, 0].entries()) expect(Math.abs(drawn.filter((each) => each === id).length / drawn.length - share)).toBeLessThan(0.015)
    expect(drawn).not.toContain(3)
  })

  it('lies where the chance falls, in the order of the ids', () => {
    expect([0, 0.49, 0.51, 0.79, 0.81, 0.9999999].map((chance) => draw(LOGITS, 1, () => chance))).toEqual([0, 0, 1, 1, 2, 2])
  })

  it('is nearly the likeliest when it is cold', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (chance) => { expect(draw(LOGITS, 0.02, () => chance)).toBe(0) }))
  })

  it('refuses logits that are no numbers', () => {
    expect(() => draw(Float32Array.of(1, NaN), 1, () => 0)).toThrow(BadLogits)
    expect(() => draw(Float32Array.of(-Infinity), 1, () => 0)).toThrow(BadLogits)
  })
})
