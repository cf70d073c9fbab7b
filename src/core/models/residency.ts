/** Which downloaded models may lie in memory together, and which must make room for another. Estimates; knows no browser. */

import { COMFORTABLE, RUNTIME } from './fits-here.ts'

/** What is assumed of a device whose browser tells nothing. */
const ASSUMED_BYTES = 4 * 2 ** 30

export interface Resident {
  readonly id: string
  /** Of its weights. */
  readonly bytes: number
}

/** @param memoryBytes as the browser tells it; null where it says nothing */
export function fitTogether(models: readonly Pick<Resident, 'bytes'>[], memoryBytes: number | null): boolean {
  return models.reduce((sum, { bytes }) => sum + bytes * RUNTIME, 0) <= (memoryBytes ?? ASSUMED_BYTES) * COMFORTABLE
}

/** Those of `loaded`, in their order, that are put away so that `wanted` fits: no more than it takes, and all where it never fits. */
export function toPutAway(loaded: readonly Resident[], wanted: Resident, memoryBytes: number | null): readonly string[] {
  const others = loaded.filter(({ id }) => id !== wanted.id)
  const kept = others.findIndex((_, at) => fitTogether([...others.slice(at), wanted], memoryBytes))
  return others.slice(0, kept < 0 ? others.length : kept).map(({ id }) => id)
}
