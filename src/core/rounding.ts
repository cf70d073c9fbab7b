/** Numbers as short as they may be written. Knows no format. */

/** The number with so many significant digits. */
export function significant(x: number, digits = 5): number {
  return Number(x.toPrecision(digits))
}

/** A number in 0..1 with so many significant digits of it or of what it lacks to 1, whichever is smaller: 0.9999961 is not 1. */
export function nearEnds(p: number, digits = 5): number {
  const small = Math.min(p, 1 - p)
  if (small <= 0) return p
  const decimals = Math.min(15, digits - 1 - Math.floor(Math.log10(small)))
  return Number(p.toFixed(decimals))
}
