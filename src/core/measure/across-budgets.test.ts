import { expect, test } from 'vitest'
import { acrossBudgets } from './across-budgets.ts'
import { gainTable } from '../calibration/measure-gains.ts'
import { madeUp, madeUpSignals, madeUpTrace } from './made-up-trace.ts'
import type { PassPart } from './made-up-trace.ts'

/** Half of the prompts are right at once and say so, the others only after a thought. */
const suite = Array.from({ length: 100 }, (_, i): PassPart[] => {
  const hard = i % 2 === 0
  const signals = madeUpSignals({ modePrior: hard ? 0.6 : 0.4 })
  return [{ correct: !hard, confidence: hard ? 0.1 : 0.95, signals }, { correct: true, confidence: 0.97, signals }]
})
const options = { ladder: ['base:direct', 'base:think'], unit: 'tokens', gains: gainTable(madeUpTrace(suite)), seed: 1 } as const

test('the same budget goes further where the doubtful think than where everybody does a little', () => {
  const at = acrossBudgets(madeUp(suite), options)
  expect(at.map(({ share, budget }) => [share, Math.round(budget)])).toEqual([[0.2, 920], [0.4, 1440], [0.6, 1960], [0.8, 2480]])
  // Of 920 tokens 4 go to each of the 50 that are right at once, the other 720 to 24 thoughts of 30; uniform gives all 4, and 20 of them, half of them hard, 26 more.
  expect(at[0]?.accuracy).toMatchObject({ gain: 0.74, uniform: 0.6 })
  expect(at[0]?.gainMinusUniform.value).toBeCloseTo(0.14, 12)
  for (const { accuracy: { gain, oracle } } of at) expect(oracle).toBeGreaterThanOrEqual(gain)
  expect(acrossBudgets(madeUp(suite), options)).toEqual(at)
})

test('without prompts there is nothing to share out', () => expect(acrossBudgets([], options)).toEqual([]))
