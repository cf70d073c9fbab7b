/** What mlc-chat-config.json says of a model: its context, its shape, where it stops, and what it puts around a prompt. Knows no tokenizer. */
import * as v from 'valibot'
import type { CountedModel } from '../../../src/core/flops.ts'
import { type ChatFrame, type ChatFrames, SYSTEM_TEXT } from '../transformers/hub/chat-frame.ts'
import { readConfig } from '../transformers/hub/model-config.ts'
import { hasThinkingSwitch } from './record.ts'

const Id = v.pipe(v.number(), v.integer(), v.minValue(0))
const Ids = v.nullish(v.union([Id, v.array(Id)]))

const Template = v.object({
  system_template: v.string(),
  system_message: v.string(),
  system_prefix_token_ids: v.nullish(v.array(Id)),
  add_role_after_system_message: v.nullish(v.boolean()),
  roles: v.object({ user: v.string(), assistant: v.string() }),
  role_templates: v.nullish(v.object({ user: v.nullish(v.string()) })),
  seps: v.pipe(v.array(v.string()), v.minLength(1)),
  role_content_sep: v.nullish(v.string()),
  role_empty_sep: v.nullish(v.string()),
  stop_str: v.optional(v.array(v.string()), []),
  stop_token_ids: v.optional(v.array(Id), []),
})
type Template = v.InferOutput<typeof Template>

const ChatConfigJson = v.object({
  model_type: v.optional(v.string(), ''),
  model_config: v.optional(v.record(v.string(), v.unknown()), {}),
  vocab_size: v.pipe(v.number(), v.integer(), v.minValue(1)),
  context_window_size: v.pipe(v.number(), v.integer()),
  sliding_window_size: v.optional(v.pipe(v.number(), v.integer()), -1),
  prefill_chunk_size: v.optional(v.pipe(v.number(), v.integer())),
  tokenizer_files: v.array(v.string()),
  eos_token_id: Ids,
  conv_template: Template,
})

export interface ChatConfig {
  /** Most tokens of prompt and answer together. */
  readonly context: number
  /** Most tokens of one run of the prefill. */
  readonly chunk: number
  readonly tokenizerFiles: readonly string[]
  /** Ids before the first text, such as the one that begins every text. */
  readonly prefix: readonly number[]
  readonly stopIds: readonly number[]
  /** Texts that end an answer; those that are one token each are heeded. */
  readonly stopTexts: readonly string[]
  /** `think` differs from `direct` in that no empty thought is put in the model's mouth. */
  readonly frames: ChatFrames
  /** Of a kind whose template has a switch for thinking. */
  readonly switchable: boolean
  /** For FLOPs; null where the kind of model is not known here. */
  readonly shape: CountedModel | null
}

/** web-llm's way to switch thinking off, and Qwen3's own. */
const EMPTY_THOUGHT = '<think>\n\n</think>\n\n'
/** Where a configuration names no size: what the libraries are usually compiled for. */
const USUAL_CHUNK = 1024
/** Stands for the prompt while the frame is made: what a person types never passes through it. */
const MARK = '\ue000prompt\ue001'

/** `json`: the file with the record's overrides. Throws valibot's error where a field is missing. */
export function readChatConfig(json: unknown): ChatConfig {
  const config = v.parse(ChatConfigJson, json)
  const { conv_template: template, model_type: type, sliding_window_size: sliding } = config
  const context = config.context_window_size > 0 ? config.context_window_size : sliding
  const switchable = hasThinkingSwitch(type)
  const chunk = config.prefill_chunk_size ?? USUAL_CHUNK
  return {
    context: v.parse(v.pipe(v.number(), v.minValue(1, 'the context has no size')), context),
    chunk: chunk > 0 ? chunk : USUAL_CHUNK,
    tokenizerFiles: config.tokenizer_files,
    prefix: template.system_prefix_token_ids ?? [],
    stopIds: [...template.stop_token_ids, ...[config.eos_token_id ?? []].flat()],
    stopTexts: template.stop_str,
    frames: { direct: frame(template, switchable), think: switchable ? frame(template, false) : null },
    switchable,
    shape: shapeOf(type, config.model_config, context, config.vocab_size),
  }
}

/** As web-llm writes a conversation of one message; the texts are its own, so that the model sees what it was trained on. */
function frame(template: Template, thoughtless: boolean): ChatFrame {
  const { roles, seps, add_role_after_system_message: roleAfterSystem } = template
  // Without anything around it, the place of the system text holds a control token at most: the person's message then begins with our text.
  const knowsSystem = template.system_template.replace('{system_message}', '') !== ''
  const system = template.system_template.replace('{system_message}', () => (knowsSystem ? SYSTEM_TEXT : template.system_message))
  const text = knowsSystem ? MARK : `${SYSTEM_TEXT}\n\n${MARK}`
  const message = (template.role_templates?.user ?? '{user_message}').replace('{user_message}', () => text).replace('{function_string}', '')
  const between = template.role_content_sep ?? ': '
  const user = roleAfterSystem === false && system !== '' ? '' : roles.user + between
  const reply = roles.assistant + (thoughtless ? between + EMPTY_THOUGHT : template.role_empty_sep ?? ': ')
  const parts = (system + user + message + (seps[0] ?? '') + reply).split(MARK)
  const [before, after] = parts
  if (before === undefined || after === undefined || parts.length !== 2) throw new Error('its template does not write the prompt exactly once')
  return { before, after }
}

function shapeOf(type: string, model: Readonly<Record<string, unknown>>, context: number, vocab: number): CountedModel | null {
  try {
    return readConfig({ vocab_size: vocab, max_position_embeddings: context, ...model, model_type: type }, null)
  } catch {
    // A kind that is not counted here: its tokens are, its FLOPs are not.
    return null
  }
}
