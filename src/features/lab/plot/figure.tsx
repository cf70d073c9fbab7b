/** A plot with all that belongs to it: what to see in one sentence, the drawing, its numbers as a table, files, and whose idea it is. */
import { useRef, useState, type ReactNode } from 'react'
import buttons from '../../../ui/button.module.css'
import { saveFile } from '../../../ui/save-file.ts'
import styles from './figure.module.css'
import { ScrollBox } from './scroll-box.tsx'
import { standaloneSvg } from './standalone-svg.ts'
import { cellText, csv, type Table } from './table.ts'

/** The paper an idea comes from. */
export interface Source {
  readonly text: string
  /** Such as 2406.18665. */
  readonly arxiv: string | null
}

export interface FigureProps {
  /** Also the stem of its files' names. */
  readonly id: string
  readonly title: string
  /** One sentence, from the numbers. */
  readonly sees: ReactNode
  readonly sources: readonly Source[]
  readonly table: Table
  readonly children: ReactNode
  /** Whether there is a drawing to download. */
  readonly drawn?: boolean
}

export function Figure({ id, title, sees, sources, table, children, drawn = true }: FigureProps) {
  const drawing = useRef<HTMLDivElement>(null)
  const [unfolded, setUnfolded] = useState(false)

  function saveSvg(): void {
    const svg = drawing.current === null ? null : standaloneSvg(drawing.current, title, getComputedStyle(document.body).backgroundColor)
    if (svg !== null) saveFile(`${id}.svg`, 'image/svg+xml', svg)
  }

  return (
    <section className={styles.figure} id={id} aria-labelledby={`${id}-title`}>
      <h2 className={styles.title} id={`${id}-title`}>{title}</h2>
      <p className={styles.sees}>{sees}</p>
      <div ref={drawing}>{children}</div>
      {table.rows.length > 0 && <div className={styles.foot}>
        <details className={styles.numbers} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
          <summary>The numbers as a table</summary>
          {/* Drawn when asked for: hundreds of rows would slow every drag down. */}
          {unfolded && <ScrollBox label={`${title}: table`}><DataTable table={table} label={title} /></ScrollBox>}
        </details>
        <span className={styles.files}>
          {drawn && <button type="button" className={buttons.quiet} onClick={saveSvg}>Save as SVG</button>}
          <button type="button" className={buttons.quiet} onClick={() => saveFile(`${id}.csv`, 'text/csv', csv(table))}>Save as CSV</button>
        </span>
      </div>}
      <p className={styles.source}>
        After {sources.map(({ text, arxiv }, at) => <span key={text}>{at > 0 && '; '}{text}{arxiv !== null && <>, arXiv:{arxiv}</>}</span>)}.
      </p>
    </section>
  )
}

export function DataTable({ table, label }: { readonly table: Table; readonly label: string }) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{label}</caption>
      <thead>
        <tr>{table.columns.map((column) => <th key={column.label} scope="col">{column.label}</th>)}</tr>
      </thead>
      <tbody>
        {table.rows.map((row, at) => (
          // Rows have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={at}>
            {row.map((cell, i) => {
              const column = table.columns[i] ?? { label: '' }
              return i === 0
                ? <th key={column.label} scope="row">{cellText(cell, column)}</th>
                : <td key={column.label} className={typeof cell === 'string' ? styles.words : undefined}>{cellText(cell, column)}</td>
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
