/** The matrix's sentence, from its numbers. Pure. */
import { grouped } from '../../ui/format.ts'
import type { Interval } from '../../core/measure/bootstrap.ts'
import type { MatrixCell } from './matrix-plot.tsx'
import { shareWith } from './units.ts'

export interface MatrixPrompt {
  readonly prompt: string
  readonly answers: readonly string[]
  /** What each rung answered. */
  readonly from: string
  readonly to: string
}

export interface MatrixNumbers {
  readonly n: number
  readonly counts: { readonly [cell in MatrixCell]: number }
  readonly prompts: { readonly [cell in MatrixCell]: readonly MatrixPrompt[] }
  /** Share of all prompts that were fixed, and that were broken. */
  readonly fixed: { readonly value: number; readonly interval: Interval | null }
  readonly broken: { readonly value: number; readonly interval: Interval | null }
}

export function matrixSentence({ n, counts, fixed, broken }: MatrixNumbers): string {
  const alike = counts.kept + counts.lost
  return `Thinking fixes ${grouped(counts.fixed)} of ${grouped(n)} prompts (${shareWith(fixed.value, fixed.interval)}) and breaks ${grouped(counts.broken)} (${shareWith(broken.value, broken.interval)}); on the other ${grouped(alike)} right stays right and wrong stays wrong.`
}
