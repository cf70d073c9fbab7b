import { expect, test } from 'vitest'
import { isLargest, LADDER_CHOICES, LADDERS, offered, SHIPPED } from './catalogue.ts'

test('every ladder is made of models that ship, smallest first', () => {
  const order = SHIPPED.map(({ id }) => id)
  for (const choice of LADDER_CHOICES) {
    const places = LADDERS[choice].map((id) => order.indexOf(id))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  }
  expect(SHIPPED.map(({ megabytes }) => megabytes)).toEqual(SHIPPED.map(({ megabytes }) => megabytes).toSorted((a, b) => a - b))
})

test('larger models that ship are offered after those that were chosen, and are not climbed unasked', () => {
  expect(offered(['mini'])).toEqual([{ id: 'mini', enabled: true }, { id: 'base', enabled: false }])
  expect(offered(['mini', 'base'])).toEqual([{ id: 'mini', enabled: true }, { id: 'base', enabled: true }])
  expect(offered(['base'])).toEqual([{ id: 'base', enabled: true }])
  expect(offered(['mine'])).toEqual([{ id: 'mine', enabled: true }])
  expect([isLargest('base'), isLargest('mini'), isLargest('mine')]).toEqual([true, false, false])
})
