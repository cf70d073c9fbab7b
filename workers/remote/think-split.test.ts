import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChunkToken } from './chat-chunk.ts'
import { createThinkSplit } from './think-split.ts'

const tokenOf = (text: string, at: number): ChunkToken => ({ text, id: at, logprob: -at, top: [] })

function split(pieces: readonly string[]) {
  const reader = createThinkSplit()
  const parts = [...pieces.map(tokenOf).flatMap(reader.feed), ...reader.end()]
  const textOf = (kind: string) => parts.filter((part) => part.kind === kind).map(({ text }) => text).join('')
  return { parts, thought: textOf('thought'), answer: textOf('answer'), control: textOf('control') }
}

/** A text cut at any places. */
function cut(text: string, cuts: readonly number[]): string[] {
  const at = [0, ...[...new Set(cuts.map((one) => one % (text.length + 1)))].toSorted((a, b) => a - b), text.length]
  return at.slice(1).map((end, index) => text.slice(at[index], end))
}

describe('the split of thought and answer', () => {
  const free = fc.string().filter((text) => !/[<>]/.test(text))

  it('finds both wherever the text is cut', () => {
    fc.assert(fc.property(fc.constantFrom('', ' ', '\n\n'), free, free, fc.array(fc.nat()), (space, thought, answer, cuts) => {
      expect(split(cut(`${space}<think>${thought}</think>${answer}`, cuts))).toMatchObject({ thought, answer, control: '' })
    }))
  })

  it('takes a text without a thought as an answer, tags further in included', () => {
    fc.assert(fc.property(fc.string().filter((text) => !text.trimStart().startsWith('<think>')), fc.array(fc.nat()), (text, cuts) => {
      expect(split(cut(text, cuts))).toMatchObject({ thought: '', answer: text })
    }))
    expect(split(['Use <think>', ' here </think>'])).toMatchObject({ thought: '', answer: 'Use <think> here </think>' })
  })

  it('keeps an unfinished thought a thought', () => {
    expect(split(['<think>', 'so far </thi'])).toMatchObject({ thought: 'so far </thi', answer: '' })
  })

  it('makes one part of each token, with its figures, unless a tag begins and ends inside it', () => {
    expect(split(['<think>', 'a', '</think>', '\n', 'b']).parts.map(({ kind, id }) => [kind, id])).toEqual([['control', 0], ['thought', 1], ['control', 2], ['answer', 3], ['answer', 4]])
    expect(split(['<think>a</think>b']).parts.map(({ kind, text, logprob }) => [kind, text, logprob])).toEqual([['thought', 'a', -0], ['answer', 'b', null]])
  })

  it('passes a thought on while it is written', () => {
    const reader = createThinkSplit()
    reader.feed(tokenOf('<think>', 0))
    expect(reader.feed(tokenOf('hm', 1))).toMatchObject([{ kind: 'thought', text: 'hm' }])
    expect(reader.feed(tokenOf(' a <', 2))).toEqual([])
    expect(reader.feed(tokenOf(' b', 3)).map(({ text }) => text).join('')).toBe(' a < b')
  })
})
