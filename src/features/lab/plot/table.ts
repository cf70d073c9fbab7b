/** The numbers behind a plot: shown as a table, written as CSV. Pure. */

export type Cell = string | number | null

export interface Column {
  readonly label: string
  /** How a number is shown; in CSV it stands as it is. */
  readonly format?: (value: number) => string
}

export interface Table {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

/** What is shown for "there is no such number". */
const NOTHING = '–'

export function cellText(cell: Cell, { format }: Column): string {
  if (cell === null) return NOTHING
  return typeof cell === 'number' ? (format?.(cell) ?? String(cell)) : cell
}

/** RFC 4180, with a header line. A text that a spreadsheet would read as a formula gets an apostrophe before it. */
export function csv({ columns, rows }: Table): string {
  const lines = [columns.map(({ label }) => quoted(label)), ...rows.map((row) => row.map((cell) => (typeof cell === 'string' ? quoted(cell) : String(cell ?? ''))))]
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('')
}

function quoted(text: string): string {
  const plain = /^[=+@\t\r-]/.test(text) && !/^[-+]?[\d.,]+$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
