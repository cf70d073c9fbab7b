/** A model of web-llm behind core's Engine contract. Loads nothing itself. */
import type { Capabilities, Engine, ModelFacts } from '../../../src/core/engine.ts'
import { WEB_LLM } from '../../../src/core/ladder.ts'
import { ANSWER_CAP, type ChatRules } from '../transformers/hub/chat-pass.ts'
import { readPrompt, thinkTokens } from '../transformers/hub/chat-prompt.ts'
import type { ChatTokenizer } from '../transformers/hub/chat-tokenizer.ts'
import type { ChatConfig } from './chat-config.ts'
import { createPassMeter } from './pass-meter.ts'
import type { Runner } from './runner.ts'
import { createWebLlmSequence } from './sequence.ts'

/** Most thought tokens. */
const THINK_CAP = 1024

export interface WebLlmEngine extends Engine {
  readonly backend: 'webgpu'
  /** Why it lacks a capability, in words for the person. */
  readonly reasons: Partial<Readonly<Record<keyof Capabilities, string>>>
}

export interface WebLlmEngineParts {
  readonly id: string
  readonly config: ChatConfig
  readonly context: number
  readonly tokenizer: ChatTokenizer
  /** The engine owns it and gives it back on close. */
  readonly runner: Runner
}

const ONE_MEMORY = 'web-llm keeps one memory of one conversation, which can be neither copied nor cut back'

export function createWebLlmEngine({ id, config, context, tokenizer: plain, runner }: WebLlmEngineParts): WebLlmEngine {
  const think = thinkTokens(plain)
  const switchable = config.switchable && think !== null
  const frames = switchable ? config.frames : { ...config.frames, think: null }
  const tokenizer: ChatTokenizer = { ...plain, encodeBetween: (before, text, after) => [...config.prefix, ...plain.encodeBetween(before, text, after)] }
  const ends = new Set([...config.stopIds, ...config.stopTexts.flatMap((text) => plain.idOf(text) ?? [])])
  const rules: ChatRules = { tokenizer, ends, think, context }
  const room = context - Math.min(ANSWER_CAP, Math.floor(context / 4))
  const model = webLlmModel(id, config, context, think !== null)
  let state: 'free' | 'busy' | 'closed' = 'free'

  return {
    id: WEB_LLM,
    model,
    backend: 'webgpu',
    capabilities: { logprobs: 'raw', fork: false, crop: false, batch: false, thinking: switchable ? 'switch' : 'none', reportsReuse: false },
    reasons: {
      fork: ONE_MEMORY, crop: ONE_MEMORY, batch: 'web-llm runs one conversation at a time', reportsReuse: 'each pass reads its prompt anew',
      ...(switchable ? {} : { thinking: 'this model has no switch for thinking' }),
    },
    open: (text) => {
      if (state === 'closed') throw new Error('this engine is closed')
      return createWebLlmSequence({
        read: readPrompt(text, frames, tokenizer, think, room), rules, chunk: config.chunk, runner,
        meter: (rung) => createPassMeter({ engine: WEB_LLM, model: id, rung, backend: 'webgpu' }, config.shape, () => performance.now()),
        hold: () => {
          if (state !== 'free') throw new Error(`this engine is ${state}`)
          state = 'busy'
          return () => { if (state === 'busy') state = 'free' }
        },
      })
    },
    close: async () => {
      if (state === 'closed') return
      state = 'closed'
      await runner.close()
    },
  }
}

/** `marked`: whether its tokenizer has tokens of their own around a thought. */
export function webLlmModel(id: string, { switchable, shape }: ChatConfig, context: number, marked: boolean): ModelFacts {
  return {
    id, name: id.slice(id.lastIndexOf('/') + 1), context, decline: [], modeChoice: false, thinkCap: switchable && marked ? THINK_CAP : 0, skills: [],
    ...(shape === null ? {} : { architecture: shape.architecture, nonEmbeddingParameters: shape.nonEmbeddingParameters }),
  }
}
