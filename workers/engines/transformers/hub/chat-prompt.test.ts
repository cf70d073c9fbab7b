import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPrompt } from './chat-prompt.ts'
import { createChatTokenizer } from './chat-tokenizer.ts'

const CONTROLS = ['<|end|>', '<|user|>', '<|bot|>', '<think>', '</think>']
/** A byte-level tokenizer without merges: a token for each byte, as real ones have beside their merges. */
const bytes = byteSymbols()
const vocab = Object.fromEntries([...bytes, ...CONTROLS].map((symbol, id) => [symbol, id]))
const json = {
  version: '1.0', truncation: null, padding: null, normalizer: null, post_processor: null,
  added_tokens: CONTROLS.map((content) => ({ id: vocab[content], content, special: !content.includes('think'), normalized: false, lstrip: false, rstrip: false, single_word: false })),
  pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
  decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
  model: { type: 'BPE', dropout: null, unk_token: null, fuse_unk: false, byte_fallback: false, vocab, merges: [] },
}
const tokenizer = createChatTokenizer(json, { tokenizer_class: 'GPT2Tokenizer', clean_up_tokenization_spaces: false })
const [END, USER, BOT, OPEN, CLOSE] = CONTROLS.map((content) => vocab[content] as number) as [number, number, number, number, number]
const think = { open: OPEN, close: CLOSE }
const direct = { before: '<|user|>', after: '<|end|><|bot|><think></think>' }
const frames = { direct, think: { before: '<|user|>', after: '<|end|><|bot|>' } }
const read = (text: string, room = 1000) => readPrompt(text, frames, tokenizer, think, room)
const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)].map((byte) => byte)

describe('a prompt of a chat model', () => {
  it('stands in its frame, and parts into what all ways share and what each has alone', () => {
    const { prompt, shared, passes } = read(' hi ')
    expect(shared).toEqual([USER, vocab['h'], vocab['i'], END])
    expect(passes).toEqual({ direct: { ids: [BOT, OPEN, CLOSE], opened: false }, think: { ids: [BOT], opened: false } })
    expect(prompt).toEqual({ text: 'hi', tokens: 7, mapped: [], replaced: [], leftOut: 0 })
  })

  it('knows where the template itself has opened a thought', () => {
    const { passes } = readPrompt('hi', { direct: { before: '', after: '<|bot|><think>' }, think: null }, tokenizer, think, 99)
    expect(passes).toEqual({ direct: { ids: [OPEN], opened: true } })
  })

  it('never lets typed text become a control token', () => {
    const typed = fc.array(fc.oneof(fc.constantFrom(...CONTROLS, '<|', '|>', '<', '>', 'think', ' ', '\n'), fc.string({ unit: 'grapheme' })), { maxLength: 12 })
    fc.assert(fc.property(typed, (pieces) => {
      const text = pieces.join('').trim()
      const { prompt, shared, passes } = read(text)
      const ids = [...shared, ...passes.direct?.ids ?? []]
      expect(ids.filter(tokenizer.isControl)).toEqual([USER, END, BOT, OPEN, CLOSE])
      expect(tokenizer.decode(ids)).toBe(text.toWellFormed())
      expect(prompt.tokens).toBe(utf8(text).length + 5)
    }))
  })

  it('cuts what does not fit, in no character, and says how much', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), fc.integer({ min: 6, max: 40 }), (text, room) => {
      const { prompt } = read(text, room)
      expect(prompt.tokens).toBeLessThanOrEqual(room)
      expect(text.trim().startsWith(prompt.text)).toBe(true)
      expect(prompt.text.isWellFormed()).toBe(true)
      expect(prompt.leftOut).toBe(Array.from(text.trim().slice(prompt.text.length)).length)
    }))
    expect(read('a'.repeat(50), 25).prompt).toMatchObject({ text: 'a'.repeat(20), leftOut: 30 })
  })

  it('looks at no more of a megabyte than could fit', () => {
    expect(read('x'.repeat(1_000_000), 100).prompt).toMatchObject({ tokens: 100, leftOut: 1_000_000 - 95 })
  })

  it('replaces halves of characters, and opens nothing as nothing', () => {
    expect(read('a\ud800b').prompt).toMatchObject({ text: 'a\ufffdb', replaced: ['\ufffd'] })
    expect(read(' \n ').prompt.text).toBe('')
  })
})

/** How byte-level tokenizers write the 256 bytes: as themselves where printable, else as letters from U+0100 on. */
function byteSymbols(): string[] {
  const printable = (byte: number): boolean => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174
  let next = 256
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(printable(byte) ? byte : next++))
}
