/** Numbers as words: units named, widths steady. Knows nothing of what is counted. */

/** No-break space: a number never parts from its unit. */
const NBSP = '\u00a0'

/** 0.94 as "94 %". Never 0 or 100 unless it is: a rounded certainty would be a lie. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100)
  const whole = share < 1 && rounded >= 100 ? 99 : share > 0 && rounded <= 0 ? 1 : rounded
  return `${whole}${NBSP}%`
}

export function tokens(count: number): string {
  return `${Math.round(count)}${NBSP}${Math.round(count) === 1 ? 'token' : 'tokens'}`
}

/** Milliseconds in the unit a person reads best. */
export function duration(ms: number): string {
  if (ms >= 9_950) return `${Math.round(ms / 1000)}${NBSP}s`
  if (ms >= 995) return `${(ms / 1000).toFixed(1)}${NBSP}s`
  return ms >= 9.95 ? `${Math.round(ms)}${NBSP}ms` : `${ms.toFixed(1)}${NBSP}ms`
}

/** Seconds for the three numbers under a bar: two places below ten. */
export function seconds(ms: number): string {
  const value = ms / 1000
  return value >= 10 ? value.toFixed(1) : value >= 0.01 || value === 0 ? value.toFixed(2) : value.toFixed(3)
}

const SCALES = [[1e15, 'P'], [1e12, 'T'], [1e9, 'G'], [1e6, 'M'], [1e3, 'k'], [1, '']] as const

/** A count of floating-point operations, three digits. */
export function flops(count: number): string {
  return scaled(count, 'FLOP')
}

/** Joules, three digits. */
export function joules(amount: number): string {
  return amount >= 1 || amount === 0 ? scaled(amount, 'J') : amount >= 1e-3 ? scaled(amount * 1e3, 'mJ') : scaled(amount * 1e6, 'µJ')
}

/** File sizes as people know them: decimal megabytes. */
export function bytes(count: number): string {
  return count >= 1e6 ? `${(count / 1e6).toFixed(1)}${NBSP}MB` : `${Math.round(count / 1e3)}${NBSP}kB`
}

/** 104000 as "104,000". */
export function grouped(count: number): string {
  return count.toLocaleString('en')
}

function scaled(count: number, unit: string): string {
  const [size, prefix] = SCALES.find(([least]) => Math.abs(count) >= least) ?? [1, '']
  const value = count / size
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return `${value === 0 ? '0' : value.toFixed(digits)}${NBSP}${prefix}${unit}`
}
