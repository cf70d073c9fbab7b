/** A straight line through points, by ordinary least squares. */

export interface Line {
  readonly base: number
  readonly slope: number
}

/** y = base + slope · x; a flat line through the mean where all x are equal, zero without points. */
export function fitLine(points: readonly (readonly [x: number, y: number])[]): Line {
  if (points.length === 0) return { base: 0, slope: 0 }
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length
  let varianceX = 0
  let covariance = 0
  for (const [x, y] of points) {
    varianceX += (x - meanX) ** 2
    covariance += (x - meanX) * (y - meanY)
  }
  const slope = varianceX === 0 ? 0 : covariance / varianceX
  return { base: meanY - slope * meanX, slope }
}
