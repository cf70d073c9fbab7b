/** The decode loop over web-llm's forward pass: greedy on raw logits. Each pass reads its prompt anew. */
import type { Completion, GenerateRequest, Part, Sequence } from '../../../src/core/engine.ts'
import { breathe } from '../transformers/breathe.ts'
import { type ChatRules, createChatPass } from '../transformers/hub/chat-pass.ts'
import type { ChatPrompt } from '../transformers/hub/chat-prompt.ts'
import { likeliest, tokenStat } from '../transformers/token-stats.ts'
import { webLlmFailure } from './failure.ts'
import type { PassMeter } from './pass-meter.ts'
import type { Runner } from './runner.ts'

export interface SequenceParts {
  readonly read: ChatPrompt
  readonly rules: ChatRules
  /** Most tokens of one run of the prefill: between two of them a pass can be stopped. */
  readonly chunk: number
  readonly runner: Runner
  readonly meter: (rung: string) => PassMeter
  /** The engine has one memory, so that it runs one pass at a time. Gives back how to let go; throws while another holds it. */
  readonly hold: () => () => void
}

export function createWebLlmSequence({ read: { prompt, shared, passes }, rules, chunk, runner, meter, hold }: SequenceParts): Sequence {
  const textOf = (id: number): string => rules.tokenizer.decode([id])
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
    const ending = passes[mode]
    if (ending === undefined) throw new Error(`this model has no switch for the mode ${mode}`)
    const letGo = hold()
    state = 'running'
    const call = latest = meter(mode)
    const ids = [...shared, ...ending.ids]
    const pass = createChatPass(rules, { opened: ending.opened, thinks: mode !== 'direct', cap, length: ids.length })
    let past = 0
    let finish: Completion['finish'] = 'cancelled'

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
      while (logits !== null && !signal.aborted) {
        const row: Float32Array = logits
        const next = pass.next(past, () => choose(row))
        call.chose()
        yield next.part
        if (next.finish !== null) { finish = next.finish; break }
        if (signal.aborted) break
        logits = await run('decode', [next.part.token.id])
      }
    } finally {
      // Reached too where the reader walks away in the middle: that is a cancelled call.
      if (finish === 'cancelled') call.cancelled()
      if (state === 'running') state = 'open'
      letGo()
    }
    return { finish, forced: pass.forced(), modePrior: null, usage: call.usage() }
  }

  return {
    prompt,
    usage: () => latest.usage(),
    generate,
    check: async () => { throw new Error('this model was not trained to check') },
    close: () => { state = 'closed' },
  }
}
