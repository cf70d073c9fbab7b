/** What a second rung mends and what it breaks, prompt by prompt. */
import { passOf } from './recorded.ts'
import type { Recorded } from './recorded.ts'

/** Places among the trace's lines. `kept`: right on both; `fixed`: wrong, then right; `broken`: right, then wrong; `lost`: wrong on both. */
export interface FixedBroken {
  readonly from: string
  readonly to: string
  readonly n: number
  readonly kept: readonly number[]
  readonly fixed: readonly number[]
  readonly broken: readonly number[]
  readonly lost: readonly number[]
}

/** Each rung's own answer, whichever a policy would keep. */
export function fixedBroken(prompts: readonly Recorded[], from: string, to: string): FixedBroken {
  const where = (before: boolean, after: boolean): number[] => prompts
    .filter((prompt) => passOf(prompt, from).correct === before && passOf(prompt, to).correct === after)
    .map(({ at }) => at)
  return { from, to, n: prompts.length, kept: where(true, true), fixed: where(false, true), broken: where(true, false), lost: where(false, false) }
}
