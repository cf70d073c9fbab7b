import { describe, expect, it } from 'vitest'
import { madeUpTrace } from '../core/measure/made-up-trace.ts'
import { traceText } from '../core/measure/trace.ts'
import { MOST_BYTES, MOST_LINES, readLabFile, tooLarge } from './lab-file.ts'

const TRACE = traceText(madeUpTrace([[{}, {}], [{}, { correct: false }]]))

function troubleOf(text: string) {
  const read = readLabFile('mine.jsonl', text)
  if (read.kind !== 'trouble') throw new Error(`was taken as a ${read.kind}`)
  return read.trouble
}

describe('a file given to the lab', () => {
  it('is a trace where its first line says so, and else a suite', () => {
    expect(readLabFile('a.jsonl', TRACE)).toMatchObject({ kind: 'trace', trace: { lines: [{ id: 'p0' }, { id: 'p1' }] } })
    expect(readLabFile('b.jsonl', '\n{"prompt": "2+2", "answers": ["4"]}\n')).toMatchObject({ kind: 'suite', prompts: [{ id: 'line-2', prompt: '2+2' }] })
  })

  it('names line and field of what is wrong in a suite, and what to do', () => {
    expect(troubleOf('{"prompt": "2+2", "answers": ["4"]}\n{"prompt": "2+3", "answers": "5"}')).toMatchObject({
      title: 'mine.jsonl was not opened', detail: expect.stringContaining('Line 2, field "answers"'), next: expect.stringContaining('{"prompt": "2+2", "answers": ["4"]}'),
    })
    expect(troubleOf('{"prompt": "2+2", "answers": ["4"]}\n{"prompt"').detail).toMatch(/^Line 2: is not JSON/)
    expect(troubleOf('{"id": "x", "prompt": "a", "answers": []}\n{"id": "x", "prompt": "b", "answers": []}').detail).toBe('Line 2, field "id": "x" was used on line 1 already.')
  })

  it('fault 17: names line and field of what is wrong in a trace', () => {
    const [header = '', first = '', second = ''] = TRACE.split('\n')
    expect(troubleOf([header, first, second.replace('"correct":false', '"correct":"no"')].join('\n')).detail).toMatch(/^Line 3, field "rungs\.1\.correct"/)
    expect(troubleOf([header, first, first].join('\n')).detail).toMatch(/^Line 3, field "id"/)
    expect(troubleOf(header).detail).toContain('no prompts')
  })

  it('says which version a trace of another version has', () => {
    const detail = troubleOf(TRACE.replace('"schema":3', '"schema":1')).detail
    expect(detail).toMatch(/^Line 1, field "schema"/)
    expect(detail).toContain('schema 1')
    expect(troubleOf(TRACE.replace('"schema":3', '"schema":99')).detail).toContain('schema 99')
  })

  it('knows a profile of any version, and that it belongs elsewhere', () => {
    const profile = JSON.stringify({ schema: 7, model: {}, rungs: {}, measuredAt: '' }, null, 2)
    expect(troubleOf(profile)).toMatchObject({ detail: expect.stringContaining('calibration profile (schema 7)'), next: expect.stringContaining('--calibrate') })
  })

  it('fault 17: refuses what is empty, binary or too long', () => {
    expect(troubleOf(' \n ').detail).toBe('It is empty.')
    expect(troubleOf('PK\u0003\u0004\0\0').detail).toBe('It is not text.')
    expect(troubleOf('{"prompt": "1"}\n'.repeat(MOST_LINES + 1)).detail).toContain(`${(MOST_LINES + 1).toLocaleString('en')} lines`)
    expect(tooLarge('mine.jsonl', MOST_BYTES)).toBeNull()
    expect(tooLarge('mine.jsonl', MOST_BYTES + 1)?.detail).toContain('20 MB')
  })
})
