/** Linear scales and round ticks. Pure; draws nothing. */
import type { Interval } from '../../../core/measure/bootstrap.ts'

/** From one tick to the next at least, and between their labels; in pixels. */
const TICK_ROOM = 60
const TICK_GAP = 12

export interface Scale {
  readonly from: number
  readonly to: number
  /** From a value to pixels. */
  at(value: number): number
  /** From pixels to a value, kept inside the scale. */
  invert(pixels: number): number
}

/** `start` and `end` are pixels; a scale of one value puts everything at its start. */
export function linear(from: number, to: number, start: number, end: number): Scale {
  const span = to - from
  return {
    from, to,
    at: (value) => (span === 0 ? start : start + ((value - from) / span) * (end - start)),
    invert: (pixels) => Math.max(from, Math.min(to, from + ((pixels - start) / (end - start)) * span)),
  }
}

/** About `count` round values inside a range: steps of 1, 2 or 5 times a power of ten. */
export function ticks(from: number, to: number, count = 5): number[] {
  if (!(to > from) || count < 1) return [from]
  const rough = (to - from) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  // The factor nearest to the rough step on a logarithmic scale: the cuts are their geometric means.
  const step = (rough / power >= Math.sqrt(50) ? 10 : rough / power >= Math.sqrt(10) ? 5 : rough / power >= Math.sqrt(2) ? 2 : 1) * power
  const first = Math.ceil(from / step - 1e-9)
  const last = Math.floor(to / step + 1e-9)
  // Multiplied, not added up, so that 0.3 stays 0.3 within rounding.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

/** Share of a range left free at each end, so that no point lies on the frame. */
const AIR = 0.04

/** The most round values, or every other one of them, whose labels do not run together. `width`: of a value's label, in pixels. */
export function fittingTicks({ from, to, at }: Scale, width: (value: number) => number): number[] {
  for (let count = Math.max(1, Math.floor(Math.abs(at(to) - at(from)) / TICK_ROOM)); count > 1; count--) {
    const all = ticks(from, to, count)
    for (const values of [all, all.filter((_, i) => i % 2 === 0)]) {
      const room = values.length < 2 ? Infinity : Math.abs(at(values[1] ?? to) - at(values[0] ?? from))
      if (Math.max(TICK_ROOM, ...values.map((value) => width(value) + TICK_GAP)) <= room) return values
    }
  }
  return ticks(from, to, 1)
}

/** A range that holds all values, with some air, its ends round. */
export function roundRange(values: readonly number[]): { readonly from: number; readonly to: number } {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (!Number.isFinite(least) || !Number.isFinite(most)) return { from: 0, to: 1 }
  const room = (most - least) * AIR || Math.abs(most) * AIR || 1
  return { from: least >= 0 ? Math.max(0, least - room) : least - room, to: most + room }
}

/** A share of right answers with how far it would move. */
export interface ShareMark {
  readonly share: number
  readonly interval: Interval | null
}

/** A range that holds shares with the whole of their intervals, so that no bar leaves the plot; within 0..1. */
export function shareRange(marks: readonly ShareMark[]): { readonly from: number; readonly to: number } {
  const { from, to } = roundRange(marks.flatMap(({ share, interval }) => [share, interval?.low ?? share, interval?.high ?? share]))
  return { from: Math.max(0, from), to: Math.min(1, to) }
}
