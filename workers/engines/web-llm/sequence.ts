/** The decode loop over web-llm's forward pass: greedy on raw logits, thought and answer kept apart. Each pass reads its prompt anew. */
import type { Completion, GenerateRequest, Part, Sequence } from '../../../src/core/engine.ts'
import { breathe } from '../transformers/breathe.ts'
import type { ChatPrompt, ThinkTokens } from '../transformers/hub/chat-prompt.ts'
import { ANSWER_CAP, LEAST_ANSWER_ROOM } from '../transformers/hub/chat-sequence.ts'
import type { ChatTokenizer } from '../transformers/hub/chat-tokenizer.ts'
import { createTokenText } from '../transformers/hub/token-text.ts'
import { likeliest, tokenStat } from '../transformers/token-stats.ts'
import { webLlmFailure } from './failure.ts'
import type { PassMeter } from './pass-meter.ts'
import type { Runner } from './runner.ts'

export interface SequenceParts {
  readonly read: ChatPrompt
  readonly tokenizer: ChatTokenizer
  readonly ends: ReadonlySet<number>
  readonly think: ThinkTokens | null
  readonly context: number
  /** Most tokens of one run of the prefill: between two of them a pass can be stopped. */
  readonly chunk: number
  readonly runner: Runner
  readonly meter: (rung: string) => PassMeter
  /** The engine has one memory, so that it runs one pass at a time. Gives back how to let go; throws while another holds it. */
  readonly hold: () => () => void
}

export function createWebLlmSequence({ read: { prompt, shared, passes }, tokenizer, ends, think, context, chunk, runner, meter, hold }: SequenceParts): Sequence {
  const textOf = (id: number): string => tokenizer.decode([id])
  let latest = meter('')
  let state: 'open' | 'running' | 'closed' = 'open'

  function choose(logits: Float32Array): Part['token'] {
    try {
      return tokenStat(logits, likeliest(logits, 1)[0] ?? 0, textOf)
    } catch (thrown) {
      throw webLlmFailure(thrown)
    }
  }

  async function* generate({ mode, cap, signal }: GenerateRequest): AsyncGenerator<Part, Completion, void> {
    if (state !== 'open') throw new Error(`this sequence is ${state}`)
    const pass = passes[mode]
    if (pass === undefined) throw new Error(`this model has no switch for the mode ${mode}`)
    const letGo = hold()
    state = 'running'
    const call = latest = meter(mode)
    const ids = [...shared, ...pass.ids]
    let past = 0
    let finish: Completion['finish'] = 'cancelled'
    let forced = false

    async function run(kind: 'prefill' | 'decode', newIds: readonly number[]): Promise<Float32Array> {
      const logits = await runner.forward(newIds)
      call.ran(kind, newIds.length, past)
      past += newIds.length
      await breathe()
      return logits
    }

    try {
      if (!signal.aborted) await runner.reset()
      let logits: Float32Array | null = null
      for (let at = 0; at < ids.length && !signal.aborted; at += chunk) logits = await run('prefill', ids.slice(at, at + chunk))

      const thoughtRoom = Math.max(1, Math.min(cap, context - ids.length - 1 - LEAST_ANSWER_ROOM))
      const newText = createTokenText(tokenizer.decode)
      let part: 'silence' | 'thought' | 'answer' = pass.opened ? 'thought' : 'silence'
      let left = pass.opened || mode === 'think' ? thoughtRoom : cap
      while (logits !== null && !signal.aborted) {
        const token = choose(logits)
        call.chose()
        left--
        const opens = part === 'silence' && token.id === think?.open
        const closes = part === 'thought' && token.id === think?.close
        if (ends.has(token.id) || opens || closes || tokenizer.isControl(token.id)) {
          yield { kind: 'control', token: { ...token, text: '' } }
        } else {
          yield { kind: part === 'thought' ? 'thought' : 'answer', token: { ...token, text: newText(token.id) } }
          // A thought may begin only before anything else was said.
          if (part === 'silence' && token.text.trim() !== '') part = 'answer'
        }
        if (ends.has(token.id)) { finish = 'end'; break }
        if (opens) { part = 'thought'; left = Math.min(left, thoughtRoom) }
        if (closes) { part = 'answer'; left = ANSWER_CAP }
        if (part !== 'thought' && left <= 0) { finish = 'cap'; break }
        if (signal.aborted) break

        const closing = part === 'thought' && left <= 0 && think !== null
        const next = closing ? [token.id, think.close] : [token.id]
        if (past + next.length > context) { finish = 'context'; break }
        logits = await run('decode', next)
        if (closing) {
          forced = true
          part = 'answer'
          left = ANSWER_CAP
          call.chose()
          yield { kind: 'control', token: { id: think.close, text: '', logprob: 0, top: [], entropy: 0 } }
        }
      }
    } finally {
      // Reached too where the reader walks away in the middle: that is a cancelled call.
      if (finish === 'cancelled') call.cancelled()
      if (state === 'running') state = 'open'
      letGo()
    }
    return { finish, forced, modePrior: null, usage: call.usage() }
  }

  return {
    prompt,
    usage: () => latest.usage(),
    generate,
    check: async () => { throw new Error('this model was not trained to check') },
    close: () => { state = 'closed' },
  }
}
