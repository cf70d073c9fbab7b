/** The decode loop: one prompt, several passes, one shared prefill. Greedy on raw logits, but for samples. Knows no backend and no cascade. */
import type { Check, Completion, GenerateRequest, Mode, Part, PreparedPrompt, Reading, SampleEvent, SampleRequest, Sampling, Sequence } from '../../../src/core/engine.ts'
import type { Usage } from '../../../src/core/usage.ts'
import type { ModelCard } from '../../../src/core/models/model-card.ts'
import { type AnswerPass, createAnswerPass } from './answer-pass.ts'
import type { BatchForward } from './batch-forward.ts'
import type { CallMeter } from './call-meter.ts'
import { EngineFailure } from './engine-failure.ts'
import { LOGIT_ROWS, type Step } from './forward.ts'
import { disposeCache } from './kv-cache.ts'
import { type MeteredParts, createMeteredRuns } from './metered-runs.ts'
import { recordCallEnd, recordCallMode, recordCallStart } from './run-record.ts'
import { logSumExp } from './token-stats.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Positions kept free for an answer where prompts are cut, and the most an answer after a thought may take. */
export const ANSWER_ROOM = 48

/**
 * Positions kept free where a thought meets the end of the context: a number and its `<end>`. No more, for every thought that
 * was trained fits the context together with its answer, and closing one early costs the answer.
 */
export const LEAST_ANSWER_ROOM = 4

export interface SequenceParts extends Pick<MeteredParts, 'forward' | 'failure'> {
  readonly prompt: PreparedPrompt
  /** The prompt's ids with its controls, `<bot>` last. */
  readonly ids: readonly number[]
  readonly card: ModelCard
  readonly vocabulary: Vocabulary
  /** Left out where the model cannot run several rows at once: there are then no samples. */
  readonly batch?: BatchForward
  readonly meter: (rung: string) => CallMeter
}

/** Opens nothing and runs nothing yet. A pass throws EngineFailure for what the session does; a second pass beside a running one, or after the close, is a bug and throws Error. */
export function createSequence({ prompt, ids, card, vocabulary, forward, batch, meter, failure }: SequenceParts): Sequence {
  const { controls } = card
  const runs = createMeteredRuns({ forward, logitRows: () => LOGIT_ROWS, failure, textOf: vocabulary.textOf })
  const controlIds = new Set<number | undefined>(Object.values(controls))
  let prefix: Step | null = null
  let latest = meter('')
  /** Of the call that has read the prompt, until a pass goes on with it. */
  let reading: CallMeter | null = null
  let state: 'open' | 'running' | 'closed' = 'open'

  /** The meter of a call that begins: that of the reading, where one went before. */
  function beginCall(mode: string): CallMeter {
    const call = latest = reading ?? meter(mode)
    if (reading === null) recordCallStart(card.id, prompt.text, mode)
    else recordCallMode(mode)
    reading = null
    state = 'running'
    return call
  }

  /** Most tokens of a pass before its answer is forced or cut: a thought leaves room for one. */
  function mostOf(mode: Mode, cap: number): number {
    return mode === 'direct' ? cap : Math.max(1, Math.min(cap, card.context - ids.length - 2 - LEAST_ANSWER_ROOM))
  }

  /** Gives back what a call of tokens held, however it ended. */
  function settle(call: CallMeter, step: Step | null, finish: Completion['finish']): void {
    if (step !== null) disposeCache(step.cache)
    if (finish === 'cancelled') call.cancelled()
    recordCallEnd(finish)
    afterCall()
  }

  /** Open for the next call, unless it was closed meanwhile. */
  function afterCall(): void {
    if (state === 'running') state = 'open'
    else release()
  }

  function priorOf(read: Step | null): number | null {
    return card.modeChoice && read !== null ? modePrior(read.logits, controls) : null
  }

  async function read(): Promise<Reading> {
    if (state !== 'open') throw new Error(`this sequence is ${state}`)
    if (prefix === null) {
      const call = beginCall('read')
      try {
        prefix = await runs.run(call, ids, null)
        reading = call
      } catch (thrown) {
        recordCallEnd('failed')
        throw thrown
      } finally {
        afterCall()
      }
    }
    return { modePrior: priorOf(prefix), end: endReading }
  }

  function endReading(): Usage | null {
    const usage = reading?.usage() ?? null
    if (reading !== null) recordCallEnd('end')
    reading = null
    return usage
  }

  async function* generate({ mode, cap, signal }: GenerateRequest): AsyncGenerator<Part, Completion, void> {
    if (state !== 'open') throw new Error(`this sequence is ${state}`)
    const modeToken = tokenOf(card, mode)
    const call = beginCall(mode)
    let finish: Completion['finish'] = 'cancelled'
    let forced = false
    let step: Step | null = null
    try {
      prefix ??= await runs.run(call, ids, null)
      if (!signal.aborted) {
        step = await runs.run(call, [modeToken], prefix.cache)
        let thinking = mode !== 'direct'
        let left = mostOf(mode, cap)
        for (;;) {
          const token = runs.choose(step.logits)
          call.firstToken()
          yield { kind: controlIds.has(token.id) ? 'control' : thinking ? 'thought' : 'answer', token }
          left--
          if (token.id === controls.end) { finish = 'end'; break }
          if (thinking && token.id === controls.endThink) { thinking = false; left = ANSWER_ROOM }
          if (!thinking && left <= 0) { finish = 'cap'; break }
          if (signal.aborted) break

          const closing = thinking && left <= 0
          const next = closing ? [token.id, controls.endThink] : [token.id]
          if (step.cache.length + next.length > card.context) { finish = 'context'; break }
          const longer: Step = await runs.run(call, next, step.cache)
          disposeCache(step.cache)
          step = longer
          if (closing) {
            forced = true
            thinking = false
            left = ANSWER_ROOM
            yield { kind: 'control', token: closedByEngine(controls.endThink) }
          }
        }
      }
    } catch (thrown) {
      recordCallEnd('failed')
      throw thrown
    } finally {
      // Reached too where the reader walks away in the middle: that is a cancelled call.
      settle(call, step, finish)
    }
    return { finish, forced, modePrior: priorOf(prefix), usage: call.usage() }
  }

  async function* sample(rows: BatchForward, { mode, cap, ...request }: SampleRequest): AsyncGenerator<SampleEvent, Sampling, void> {
    if (state !== 'open') throw new Error(`this sequence is ${state}`)
    const modeToken = tokenOf(card, mode)
    const call = beginCall('vote')
    let finish: Sampling['finish'] = 'cancelled'
    let start: Step | null = null
    try {
      prefix ??= await runs.run(call, ids, null)
      if (!request.signal.aborted) {
        start = await runs.run(call, [modeToken], prefix.cache)
        const begin = (): AnswerPass => createAnswerPass(card, mode, mostOf(mode, cap), ANSWER_ROOM, closedByEngine(controls.endThink))
        finish = yield* runs.samples(call, rows, start, begin, request)
      }
    } catch (thrown) {
      recordCallEnd('failed')
      throw thrown instanceof EngineFailure ? thrown : failure(thrown)
    } finally {
      settle(call, start, finish)
    }
    return { finish, modePrior: priorOf(prefix), usage: call.usage() }
  }

  async function check(answer: string): Promise<Check> {
    if (state !== 'open') throw new Error(`this sequence is ${state}`)
    const { check: asks, true: yes, false: no } = controls
    if (card.abilities?.check !== true || asks === undefined || yes === undefined || no === undefined) throw new Error('this model was not trained to check')
    const call = latest = meter('check')
    if (![...answer].every(vocabulary.has)) return { verifier: null, usage: call.usage() }
    const question = [asks, ...vocabulary.encode(answer), controls.end]
    if (ids.length + question.length > card.context) return { verifier: null, usage: call.usage() }
    state = 'running'
    recordCallStart(card.id, prompt.text, 'check')
    let finish = 'failed'
    try {
      prefix ??= await runs.run(call, ids, null)
      const { logits, cache } = await runs.run(call, question, prefix.cache)
      disposeCache(cache)
      call.firstToken()
      const verifier = shareOf(logits, yes, no)
      finish = 'end'
      return { verifier, usage: call.usage() }
    } catch (thrown) {
      throw thrown instanceof EngineFailure ? thrown : failure(thrown)
    } finally {
      recordCallEnd(finish)
      afterCall()
    }
  }

  function release(): void {
    if (prefix !== null) disposeCache(prefix.cache)
    prefix = null
  }

  return {
    prompt,
    usage: () => latest.usage(),
    ...(card.modeChoice ? { read } : {}),
    generate,
    ...(batch === undefined ? {} : { sample: (request: SampleRequest) => sample(batch, request) }),
    check,
    close: () => {
      // A pass in flight still reads the prefix; its own end releases it.
      if (state === 'open') release()
      state = 'closed'
    },
  }
}

/** The `</think>` that the engine itself puts at the cap: certain, and chosen from nothing. */
function closedByEngine(id: number): Part['token'] {
  return { id, text: '', logprob: 0, top: [], entropy: 0 }
}

/** P(think) among the two modes right after the prompt (Thinkless, 2505.13379). */
export function modePrior(logits: Float32Array, { direct, think }: ModelCard['controls']): number {
  return shareOf(logits, think, direct)
}

/** P(one) / (P(one) + P(other)). */
function shareOf(logits: Float32Array, one: number, other: number): number {
  const pair = Float32Array.of(logits[one] ?? NaN, logits[other] ?? NaN)
  return Math.exp((pair[0] as number) - logSumExp(pair).logZ)
}

/** The control token that asks for a mode. Throws where the model was not trained for it. */
function tokenOf({ controls, abilities }: ModelCard, mode: Mode): number {
  const token = mode === 'direct' || mode === 'think' || abilities?.[mode] === true ? controls[mode] : undefined
  if (token === undefined) throw new Error(`this model was not trained for the mode ${mode}`)
  return token
}
