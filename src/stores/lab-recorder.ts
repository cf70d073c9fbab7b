/** Records prompts on every rung, one pass after the other, with pause and cancel. Knows the model through one function and no screen. */
import { emptyTurn, foldEvent, type Turn } from '../core/turn.ts'
import type { SuitePrompt } from '../core/measure/suite.ts'
import { traceLine, traceRung } from '../core/measure/trace-line.ts'
import type { TraceLine } from '../core/measure/trace.ts'
import type { Ask, Asked, Inference } from '../inference/inference.ts'

export interface RecorderParts {
  readonly ask: Inference['ask']
  /** The passes of one prompt, in the ladder's order: each runs one rung. */
  readonly passes: readonly Omit<Ask, 'prompt' | 'index'>[]
  readonly prompts: readonly SuitePrompt[]
  /** After each prompt that is on all rungs. */
  readonly onLine: (line: TraceLine, turns: readonly Turn[]) => void
}

export type RecorderEnd =
  | { readonly kind: 'done' | 'cancelled' }
  | { readonly kind: 'failed'; readonly prompt: string; readonly code: string; readonly detail: string }

export interface Recorder {
  /** Settles once nothing runs any more; never rejects. */
  readonly end: Promise<RecorderEnd>
  /** The pass in flight ends first. */
  pause(): void
  resume(): void
  /** Stops the pass in flight; its prompt is left out. */
  cancel(): void
}

/** Starts at once. */
export function startRecorder({ ask, passes, prompts, onLine }: RecorderParts): Recorder {
  let cancelled = false
  let inFlight: Asked | null = null
  let gate: Promise<void> = Promise.resolve()
  let open: () => void = () => {}

  async function pass(request: Ask): Promise<Turn> {
    let turn = emptyTurn(request.prompt, request.policy)
    inFlight = ask(request, (events) => { turn = events.reduce(foldEvent, turn) })
    await inFlight.done
    inFlight = null
    return turn
  }

  async function run(): Promise<RecorderEnd> {
    for (const [index, prompt] of prompts.entries()) {
      const turns: Turn[] = []
      for (const request of passes) {
        await gate
        if (cancelled) return { kind: 'cancelled' }
        const turn = await pass({ ...request, prompt: prompt.prompt, index })
        if (cancelled) return { kind: 'cancelled' }
        if (turn.error !== null) return { kind: 'failed', prompt: prompt.prompt, ...turn.error }
        turns.push(turn)
      }
      const line = lineOf(prompt, turns)
      if (line === null) return { kind: 'failed', prompt: prompt.prompt, code: 'stopped', detail: 'a pass was stopped from elsewhere' }
      onLine(line, turns)
    }
    return { kind: 'done' }
  }

  return {
    end: run(),
    pause: () => { gate = new Promise((resolve) => { open = resolve }) },
    resume: () => open(),
    cancel: () => {
      cancelled = true
      inFlight?.stop()
      open()
    },
  }
}

/** A prompt as the trace keeps it; null where a pass has no answer, for a trace with holes measures nothing. */
function lineOf(prompt: SuitePrompt, turns: readonly Turn[]): TraceLine | null {
  const results = turns.map(({ rungs }) => rungs.at(-1)?.result ?? null)
  if (results.some((result) => result === null || result.outcome === 'stopped')) return null
  return traceLine(prompt, results.filter((result) => result !== null).map((result) => traceRung(result, prompt)))
}
