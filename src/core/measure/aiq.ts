/** Average improvement in quality: the mean height of the best that mixing a router's points can reach. RouterBench (arXiv 2403.12031). */
import { areaUnder } from './curve.ts'
import type { CurvePoint } from './curve.ts'

/**
 * The upper convex hull of points of quality over cost, made non-decreasing: nobody has to pay more for less, and mixing
 * two points at random reaches all between them. Sorted by cost; empty without points.
 */
export function nonDecreasingHull(points: readonly CurvePoint[]): CurvePoint[] {
  const hull: CurvePoint[] = []
  for (const point of points.toSorted((a, b) => a.x - b.x || b.y - a.y)) {
    const best = hull.at(-1)
    if (best !== undefined && point.y <= best.y) continue
    while (hull.length >= 2 && !bendsDown(hull.at(-2), hull.at(-1), point)) hull.pop()
    hull.push(point)
  }
  return hull
}

/** Mean height of the hull between two costs: 1 / (dear - cheap) times the area under it. Null where there is no way between them. */
export function aiq(points: readonly CurvePoint[], cheap: number, dear: number): number | null {
  return points.length === 0 || !(dear > cheap) ? null : areaUnder(nonDecreasingHull(points), cheap, dear) / (dear - cheap)
}

function bendsDown(a: CurvePoint | undefined, b: CurvePoint | undefined, c: CurvePoint): boolean {
  return a !== undefined && b !== undefined && (b.y - a.y) * (c.x - b.x) > (c.y - b.y) * (b.x - a.x)
}
