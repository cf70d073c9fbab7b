/** The equal-compute view's sentence, from its numbers. Pure. */
import type { Measured } from '../../core/measure/bootstrap.ts'
import type { FlopsModel, FlopsPoint } from './flops-plot.tsx'
import { amount, nWords, shareWith, type Unit } from './units.ts'

export interface FlopsNumbers {
  readonly unit: Unit
  /** Prompts that are in all points. */
  readonly n: number
  /** The smaller one first. */
  readonly models: readonly FlopsModel[]
  /** The smaller model's curve at the cost of each point of the larger one that it reaches. */
  readonly comparisons: readonly { readonly large: FlopsPoint; readonly spent: number; readonly small: Measured; readonly difference: Measured }[]
}

/** The two at the cost of the larger model's direct answer; where the smaller one can't be had for that, at the next dearer point. */
export function flopsSentence({ unit, n, models: [small, large], comparisons }: FlopsNumbers): string {
  if (small === undefined || large === undefined) return `Only one model was recorded${small === undefined ? '' : ` (${small.model})`}: there is no other size to compare.`
  const at = comparisons.find(({ large: point }) => !point.cut) ?? comparisons[0]
  if (at === undefined) return `${small.model} costs more than ${large.model} at every point: there is no equal cost to compare at.`
  const points = 100 * at.difference.value
  const { interval } = at.difference
  const bracket = interval === null ? '' : ` [${(100 * interval.low).toFixed(1)}, ${(100 * interval.high).toFixed(1)}]`
  const sure = interval === null || (interval.low <= 0 && interval.high >= 0) ? ', not told apart' : ''
  const means = at.spent < at.large.cost ? `with all the thought it has (${amount(at.spent, unit)})` : 'with as much thought as that buys'
  return `For what ${at.large.label} costs (${amount(at.large.cost, unit)} a prompt), ${small.model} ${means} is right on ${shareWith(at.small.value, at.small.interval)} against ${shareWith(at.large.accuracy, at.large.interval)}: ${points >= 0 ? '+' : '−'}${Math.abs(points).toFixed(1)} points${bracket}${sure} (${nWords(n)}).`
}
