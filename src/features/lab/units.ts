/** The three units of cost as words and numbers, alike in every view. Pure. */
import type { Interval } from '../../core/measure/bootstrap.ts'
import type { Cost } from '../../core/ledger.ts'
import { duration, flops, grouped, percent } from '../../ui/format.ts'

export type Unit = keyof Cost

export const UNIT_NAMES: { readonly [unit in Unit]: string } = { tokens: 'generated tokens', flops: 'FLOPs', ms: 'time' }

/** An amount in its unit: "25.0 tokens", "2,310 tokens", "118 MFLOP", "109 ms". */
export function amount(value: number, unit: Unit): string {
  switch (unit) {
    case 'tokens':
      return `${value >= 100 ? grouped(Math.round(value)) : Number.isInteger(value) ? value : value.toFixed(1)}\u00a0tokens`
    case 'flops':
      return flops(value)
    case 'ms':
      return duration(value)
    default:
      return unit satisfies never
  }
}

/** The same without the unit where the axis has it already. */
export function tickAmount(value: number, unit: Unit): string {
  return unit === 'tokens' ? grouped(value) : amount(value, unit)
}

/** "88.3 %", never a rounded certainty. */
export function share(value: number): string {
  return percent(value, 1)
}

/** "[85.7, 90.8]" in percent: the 95 % interval beside a share; nothing where there is none. */
export function bracket(interval: Interval | null): string {
  return interval === null ? '' : `[${inPercent(interval.low)}, ${inPercent(interval.high)}]`
}

function inPercent(share: number): string {
  // Less than nothing by a rounding is nothing.
  return (100 * share).toFixed(1).replace(/^-0\.0$/, '0.0')
}

/** "n = 600", never parted. */
export function nWords(n: number): string {
  return `n\u00a0=\u00a0${grouped(n)}`
}

export function shareWith(value: number, interval: Interval | null): string {
  return interval === null ? share(value) : `${share(value)} ${bracket(interval)}`
}
