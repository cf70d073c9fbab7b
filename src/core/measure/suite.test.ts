import { expect, test } from 'vitest'
import { lineErrorText } from '../files/json-lines.ts'
import { parseSuite } from './suite.ts'

test('a suite is read line by line, blank lines skipped, ids given where missing', () => {
  const suite = parseSuite('\ufeff{"prompt":"2+2","answers":["4"],"skill":"add","level":1}\r\n\n{"id":"b","prompt":"hi","answers":[],"match":"contains"}\n')
  expect(suite).toEqual({ ok: true, prompts: [
    { id: 'line-1', prompt: '2+2', answers: ['4'], skill: 'add', level: 1 },
    { id: 'b', prompt: 'hi', answers: [], match: 'contains' },
  ] })
})

test.each([
  ['', 0, ''],
  ['\n\n', 0, ''],
  ['{"prompt":"a","answers":["1"]}\n{oops', 2, ''],
  ['{"prompt":"a"}', 1, 'answers'],
  ['{"prompt":"a","answers":[1]}', 1, 'answers.0'],
  ['{"prompt":"  ","answers":[]}', 1, 'prompt'],
  ['{"prompt":"a","answers":[],"level":6}', 1, 'level'],
  ['{"prompt":"a","answers":[],"match":"fuzzy"}', 1, 'match'],
  ['{"prompt":"a","answers":[],"anwser":"x"}', 1, 'anwser'],
  ['[]', 1, 'prompt'],
  ['{"id":"x","prompt":"a","answers":[]}\n\n{"id":"x","prompt":"b","answers":[]}', 3, 'id'],
])('%j is refused at line %i, field %j', (text, line, field) => {
  const suite = parseSuite(text)
  expect(suite.ok ? null : { line: suite.error.line, field: suite.error.field }).toEqual({ line, field })
})

test('an error reads as a sentence that names the line and the field', () => {
  const suite = parseSuite('{"prompt":"a","answers":"4"}')
  expect(suite.ok ? '' : lineErrorText(suite.error)).toMatch(/^line 1, field "answers": .+/)
})
