/** Operations as energy, under one assumption that is stated wherever the figure is shown. */

/**
 * Joules per floating-point operation: a laptop processor core that draws 15 W while it does 30 GFLOP/s on small matrices.
 * Nothing here measures power; real devices differ several-fold either way.
 */
export const JOULES_PER_FLOP = 15 / 30e9

export const ENERGY_ASSUMPTION =
  'An estimate, not a measurement: it assumes 0.5 nanojoules an operation, as a laptop core drawing 15 watts at 30 billion operations a second. Your device may differ several-fold.'

export function joulesOf(flops: number): number {
  return flops * JOULES_PER_FLOP
}
