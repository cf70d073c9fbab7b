/** The chat's smaller pure functions: clipping, notices, dial, chips, reasons. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chipsOf, skillsOf } from './chips.ts'
import { clip, LONGEST_PROMPT } from './clip.ts'
import { dialSentence } from './dial-words.ts'
import { promptNotices } from './notice-words.ts'
import { decisionSentence, reasonWords, signalRows, skippedSentence } from './why-words.ts'

const PLAIN = { text: 'p', tokens: 4, mapped: [], replaced: [], leftOut: 0 }

describe('clipping', () => {
  it('keeps a prefix, loses nothing it does not count, and never splits a character', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (text, longest) => {
      const { text: kept, leftOut } = clip(text, longest)
      expect(text.startsWith(kept)).toBe(true)
      expect(kept.length + leftOut).toBe(text.length)
      expect(kept.length).toBeLessThanOrEqual(longest)
      if (text.isWellFormed()) expect(kept.isWellFormed()).toBe(true)
    }))
  })
  it('cuts before a pair that would be split', () => {
    expect(clip('ab😀c', 3)).toEqual({ text: 'ab', leftOut: 3 })
  })
})

describe('notices', () => {
  it('are silent about a prompt that was read as typed', () => {
    expect(promptNotices(PLAIN)).toEqual([])
  })
  it('name invisible characters by their code point', () => {
    expect(promptNotices({ ...PLAIN, mapped: ['“', '\u00a0'], replaced: ['Ω', '\u202e'], text: 'p'.repeat(251), leftOut: 1200 })).toEqual([
      'Read as plain signs: “ U+00A0', 'This model cannot read Ω U+202E and sees ? instead.', 'Too long for this model: it read 251 characters, the last 1,200 were left out.',
    ])
  })
  it('call no number the whole where the composer may have clipped', () => {
    const read = 'p'.repeat(251)
    expect(promptNotices({ ...PLAIN, text: read, leftOut: LONGEST_PROMPT - 251 })).toEqual(['Too long for this model: it read 251 characters, the rest was left out, at least 15,749.'])
    expect(promptNotices({ ...PLAIN, text: read, leftOut: 1 })).toEqual(['Too long for this model: it read 251 characters, the last 1 was left out.'])
  })
})

describe('the dial', () => {
  it('names the cut and what its share was measured on', () => {
    expect(dialSentence(0.76, 0.8)).toBe('thinks below 80\u00a0% sure: about 76 in 100 calibration prompts')
    expect([dialSentence(0, 0), dialSentence(1, 1)]).toEqual(['answers at once, however unsure', 'thinks over all that it does not decline'])
  })
  it('rounds no share to none or all, and no cut to certainty', () => {
    expect(dialSentence(0.999, 0.9972)).toBe('thinks below 99.7\u00a0% sure: about 99 in 100 calibration prompts')
  })
})

describe('chips', () => {
  it('offer three different skills and never declining', () => {
    const skills = ['decline', 'a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, name: id, example: id }))
    expect(chipsOf({ skills }).map(({ id }) => id)).toEqual(['a', 'c', 'e'])
    expect(chipsOf({ skills: skills.slice(0, 3) }).map(({ id }) => id)).toEqual(['a', 'b'])
  })
  it('prefer short examples, and the whole list has them all', () => {
    const skills = ['a', 'b', 'c', 'd', 'decline'].map((id) => ({ id, name: id, example: id === 'a' ? 'long '.repeat(20) : id }))
    expect(chipsOf({ skills }).map(({ id }) => id)).toEqual(['b', 'c', 'd'])
    expect(skillsOf({ skills }).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
  })
})

describe('reasons', () => {
  it('carry their numbers', () => {
    expect(decisionSentence({ choice: 'climb', rung: 'direct', to: 'think', reason: { kind: 'doubtful', confidence: 0.41, threshold: 0.8 } }))
      .toBe('Went on from direct to think: 41\u00a0% sure, and 80\u00a0% was needed.')
    expect(skippedSentence('think', { kind: 'confident', confidence: 0.97, threshold: 0.8 })).toBe('Think did not run: 97\u00a0% sure, and 80\u00a0% was enough.')
  })
  it('show two figures that differ as different', () => {
    expect(reasonWords({ kind: 'doubtful', confidence: 0.797, threshold: 0.8 })).toBe('79.7\u00a0% sure, and 80.0\u00a0% was needed')
    expect(reasonWords({ kind: 'doubtful', confidence: 0.9999, threshold: 1 })).toBe('over\u00a099\u00a0% sure, and 100\u00a0% was needed')
  })
  it('give a sign to no zero', () => {
    const signals = { sumLogprob: -0.0004, meanLogprob: -1.5, minLogprob: -0, minMargin: 1, maxEntropy: 0, meanEntropy: 0, thoughtMeanLogprob: null, modePrior: null }
    expect(signalRows(signals as Parameters<typeof signalRows>[0]).map(({ value }) => value).slice(0, 3)).toEqual(['0.00\u00a0nats', '\u22121.50\u00a0nats', '0.00\u00a0nats'])
  })
})
