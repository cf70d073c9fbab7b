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
  /** A run that completed, of so many rows of this shape; one unless told otherwise. */
  ran(run: RunShape, rows?: number): void
  /** So many samples were begun after the mode token: each chooses a first token from it. */
  forked(samples: number): void
  /** The first generated token has been chosen. */
  firstToken(): void
  cancelled(): void
  usage(): Usage
}

/**
 * The rules: prefill runs are the first, and the second too if the first had no past (prompt, then mode token); the past of the
 * first run was reused; all later runs decode. The last token chosen is generated but never fed back, hence + 1 once the
 * mode token has run, and once for each sample that was begun there. `now`: milliseconds.
 */
export function createCallMeter(labels: CallLabels, counted: CountedModel, now: () => number): CallMeter {
  const start = now()
  const runs: (RunShape & { readonly rows: number })[] = []
  /** First tokens chosen from the mode token's logits; a call of one answer forks nothing. */
  let firsts: number | null = null
  let ttftMs: number | null = null
  let aborted = false
  const flops = (run: RunShape & { readonly rows: number }): number => run.rows * runFlops(counted, run)

  function usage(): Usage {
    const first = runs[0]
    const prefills = first === undefined || first.pastLength > 0 ? 1 : 2
    const prefill = runs.slice(0, prefills)
    const decode = runs.slice(prefills)
    const decodeTokens = sum(decode, ({ newTokens, rows }) => newTokens * rows) + (firsts ?? (runs.length >= prefills ? 1 : 0))
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
    ran: (run, rows = 1) => { runs.push({ ...run, rows }) },
    forked: (samples) => { firsts = (firsts ?? 0) + samples },
    firstToken: () => { ttftMs ??= now() - start },
    cancelled: () => { aborted = true },
    usage,
  }
}

function sum<Run extends RunShape>(runs: readonly Run[], of: (run: Run) => number): number {
  return runs.reduce((total, run) => total + of(run), 0)
}
