import { describe, expect, test } from 'vitest'
import { apgr, cpt, pgr } from './gap-recovered.ts'

const GAP = { weak: 0.5, strong: 0.9 }

describe('the gap recovered, by hand', () => {
  test('half of it at 0.7', () => {
    expect(pgr(0.7, GAP)).toBeCloseTo(0.5, 12)
  })
  test('a straight way from weak to strong averages one half and reaches q at share q', () => {
    const chord = [{ x: 0, y: 0.5 }, { x: 1, y: 0.9 }]
    expect(apgr(chord, GAP)).toBeCloseTo(0.5, 12)
    expect([0.2, 0.5, 0.8].map((q) => cpt(chord, GAP, q))).toEqual([0.2, 0.5, 0.8].map((q) => expect.closeTo(q, 12)))
  })
  test('all of it at half the share: triangle 1/4 and rectangle 1/2', () => {
    const curve = [{ x: 0, y: 0.5 }, { x: 0.5, y: 0.9 }, { x: 1, y: 0.9 }]
    expect(apgr(curve, GAP)).toBeCloseTo(0.75, 12)
    expect(cpt(curve, GAP, 0.8)).toBeCloseTo(0.4, 12)
    expect(cpt(curve, GAP, 1.1)).toBeNull()
  })
})
