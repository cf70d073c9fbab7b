import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { ModelCard } from '../../../src/core/models/model-card.ts'
import { readVocabulary } from './vocabulary.ts'

const card = {
  architecture: { vocab: 8 },
  controls: { pad: 0, bos: 0, user: 0, bot: 0, direct: 0, think: 1, endThink: 2, end: 0 },
} as unknown as ModelCard

const json = {
  added_tokens: [{ id: 0, content: '<pad>' }, { id: 1, content: '<think>' }, { id: 2, content: 'é' }],
  model: { vocab: { '<pad>': 0, '<think>': 1, 'é': 2, 'Ġ': 3, 'Ċ': 4, '<': 5, a: 6, '>': 7 }, merges: [] },
}

describe('the vocabulary', () => {
  it('encodes character by character, and never as a control token', () => {
    const vocabulary = readVocabulary(json, card)
    expect(vocabulary.encode('<a>')).toEqual([5, 6, 7])
    expect(vocabulary.has('<think>')).toBe(false)
  })

  it('refuses a character whose id is a control token', () => {
    const vocabulary = readVocabulary(json, card)
    expect(vocabulary.has('é')).toBe(false)
    expect(() => vocabulary.encode('é')).toThrow(RangeError)
  })

  it('reads byte-level spellings of space and newline', () => {
    const vocabulary = readVocabulary(json, card)
    expect(vocabulary.encode(' \n')).toEqual([3, 4])
    expect(vocabulary.textOf(3)).toBe(' ')
  })

  it('gives control tokens no text', () => {
    expect(readVocabulary(json, card).textOf(1)).toBe('')
  })

  it('refuses a tokenizer with merges, naming the field', () => {
    const issues = (): readonly v.BaseIssue<unknown>[] => {
      try {
        readVocabulary({ ...json, model: { ...json.model, merges: ['a b'] } }, card)
      } catch (thrown) {
        if (v.isValiError(thrown)) return thrown.issues
      }
      return []
    }
    expect(issues().map((issue) => v.getDotPath(issue))).toEqual(['model.merges'])
  })

  it('refuses a token that lies outside the model', () => {
    expect(() => readVocabulary({ ...json, model: { ...json.model, vocab: { ...json.model.vocab, z: 8 } } }, card)).toThrow('token 8')
  })
})
