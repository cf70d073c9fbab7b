/** Text to token ids and back, by the model's own tokenizer. What a person typed never becomes a control token. Knows no template. */
import { PreTrainedTokenizer } from '@huggingface/transformers'
import * as v from 'valibot'

const AddedToken = v.looseObject({ id: v.pipe(v.number(), v.integer(), v.minValue(0)), content: v.string(), special: v.optional(v.boolean(), false) })
const TokenizerJson = v.looseObject({ added_tokens: v.optional(v.array(AddedToken), []) })

/** Some tokenizers list runs of spaces or plain words beside their control tokens: those may be typed. */
const TAG = /^[<[｜|].*[>\]｜|]$/u

export interface ChatTokenizer {
  /** Ids of a text of ours, in which control tokens count as such. */
  encode(text: string): number[]
  /** Ids of a person's text between two of ours. */
  encodeBetween(before: string, text: string, after: string): number[]
  /** The text of ids, control tokens left out. Incomplete characters are U+FFFD. */
  decode(ids: readonly number[]): string
  /** The id of a token written exactly so; null where it is none. */
  idOf(token: string): number | null
  isControl(id: number): boolean
}

/** Reads tokenizer.json and tokenizer_config.json. Throws what is wrong with them. */
export function createChatTokenizer(json: unknown, config: object): ChatTokenizer {
  const { added_tokens: added } = v.parse(TokenizerJson, json)
  const controls = added.filter(({ special, content }) => special || TAG.test(content))
  const controlIds = new Set(controls.map(({ id }) => id))
  const whole = new PreTrainedTokenizer(json as object, config)
  // The same without its control tokens. Made only once somebody types one: it costs as much as the first.
  let plain: PreTrainedTokenizer | null = null
  const encodePlain = (text: string): number[] => {
    plain ??= new PreTrainedTokenizer({ ...(json as object), added_tokens: added.filter(({ id }) => !controlIds.has(id)) }, { ...config, added_tokens_decoder: {} })
    return plain.encode(text, { add_special_tokens: false })
  }
  const encode = (text: string): number[] => whole.encode(text, { add_special_tokens: false })

  return {
    encode,
    encodeBetween: (before, text, after) => {
      if (!controls.some(({ content }) => text.includes(content))) return encode(before + text + after)
      const typed = encodePlain(text)
      // A tokenizer may hold a control token's text as an ordinary piece too: then character by character.
      const safe = typed.some((id) => controlIds.has(id)) ? [...text].flatMap(encodePlain) : typed
      return [...encode(before), ...safe, ...encode(after)]
    },
    decode: (ids) => {
      const text = ids.filter((id) => !controlIds.has(id))
      return text.length === 0 ? '' : whole.decode(text, { skip_special_tokens: true, clean_up_tokenization_spaces: false })
    },
    idOf: (token) => added.find(({ content }) => content === token)?.id ?? null,
    isControl: (id) => controlIds.has(id),
  }
}
