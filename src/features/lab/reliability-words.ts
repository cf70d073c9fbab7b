/** The reliability view's sentence, from its numbers. Pure. */
import type { Interval } from '../../core/measure/bootstrap.ts'
import type { ReliabilityBin } from '../../core/measure/reliability.ts'
import { grouped } from '../../ui/format.ts'
import { nWords, share } from './units.ts'

export interface ReliabilityNumbers {
  /** Answers with a confidence. */
  readonly n: number
  /** Prompts of the trace: those not answered were declined, or have an answer without a confidence. */
  readonly of: number
  readonly declined: number
  readonly bins: readonly ReliabilityBin[]
  readonly ece: number | null
  readonly eceInterval: Interval | null
  readonly auroc: number | null
  readonly aurocInterval: Interval | null
  readonly brier: number | null
}

export function reliabilitySentence({ n, of, declined, bins, ece, eceInterval }: ReliabilityNumbers, rung: string): string {
  if (n === 0 || ece === null) return `The ${rung} pass has no calibrated confidence in this trace.`
  const gap = (bin: ReliabilityBin): number => (bin.accuracy ?? 0) - (bin.meanConfidence ?? 0)
  const far = bins.filter((bin) => bin.n > 0).toSorted((a, b) => b.n * Math.abs(gap(b)) - a.n * Math.abs(gap(a)))[0]
  const worst = far === undefined ? '' : `, the most of it from ${far.low.toFixed(1)} to ${far.high.toFixed(1)}, where ${share(far.accuracy ?? 0)} of ${grouped(far.n)} were right`
  return `Points on the dashed line are honest: the ${rung} pass is off by ${three(ece, eceInterval)} on average (ECE, ${nWords(n)} answers${n < of ? ` of ${grouped(of)} prompts` : ''})${worst}.${leftOut(of - n, declined)}`
}

/** Why some prompts are not in the diagram; '' where all are. */
function leftOut(missing: number, declined: number): string {
  const bare = missing - declined
  return [
    ...(declined === 0 ? [] : [` ${grouped(declined)} ${declined === 1 ? 'was' : 'were'} declined: how sure it is of a decline is a confidence of its own.`]),
    ...(bare === 0 ? [] : [` ${grouped(bare)} ${bare === 1 ? 'answer has' : 'answers have'} no calibrated confidence.`]),
  ].join('')
}

/** How well the confidence ranks, which the diagram does not show; '' where it can't be said. */
export function rankingSentence({ n, auroc, aurocInterval, brier }: ReliabilityNumbers): string {
  if (auroc === null) return ''
  return `Telling right from wrong: AUROC ${three(auroc, aurocInterval)}${brier === null ? '' : `, Brier score ${brier.toFixed(3)}`} (${nWords(n)}). The bars below the diagram count the answers of each bin.`
}

function three(value: number, interval: Interval | null): string {
  return interval === null ? value.toFixed(3) : `${value.toFixed(3)} [${interval.low.toFixed(3)}, ${interval.high.toFixed(3)}]`
}
