/** How wide a line of text may become, where nothing can measure it. */

/** Of a letter, over the font's size: a wide sans serif's mean, so that places are rather too large than too small. */
const LETTER = 0.55

/** @param size of the font, in pixels */
export function textWidth(text: string, size = 12): number {
  return text.length * size * LETTER
}
