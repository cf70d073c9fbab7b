/** What a person typed, turned into what a model with a small vocabulary can read, with an account of every change. Knows no token ids. */
import type { PreparedPrompt } from './engine.ts'
import { plainSign } from './typographic.ts'

/** Shown where a character could not be read. */
const UNREADABLE = '?'
/** Joiners and variation selectors: they change how a sign looks, not what it is. */
const SHAPING = /\u200c|\u200d|\ufe0e|\ufe0f/g

/** UTF-16 units looked at for each character that fits: room for composed signs, yet segmenting a megabyte (seconds) never happens. */
const UNITS_PER_CHAR = 16

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * Trims; keeps what the vocabulary has; maps typographic signs to plain ones; replaces any other character, as a person
 * sees it (a whole grapheme), by one `?`; and leaves out what lies after `maxChars` characters, so that a text of
 * megabytes costs no more than a short one. The caller refuses an empty result (`empty-prompt`). Control tokens typed as text are text here.
 *
 * @param vocabulary whether the model reads this character (one code point)
 * @param maxChars characters (code points) of the result that fit the model's context
 */
export function prepareText(text: string, vocabulary: (char: string) => boolean, maxChars: number): Omit<PreparedPrompt, 'tokens'> {
  const source = text.trim()
  const looked = source.slice(0, (maxChars + 1) * UNITS_PER_CHAR)
  const readable = (piece: string): boolean => [...piece].every(vocabulary)
  const mapped = new Set<string>()
  const replaced = new Set<string>()
  let prepared = ''
  let length = 0
  let readUntil = source.length

  for (const { segment, index } of graphemes.segment(looked)) {
    if (looked.length < source.length && index + segment.length === looked.length) {
      readUntil = index
      break
    }
    let piece = segment
    if (!readable(segment)) {
      const plain = plainForm(segment)
      piece = plain !== null && readable(plain) ? plain : UNREADABLE
    }
    const pieceLength = [...piece].length
    if (length + pieceLength > maxChars) {
      readUntil = index
      break
    }
    if (piece !== segment) (piece === UNREADABLE ? replaced : mapped).add(segment.toWellFormed())
    prepared += piece
    length += pieceLength
  }
  return { text: prepared.trim(), mapped: [...mapped], replaced: [...replaced], leftOut: codePoints(source, readUntil) }
}

/** The plain text for a typographic sign or a composed letter; null where there is none. */
function plainForm(grapheme: string): string | null {
  const shaped = grapheme.replaceAll(SHAPING, '')
  return plainSign(grapheme) ?? plainSign(shaped) ?? (shaped === grapheme ? grapheme.normalize('NFC') : shaped)
}

function codePoints(text: string, from: number): number {
  let count = 0
  for (let at = from; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count++
  return count
}
