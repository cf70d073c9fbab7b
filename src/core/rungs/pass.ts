/** One pass of an engine over a prompt: tokens become events, and in the end one report. Knows no policy. */
import type { CancelSignal, Completion, Mode, Part, Sequence, TokenStat } from '../engine.ts'
import type { CascadeEvent } from '../events.ts'
import type { Rung } from '../ladder.ts'
import { gatherSignals } from '../signals/gather.ts'
import type { Signals } from '../signals/signals.ts'
import type { Usage } from '../usage.ts'

export type PassEvent = Extract<CascadeEvent, { type: 'thought-delta' | 'token-delta' | 'vote-delta' | 'usage-delta' }>

/** What a pass came to. It never throws: what the engine threw is `error`, with all that was there before it. */
export interface PassReport {
  readonly finish: Completion['finish'] | 'failed'
  readonly error: unknown
  readonly answer: string
  readonly forced: boolean
  readonly signals: Signals | null
  readonly usage: Usage
}

export interface PassRequest {
  readonly sequence: Sequence
  readonly rung: Rung
  readonly mode: Mode
  readonly signal: CancelSignal
  /** Says of each part, in order, whether it belongs to the thought or to the answer, control tokens included. */
  readonly place: (part: Part) => 'thought' | 'answer'
}

/** Runs the pass, giving an event for each token and the usage after it. Leaving early ends the engine's generation too. */
export async function* runPass({ sequence, rung, mode, signal, place }: PassRequest): AsyncGenerator<PassEvent, PassReport, void> {
  const answer: TokenStat[] = []
  const thought: TokenStat[] = []
  let completion: Completion | null = null
  let error: unknown = null
  const usageNow = (): Usage => ({ ...sequence.usage(), rung: rung.id })
  const parts = sequence.generate({ mode, cap: rung.cap, signal })
  try {
    for (;;) {
      const step = await nextPart(parts)
      if ('error' in step) {
        error = step.error
        break
      }
      if (step.done) {
        completion = step.value
        break
      }
      const part = step.value
      if (place(part) === 'answer') {
        answer.push(part.token)
        yield { type: 'token-delta', rung: rung.id, text: part.token.text, tokens: [part.token] }
      } else {
        if (part.kind === 'thought') thought.push(part.token)
        yield { type: 'thought-delta', rung: rung.id, text: part.token.text, tokens: [part.token] }
      }
      yield { type: 'usage-delta', rung: rung.id, usage: usageNow() }
    }
  } finally {
    if (completion === null && error === null) await parts.return(undefined as never)
  }
  return {
    finish: completion?.finish ?? 'failed',
    error,
    answer: answer.map(({ text }) => text).join('').trim(),
    forced: completion?.forced ?? false,
    signals: gatherSignals({ answer, thought, modePrior: completion?.modePrior ?? null }),
    usage: completion === null ? allAborted(usageNow()) : { ...completion.usage, rung: rung.id },
  }
}

/** What comes next; what the engine throws becomes a value, so that it can't be taken for a fault of whoever reads the events. */
export async function nextPart<T, R>(parts: AsyncGenerator<T, R, void>): Promise<IteratorResult<T, R> | { readonly error: unknown }> {
  try {
    return await parts.next()
  } catch (error) {
    return { error: error ?? new Error('the engine threw nothing') }
  }
}

/** The usage of a call that failed: all its generated tokens are aborted ones. */
export function allAborted(usage: Usage): Usage {
  return { ...usage, abortedTokens: usage.decodeTokens }
}
