import { expect, test } from 'vitest'
import { fitTogether, toPutAway } from './residency.ts'

const GB = 2 ** 30
const [small, middle, large] = [{ id: 'small', bytes: 0.5 * GB }, { id: 'middle', bytes: 1.5 * GB }, { id: 'large', bytes: 3 * GB }]

test('by hand: half of 8 GB holds weights of 3.3 GB, and where nothing is told 4 GB are assumed', () => {
  expect([fitTogether([small, middle], 8 * GB), fitTogether([middle, large], 8 * GB)]).toEqual([true, false])
  expect([fitTogether([middle], null), fitTogether([small, middle], null)]).toEqual([true, false])
})

test('the first one makes room first, and no more than must', () => {
  expect(toPutAway([small, middle], large, 8 * GB)).toEqual(['small', 'middle'])
  expect(toPutAway([middle, small], middle, 8 * GB)).toEqual([])
  expect(toPutAway([middle, small], { id: 'other', bytes: 1.5 * GB }, 8 * GB)).toEqual(['middle'])
  expect(toPutAway([], large, GB)).toEqual([])
})
