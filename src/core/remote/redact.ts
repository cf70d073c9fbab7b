/** What should not leave a device by accident: e-mail addresses, phone numbers, keys, card numbers and IBANs, found in a text and replaced. Knows no network. */

export type RedactionKind = 'e-mail address' | 'phone number' | 'key' | 'card number' | 'IBAN'

export interface Redaction {
  readonly kind: RedactionKind
  /** As it stood in the text. */
  readonly found: string
  /** What stands there instead; the same text gets the same one each time. */
  readonly placeholder: string
}

export interface Redacted {
  readonly text: string
  /** Each text once, in the order of its first appearance. */
  readonly redactions: readonly Redaction[]
}

interface Find {
  readonly kind: RedactionKind
  readonly start: number
  readonly end: number
}

/** All patterns are bounded, so that a megabyte of anything costs no more than its length. */
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu

const KEYS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]{0,8000}?-----END [A-Z ]{0,40}PRIVATE KEY-----/g,
  // The prefixes that well-known services give theirs.
  /\b(?:sk|pk|rk)[-_][A-Za-z0-9_-]{16,200}/g,
  /\b(?:gh[opusr]_|github_pat_|glpat-|xox[abeoprs]-|hf_|npm_|pypi-)[A-Za-z0-9_-]{10,250}/g,
  /\bA(?:KIA|SIA)[A-Z0-9]{16}\b/g,
  /\bAIza[A-Za-z0-9_-]{35}/g,
  /\beyJ[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,2000}/g,
]
/** What a text itself calls a secret: the value alone is replaced. */
const NAMED = /\b(?:api[ _-]?key|access[ _-]?token|auth[ _-]?token|secret(?:[ _-]?key)?|password|passwd|bearer)\b["']?(?:\s{0,3}[:=]\s{0,3}|\s)["']?([^\s"',;]{8,250})/gi
/** Long runs without a space; a key only where they mix digits and both cases, as words and numbers do not. */
const LONG = /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{32,250}(?![A-Za-z0-9_-])/g

const IBAN = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,30}/g
/** Characters of an IBAN by country (SWIFT's registry). */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AD: 24, AE: 23, AL: 28, AT: 20, AZ: 28, BA: 20, BE: 16, BG: 22, BH: 22, BR: 29, BY: 28, CH: 21, CR: 22, CY: 28, CZ: 24, DE: 22, DK: 18, DO: 28,
  EE: 20, EG: 29, ES: 24, FI: 18, FO: 18, FR: 27, GB: 22, GE: 22, GI: 23, GL: 18, GR: 27, GT: 28, HR: 21, HU: 28, IE: 22, IL: 23, IQ: 23, IS: 26,
  IT: 27, JO: 30, KW: 30, KZ: 20, LB: 28, LC: 32, LI: 21, LT: 20, LU: 20, LV: 21, LY: 25, MC: 27, MD: 24, ME: 22, MK: 19, MR: 27, MT: 31, MU: 30,
  NL: 18, NO: 15, PK: 24, PL: 28, PS: 29, PT: 25, QA: 29, RO: 24, RS: 22, SA: 24, SC: 31, SE: 24, SI: 19, SK: 24, SM: 27, ST: 25, SV: 28, TL: 23,
  TN: 24, TR: 26, UA: 29, VA: 22, VG: 24, XK: 20,
}

const CARD = /(?<!\d)\d(?:[ -]?\d){12,24}/g

const PHONES: readonly RegExp[] = [
  // With a country's code. After a digit or a bracket a plus is a sum.
  /(?<![\p{L}\p{N})+])(?:\+|00)[1-9]\d{0,2}(?:[ .\-/]{0,2}\(?\d{1,5}\)?){2,6}(?!\d)/gu,
  // Within a country: a leading zero, or groups of three, three and four.
  /(?<![\p{L}\p{N}.,])\(?0\d{1,5}\)?(?:[ \-/]{0,2}\d{1,8}){1,6}(?![\d.,]\d|\d)/gu,
  /(?<![\p{L}\p{N}.,])\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)/gu,
]
/** Digits of a telephone number with its country's code (E.164), and the least that is taken for one. */
const PHONE_DIGITS = { least: 9, most: 15 } as const

/** Replaces each find by its kind and a number. The person sees what was replaced and may put it back. */
export function redact(text: string): Redacted {
  const finds = withoutOverlap([...emails(text), ...keys(text), ...ibans(text), ...cards(text), ...phones(text)])
  const known = new Map<string, Redaction>()
  const counts = new Map<RedactionKind, number>()
  let redacted = ''
  let from = 0
  for (const { kind, start, end } of finds) {
    const found = text.slice(start, end)
    let redaction = known.get(found)
    if (redaction === undefined) {
      const count = (counts.get(kind) ?? 0) + 1
      counts.set(kind, count)
      redaction = { kind, found, placeholder: `[${kind} ${count}]` }
      known.set(found, redaction)
    }
    redacted += text.slice(from, start) + redaction.placeholder
    from = end
  }
  return { text: redacted + text.slice(from), redactions: [...known.values()] }
}

/** The earlier in the list wins, so that digits inside a key are no phone number. */
function withoutOverlap(finds: readonly Find[]): readonly Find[] {
  const kept: Find[] = []
  const taken: { start: number; end: number }[] = []
  const free = ({ start, end }: Find): boolean => {
    // Sorted by start: the last that starts before this one's end is the only one that may reach into it.
    let low = 0
    let high = taken.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((taken[middle]?.start ?? 0) < end) low = middle + 1
      else high = middle
    }
    if ((taken[low - 1]?.end ?? 0) > start) return false
    taken.splice(low, 0, { start, end })
    return true
  }
  for (const find of finds) if (free(find)) kept.push(find)
  return kept.toSorted((a, b) => a.start - b.start)
}

function emails(text: string): Find[] {
  return all(EMAIL, text).map((match) => findOf('e-mail address', match.index, match[0]))
}

function keys(text: string): Find[] {
  const known = KEYS.flatMap((pattern) => all(pattern, text)).map((match) => findOf('key', match.index, match[0]))
  const named = all(NAMED, text).filter(({ 1: value = '' }) => /\d/.test(value)).map((match) => {
    const value = match[1] ?? ''
    return findOf('key', match.index + match[0].length - value.length, value)
  })
  const long = all(LONG, text).filter(([run]) => /\d/.test(run) && /[a-z]/.test(run) && /[A-Z]/.test(run)).map((match) => findOf('key', match.index, match[0]))
  return [...known, ...named, ...long]
}

function ibans(text: string): Find[] {
  return all(IBAN, text).flatMap((match) => {
    const length = IBAN_LENGTHS[match[0].slice(0, 2).toUpperCase()]
    const prefix = length === undefined ? null : prefixOf(match[0], /[A-Za-z0-9]/, length)
    // The number ends there: another letter or digit right after it would make it a part of something else.
    if (prefix === null || /[A-Za-z0-9]/.test(text[match.index + prefix.length] ?? '')) return []
    return ibanChecks(prefix.replaceAll(/[ -]/g, '').toUpperCase()) ? [findOf('IBAN', match.index, prefix)] : []
  })
}

function cards(text: string): Find[] {
  return all(CARD, text).flatMap((match) => {
    const digits = match[0].replaceAll(/\D/g, '')
    for (let length = Math.min(19, digits.length); length >= 13; length--) {
      const prefix = prefixOf(match[0], /\d/, length)
      if (prefix === null || /\d/.test(text[match.index + prefix.length] ?? '')) continue
      if (luhn(digits.slice(0, length))) return [findOf('card number', match.index, prefix)]
    }
    return []
  })
}

function phones(text: string): Find[] {
  return PHONES.flatMap((pattern) => all(pattern, text)).flatMap((match) => {
    const digits = match[0].replaceAll(/\D/g, '').length
    return digits >= PHONE_DIGITS.least && digits <= PHONE_DIGITS.most ? [findOf('phone number', match.index, match[0])] : []
  })
}

function all(pattern: RegExp, text: string): RegExpExecArray[] {
  return [...text.matchAll(pattern)]
}

function findOf(kind: RedactionKind, start: number, found: string): Find {
  return { kind, start, end: start + found.length }
}

/** The shortest prefix with `count` characters of a kind; null where there are fewer. */
function prefixOf(text: string, counted: RegExp, count: number): string | null {
  let seen = 0
  for (let at = 0; at < text.length; at++) {
    if (counted.test(text[at] ?? '')) seen++
    if (seen === count) return text.slice(0, at + 1)
  }
  return null
}

/** ISO/IEC 7812-1, annex B. One digit repeated passes the sum and is no card. */
export function luhn(digits: string): boolean {
  if (/^(\d)\1*$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** ISO 13616: the first four characters moved to the end, letters as numbers, the rest of a division by 97 is 1. */
export function ibanChecks(iban: string): boolean {
  let rest = 0
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(char, 36)
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97
  }
  return rest === 1
}
