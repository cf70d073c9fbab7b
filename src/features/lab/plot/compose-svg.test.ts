import { describe, expect, it } from 'vitest'
import { composeSvg, type Picture } from './compose-svg.ts'

const icon = { width: 16, height: 16, markup: '<circle r="8"/>' }
const picture: Picture = {
  title: 'Fixed & broken', drawing: { width: 400, height: 300, markup: '<path d="M0 0H400"/>' },
  legend: [{ icon, text: 'direct' }, { icon, text: 'think' }], ink: '#000000', paper: '#ffffff',
}

/** The x and y of each legend entry's words. */
function wordsAt(svg: string): number[][] {
  return [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" font-size="12"/g)].map(([, x, y]) => [Number(x), Number(y)])
}

describe('a saved picture', () => {
  it('is as large as its drawing with a title above and a legend below, and holds all three', () => {
    const svg = composeSvg(picture)
    // 16 + 30 + 300 + 16 down to the legend, one row of 20 and 16 below it; 16 on either side.
    expect(svg).toContain('width="432" height="398" viewBox="0 0 432 398"')
    expect(svg).toContain('<title>Fixed &amp; broken</title>')
    expect(svg).toMatch(/<text[^>]*>Fixed &amp; broken<\/text>/)
    expect(svg).toContain('<g transform="translate(16 46)"><path d="M0 0H400"/></g>')
    expect(svg.match(/<circle r="8"\/>/g)).toHaveLength(2)
    expect(wordsAt(svg).every(([, y]) => y === wordsAt(svg)[0]?.[1])).toBe(true)
  })
  it('goes on in a new row where the legend’s room ends', () => {
    const long = 'auto: climbs where it is expected to help'
    const svg = composeSvg({ ...picture, legend: [{ icon, text: long }, { icon, text: long }] })
    const [first = [], second = []] = wordsAt(svg)
    expect(second).toEqual([first[0], (first[1] ?? 0) + 20])
  })
  it('has no legend’s room without one, and room for a title wider than the drawing', () => {
    expect(composeSvg({ ...picture, legend: [] })).toContain('height="362"')
    const wide = composeSvg({ ...picture, drawing: { ...picture.drawing, width: 100 } })
    expect(Number(/width="(\d+)"/.exec(wide)?.[1])).toBeGreaterThan(132)
  })
})
