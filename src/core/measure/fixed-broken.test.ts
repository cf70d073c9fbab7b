import { expect, test } from 'vitest'
import { fixedBroken } from './fixed-broken.ts'
import { madeUp } from './made-up-trace.ts'

test('fixed and broken name the prompts behind each cell', () => {
  const prompts = madeUp([
    [{ correct: true }, { correct: true }], [{ correct: false }, { correct: true }], [{ correct: true }, { correct: false }], [{ correct: false }, { correct: false }], [{ correct: false }, { correct: true }],
  ])
  expect(fixedBroken(prompts, 'base:direct', 'base:think')).toEqual({ from: 'base:direct', to: 'base:think', n: 5, kept: [0], fixed: [1, 4], broken: [2], lost: [3] })
})
