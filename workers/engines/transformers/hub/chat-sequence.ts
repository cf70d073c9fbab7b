/** The decode loop of a chat model: one prompt, one shared prefill, each pass with the ending of its own way. Greedy on raw logits, but for samples. */
import type { Completion, GenerateRequest, Mode, Part, SampleEvent, SampleRequest, Sampling, Sequence } from '../../../../src/core/engine.ts'
import type { Random } from '../../../../src/core/random.ts'
import type { AnswerPass } from '../answer-pass.ts'
import type { BatchForward, BatchStep } from '../batch-forward.ts'
import { breathe } from '../breathe.ts'
import type { CallMeter } from '../call-meter.ts'
import { draw } from '../draw.ts'
import { EngineFailure } from '../engine-failure.ts'
import type { Forward, Step } from '../forward.ts'
import { type KvCache, disposeCache } from '../kv-cache.ts'
import { recordCallEnd, recordCallStart, recordFork } from '../run-record.ts'
import { sampleWaves } from '../sample-waves.ts'
import { likeliest, tokenStat } from '../token-stats.ts'
import { type ChatRules, createChatPass } from './chat-pass.ts'
import type { ChatEnding, ChatPrompt } from './chat-prompt.ts'

export interface ChatSequenceParts {
  readonly model: string
  readonly read: ChatPrompt
  readonly rules: ChatRules
  readonly forward: Forward
  /** Null where rows of a batch disturb each other: there are then no samples. */
  readonly batch: BatchForward | null
  /** Rows of logits that a run of so many new tokens computes. */
  readonly logitRows: (newTokens: number) => number
  readonly meter: (rung: string) => CallMeter
  readonly failure: (thrown: unknown) => EngineFailure
}

export function createChatSequence({ model, read: { prompt, shared, passes }, rules, forward, batch, logitRows, meter, failure }: ChatSequenceParts): Sequence {
  const textOf = (id: number): string => rules.tokenizer.decode([id])
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

  /** The same for several rows of one token each. */
  async function runRows(rows: BatchForward, call: CallMeter, newIds: readonly number[], past: KvCache): Promise<BatchStep> {
    try {
      const step = await rows.run(newIds, past)
      call.ran({ newTokens: 1, pastLength: past.length, logitRows: logitRows(1) }, newIds.length)
      await breathe()
      return step
    } catch (thrown) {
      throw failure(thrown)
    }
  }

  function begin({ opened, ids }: ChatEnding, mode: Mode, cap: number): AnswerPass {
    return createChatPass(rules, { opened, thinks: mode !== 'direct', cap, length: shared.length + ids.length })
  }

  function endingOf(mode: Mode): ChatEnding {
    const ending = passes[mode]
    if (ending === undefined) throw new Error(`this model has no switch for the mode ${mode}`)
    return ending
  }

  function choose(logits: Float32Array, pick = (row: Float32Array): number => likeliest(row, 1)[0] ?? 0): Part['token'] {
    try {
      return tokenStat(logits, pick(logits), textOf)
    } catch (thrown) {
      throw failure(thrown)
    }
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
      prefix ??= await run(call, shared, null)
      if (!signal.aborted) {
        step = await run(call, ending.ids, prefix.cache)
        for (;;) {
          const { logits, cache }: Step = step
          const next = pass.next(cache.length, () => choose(logits))
          call.firstToken()
          yield next.part
          if (next.finish !== null) { finish = next.finish; break }
          if (signal.aborted) break
          step = await run(call, [next.part.token.id], cache)
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

  async function* sample(rows: BatchForward, { mode, cap, temperature, ...request }: SampleRequest): AsyncGenerator<SampleEvent, Sampling, void> {
    if (state !== 'open') throw new Error(`this sequence is ${state}`)
    const ending = endingOf(mode)
    state = 'running'
    const call = latest = meter('vote')
    recordCallStart(model, prompt.text, 'vote')
    let finish: Sampling['finish'] = 'cancelled'
    let start: Step | null = null
    try {
      prefix ??= await run(call, shared, null)
      if (!request.signal.aborted) {
        start = await run(call, ending.ids, prefix.cache)
        finish = yield* sampleWaves({
          start,
          begin: () => begin(ending, mode, cap),
          fork: (cache, count) => {
            call.forked(count)
            recordFork(count)
            return rows.take(cache, Array.from({ length: count }, () => 0))
          },
          take: rows.take,
          run: (newIds, past) => runRows(rows, call, newIds, past),
          choose: (logits, random: Random) => {
            const token = choose(logits, (row) => draw(row, temperature, random))
            call.firstToken()
            return token
          },
        }, request)
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
