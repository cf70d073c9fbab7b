import { describe, expect, it } from 'vitest'
import { boxAround, placeLabels, type Wanted } from './place-labels.ts'

const frame = { left: 0, right: 400, top: 0, bottom: 200 }
const label: Wanted = { text: 'base think', at: { x: 200, y: 100 }, radius: 8 }
const nothing = { lines: [], boxes: [], frame }

describe('labels', () => {
  it('stand to the right of their mark where nothing is', () => {
    expect(placeLabels([label], nothing)).toEqual([{ x: 213, y: 104.2, anchor: 'start' }])
  })
  it('go to the left where a line runs to the right', () => {
    expect(placeLabels([label], { ...nothing, lines: [[{ x: 200, y: 100 }, { x: 400, y: 102 }]] })[0]).toMatchObject({ anchor: 'end', x: 187 })
  })
  it('go above where lines run on both sides', () => {
    const [placed] = placeLabels([label], { ...nothing, lines: [[{ x: 0, y: 101 }, { x: 400, y: 101 }]] })
    expect(placed).toMatchObject({ anchor: 'middle', x: 200 })
    expect(placed?.y).toBeLessThan(92)
  })
  it('see a line that only passes through', () => {
    const through = [{ x: 240, y: -500 }, { x: 240, y: 500 }]
    expect(placeLabels([label], { ...nothing, lines: [through] })[0]?.anchor).toBe('end')
  })
  it('never leave the frame: at the right edge they stand to the left', () => {
    expect(placeLabels([{ ...label, at: { x: 390, y: 100 } }], nothing)[0]).toMatchObject({ anchor: 'end' })
  })
  it('cover no mark and no label before them', () => {
    const beside = boxAround({ x: 240, y: 100 }, 8)
    expect(placeLabels([label], { ...nothing, boxes: [beside] })[0]?.anchor).toBe('end')
    const [first, second] = placeLabels([label, label], nothing)
    expect(first).not.toEqual(second)
  })
  it('are left out where there is no room', () => {
    expect(placeLabels([label], { ...nothing, boxes: [frame] })).toEqual([null])
  })
})
