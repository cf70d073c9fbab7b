import { expect, test } from 'vitest'
import { madeUp, madeUpSignals } from './made-up-trace.ts'
import { signalAurocs } from './signal-auroc.ts'

test('signals are ranked by how well they tell right from wrong, whichever way they point', () => {
  const prompts = madeUp([
    [{ correct: true, confidence: 0.9, signals: madeUpSignals({ maxEntropy: 0.1, minMargin: 0.2, modePrior: 0.3 }) }, {}],
    [{ correct: false, confidence: 0.2, signals: madeUpSignals({ maxEntropy: 0.9, minMargin: 0.8, modePrior: 0.3 }) }, {}],
    [{ correct: false, outcome: 'declined', confidence: null, signals: madeUpSignals() }, {}],
  ])
  const ranked = signalAurocs(prompts, 'base:direct')
  expect(ranked[0]).toEqual({ signal: 'confidence', n: 2, auroc: 1 })
  expect(ranked.find(({ signal }) => signal === 'maxEntropy')?.auroc).toBe(1)
  expect(ranked.find(({ signal }) => signal === 'modePrior')?.auroc).toBe(0.5)
  expect(ranked.at(-1)).toEqual({ signal: 'minMargin', n: 2, auroc: 0 })
  expect(ranked.some(({ signal }) => signal === 'verifier')).toBe(false)
})
