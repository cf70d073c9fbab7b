/** Counts one engine call as it runs. Told of every run by the decode loop; never looks at the session itself. */
import { type CountedModel, type RunShape, runFlops } from '../../../src/core/flops.ts'
import type { Backend, Usage } from '../../../src/core/usage.ts'

export interface CallLabels {
  readonly engine: string
  readonly model: string
  readonly rung: string
  readonly backend: Backend
}

export interface CallMeter {
  /** A run that completed. */
  ran(run: RunShape): void
  /** The first generated token has been chosen. */
  firstToken(): void
  cancelled(): void
  usage(): Usage
}

/**
 * The rules: prefill runs are the first, and the second too if the first had no past (prompt, then mode token); the past of the
 * first run was reused; all later runs decode. The last token chosen is generated but never fed back, hence + 1 once the
 * mode token has run. `now`: milliseconds.
 */
export function createCallMeter(labels: CallLabels, counted: CountedModel, now: () => number): CallMeter {
  const start = now()
  const runs: RunShape[] = []
  let ttftMs: number | null = null
  let aborted = false
  const flops = (run: RunShape): number => runFlops(counted, run)

  function usage(): Usage {
    const first = runs[0]
    const prefills = first === undefined || first.pastLength > 0 ? 1 : 2
    const prefill = runs.slice(0, prefills)
    const decode = runs.slice(prefills)
    const decodeTokens = sum(decode, ({ newTokens }) => newTokens) + (runs.length >= prefills ? 1 : 0)
    return {
      ...labels,
      prefillTokens: sum(prefill, ({ newTokens }) => newTokens),
      reusedTokens: first?.pastLength ?? 0,
      decodeTokens,
      abortedTokens: aborted ? decodeTokens : 0,
      flopsPrefill: sum(prefill, flops),
      flopsDecode: sum(decode, flops),
      ms: now() - start,
      ttftMs,
      source: 'counted',
    }
  }

  return {
    ran: (run) => { runs.push(run) },
    firstToken: () => { ttftMs ??= now() - start },
    cancelled: () => { aborted = true },
    usage,
  }
}

function sum(runs: readonly RunShape[], of: (run: RunShape) => number): number {
  return runs.reduce((total, run) => total + of(run), 0)
}
