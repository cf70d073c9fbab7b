/** What became of a prompt on its way into the model, in plain words. Pure. */
import type { PreparedPrompt } from '../../core/engine.ts'
import { grouped } from '../../ui/format.ts'

/** One sentence for each thing that was changed; none where the model read exactly what was typed. */
export function promptNotices({ mapped, replaced, leftOut }: PreparedPrompt): readonly string[] {
  return [
    ...(mapped.length > 0 ? [`Read as plain signs: ${mapped.map(visible).join(' ')}`] : []),
    ...(replaced.length > 0 ? [`This model cannot read ${replaced.map(visible).join(' ')} and sees ? instead.`] : []),
    ...(leftOut > 0 ? [`Too long for this model: the last ${leftOut === 1 ? 'character was' : `${grouped(leftOut)} characters were`} left out.`] : []),
  ]
}

/** Invisible characters by their code point: a notice about nothing helps nobody. */
function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return /^[\p{Z}\p{C}\p{M}]$/u.test(character) ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : character
}
