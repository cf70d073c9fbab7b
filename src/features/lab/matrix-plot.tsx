/** Fixed and broken as a mosaic: the area of a field is its share of the prompts. */
import { Drawing } from './plot/drawing.tsx'
import plot from './plot/plot.module.css'
import styles from './matrix-plot.module.css'
import { share } from './units.ts'

export const MATRIX_CELLS = ['kept', 'broken', 'fixed', 'lost'] as const
export type MatrixCell = (typeof MATRIX_CELLS)[number]

export const MATRIX_WORDS: { readonly [cell in MatrixCell]: string } = {
  kept: 'right both times', broken: 'broken by thinking', fixed: 'fixed by thinking', lost: 'wrong both times',
}

export interface MatrixPlotProps {
  readonly counts: { readonly [cell in MatrixCell]: number }
  readonly width: number
  readonly picked: MatrixCell | null
  readonly label: string
}

const HEIGHT = 250
const TOP = 22

export function MatrixPlot({ counts, width: room, picked, label }: MatrixPlotProps) {
  const width = Math.min(room, 560)
  const n = Math.max(1, Object.values(counts).reduce((sum, count) => sum + count, 0))
  const rows = [['kept', 'broken'], ['fixed', 'lost']] as const
  let top = TOP
  return (
    <Drawing width={width} height={HEIGHT} label={label}>
      <text className={plot.axis} x={0} y={12}>above: right at first · left: right after thinking</text>
      {rows.map(([left, right]) => {
        const total = counts[left] + counts[right]
        const height = (total / n) * (HEIGHT - TOP)
        const y = top
        top += height
        const cut = total === 0 ? 0 : (counts[left] / total) * width
        return [[left, 0, cut], [right, cut, width - cut]].map(([cell, x, wide]) => (
          <Field key={cell} cell={cell as MatrixCell} x={x as number} y={y} width={wide as number} height={height} count={counts[cell as MatrixCell]} n={n} picked={picked === cell} />
        ))
      })}
    </Drawing>
  )
}

/** A field's look, for a legend. */
export function FieldSign({ cell }: { readonly cell: MatrixCell }) {
  return <svg width="14" height="14" aria-hidden="true"><rect className={styles[cell]} x={1} y={1} width={12} height={12} rx={2} /></svg>
}

interface FieldProps {
  readonly cell: MatrixCell
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly count: number
  readonly n: number
  readonly picked: boolean
}

function Field({ cell, x, y, width, height, count, n, picked }: FieldProps) {
  if (count === 0 || width < 2 || height < 2) return null
  const fits = width > 118 && height > 34
  return (
    <g>
      <rect className={`${styles[cell]} ${picked ? styles.picked : ''}`} x={x + 1} y={y + 1} width={Math.max(1, width - 2)} height={Math.max(1, height - 2)} rx={2} />
      {fits && <text className={plot.label} x={x + 8} y={y + 18}>{MATRIX_WORDS[cell]}</text>}
      {fits && <text className={plot.label} x={x + 8} y={y + 33}>{count} · {share(count / n)}</text>}
    </g>
  )
}
