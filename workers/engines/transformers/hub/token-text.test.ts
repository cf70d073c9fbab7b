import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTokenText } from './token-text.ts'

/** Tokens that are bytes: every character of more than one needs its neighbours. */
const decodeBytes = (ids: readonly number[]): string => new TextDecoder().decode(Uint8Array.from(ids))

describe('the text of tokens as they come', () => {
  it('adds up to the whole text, and never shows half a character', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const textOf = createTokenText(decodeBytes)
      const pieces = [...new TextEncoder().encode(text)].map(textOf)
      // A text that ends in U+FFFD itself looks incomplete: it waits for more.
      expect(pieces.join('')).toBe(text.replace(/\ufffd+$/, ''))
      expect(pieces.every((piece) => !piece.endsWith('\ufffd'))).toBe(true)
    }))
  })

  it('keeps the space that a decoder drops at the start of a text', () => {
    const words = ['▁The', '▁answer', 's']
    const decode = (ids: readonly number[]): string => ids.map((id) => words[id]).join('').replaceAll('▁', ' ').replace(/^ /, '')
    const textOf = createTokenText(decode)
    expect([0, 1, 2].map(textOf)).toEqual(['The', ' answer', 's'])
  })
})
