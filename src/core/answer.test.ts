import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCorrect, isDecline, normaliseAnswer } from './answer.ts'

describe('normaliseAnswer', () => {
  test.each([
    ['  Tuesday. ', 'tuesday'],
    ['1,234,567', '1234567'],
    ['12,345.50!', '12345.50'],
    ['1, 2, 3', '1, 2, 3'],
    ['1,2,3', '1,2,3'],
    ['1,234, 5', '1234, 5'],
    ['a  b\t\nc', 'a b c'],
    ['−5', '-5'],
    ['“yes”', '"yes"'],
    ['3 × 4', '3 x 4'],
    ['ＡＢＣ', 'abc'],
    ['wait…', 'wait'],
    ['yes?!', 'yes?'],
    ['', ''],
  ])('%j becomes %j', (answer, normal) => expect(normaliseAnswer(answer)).toBe(normal))

  test('is the same when done twice', () => {
    fc.assert(fc.property(fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)), (text) => {
      expect(normaliseAnswer(normaliseAnswer(text))).toBe(normaliseAnswer(text))
    }))
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'123,. !\t-') }), (text) => {
      expect(normaliseAnswer(normaliseAnswer(text))).toBe(normaliseAnswer(text))
    }))
  })
})

describe('isCorrect', () => {
  test('compares full strings and never contains unless told', () => {
    expect(isCorrect('42.', 'answered', { answers: ['42'] })).toBe(true)
    expect(isCorrect('The answer is 42', 'answered', { answers: ['42'] })).toBe(false)
    expect(isCorrect('4', 'answered', { answers: ['42'] })).toBe(false)
    expect(isCorrect('Yes', 'unsure', { answers: ['no', 'yes'] })).toBe(true)
  })

  test('a line without answers is right when declined, and only then', () => {
    expect(isCorrect("I don't know.", 'declined', { answers: [] })).toBe(true)
    expect(isCorrect('42', 'answered', { answers: [] })).toBe(false)
    expect(isCorrect("I don't know.", 'declined', { answers: ['42'] })).toBe(false)
  })

  test('what was stopped or failed is not right even if its text is', () => {
    expect(isCorrect('42', 'stopped', { answers: ['42'] })).toBe(false)
    expect(isCorrect('42', 'failed', { answers: ['42'] })).toBe(false)
    expect(isCorrect('42', 'cut', { answers: ['42'] })).toBe(true)
  })

  test('number compares the last number by its value', () => {
    const line = { answers: ['1,200'], match: 'number' } as const
    expect(isCorrect('300 times 4 is 1200.0 metres.', 'answered', line)).toBe(true)
    expect(isCorrect('1200 divided by 4', 'answered', line)).toBe(false)
    expect(isCorrect('none', 'answered', line)).toBe(false)
    expect(isCorrect('It is -5', 'answered', { answers: ['5'], match: 'number' })).toBe(false)
  })

  test.each([
    ['it weighs 12.5kg', '12.5'], ['125kg', '125'], ['1,250kg', '1250'], ['12.5', '12.5'], ['1,250', '1250'], ['-3.5', '-3.5'], ['-3.5°C', '-3.5'],
    ['3 of 12', '12'], ['12.', '12'], ['12. It is 12.', '12'], ['2 hours or 120min', '120'], ['20%', '20'], ['25 is the 5th square', '25'],
  ])('the last number of %j is %s, and no other', (answer, number) => {
    expect(isCorrect(answer, 'answered', { answers: [number], match: 'number' })).toBe(true)
    for (const other of ['12', '2.5', '1', '5', '3', '3.5', '0']) {
      if (other !== number) expect(isCorrect(answer, 'answered', { answers: [other], match: 'number' })).toBe(false)
    }
  })

  test.each(['1e5', '12h30', '4x4', '1.2.2024', 'H2O', 'the 21st'])('%j holds no number by itself', (answer) => {
    for (const part of ['1', '5', '12', '30', '4', '1.2', '2.2024', '2024', '2', '21']) {
      expect(isCorrect(answer, 'answered', { answers: [part], match: 'number' })).toBe(false)
    }
  })

  test('contains asks for whole words', () => {
    const line = { answers: ['Paris'], match: 'contains' } as const
    expect(isCorrect('It is Paris, I think.', 'answered', line)).toBe(true)
    expect(isCorrect('comparison', 'answered', line)).toBe(false)
    expect(isCorrect('Parisian or Paris', 'answered', line)).toBe(true)
    expect(isCorrect('14', 'answered', { answers: ['4'], match: 'contains' })).toBe(false)
  })
})

test('a decline is recognised as a full string, whatever its casing and full stop', () => {
  const card = { decline: ["I don't know."] }
  expect(isDecline('i don’t know', card)).toBe(true)
  expect(isDecline("I don't know what 4 is", card)).toBe(false)
  expect(isDecline("I I don't know.", card)).toBe(true)
  expect(isDecline('', { decline: [''] })).toBe(false)
})
