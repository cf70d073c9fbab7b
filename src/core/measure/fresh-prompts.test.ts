import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FRESH_SKILLS, freshPrompts } from './fresh-prompts.ts'
import { parseSuite } from './suite.ts'

const MANY = freshPrompts({ seed: 11, count: FRESH_SKILLS.length * 40 })
const of = (skill: string) => MANY.filter((each) => each.skill === skill)
const numbersIn = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number)

describe('fresh prompts', () => {
  it('come out the same for the same seed, and otherwise for another', () => {
    fc.assert(fc.property(fc.integer(), fc.integer({ min: 1, max: 80 }), (seed, count) => {
      const prompts = freshPrompts({ seed, count })
      expect(prompts).toEqual(freshPrompts({ seed, count }))
      expect(prompts).toHaveLength(count)
    }), { numRuns: 30 })
    expect(freshPrompts({ seed: 1, count: 20 })).not.toEqual(freshPrompts({ seed: 2, count: 20 }))
  })

  it('are a suite that the parser takes, each once, in every skill and level', () => {
    const parsed = parseSuite(MANY.map((line) => JSON.stringify(line)).join('\n'))
    expect(parsed).toEqual({ ok: true, prompts: MANY })
    expect(new Set(MANY.map(({ prompt }) => prompt)).size).toBe(MANY.length)
    expect(new Set(MANY.map(({ skill }) => skill))).toEqual(new Set(FRESH_SKILLS))
    for (const skill of FRESH_SKILLS) expect(new Set(of(skill).map(({ level }) => level))).toEqual(new Set([1, 2, 3, 4, 5]))
  })

  it('fit what the model reads, in plain ASCII', () => {
    for (const { prompt } of MANY) {
      expect(prompt.length).toBeLessThanOrEqual(150)
      expect(prompt).toMatch(/^[\x20-\x7e]+$/)
    }
  })

  it('are phrased in several ways', () => {
    for (const skill of FRESH_SKILLS) {
      const shapes = of(skill).map(({ prompt }) => prompt.replaceAll(/\b(?:[a-z]{1}|\d+)\b/g, '#').replaceAll(/\d+/g, '#'))
      expect(new Set(shapes).size, skill).toBeGreaterThanOrEqual(3)
    }
  })

  it('have answers that another way of computing agrees with', () => {
    for (const { prompt, answers } of of('add')) expect(Number(answers[0])).toBe(numbersIn(prompt).reduce((a, b) => a + b, 0))
    for (const { prompt, answers } of of('multiply')) expect(Number(answers[0])).toBe(numbersIn(prompt).reduce((a, b) => a * b, 1))
    for (const { prompt, answers } of of('subtract')) {
      const [a = 0, b = 0] = numbersIn(prompt)
      expect(Math.abs(Number(answers[0]))).toBe(Math.abs(a - b))
    }
    for (const { prompt, answers } of of('divide')) {
      const [one = 0, other = 0] = numbersIn(prompt)
      const [quotient = 0, remainder = 0] = numbersIn(answers[0] ?? '')
      expect([one, other]).toContain(quotient * Math.min(one, other) + remainder)
      expect(remainder).toBeLessThan(Math.min(one, other))
    }
    for (const { prompt, answers } of of('sort')) {
      const given = numbersIn(prompt)
      const sorted = numbersIn(answers[0] ?? '')
      expect(sorted).toEqual(given.toSorted((a, b) => (prompt.includes('largest') ? b - a : a - b)))
    }
    for (const { prompt, answers } of of('gcd')) {
      const [a = 1, b = 1] = numbersIn(prompt)
      const divides = Array.from({ length: Math.min(a, b) }, (_, i) => i + 1).filter((by) => a % by === 0 && b % by === 0)
      expect(Number(answers[0])).toBe(divides.at(-1))
    }
  })

  it('spell, reverse and count letters of one and the same word', () => {
    for (const { prompt, answers } of of('reverse')) expect(prompt).toContain([...(answers[0] ?? '')].toReversed().join(''))
    for (const { prompt, answers } of of('spell')) expect(prompt).toContain((answers[0] ?? '').replaceAll('-', ''))
  })

  it('have weekdays, Roman numerals and primes as a calendar, a reader and a sieve say', () => {
    for (const { prompt, answers } of of('roman')) {
      const value = (text: string): number => [...text].reduce((sum, sign, i, all) => {
        const worth = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 } as Record<string, number>
        const [own, next] = [worth[sign] ?? 0, worth[all[i + 1] ?? ''] ?? 0]
        return own < next ? sum - own : sum + own
      }, 0)
      const numeral = /\b[IVXLCDM]+\b(?!\.?$)|\b[IVXLCDM]+\b/.exec(/^\d+$/.test(answers[0] ?? '') ? prompt : answers[0] ?? '')?.[0] ?? ''
      const number = /^\d+$/.test(answers[0] ?? '') ? Number(answers[0]) : numbersIn(prompt)[0]
      expect(value(numeral), prompt).toBe(number)
    }
    for (const { prompt, answers } of of('primes').filter(({ prompt }) => !/next|follows/.test(prompt))) {
      const n = numbersIn(prompt)[0] ?? 0
      const divisors = Array.from({ length: n }, (_, i) => i + 1).filter((by) => n % by === 0)
      expect(answers[0]).toBe(divisors.length === 2 ? 'yes' : 'no')
    }
    for (const { prompt, answers } of of('weekday')) {
      const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
      const from = days.findIndex((day) => prompt.includes(day))
      const count = numbersIn(prompt)[0] ?? 0
      // 2024-01-01 was a Monday.
      const date = new Date(Date.UTC(2024, 0, 1 + from + (/before|ago/.test(prompt) ? -count : count)))
      expect(answers[0]).toBe(date.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' }))
    }
  })
})
