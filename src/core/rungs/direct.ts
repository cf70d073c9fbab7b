/** The direct rung: the model answers at once. */
import type { CancelSignal, Sequence } from '../engine.ts'
import type { Rung } from '../ladder.ts'
import { runPass } from './pass.ts'
import type { PassEvent, PassReport } from './pass.ts'

/** Every token belongs to the answer, the closing control token included; but what a server's model thinks unasked does not. */
export function runDirect(sequence: Sequence, rung: Rung, signal: CancelSignal): AsyncGenerator<PassEvent, PassReport, void> {
  return runPass({ sequence, rung, mode: 'direct', signal, place: ({ kind }) => (kind === 'thought' ? 'thought' : 'answer') })
}
