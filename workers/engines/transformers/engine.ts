/** The transformers.js engine: one loaded session behind core's Engine contract. Loads and probes nothing itself. */
import type { InferenceSession } from 'onnxruntime-web/webgpu'
import type { Capabilities, Engine } from '../../../src/core/engine.ts'
import type { ModelCard } from '../../../src/core/models/model-card.ts'
import { TRANSFORMERS } from '../../../src/core/ladder.ts'
import { prepareText } from '../../../src/core/prompt-text.ts'
import type { Backend } from '../../../src/core/usage.ts'
import { createBatchForward } from './batch-forward.ts'
import { createCallMeter } from './call-meter.ts'
import { createForward } from './forward.ts'
import type { OwnDevice } from './gpu-device.ts'
import type { ModelFiles } from './model-files.ts'
import { ANSWER_ROOM, createSequence } from './sequence.ts'
import { sessionFailure } from './session-failure.ts'

/** `<bos>`, `<user>`, `<bot>` and the mode: what a prompt takes besides its own characters. */
const CONTROLS = 4

/** A model that ships: its card is known, and it runs on a backend of this device. */
export type BuiltInEngine = Engine<ModelCard> & { readonly backend: Backend }

/** Full control of the loop: raw logits, and a cache that is ours to share. */
const CAPABILITIES: Capabilities = { logprobs: 'raw', fork: true, crop: true, batch: true, thinking: 'modes', reportsReuse: true }

/** `own`: the GPU device the session runs on, null on WASM. The engine owns both and gives them back on close. */
export function createTransformersEngine({ card, vocabulary }: ModelFiles, session: InferenceSession, own: OwnDevice | null): BuiltInEngine {
  const backend: Backend = own === null ? 'wasm' : 'webgpu'
  const forward = createForward(session, card.architecture)
  const batch = createBatchForward(session, card.architecture, own?.device ?? null)
  const { bos, user, bot } = card.controls

  return {
    id: TRANSFORMERS,
    model: card,
    backend,
    capabilities: CAPABILITIES,
    open: (text) => {
      const prepared = prepareText(text, vocabulary.has, card.context - ANSWER_ROOM - CONTROLS)
      const ids = [bos, user, ...vocabulary.encode(prepared.text), bot]
      return createSequence({
        prompt: { ...prepared, tokens: ids.length },
        ids,
        card,
        vocabulary,
        forward,
        batch,
        failure: (thrown) => sessionFailure(thrown, own),
        meter: (rung) => createCallMeter({ engine: TRANSFORMERS, model: card.id, rung, backend }, card, () => performance.now()),
      })
    },
    close: async () => {
      await session.release()
      own?.device.destroy()
    },
  }
}
