/** The decode loop of a chat model: one prompt, one shared prefill, each pass with the ending of its own way. Greedy on raw logits. */
import type { Completion, GenerateRequest, Part, Sequence } from '../../../../src/core/engine.ts'
import { breathe } from '../breathe.ts'
import type { CallMeter } from '../call-meter.ts'
import type { EngineFailure } from '../engine-failure.ts'
import type { Forward, Step } from '../forward.ts'
import { type KvCache, disposeCache } from '../kv-cache.ts'
import { recordCallEnd, recordCallStart } from '../run-record.ts'
import { likeliest, tokenStat } from '../token-stats.ts'
import type { ChatPrompt, ThinkTokens } from './chat-prompt.ts'
import type { ChatTokenizer } from './chat-tokenizer.ts'
import { createTokenText } from './token-text.ts'

/** Most tokens of an answer, at once or after a thought: a number, a name or a sentence. */
export const ANSWER_CAP = 64
/** Positions kept free for the answer where a thought meets the end of the context. */
export const LEAST_ANSWER_ROOM = 16

export interface ChatSequenceParts {
  readonly model: string
  readonly read: ChatPrompt
  readonly tokenizer: ChatTokenizer
  readonly ends: ReadonlySet<number>
  readonly think: ThinkTokens | null
  /** Tokens of prompt, thought and answer together. */
  readonly context: number
  readonly forward: Forward
  /** Rows of logits that a run of so many new tokens computes. */
  readonly logitRows: (newTokens: number) => number
  readonly meter: (rung: string) => CallMeter
  readonly failure: (thrown: unknown) => EngineFailure
}

export function createChatSequence(parts: ChatSequenceParts): Sequence {
  const { model, read: { prompt, shared, passes }, tokenizer, ends, think, context, forward, logitRows, meter, failure } = parts
  const textOf = (id: number): string => tokenizer.decode([id])
  let prefix: Step | null = null
  let latest = meter('')
  let state: 'open' | 'running' | 'closed' = 'open'

  /** Passes a run through the meter, lets messages in, and gives failures their code. */
  async function run(call: CallMeter, newIds: readonly number[], past: KvCache | null): Promise<Step> {
    try {
      const step = await forward(newIds, past)
      call.ran({ newTokens: newIds.length, pastLength: past?.length ?? 0, logitRows: logitRows(newIds.length) })
      await breathe()
      return step
    } catch (thrown) {
      throw failure(thrown)
    }
  }

  function choose(logits: Float32Array): Part['token'] {
    try {
      return tokenStat(logits, likeliest(logits, 1)[0] ?? 0, textOf)
    } catch (thrown) {
      throw failure(thrown)
    }
  }

  async function* generate({ mode, cap, signal }: GenerateRequest): AsyncGenerator<Part, Completion, void> {
    if (state !== 'open') throw new Error(`this sequence is ${state}`)
    const pass = passes[mode]
    if (pass === undefined) throw new Error(`this model has no switch for the mode ${mode}`)
    state = 'running'
    const call = latest = meter(mode)
    recordCallStart(model, prompt.text, mode)
    let finish: Completion['finish'] = 'cancelled'
    let forced = false
    let step: Step | null = null
    try {
      prefix ??= await run(call, shared, null)
      if (!signal.aborted) {
        step = await run(call, pass.ids, prefix.cache)
        const thoughtRoom = Math.max(1, Math.min(cap, context - step.cache.length - 1 - LEAST_ANSWER_ROOM))
        const newText = createTokenText(tokenizer.decode)
        let thinking = pass.opened
        /** Whether a thought may still begin: before anything else was said. */
        let silent = !thinking
        let left = thinking || mode === 'think' ? thoughtRoom : cap
        for (;;) {
          const token = choose(step.logits)
          call.firstToken()
          left--
          const opens = silent && think !== null && token.id === think.open
          const closes = thinking && token.id === think?.close
          if (ends.has(token.id) || opens || closes || tokenizer.isControl(token.id)) {
            yield { kind: 'control', token: { ...token, text: '' } }
          } else {
            const text = newText(token.id)
            silent &&= token.text.trim() === ''
            yield { kind: thinking ? 'thought' : 'answer', token: { ...token, text } }
          }
          if (ends.has(token.id)) { finish = 'end'; break }
          if (opens) { thinking = true; left = Math.min(left, thoughtRoom) }
          if (closes) { thinking = false; left = ANSWER_CAP }
          if (opens || closes) silent = false
          if (!thinking && left <= 0) { finish = 'cap'; break }
          if (signal.aborted) break

          const closing = thinking && left <= 0 && think !== null
          const next = closing ? [token.id, think.close] : [token.id]
          if (step.cache.length + next.length > context) { finish = 'context'; break }
          const longer: Step = await run(call, next, step.cache)
          disposeCache(step.cache)
          step = longer
          if (closing) {
            forced = true
            thinking = false
            left = ANSWER_CAP
            yield { kind: 'control', token: { id: think.close, text: '', logprob: 0, top: [], entropy: 0 } }
          }
        }
      }
    } catch (thrown) {
      recordCallEnd('failed')
      throw thrown
    } finally {
      // Reached too where the reader walks away in the middle: that is a cancelled call.
      if (step !== null) disposeCache(step.cache)
      if (finish === 'cancelled') call.cancelled()
      recordCallEnd(finish)
      if (state === 'running') state = 'open'
      else release()
    }
    return { finish, forced, modePrior: null, usage: call.usage() }
  }

  function release(): void {
    if (prefix !== null) disposeCache(prefix.cache)
    prefix = null
  }

  return {
    prompt,
    usage: () => latest.usage(),
    generate,
    check: async () => { throw new Error('this model was not trained to check') },
    close: () => {
      // A pass in flight still reads the prefix; its own end releases it.
      if (state === 'open') release()
      state = 'closed'
    },
  }
}
