/** What the cost-quality view draws, as plain data. */
import type { Interval } from '../../core/measure/bootstrap.ts'
import type { ShareMark } from './plot/scale.ts'

export interface CurveMark {
  readonly x: number
  readonly y: number
  readonly interval: Interval | null
}

/** A policy that is one point: always the same rung. */
export interface FixedMark extends CurveMark {
  readonly rung: string
  readonly label: string
}

/** A policy that is a curve: one point a threshold, in the order of cost. */
export interface CurveLine {
  readonly kind: 'auto' | 'other-auto' | 'oracle' | 'chord'
  readonly label: string
  readonly points: readonly { readonly x: number; readonly y: number; readonly threshold: number | null }[]
}

export interface CurveScene {
  readonly n: number
  readonly fixed: readonly FixedMark[]
  readonly lines: readonly CurveLine[]
}

/** So many of a curve's points for a table, evenly over them, the first and the last among them; all where there are no more. */
export function thinned<T>(points: readonly T[], most: number): readonly T[] {
  if (points.length <= most) return points
  return Array.from({ length: most }, (_, i) => points[Math.round((i * (points.length - 1)) / (most - 1))]).filter((point) => point !== undefined)
}

/** All heights of the drawing with the bars through them: the plot's range must hold these. */
export function drawnShares({ fixed, lines }: CurveScene, marked: CurveMark): ShareMark[] {
  const bare = [...lines.flatMap(({ points }) => points), marked].map(({ y }) => ({ share: y, interval: null }))
  return [...bare, ...fixed.map(({ y, interval }) => ({ share: y, interval }))]
}
