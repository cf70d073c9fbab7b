/** The equal-FLOPs view's sentence, from its numbers. Pure. */
import { grouped } from '../../ui/format.ts'
import type { FlopsModel, FlopsPoint } from './flops-plot.tsx'
import { amount, shareWith } from './units.ts'

export interface FlopsNumbers {
  readonly n: number
  /** Smallest first. */
  readonly models: readonly FlopsModel[]
  /** The small model's thinking beside the larger one's direct answer; null with one model. */
  readonly compared: { readonly small: FlopsPoint; readonly large: FlopsPoint } | null
}

export function flopsSentence({ n, models, compared }: FlopsNumbers): string {
  if (compared === null) return `Only one model was recorded${models[0] === undefined ? '' : ` (${models[0].model})`}: there is no other size to compare.`
  const { small, large } = compared
  const times = small.flops / large.flops
  const cost = times >= 1 ? `${times.toFixed(1)} times the FLOPs of` : `${(100 * times).toFixed(0)} % of the FLOPs of`
  const gap = 100 * (small.accuracy - large.accuracy)
  return `The smaller model that thinks takes ${cost} the larger one’s direct answer (${amount(small.flops, 'flops')} against ${amount(large.flops, 'flops')}) and is right on ${shareWith(small.accuracy, small.interval)} against ${shareWith(large.accuracy, large.interval)}: ${Math.abs(gap).toFixed(1)} points ${gap >= 0 ? 'more' : 'fewer'} (n = ${grouped(n)}).`
}
