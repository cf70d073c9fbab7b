/** Counts one pass as it runs. Told of every run by the decode loop; FLOPs only where the model's shape is known. */
import { type CountedModel, runFlops } from '../../../src/core/flops.ts'
import type { Usage } from '../../../src/core/usage.ts'

export interface PassMeter {
  /** A run that completed. The library computes the head for its last position alone. */
  ran(kind: 'prefill' | 'decode', newTokens: number, pastLength: number): void
  /** A token was generated. */
  chose(): void
  cancelled(): void
  usage(): Usage
}

/** `shape`: null where it is not known. `now`: milliseconds. */
export function createPassMeter(labels: Pick<Usage, 'engine' | 'model' | 'rung' | 'backend'>, shape: CountedModel | null, now: () => number): PassMeter {
  const start = now()
  const flops = { prefill: 0, decode: 0 }
  let prefillTokens = 0
  let decodeTokens = 0
  let ttftMs: number | null = null
  let aborted = false
  return {
    ran: (kind, newTokens, pastLength) => {
      if (kind === 'prefill') prefillTokens += newTokens
      if (shape !== null) flops[kind] += runFlops(shape, { newTokens, pastLength, logitRows: 1 })
    },
    chose: () => {
      decodeTokens++
      ttftMs ??= now() - start
    },
    cancelled: () => { aborted = true },
    usage: () => ({
      ...labels, prefillTokens, reusedTokens: 0, decodeTokens, abortedTokens: aborted ? decodeTokens : 0,
      flopsPrefill: flops.prefill, flopsDecode: flops.decode, ms: now() - start, ttftMs, source: 'counted',
    }),
  }
}
