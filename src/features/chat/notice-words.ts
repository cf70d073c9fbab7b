/** What became of a prompt on its way into the model, in plain words. Pure. */
import type { PreparedPrompt } from '../../core/engine.ts'
import { grouped } from '../../ui/format.ts'
import { LONGEST_PROMPT } from './clip.ts'

/** One sentence for each thing that was changed; none where the model read exactly what was typed. */
export function promptNotices({ text, mapped, replaced, leftOut }: PreparedPrompt): readonly string[] {
  return [
    ...(mapped.length > 0 ? [`Read as plain signs: ${mapped.map(visible).join(' ')}`] : []),
    ...(replaced.length > 0 ? [`This model cannot read ${replaced.map(visible).join(' ')} and sees ? instead.`] : []),
    ...(leftOut > 0 ? [tooLong([...text].length, leftOut)] : []),
  ]
}

/** A text as long as the composer takes may have lost more there: then no number is called the whole. */
function tooLong(read: number, leftOut: number): string {
  // Two code units are one character at most.
  const maybeClipped = 2 * (read + leftOut) >= LONGEST_PROMPT
  const rest = maybeClipped ? `the rest was left out, at least ${grouped(leftOut)}` : `the last ${grouped(leftOut)} ${leftOut === 1 ? 'was' : 'were'} left out`
  return `Too long for this model: it read ${grouped(read)} characters, ${rest}.`
}

/** Invisible characters by their code point: a notice about nothing helps nobody. */
function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return /^[\p{Z}\p{C}\p{M}]$/u.test(character) ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : character
}
