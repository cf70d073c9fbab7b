/** Piecewise linear curves of quality over cost: mixing two neighbouring points at random reaches every point between them. */

export interface CurvePoint {
  readonly x: number
  readonly y: number
}

/** The curve's height at x; level beyond its ends. Points sorted by x. NaN without points. */
export function heightAt(curve: readonly CurvePoint[], x: number): number {
  const above = curve.findIndex((point) => point.x >= x)
  const right = curve[above] ?? curve.at(-1)
  const left = curve[above - 1] ?? right
  if (left === undefined || right === undefined) return NaN
  if (above <= 0 || right.x === left.x) return right.y
  return left.y + ((right.y - left.y) * (x - left.x)) / (right.x - left.x)
}

/** Area under the curve between two costs, exact for piecewise linear curves. */
export function areaUnder(curve: readonly CurvePoint[], from: number, to: number): number {
  const inside = curve.filter(({ x }) => x >= from && x <= to)
  let area = 0
  let left = { x: from, y: heightAt(curve, from) }
  for (const right of [...inside, { x: to, y: heightAt(curve, to) }]) {
    area += ((left.y + right.y) / 2) * (right.x - left.x)
    left = right
  }
  return area
}
