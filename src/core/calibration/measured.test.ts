import { expect, test } from 'vitest'
import { isBatchDependent, numericsClassOf, profileFor, thinkingHelps } from './measured.ts'
import type { Profile } from './profile.ts'

const MODEL = { id: 'owner/name', sha256: 'aa', dtype: 'q8' }
const PROFILE: Profile = {
  schema: 2, model: MODEL, backend: 'wasm', numericsClass: 'q8-wasm', suite: { sha256: 's', n: 126 }, versions: {}, rungs: {}, climbs: [], dialQuantiles: null, measuredAt: '2026-01-01T00:00:00Z',
}

test('a profile counts for exactly the weights, quantisation and backend that it was measured on', () => {
  expect(profileFor([PROFILE], MODEL, 'wasm')).toBe(PROFILE)
  expect(profileFor([PROFILE], MODEL, 'webgpu')).toBeNull()
  for (const other of [{ id: 'owner/other' }, { sha256: 'bb' }, { dtype: 'fp32' }]) expect(profileFor([PROFILE], { ...MODEL, ...other }, 'wasm')).toBeNull()
})

test('thinking helps where it mends more than it spoils, and nothing is said on fewer than sixty prompts', () => {
  expect(thinkingHelps(PROFILE)).toBeNull()
  expect(thinkingHelps({ thinking: { n: 59, mended: 0, spoiled: 30 } })).toBeNull()
  expect(thinkingHelps({ thinking: { n: 126, mended: 4, spoiled: 11 } })).toBe(false)
  expect(thinkingHelps({ thinking: { n: 126, mended: 4, spoiled: 4 } })).toBe(false)
  expect(thinkingHelps({ thinking: { n: 126, mended: 20, spoiled: 3 } })).toBe(true)
})

test('answers of 8-bit weights drawn side by side disturb each other; those of others do not', () => {
  expect(['q8', 'fp32', 'q4', 'q4f16'].map((dtype) => isBatchDependent({ numericsClass: numericsClassOf({ dtype }, 'wasm') }))).toEqual([true, false, false, false])
  expect(isBatchDependent({ numericsClass: numericsClassOf({ dtype: 'q8-made-up' }, 'remote') })).toBe(false)
})
