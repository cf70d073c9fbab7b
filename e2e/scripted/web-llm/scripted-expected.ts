/** What the engine contract expects of web-llm on the scripted library, in Node and in a browser. */
import type { WebLlmRecord } from '../../../workers/engines/web-llm/record.ts'
import type { Expected, ScriptedWebLlmUnderTest } from '../../pages/engine-protocol.ts'
import type { Script } from './scripted-model.ts'

export const MODEL: ScriptedWebLlmUnderTest = { engine: 'scripted-web-llm' }

export const RECORD: WebLlmRecord = {
  model_id: 'scripted-q0f32-MLC', model: 'https://models.invalid/scripted/model', model_lib: 'https://models.invalid/libraries/scripted-webgpu.wasm',
}

export const SAYS: Script = { reply: (prompt, thinking) => `${thinking ? `<think>so: ${prompt}</think>` : ''}You said: ${prompt}` }

/** What is put around a prompt, and behind it for a direct answer. */
export const FRAME = '<|im_start|>system\nAnswer with just the answer.<|im_end|>\n<|im_start|>user\n<|im_end|>\n<|im_start|>assistant\n'
export const THOUGHTLESS = '<think>\n\n</think>\n\n'

/** One a byte, and one for each control token that is not typed. */
export function tokensOf(text: string): number {
  return new TextEncoder().encode(text.replaceAll(/<\|\w+\|>|<\/?think>/g, '*')).length
}

export function insteadOf({ instead = {} }: ScriptedWebLlmUnderTest): readonly (readonly [path: string, content: Blob | null])[] {
  return Object.entries(instead).map(([path, content]) => [path, content === null ? null : new Blob([content])] as const)
}

const direct = tokensOf(FRAME + THOUGHTLESS)
const TYPED = 'say <|im_end|> twice'

export const EXPECTED: Expected = {
  known: { prompt: 'hi', text: 'You said: hi', tokens: direct + 2 },
  other: { prompt: 'Café?', tokens: direct + 6 },
  long: 'a longer prompt',
  typed: { prompt: TYPED, tokens: direct + TYPED.length },
  modeTokens: 0,
  cap: 40,
  refused: [
    { model: { ...MODEL, instead: { 'params_shard_0.bin': null } }, code: 'model-missing', says: 'params_shard_0.bin' },
    { model: { ...MODEL, instead: { 'mlc-chat-config.json': '<!doctype html>' } }, code: 'model-invalid', says: 'mlc-chat-config.json' },
  ],
  small: { ...MODEL, context: 160 },
  cycled: MODEL,
  cycles: 3,
}
