import { expect, it } from 'vitest'
import { DEFAULT_THRESHOLD } from '../core/policy.ts'
import type { Profile } from '../core/calibration/profile.ts'
import { dialPosition, policyFrom } from './policy-choice.ts'

/** Confidence spread evenly: a threshold is its own share. */
const even = { dialQuantiles: Array.from({ length: 101 }, (_, at) => at / 100) } as unknown as Profile

it('turns the dial into a threshold, and stands at the default until it is moved', () => {
  expect(policyFrom('auto', 0.35, even)).toMatchObject({ kind: 'auto', threshold: expect.closeTo(0.35) as number })
  expect(policyFrom('auto', null, even)).toMatchObject({ threshold: DEFAULT_THRESHOLD })
  expect(dialPosition(null, even)).toBeCloseTo(DEFAULT_THRESHOLD)
  expect(dialPosition(0.35, even)).toBe(0.35)
})

it('promises no share where nothing was measured', () => {
  expect(policyFrom('auto', 0.35, null)).toMatchObject({ threshold: DEFAULT_THRESHOLD })
  expect(dialPosition(0.35, null)).toBeNull()
})

it('leaves the dial out of a choice made for good', () => {
  expect(policyFrom('direct', 0.5, even)).toEqual({ schema: 1, kind: 'direct' })
  expect(policyFrom('think', 0.5, even)).toEqual({ schema: 1, kind: 'think' })
})
