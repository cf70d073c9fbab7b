/** Numbers as short as they may be written. Knows no format. */

/** Files of traces and profiles hold nothing that is measured more finely, and digits are most of their bytes. */
const DIGITS = 5

/** The number with five significant digits. */
export function significant(x: number): number {
  return Number(x.toPrecision(DIGITS))
}

/** A number in 0..1 with five significant digits of it or of what it lacks to 1, whichever is smaller: 0.9999961 is not 1. */
export function nearEnds(p: number): number {
  const small = Math.min(p, 1 - p)
  if (small <= 0) return p
  const decimals = Math.min(15, DIGITS - 1 - Math.floor(Math.log10(small)))
  return Number(p.toFixed(decimals))
}
