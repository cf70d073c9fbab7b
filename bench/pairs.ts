/** Two ways of one task timed in turn on each prompt, and the ratio of their sums: what every comparison of the bench is made of. */
import { bootstrap } from '../src/core/measure/bootstrap.ts'
import type { Row } from './row.ts'

const SEED = 1

export interface Pair<T> {
  readonly ours: T
  readonly other: T
}

/** Which goes first alternates, so that neither always finds the machine warmer. */
export async function inTurn<T>(at: number, ours: () => Promise<T>, other: () => Promise<T>): Promise<Pair<T>> {
  if (at % 2 === 0) {
    const first = await ours()
    return { ours: first, other: await other() }
  }
  const first = await other()
  return { ours: await ours(), other: first }
}

/** The sum of one number over that of another, with its 95 % interval over pairs. */
export function ratioOfSums<P>(pairs: readonly P[], above: (pair: P) => number, below: (pair: P) => number): Pick<Row, 'value' | 'unit' | 'interval' | 'n'> {
  const over = (weight: (at: number) => number): number => {
    const sum = (of: (pair: P) => number): number => pairs.reduce((total, pair, at) => total + weight(at) * of(pair), 0)
    return sum(above) / sum(below)
  }
  const interval = bootstrap(pairs.length, (counts) => over((at) => counts[at] ?? 0), { seed: SEED })
  return { value: over(() => 1), unit: 'x', interval: interval && [interval.low, interval.high], n: pairs.length }
}
