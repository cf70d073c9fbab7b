import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goesOn, isProvisional, profileOf, reliabilityAt } from './calibration-run.ts'
import { madeUpSignals, madeUpTrace } from '../measure/made-up-trace.ts'
import { seededRandom } from '../random.ts'
import type { Trace } from '../measure/trace.ts'

const MEASURED = { model: { id: 'base', sha256: 'aa', dtype: 'fp32' }, numericsClass: 'fp32-wasm', measuredAt: '2026-01-01' }

/** Answers whose weakest token tells how often they are right. */
function run(n: number, seed = 1): Trace {
  const random = seededRandom(seed)
  return madeUpTrace(Array.from({ length: n }, () => {
    const p = random()
    return [{ correct: random() < p, signals: madeUpSignals({ minLogprob: Math.log(p), sumLogprob: Math.log(p) }) }, { correct: true, signals: madeUpSignals({}) }]
  }))
}

describe('a calibration run', () => {
  test('shows its reliability at 30, 60 and 120 prompts, provisional below 60', () => {
    expect(reliabilityAt(run(29), 'base', 'direct')).toEqual([])
    expect(reliabilityAt(run(61), 'base', 'direct').map(({ n, provisional, answers }) => [n, provisional, answers])).toEqual([[30, true, 30], [60, false, 60]])
    expect(reliabilityAt(run(126), 'base', 'direct').map(({ n }) => n)).toEqual([30, 60, 120])
    expect([isProvisional(59), isProvisional(60)]).toEqual([true, false])
  })

  test('scores every answer once, by a fit that has not seen it: noise earns no trust', () => {
    const random = seededRandom(5)
    const noise = madeUpTrace(Array.from({ length: 120 }, () => [{ correct: random() < 0.5, signals: madeUpSignals({ minLogprob: -random() * 9, sumLogprob: -random() * 9, answerTokens: 1 + Math.floor(random() * 9) }) }, {}]))
    for (const { bins, answers, brier } of reliabilityAt(noise, 'base', 'direct')) {
      expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(answers)
      // A coin's is a quarter; praise for learning by heart would lie well below.
      expect(brier).toBeGreaterThan(0.23)
    }
  })

  test('finds signals that tell', () => {
    const last = reliabilityAt(run(120), 'base', 'direct').at(-1)
    expect(last?.brier).toBeLessThan(0.22)
  })

  test('gives a profile of as many prompts as were answered', () => {
    const fitted = profileOf(run(40), MEASURED)
    if (!fitted.ok) throw new Error(fitted.error.detail)
    expect(fitted.value).toMatchObject({ suite: { n: 40 }, backend: 'wasm', model: { id: 'base' } })
    expect(Object.keys(fitted.value.rungs)).toEqual(['direct', 'think'])
    expect(profileOf(run(0), MEASURED)).toMatchObject({ ok: false })
  })

  test('goes on only with the same weights, suite and rungs', () => {
    const one = run(3)
    expect(goesOn(one, run(9))).toBe(true)
    const { header } = one
    expect(goesOn(one, { header: { ...header, suite: { ...header.suite, sha256: 'other' } } })).toBe(false)
    expect(goesOn(one, { header: { ...header, models: header.models.map((model) => ({ ...model, sha256: 'other' })) } })).toBe(false)
    expect(goesOn(one, { header: { ...header, ladder: { schema: 1, rungs: header.ladder.rungs.slice(0, 1) } } })).toBe(false)
  })

  test('never fails, whatever was answered', () => {
    fc.assert(fc.property(fc.array(fc.record({ correct: fc.boolean(), outcome: fc.constantFrom('answered' as const, 'declined' as const, 'cut' as const), minLogprob: fc.double({ min: -30, max: 0, noNaN: true }) }), { minLength: 30, maxLength: 40 }), (passes) => {
      const trace = madeUpTrace(passes.map(({ correct, outcome, minLogprob }) => [{ correct, outcome, signals: madeUpSignals({ minLogprob }) }, {}]))
      for (const { bins, answers } of reliabilityAt(trace, 'base', 'direct')) expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(answers)
    }), { numRuns: 15 })
  })
})
