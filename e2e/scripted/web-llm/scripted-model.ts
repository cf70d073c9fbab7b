/** A scripted model's files and its next token: bytes for tokens, so that its tokenizer is real and small. No model. */
import { type ScriptedModel, markerModule } from './scripted-library.ts'

const BYTES = 256
const CONTROLS = ['<|endoftext|>', '<|im_start|>', '<|im_end|>', '<think>', '</think>'] as const
export type Control = (typeof CONTROLS)[number]
export const VOCAB = BYTES + CONTROLS.length

export function controlId(name: Control): number {
  return BYTES + CONTROLS.indexOf(name)
}

/** How far the scripted token's logit stands above the second, the second above the third, and that above all others. */
export const LOGITS = [12, 8, 7] as const

export interface Script {
  /** What is said to a prompt, control tokens by name. `thinking`: no empty thought was put in the model's mouth. */
  readonly reply: (prompt: string, thinking: boolean) => string
  readonly context?: number
  readonly chunk?: number
  readonly modelType?: string
  /** Its logits are no numbers. */
  readonly broken?: boolean
}

/** Ids to a text with one character a byte, controls by name. */
function raw(ids: readonly number[]): string {
  return ids.map((id) => CONTROLS[id - BYTES] ?? String.fromCharCode(id)).join('')
}

function idsOf(text: string): number[] {
  return text.split(/(<\|\w+\|>|<\/?think>)/).flatMap((piece) => {
    const control = CONTROLS.find((name) => name === piece)
    return control === undefined ? [...new TextEncoder().encode(piece)] : [controlId(control)]
  })
}

const REPLY = '<|im_start|>assistant\n'
const USER = '<|im_start|>user\n'
const EMPTY_THOUGHT = '<think>\n\n</think>\n\n'

export function scriptedModel({ reply, context = 256, chunk = 64, broken = false }: Script): ScriptedModel {
  return {
    vocab: VOCAB,
    context,
    chunk,
    next: (ids) => {
      const text = raw(ids)
      const logits = new Float32Array(VOCAB).fill(broken ? NaN : 0)
      if (broken) return logits
      // In the middle of a prompt nothing is scripted: all tokens are alike.
      const at = text.lastIndexOf(REPLY)
      if (at === -1) return logits
      const said = text.slice(at + REPLY.length)
      const prompt = text.slice(text.lastIndexOf(USER, at) + USER.length, text.lastIndexOf('<|im_end|>', at))
      const thoughtless = said.startsWith(EMPTY_THOUGHT)
      const script = idsOf(reply(new TextDecoder().decode(Uint8Array.from(prompt, (sign) => sign.charCodeAt(0))), !thoughtless))
      const done = idsOfRaw(ids, thoughtless ? said.slice(EMPTY_THOUGHT.length) : said)
      const next = script[done] ?? controlId('<|im_end|>')
      LOGITS.forEach((logit, rank) => { logits[(next + rank) % VOCAB] = logit })
      return logits
    },
  }
}

/** How many of the last ids wrote this text. */
function idsOfRaw(ids: readonly number[], text: string): number {
  let count = 0
  for (let length = 0; length < text.length; count++) length += raw(ids.slice(ids.length - count - 1)).length - length
  return count
}

/** By path, as a model lies on disk. */
export function scriptedFiles({ context = 256, chunk = 64, modelType = 'qwen3' }: Script): ReadonlyMap<string, Blob> {
  const json = (value: unknown): Blob => new Blob([JSON.stringify(value)], { type: 'application/json' })
  const weights = new Uint8Array(8)
  return new Map([
    ['mlc-chat-config.json', json({
      version: '0.1.0', model_type: modelType, quantization: 'q0f32', vocab_size: VOCAB, context_window_size: context, sliding_window_size: -1, prefill_chunk_size: chunk,
      attention_sink_size: -1, tensor_parallel_shards: 1, temperature: 0.7, presence_penalty: 0, frequency_penalty: 0, repetition_penalty: 1.1, top_p: 0.95,
      model_config: { hidden_size: 8, intermediate_size: 16, num_hidden_layers: 1, num_attention_heads: 2, num_key_value_heads: 1, head_dim: 4, vocab_size: VOCAB, context_window_size: context },
      tokenizer_files: ['tokenizer.json'], tokenizer_info: { token_postproc_method: 'byte_level', prepend_space_in_encode: false, strip_space_in_decode: false },
      conv_template: {
        name: 'chatml', system_template: '<|im_start|>system\n{system_message}<|im_end|>\n', system_message: 'You are a scripted model.', system_prefix_token_ids: null,
        add_role_after_system_message: true, roles: { user: '<|im_start|>user', assistant: '<|im_start|>assistant' },
        role_templates: { user: '{user_message}', assistant: '{assistant_message}', tool: '{tool_message}' }, messages: [], seps: ['<|im_end|>\n'],
        role_content_sep: '\n', role_empty_sep: '\n', stop_str: ['<|im_end|>'], stop_token_ids: [controlId('<|endoftext|>'), controlId('<|im_end|>')],
        function_string: '', use_function_calling: false,
      },
      pad_token_id: controlId('<|endoftext|>'), bos_token_id: controlId('<|endoftext|>'), eos_token_id: [controlId('<|im_end|>')],
    })],
    ['tensor-cache.json', json({
      metadata: {},
      records: [{ dataPath: 'params_shard_0.bin', format: 'raw-shard', nbytes: weights.length, records: [{ name: 'weight', shape: [2], dtype: 'float32', format: 'raw', nbytes: weights.length, byteOffset: 0 }] }],
    })],
    ['params_shard_0.bin', new Blob([weights])],
    ['tokenizer.json', json(tokenizer())],
    ['lib/scripted-webgpu.wasm', new Blob([markerModule()], { type: 'application/wasm' })],
  ])
}

function tokenizer(): object {
  const level = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true }
  const signs = byteSigns()
  return {
    version: '1.0', truncation: null, padding: null, normalizer: null, post_processor: null, pre_tokenizer: level, decoder: level,
    added_tokens: CONTROLS.map((content) => ({ id: controlId(content), content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true })),
    model: {
      type: 'BPE', dropout: null, unk_token: null, continuing_subword_prefix: null, end_of_word_suffix: null, fuse_unk: false, byte_fallback: false,
      vocab: Object.fromEntries(signs.map((sign, byte) => [sign, byte])), merges: [],
    },
  }
}

/** GPT-2's names for bytes: printable ones are themselves, the others come after U+0100. */
function byteSigns(): readonly string[] {
  const printable = (byte: number): boolean => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174
  let others = 0
  return Array.from({ length: BYTES }, (_, byte) => String.fromCharCode(printable(byte) ? byte : BYTES + others++))
}
