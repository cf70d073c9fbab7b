/** Characters and their token ids, as `tokenizer.json` lists them. A typed control token has no way in: only single characters are looked up. */
import * as v from 'valibot'
import type { ModelCard } from '../../../src/core/models/model-card.ts'

const TokenId = v.pipe(v.number(), v.integer(), v.minValue(0))

/** The parts of tokenizer.json that a character-level BPE without merges consists of. */
const TokenizerJson = v.object({
  added_tokens: v.array(v.object({ id: TokenId, content: v.string() })),
  model: v.object({ vocab: v.record(v.string(), TokenId), merges: v.pipe(v.array(v.unknown()), v.length(0)) }),
})

/** How byte-level tokenizers write the two characters of this vocabulary that are not printable. */
const BYTE_LEVEL: Readonly<Record<string, string>> = { 'Ġ': ' ', 'Ċ': '\n' }

export interface Vocabulary {
  /** Whether the model can read this one character. */
  has(character: string): boolean
  /** Ids of ordinary characters; throws RangeError on one that `has` refuses. */
  encode(text: string): number[]
  /** The character of an id; '' for control and reserved tokens. */
  textOf(id: number): string
}

/** Reads tokenizer.json. Throws valibot's error, which names the field, where it is not of this kind; RangeError where it does not fit the model. */
export function readVocabulary(json: unknown, card: ModelCard): Vocabulary {
  const { added_tokens: added, model } = v.parse(TokenizerJson, json)
  const controls = new Set([...added.map(({ id }) => id), ...Object.values(card.controls)])
  const ids = new Map<string, number>()
  const texts: string[] = []
  for (const [symbol, id] of Object.entries(model.vocab)) {
    const text = BYTE_LEVEL[symbol] ?? symbol
    if (controls.has(id) || [...text].length !== 1) continue
    // The graphics device would read past its table without a word.
    if (id >= card.architecture.vocab) throw new RangeError(`token ${id} lies outside the model's ${card.architecture.vocab}`)
    ids.set(text, id)
    texts[id] = text
  }
  return {
    has: (character) => ids.has(character),
    encode: (text) => [...text].map((character) => {
      const id = ids.get(character)
      if (id === undefined) throw new RangeError(`the model cannot read ${JSON.stringify(character)}`)
      return id
    }),
    textOf: (id) => texts[id] ?? '',
  }
}
