/** A picture as a file of its own: its title, the drawing and the legend on one sheet. Pure; knows no page. */
import { textWidth } from './text-width.ts'

/** SVG elements whose styles stand in their own attributes. */
export interface Piece {
  readonly width: number
  readonly height: number
  readonly markup: string
}

export interface Picture {
  readonly title: string
  readonly drawing: Piece
  readonly legend: readonly { readonly icon: Piece; readonly text: string }[]
  /** Of the title and the legend's words. */
  readonly ink: string
  /** Behind it all, since light ink on nothing cannot be read. */
  readonly paper: string
}

const MARGIN = 16
const TITLE = { size: 16, room: 30 }
const ROW = 20
const GAP = 16

/** The text of an SVG file, as large as what it holds. */
export function composeSvg({ title, drawing, legend, ink, paper }: Picture): string {
  const room = Math.max(drawing.width, textWidth(title, TITLE.size))
  const places = inRows(legend.map(({ icon, text }) => icon.width + 6 + textWidth(text)), room)
  const below = MARGIN + TITLE.room + drawing.height + GAP
  const rows = Math.max(0, ...places.map(({ row }) => row + 1))
  const [width, height] = [room + 2 * MARGIN, below + rows * ROW + (rows === 0 ? 0 : MARGIN)].map(Math.ceil)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="${paper}"/>`,
    `<text x="${MARGIN}" y="${MARGIN + TITLE.size * 0.8}" font-size="${TITLE.size}" font-weight="600" fill="${ink}">${escaped(title)}</text>`,
    `<g transform="translate(${MARGIN} ${MARGIN + TITLE.room})">${drawing.markup}</g>`,
    ...legend.map(({ icon, text }, at) => {
      const { row = 0, left = 0 } = places[at] ?? {}
      const middle = below + row * ROW + ROW / 2
      return `<g transform="translate(${MARGIN + left} ${middle - icon.height / 2})">${icon.markup}</g>`
        + `<text x="${MARGIN + left + icon.width + 6}" y="${middle + 4}" font-size="12" fill="${ink}">${escaped(text)}</text>`
    }),
    '</svg>',
    '',
  ].join('\n')
}

/** One after the other from the left; a new row where the room ends. */
function inRows(widths: readonly number[], room: number): { readonly row: number; readonly left: number }[] {
  let [row, next] = [0, 0]
  return widths.map((width) => {
    if (next > 0 && next + width > room) [row, next] = [row + 1, 0]
    const left = next
    next += width + GAP
    return { row, left }
  })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
