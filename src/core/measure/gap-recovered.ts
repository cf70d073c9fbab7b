/** How much of the gap between a weak and a strong rung a router recovers, over the share of prompts it sends to the strong one. RouteLLM (arXiv 2406.18665). */
import { areaUnder } from './curve.ts'
import type { CurvePoint } from './curve.ts'

/** Accuracy of the weak rung alone and of the strong one, in 0..1. */
export interface Gap {
  readonly weak: number
  readonly strong: number
}

/** Performance gap recovered: (r - weak) / (strong - weak). Outside 0..1 where a router is worse than the weak or better than the strong. */
export function pgr(accuracy: number, { weak, strong }: Gap): number {
  return (accuracy - weak) / (strong - weak)
}

/** Average of the gap recovered over the share sent on, 0 to 1. Points: x the share, y the accuracy, sorted by x. */
export function apgr(curve: readonly CurvePoint[], gap: Gap): number {
  return areaUnder(curve.map(({ x, y }) => ({ x, y: pgr(y, gap) })), 0, 1)
}

/** Call-performance threshold: the smallest share at which the curve recovers `q` of the gap, between its points too; null where it never does. */
export function cpt(curve: readonly CurvePoint[], gap: Gap, q: number): number | null {
  const recovered = curve.map(({ x, y }) => ({ x, y: pgr(y, gap) }))
  const at = recovered.findIndex(({ y }) => y >= q)
  const [left, right] = [recovered[at - 1], recovered[at]]
  if (right === undefined) return null
  return left === undefined ? right.x : left.x + ((right.x - left.x) * (q - left.y)) / (right.y - left.y)
}
