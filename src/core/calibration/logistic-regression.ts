/** Logistic regression by Newton's method. Knows rows of numbers; not what they measure. */

export interface LogisticFit {
  readonly bias: number
  readonly weights: readonly number[]
}

/** Strength of the L2 penalty on standardised inputs: a normal prior of unit variance on each weight. */
const DEFAULT_PENALTY = 1

/** Newton's method on a convex loss needs about ten steps; a hundred without convergence means broken input. */
const MAX_STEPS = 100
const TOLERANCE = 1e-9

/**
 * Minimises  -sum_i [t_i log p_i + (1 - t_i) log(1 - p_i)] + penalty/2 · |w|²,  p_i = 1 / (1 + exp(-(b + w · x_i))),
 * by Newton steps (iteratively reweighted least squares) halved until the loss falls. The targets t are Platt's (1999):
 * (N₊ + 1)/(N₊ + 2) for right and 1/(N₋ + 2) for wrong, so that the minimum is finite for separable data and for
 * labels that are all alike too. Null when it does not converge (inputs that are no finite numbers).
 */
export function fitLogistic(rows: readonly (readonly number[])[], labels: readonly boolean[], penalty = DEFAULT_PENALTY): LogisticFit | null {
  const right = labels.filter(Boolean).length
  const targets = labels.map((label) => (label ? (right + 1) / (right + 2) : 1 / (labels.length - right + 2)))
  const inputs = rows.map((row) => [1, ...row])
  let theta = Array.from({ length: inputs[0]?.length ?? 1 }, () => 0)
  let loss = lossAt(theta, inputs, targets, penalty)
  for (let step = 0; step < MAX_STEPS; step++) {
    const { gradient, hessian } = derivatives(theta, inputs, targets, penalty)
    if (!gradient.every(Number.isFinite)) return null
    if (Math.hypot(...gradient) <= TOLERANCE * Math.max(1, inputs.length)) return { bias: theta[0] ?? 0, weights: theta.slice(1) }
    const direction = solve(hessian, gradient)
    if (direction === null) return null
    let scale = 1
    let next = theta
    let nextLoss = Infinity
    for (; scale > 1e-10; scale /= 2) {
      next = theta.map((value, i) => value - scale * (direction[i] ?? 0))
      nextLoss = lossAt(next, inputs, targets, penalty)
      if (nextLoss < loss) break
    }
    // No step lowers the loss any more: this is the minimum as far as floating point can tell.
    if (!(nextLoss < loss)) return { bias: theta[0] ?? 0, weights: theta.slice(1) }
    theta = next
    loss = nextLoss
  }
  return null
}

function lossAt(theta: readonly number[], inputs: readonly (readonly number[])[], targets: readonly number[], penalty: number): number {
  let loss = 0
  for (const [i, row] of inputs.entries()) {
    const logit = dot(theta, row)
    // -t log p - (1 - t) log(1 - p), written so that neither logarithm meets a zero.
    loss += Math.max(logit, 0) - logit * (targets[i] ?? 0) + Math.log1p(Math.exp(-Math.abs(logit)))
  }
  return loss + (penalty / 2) * theta.slice(1).reduce((sum, weight) => sum + weight * weight, 0)
}

/** Gradient and Hessian of the loss at theta. */
function derivatives(theta: readonly number[], inputs: readonly (readonly number[])[], targets: readonly number[], penalty: number): { gradient: number[]; hessian: number[][] } {
  const chances = inputs.map((row) => 1 / (1 + Math.exp(-dot(theta, row))))
  const residuals = chances.map((p, i) => p - (targets[i] ?? 0))
  const columns = theta.map((_, j) => inputs.map((row) => row[j] ?? 0))
  const penaltyOn = (j: number): number => (j === 0 ? 0 : penalty)
  return {
    gradient: columns.map((column, j) => dot(column, residuals) + penaltyOn(j) * (theta[j] ?? 0)),
    hessian: columns.map((column, j) => {
      const curved = column.map((x, i) => x * (chances[i] ?? 0) * (1 - (chances[i] ?? 0)))
      return columns.map((other, k) => dot(curved, other) + (j === k ? penaltyOn(j) : 0))
    }),
  }
}

/** Solves a · x = b by elimination with partial pivoting; null where `a` is singular. */
function solve(a: readonly (readonly number[])[], b: readonly number[]): number[] | null {
  return eliminate(a.map((row, i) => [...row, b[i] ?? 0]))
}

/** Takes the first unknown out of rows [coefficients…, right side], solves the rest, and puts it back in. */
function eliminate(rows: readonly (readonly number[])[]): number[] | null {
  const leading = (row: readonly number[]): number => Math.abs(row[0] ?? 0)
  const [pivot, ...others] = rows.toSorted((one, other) => leading(other) - leading(one))
  if (pivot === undefined) return []
  const [first = 0, ...tail] = pivot
  if (!(Math.abs(first) > Number.MIN_VALUE)) return null
  const rest = eliminate(others.map(([head = 0, ...row]) => row.map((value, j) => value - (head / first) * (tail[j] ?? 0))))
  if (rest === null) return null
  return [((tail.at(-1) ?? 0) - dot(tail.slice(0, -1), rest)) / first, ...rest]
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
}
