import { describe, expect, it } from 'vitest'
import { cellText, csv } from './table.ts'

describe('a plot’s table', () => {
  it('is CSV with its numbers in full', () => {
    const table = { columns: [{ label: 'policy' }, { label: 'right', format: (share: number) => `${Math.round(share * 100)} %` }], rows: [['auto', 0.8931], ['none', null]] }
    expect(csv(table)).toBe('policy,right\r\nauto,0.8931\r\nnone,\r\n')
    expect(table.rows.map(([, cell]) => cellText(cell ?? null, table.columns[1] ?? { label: '' }))).toEqual(['89 %', '–'])
  })
  it('keeps commas, quotes and lines inside a field', () => {
    expect(csv({ columns: [{ label: 'prompt' }], rows: [['sort 3, 1'], ['say "hi"\nnow']] })).toBe('prompt\r\n"sort 3, 1"\r\n"say ""hi""\nnow"\r\n')
  })
  it('never hands a spreadsheet a formula', () => {
    expect(csv({ columns: [{ label: 'p' }], rows: [['=1+1'], ['-5'], ['-5+cmd']] })).toBe("p\r\n'=1+1\r\n-5\r\n'-5+cmd\r\n")
  })
})
