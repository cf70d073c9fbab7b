import * as v from 'valibot'
import { expect, test } from 'vitest'
import { DEFAULT_POLICY, Policy, coinThinks } from './policy.ts'

test('about its share of prompts thinks under a random policy, and always the same ones', () => {
  const policy = { schema: 1, kind: 'random', share: 0.3, seed: 5 } as const
  const coins = Array.from({ length: 2000 }, (_, index) => coinThinks(policy, index))
  expect(Math.abs(coins.filter(Boolean).length / 2000 - 0.3)).toBeLessThan(0.03)
  expect(Array.from({ length: 2000 }, (_, index) => coinThinks(policy, index))).toEqual(coins)
  expect([0, 1, 2].some((index) => coinThinks({ ...policy, share: 0 }, index))).toBe(false)
  expect([0, 1, 2].every((index) => coinThinks({ ...policy, share: 1 }, index))).toBe(true)
})

test('a policy that is not known is refused', () => {
  expect(v.safeParse(Policy, DEFAULT_POLICY).success).toBe(true)
  expect(v.safeParse(Policy, { schema: 1, kind: 'auto', threshold: 1.2 }).success).toBe(false)
  expect(v.safeParse(Policy, { schema: 2, kind: 'direct' }).success).toBe(false)
  expect(v.safeParse(Policy, { schema: 1, kind: 'direct', endpoint: 'x' }).success).toBe(false)
})
