/** A chat model of the hub behind core's Engine contract. Loads nothing itself. */
import type { InferenceSession } from 'onnxruntime-web/webgpu'
import { isScaledTogether, type OnnxDtype } from '../../../../src/core/models/dtype.ts'
import type { Capabilities, Engine, ModelFacts } from '../../../../src/core/engine.ts'
import { TRANSFORMERS } from '../../../../src/core/ladder.ts'
import type { ModelCard } from '../../../../src/core/models/model-card.ts'
import type { Backend } from '../../../../src/core/usage.ts'
import { createBatchForward } from '../batch-forward.ts'
import { createCallMeter } from '../call-meter.ts'
import { LOGIT_ROWS, createForward, keepsLastRow } from '../forward.ts'
import type { OwnDevice } from '../gpu-device.ts'
import { isCroppable } from '../kv-cache.ts'
import { sessionFailure } from '../session-failure.ts'
import type { ChatFrames } from './chat-frame.ts'
import { ANSWER_CAP, type ChatRules } from './chat-pass.ts'
import { readPrompt, thinkTokens } from './chat-prompt.ts'
import { createChatSequence } from './chat-sequence.ts'
import type { ChatTokenizer } from './chat-tokenizer.ts'
import type { ModelConfig } from './model-config.ts'

/** Most tokens of prompt, thought and answer unless told otherwise: the keys and values of Qwen3-1.7B then take 0.9 GB in float32. */
export const DEFAULT_CONTEXT = 4096
/** Most thought tokens. */
const THINK_CAP = 1024
/** Bytes of logits at most in one run: where a graph computes a row for each prompt token, long prompts over large vocabularies would fill the memory. */
const LOGIT_BYTES = 1e9

export type HubModel = ModelFacts & Pick<ModelCard, 'architecture' | 'nonEmbeddingParameters' | 'parameters'>

export interface HubEngine extends Engine<HubModel> {
  readonly backend: Backend
  readonly dtype: OnnxDtype
  /** Why it lacks a capability, in words for the person. */
  readonly reasons: Partial<Readonly<Record<keyof Capabilities, string>>>
}

export interface HubEngineParts {
  readonly id: string
  readonly config: ModelConfig
  readonly frames: ChatFrames
  readonly tokenizer: ChatTokenizer
  readonly dtype: OnnxDtype
  readonly session: InferenceSession
  /** The GPU device the session runs on, null on WASM. The engine owns both and gives them back on close. */
  readonly own: OwnDevice | null
  readonly context: number
}

/** The contract's facts: for the ladder and the page before the engine is made, for the engine afterwards. `thinks`: whether its template can be told to think. */
export function hubModel(id: string, config: ModelConfig, thinks: boolean, wanted = DEFAULT_CONTEXT): HubModel {
  const { architecture, nonEmbeddingParameters, parameters } = config
  return {
    id, name: id.slice(id.indexOf('/') + 1), context: contextOf(config, wanted), architecture, nonEmbeddingParameters, parameters,
    decline: [], modeChoice: false, thinkCap: thinks ? THINK_CAP : 0, skills: [],
  }
}

function contextOf({ positions }: ModelConfig, wanted: number): number {
  return Math.min(wanted, positions)
}

export function createHubEngine({ id, config, frames, tokenizer, dtype, session, own, context: wanted }: HubEngineParts): HubEngine {
  const backend: Backend = own === null ? 'wasm' : 'webgpu'
  const { architecture } = config
  const context = contextOf(config, wanted)
  const forward = createForward(session, architecture)
  const keepsLast = keepsLastRow(session)
  const rowsThatFit = keepsLast ? Infinity : Math.floor(LOGIT_BYTES / (4 * architecture.vocab))
  // The answer's room at full length, unless the context is too small for that.
  const room = Math.min(context - Math.min(ANSWER_CAP, Math.floor(context / 4)), rowsThatFit)
  const think = thinkTokens(tokenizer)
  const switchable = frames.think !== null && think !== null
  const usedFrames = switchable ? frames : { ...frames, think: null }
  const independent = !isScaledTogether(dtype)
  const croppable = isCroppable(session)
  const rules: ChatRules = { tokenizer, ends: new Set(config.ends), think, context }
  const batch = independent ? createBatchForward(session, architecture, own?.device ?? null) : null
  let closed = false

  return {
    id: TRANSFORMERS,
    model: hubModel(id, config, switchable, wanted),
    backend,
    dtype,
    capabilities: {
      logprobs: 'raw', fork: independent, crop: independent && croppable, batch: independent, thinking: switchable ? 'switch' : 'none', reportsReuse: true,
    },
    reasons: {
      ...(croppable ? {} : { crop: LATEST_ALONE }),
      ...(independent ? {} : { fork: SCALED, crop: SCALED, batch: SCALED }),
      ...(switchable ? {} : { thinking: 'its chat template has no switch for thinking' }),
    },
    open: (text) => {
      if (closed) throw new Error('this engine is closed')
      return createChatSequence({
        model: id, read: readPrompt(text, usedFrames, tokenizer, think, room), rules, forward, batch,
        logitRows: (newTokens) => (keepsLast ? LOGIT_ROWS : newTokens),
        meter: (rung) => createCallMeter({ engine: TRANSFORMERS, model: id, rung, backend }, config, () => performance.now()),
        failure: (thrown) => sessionFailure(thrown, own),
      })
    },
    close: async () => {
      if (closed) return
      closed = true
      await session.release()
      own?.device.destroy()
    },
  }
}

const SCALED = 'its 8-bit weights round all numbers of a run with one scale, so that answers computed side by side disturb each other'

/** What the loop keeps at the end of a prompt is never written over, so that a pass after another, and samples side by side, go on from there all the same. */
const LATEST_ALONE = 'its convolutions keep their latest inputs alone, so that nothing can be cut back to an earlier token'
