/** When two answers are the same, when one is right, and when it is a polite no. Strings only; asks no model. */
import type { ModelCard } from './models/model-card.ts'
import type { Outcome, RungOutcome } from './outcome.ts'
import type { SuiteLine } from './measure/suite.ts'
import { plainText } from './typographic.ts'

/** What a suite line says of its right answers. */
export type AnswerKey = { readonly answers: readonly string[]; readonly match?: SuiteLine['match'] }

/** 1,234,567 but neither 1,2,3 nor 1, 234. */
const GROUPED_NUMBER = /(?<![\d.]|\d,)\d{1,3}(?:,\d{3})+(?!\d|,\d)/g
/** 12.5 and the 12.5 of 12.5kg, but no part of 1.2.2024, 12h30, 1e5 or H2O; nor 21st, which counts nothing. */
const NUMBER = /(?<![\w.])[-+]?\d+(?:\.\d+)?(?![\w.]*\d|(?:st|nd|rd|th)(?!\w))/g

/**
 * The form in which answers are compared: NFKC, typographic signs mapped, lower case, spaces collapsed, final `.` and `!`
 * and thousands separators removed.
 */
export function normaliseAnswer(answer: string): string {
  return plainText(plainText(answer).normalize('NFKC').toLowerCase().normalize('NFKC'))
    .replaceAll(GROUPED_NUMBER, (number) => number.replaceAll(',', ''))
    .replaceAll(/\s+/g, ' ')
    .replace(/[.!\s]+$/, '')
    .trimStart()
}

/**
 * Whether an answer is right by a suite line's key. exact: equal to one of the answers in full; number: its last number,
 * with a unit written to it or none, is an answer's number; contains: an answer stands in it as whole words. A key without
 * answers is right when declined, and only then. What was stopped or failed is never right.
 */
export function isCorrect(answer: string, outcome: Outcome | RungOutcome, key: AnswerKey): boolean {
  if (key.answers.length === 0) return outcome === 'declined'
  if (outcome === 'declined' || outcome === 'stopped' || outcome === 'failed') return false
  const given = normaliseAnswer(answer)
  return key.answers.some((right) => matches(given, normaliseAnswer(right), key.match ?? 'exact'))
}

/** Whether an answer is one of the model's ways to say that it can't, or ends in one: a small model may stutter before it. */
export function isDecline(answer: string, card: Pick<ModelCard, 'decline'>): boolean {
  const given = normaliseAnswer(answer)
  return card.decline.map(normaliseAnswer).some((decline) => decline !== '' && (given === decline || given.endsWith(` ${decline}`)))
}

function matches(given: string, right: string, match: NonNullable<SuiteLine['match']>): boolean {
  switch (match) {
    case 'exact':
      return given === right
    case 'number': {
      const number = lastNumber(given)
      return number !== null && number === lastNumber(right)
    }
    case 'contains':
      return right !== '' && containsWords(given, right)
    default:
      return match satisfies never
  }
}

function lastNumber(text: string): number | null {
  const last = text.match(NUMBER)?.at(-1)
  return last === undefined ? null : Number(last)
}

/** Whether `words` stands in `text` with no letter or digit touching it on either side. */
function containsWords(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = text.slice(0, at)
    const after = text.slice(at + words.length)
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) return true
  }
  return false
}
