/** The think rung: the model thinks up to the rung's cap, then answers. */
import type { CancelSignal, Part, Sequence } from '../engine.ts'
import type { Rung } from '../ladder.ts'
import { runPass } from './pass.ts'
import type { PassEvent, PassReport } from './pass.ts'

/** The pass as `runPass` runs it; what the engine throws is in the report, never thrown. */
export function runThink(sequence: Sequence, rung: Rung, signal: CancelSignal): AsyncGenerator<PassEvent, PassReport, void> {
  return runPass({ sequence, rung, mode: 'think', signal, place: thoughtThenAnswer() })
}

/** Places the parts of one pass: the control token after the thought, chosen or forced, closes it and belongs to it; all that follows is the answer. */
export function thoughtThenAnswer(): (part: Part) => 'thought' | 'answer' {
  let closed = false
  return ({ kind }) => {
    const place = kind === 'thought' || (kind === 'control' && !closed) ? 'thought' : 'answer'
    closed = kind !== 'thought'
    return place
  }
}
