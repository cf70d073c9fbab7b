/** How much of a pasted text the composer takes. Pure. */
import { grouped } from '../../ui/format.ts'

/** Far beyond any context window here, and small enough that the text field stays quick. */
export const LONGEST_PROMPT = 16_000

export interface Clipped {
  readonly text: string
  /** UTF-16 code units left out from the end. */
  readonly leftOut: number
}

/** Cuts between characters, never inside one. */
export function clip(text: string, longest = LONGEST_PROMPT): Clipped {
  if (text.length <= longest) return { text, leftOut: 0 }
  const splitsPair = isHighSurrogate(text.charCodeAt(longest - 1)) && isLowSurrogate(text.charCodeAt(longest))
  const kept = text.slice(0, splitsPair ? longest - 1 : longest)
  return { text: kept, leftOut: text.length - kept.length }
}

export function clippedSentence(leftOut: number): string {
  return `That text is too long to read here: the first ${grouped(LONGEST_PROMPT)} characters are kept, the last ${grouped(leftOut)} are left out. The model itself reads far less.`
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}
