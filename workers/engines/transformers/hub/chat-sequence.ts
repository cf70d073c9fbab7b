/** The decode loop of a chat model: one prompt, one shared prefill, each pass with the ending of its own way. Greedy on raw logits, but for samples. */
import type { Completion, GenerateRequest, Mode, Part, SampleEvent, SampleRequest, Sampling, Sequence } from '../../../../src/core/engine.ts'
import type { AnswerPass } from '../answer-pass.ts'
import type { BatchForward } from '../batch-forward.ts'
import type { CallMeter } from '../call-meter.ts'
import { EngineFailure } from '../engine-failure.ts'
import type { Step } from '../forward.ts'
import { disposeCache } from '../kv-cache.ts'
import { type MeteredParts, createMeteredRuns } from '../metered-runs.ts'
import { recordCallEnd, recordCallStart } from '../run-record.ts'
import { type ChatRules, createChatPass } from './chat-pass.ts'
import type { ChatEnding, ChatPrompt } from './chat-prompt.ts'

export interface ChatSequenceParts extends Pick<MeteredParts, 'forward' | 'logitRows' | 'failure'> {
  readonly model: string
  readonly read: ChatPrompt
  readonly rules: ChatRules
  /** Null where rows of a batch disturb each other: there are then no samples. */
  readonly batch: BatchForward | null
  readonly meter: (rung: string) => CallMeter
}

export function createChatSequence({ model, read: { prompt, shared, passes }, rules, forward, batch, logitRows, meter, failure }: ChatSequenceParts): Sequence {
  const runs = createMeteredRuns({ forward, logitRows, failure, textOf: (id) => rules.tokenizer.decode([id]) })
  let prefix: Step | null = null
  let latest = meter('')
  let state: 'open' | 'running' | 'closed' = 'open'

  function begin({ opened, ids }: ChatEnding, mode: Mode, cap: number): AnswerPass {
    return createChatPass(rules, { opened, thinks: mode !== 'direct', cap, length: shared.length + ids.length })
  }

  function endingOf(mode: Mode): ChatEnding {
    const ending = passes[mode]
    if (ending === undefined) throw new Error(`this model has no switch for the mode ${mode}`)
    return ending
  }

  async function* generate({ mode, cap, signal }: GenerateRequest): AsyncGenerator<Part, Completion, void> {
    if (state !== 'open') throw new Error(`this sequence is ${state}`)
    const ending = endingOf(mode)
    state = 'running'
    const call = latest = meter(mode)
    recordCallStart(model, prompt.text, mode)
    const pass = begin(ending, mode, cap)
    let finish: Completion['finish'] = 'cancelled'
    let step: Step | null = null
    try {
      prefix ??= await runs.run(call, shared, null)
      if (!signal.aborted) {
        step = await runs.run(call, ending.ids, prefix.cache)
        for (;;) {
          const { logits, cache }: Step = step
          const next = pass.next(cache.length, () => runs.choose(logits))
          call.firstToken()
          yield next.part
          if (next.finish !== null) { finish = next.finish; break }
          if (signal.aborted) break
          step = await runs.run(call, [next.part.token.id], cache)
          disposeCache(cache)
        }
      }
    } catch (thrown) {
      recordCallEnd('failed')
      throw thrown
    } finally {
      // Reached too where the reader walks away in the middle: that is a cancelled call.
      settle(call, step, finish)
    }
    return { finish, forced: pass.forced(), modePrior: null, usage: call.usage() }
  }

  async function* sample(rows: BatchForward, { mode, cap, ...request }: SampleRequest): AsyncGenerator<SampleEvent, Sampling, void> {
    if (state !== 'open') throw new Error(`this sequence is ${state}`)
    const ending = endingOf(mode)
    state = 'running'
    const call = latest = meter('vote')
    recordCallStart(model, prompt.text, 'vote')
    let finish: Sampling['finish'] = 'cancelled'
    let start: Step | null = null
    try {
      prefix ??= await runs.run(call, shared, null)
      if (!request.signal.aborted) {
        start = await runs.run(call, ending.ids, prefix.cache)
        finish = yield* runs.samples(call, rows, start, () => begin(ending, mode, cap), request)
      }
    } catch (thrown) {
      recordCallEnd('failed')
      throw thrown instanceof EngineFailure ? thrown : failure(thrown)
    } finally {
      settle(call, start, finish)
    }
    return { finish, modePrior: null, usage: call.usage() }
  }

  /** Gives back what a call of tokens held, however it ended. */
  function settle(call: CallMeter, step: Step | null, finish: Completion['finish']): void {
    if (step !== null) disposeCache(step.cache)
    if (finish === 'cancelled') call.cancelled()
    recordCallEnd(finish)
    if (state === 'running') state = 'open'
    else release()
  }

  function release(): void {
    if (prefix !== null) disposeCache(prefix.cache)
    prefix = null
  }

  return {
    prompt,
    usage: () => latest.usage(),
    generate,
    ...(batch === null ? {} : { sample: (request: SampleRequest) => sample(batch, request) }),
    check: async () => { throw new Error('this model was not trained to check') },
    close: () => {
      // A pass in flight still reads the prefix; its own end releases it.
      if (state === 'open') release()
      state = 'closed'
    },
  }
}
