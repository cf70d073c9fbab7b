/** A plane through points of several inputs, by least squares. Knows no signal. */

export interface Plane {
  readonly base: number
  readonly weights: readonly number[]
}

/** More than enough for a handful of inputs: each round takes the error down by a constant factor. */
const MOST_ROUNDS = 2000

/**
 * y = base + Σ weight_j · x_j by coordinate descent (Gauss and Seidel on the normal equations). An input that never varies
 * gets weight 0; of inputs that say the same, all that matters, their sum, is right. Zero without points.
 */
export function fitPlane(rows: readonly (readonly number[])[], targets: readonly number[]): Plane {
  const n = rows.length
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(n, 1)
  const meanY = mean(targets)
  const columns = (rows[0] ?? []).map((_, j) => {
    const values = rows.map((row) => row[j] ?? 0)
    const middle = mean(values)
    const centred = values.map((value) => value - middle)
    return { middle, centred, squares: centred.reduce((sum, x) => sum + x * x, 0) }
  })
  const weights = columns.map(() => 0)
  const residuals = targets.map((y) => y - meanY)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let moved = 0
    for (const [j, { centred, squares }] of columns.entries()) {
      if (squares <= 1e-12 * n) continue
      const step = centred.reduce((sum, x, i) => sum + x * (residuals[i] ?? 0), 0) / squares
      weights[j] = (weights[j] ?? 0) + step
      for (const [i, x] of centred.entries()) residuals[i] = (residuals[i] ?? 0) - step * x
      moved = Math.max(moved, Math.abs(step) * Math.sqrt(squares / n))
    }
    if (moved <= 1e-12 * Math.abs(meanY)) break
  }
  return { base: meanY - columns.reduce((sum, { middle }, j) => sum + middle * (weights[j] ?? 0), 0), weights }
}
