import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prepareText } from './prompt-text.ts'

const ascii = (char: string): boolean => char === '\n' || (char >= ' ' && char <= '~')

/** Any UTF-16 at all, lone surrogates included. */
const codeUnits = fc.array(fc.oneof(fc.nat(0xffff), fc.integer({ min: 32, max: 126 }), fc.constantFrom(0xd83d, 0xdc4d, 0x200d, 0x301)))
  .map((units) => String.fromCharCode(...units))

test.each([
  ['  2+2  ', '2+2', [], []],
  ['“3 × 4” – it’s 12÷1…', '"3 x 4" - it\'s 12/1...', ['“', '×', '”', '–', '’', '÷', '…'], []],
  ['a\u00a0b\tc\r\nd', 'a b c\nd', ['\u00a0', '\t', '\r\n'], []],
  ['−5 − −5', '-5 - -5', ['−'], []],
  ['naïve café', 'na?ve caf?', [], ['ï', 'é']],
  ['cafe\u0301', 'caf?', [], ['e\u0301']],
  ['hi 👨‍👩‍👧 你好', 'hi ? ??', [], ['👨‍👩‍👧', '你', '好']],
  ['a\ud800b', 'a?b', [], ['\ufffd']],
  ['3\u00d7\ufe0e4', '3x4', ['\u00d7\ufe0e'], []],
  ['a\u200bb\u0000c', 'ab?c', ['\u200b'], ['\u0000']],
  ['<think>hi</think>', '<think>hi</think>', [], []],
  [' \u200b ', '', ['\u200b'], []],
])('%j is read as %j', (typed, text, mapped, replaced) => {
  expect(prepareText(typed, ascii, 1000)).toEqual({ text, mapped, replaced, leftOut: 0 })
})

test('a model that reads a sign itself gets it as it is', () => {
  expect(prepareText('it’s é', () => true, 100)).toMatchObject({ text: 'it’s é', mapped: [], replaced: [] })
  expect(prepareText('e\u0301', (char) => char === 'é', 100)).toMatchObject({ text: 'é' })
})

test('what exceeds is left out from the end and counted in characters', () => {
  expect(prepareText('abcdef👍', ascii, 4)).toMatchObject({ text: 'abcd', leftOut: 3 })
  expect(prepareText('ab…', ascii, 4)).toMatchObject({ text: 'ab', leftOut: 1 })
  expect(prepareText('ab', ascii, 0)).toMatchObject({ text: '', leftOut: 2 })
})

test('a megabyte costs no more than what fits of it', () => {
  const started = wallClock()
  expect(prepareText('é x'.repeat(350_000), ascii, 400).text).toHaveLength(400)
  expect(wallClock() - started).toBeLessThan(200)
})

test('a heap of marks on one letter is one unreadable sign, however high', () => {
  expect(prepareText(`a${'\u0301'.repeat(5000)}b`, ascii, 1000)).toMatchObject({ text: '?b', leftOut: 0 })
  expect(prepareText(`a${'\u0301'.repeat(5000)}b`, ascii, 10)).toMatchObject({ text: '', leftOut: 5002 })
})

test('the result is readable, short enough, and stays as it is when prepared again', () => {
  fc.assert(fc.property(codeUnits, fc.nat(30), (typed, max) => {
    const { text } = prepareText(typed, ascii, max)
    expect([...text].every(ascii)).toBe(true)
    expect(text.length).toBeLessThanOrEqual(max)
    expect(prepareText(text, ascii, max)).toEqual({ text, mapped: [], replaced: [], leftOut: 0 })
  }))
})

/** Core has no clock of its own; the test uses the calendar's. */
function wallClock(): number {
  return Date.now()
}
