/** Numbers as words: units named, widths steady. Knows nothing of what is counted. */

/** No-break space: a number never parts from its unit. */
const NBSP = '\u00a0'

/** Figures after the point beyond which two shares count as alike, or as certain. */
const MOST_DIGITS = 4

/** 0.94 as "94 %". Never 0 or 100 unless it is, but "< 1 %" and "> 99 %": a rounded certainty would be a lie. */
export function percent(share: number, digits = 0): string {
  const rounded = (share * 100).toFixed(digits)
  const step = 10 ** -digits
  if (share < 1 && Number(rounded) >= 100) return `>${NBSP}${(100 - step).toFixed(digits)}${NBSP}%`
  if (share > 0 && Number(rounded) <= 0) return `<${NBSP}${step.toFixed(digits)}${NBSP}%`
  return `${rounded}${NBSP}%`
}

/** The same for the middle of a sentence: "over 99 %", "under 1 %". */
export function percentInWords(share: number, digits = 0): string {
  return percent(share, digits).replace(`>${NBSP}`, `over${NBSP}`).replace(`<${NBSP}`, `under${NBSP}`)
}

/** One share with as many figures as it takes to name it: 0.9972 as "99.7 %". */
export function percentNamed(share: number): string {
  const digits = fewestDigits((at) => !/[<>]/.test(percent(share, at)))
  return percentInWords(share, digits)
}

/** Two shares for one sentence, with as many figures as it takes to tell them apart; alike only where they are. */
export function percentsApart(one: number, other: number): readonly [string, string] {
  const digits = one === other ? 0 : fewestDigits((at) => percent(one, at) !== percent(other, at))
  return [percentInWords(one, digits), percentInWords(other, digits)]
}

/** A share strictly between none and all as a count of a hundred, which is then neither. */
export function inHundred(share: number): string {
  return `about ${Math.max(1, Math.min(99, Math.round(share * 100)))} in 100`
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

function fewestDigits(suffices: (digits: number) => boolean): number {
  let digits = 0
  while (digits < MOST_DIGITS && !suffices(digits)) digits++
  return digits
}

function scaled(count: number, unit: string): string {
  const [size, prefix] = SCALES.find(([least]) => Math.abs(count) >= least) ?? [1, '']
  const value = count / size
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return `${value === 0 ? '0' : value.toFixed(digits)}${NBSP}${prefix}${unit}`
}

/** A rise of a probability in points, to a tenth below ten: 0.15 is "15 points", 0.025 "2.5 points". */
export function points(rise: number): string {
  const tenths = Math.round(1000 * rise)
  if (tenths < 1) return 'under 0.1 points'
  return tenths === 10 ? '1 point' : `${tenths < 100 ? tenths / 10 : Math.round(tenths / 10)} points`
}
