/** The area a curve wins over random mixing, in the rectangle that mixing spans. Cascade routing (arXiv 2410.10347). */
import { areaUnder } from './curve.ts'
import type { CurvePoint } from './curve.ts'

/**
 * Area between the curve and the chord from the cheap end to the dear one, over (difference in cost) x (difference in
 * quality): 0 for mixing at random, 1/2 for all the quality at the cheap end's cost. NaN where the ends coincide.
 */
export function rectangleArea(curve: readonly CurvePoint[], [cheap, dear]: readonly [CurvePoint, CurvePoint]): number {
  const chord = ((cheap.y + dear.y) / 2) * (dear.x - cheap.x)
  return (areaUnder(curve, cheap.x, dear.x) - chord) / ((dear.x - cheap.x) * (dear.y - cheap.y))
}
