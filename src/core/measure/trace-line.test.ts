import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RungResult } from '../events.ts'
import { madeUpPass, madeUpSignals } from './made-up-trace.ts'
import { nearEnds, significant } from './rounding.ts'
import { capMatters, capRecord, traceLine, traceRung } from './trace-line.ts'

const PROMPT = { id: 'a', prompt: '2+2', answers: ['4'] }

test('a pass is judged and rounded; what is counted stays exact', () => {
  const result: RungResult = {
    ...madeUpPass('base:direct'), forced: false, answer: '4', confidence: 0.99999612345, signals: madeUpSignals({ sumLogprob: -0.00046840278053927875, modePrior: 0.123456789 }),
    usage: { ...madeUpPass('base:direct').usage, flopsPrefill: 118_152_961, ms: 23.209999999962747 },
  }
  expect(traceRung(result, PROMPT)).toMatchObject({
    correct: true, confidence: 0.9999961234, signals: { sumLogprob: -0.0004684, modePrior: 0.12346 }, usage: { flopsPrefill: 118_152_961, ms: 23.21 },
  })
  expect(traceRung({ ...result, answer: '5' }, PROMPT)).toMatchObject({ correct: false })
  expect(traceRung(result, PROMPT)).not.toHaveProperty('byCap')
  expect(traceLine(PROMPT, [traceRung(result, PROMPT)])).toMatchObject({ id: 'a', rungs: [{ rung: 'base:direct' }] })
})

test('a cut thought costs what it would have cost alone', () => {
  const { usage } = madeUpPass('base:think')
  expect(capRecord(16, { answer: '5', outcome: 'answered', usage }, PROMPT, madeUpPass('base:direct').usage)).toEqual({ cap: 16, answer: '5', correct: false, tokens: 30, flops: 400, ms: 72 })
  expect([capMatters(29, { usage }), capMatters(30, { usage })]).toEqual([true, false])
})

test('rounding never moves a probability onto an end, nor past another that differs in the fifth digit', () => {
  expect([nearEnds(0), nearEnds(1), nearEnds(0.5), nearEnds(0.9999961), nearEnds(3.9e-9)]).toEqual([0, 1, 0.5, 0.9999961, 3.9e-9])
  const p = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true })
  fc.assert(fc.property(p, p, (a, b) => {
    const small = Math.min(a, 1 - a)
    expect(Math.abs(nearEnds(a) - a)).toBeLessThanOrEqual(1e-4 * small)
    expect([0, 1]).not.toContain(nearEnds(a))
    expect(Math.sign(nearEnds(a) - nearEnds(b)) * Math.sign(a - b)).toBeGreaterThanOrEqual(0)
  }))
  expect([significant(123456), significant(-0.000123456), significant(0)]).toEqual([123460, -0.00012346, 0])
})
