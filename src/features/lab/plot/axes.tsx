/** The two axes of a plot with their grid. Knows scales alone. */
import type { Scale } from './scale.ts'
import { fittingTicks, ticks } from './scale.ts'
import styles from './plot.module.css'
import { textWidth } from './text-width.ts'

export interface AxesProps {
  readonly x: Scale
  readonly y: Scale
  readonly xLabel: string
  readonly yLabel: string
  readonly xText: (value: number) => string
  readonly yText: (value: number) => string
  /** Pixels of the drawing's edges: left, right, top, bottom. */
  readonly frame: Frame
  readonly xTicks?: readonly number[]
}

export interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** How far a tick's label may reach beyond the frame. */
const MARGIN = 14

export function Axes({ x, y, xLabel, yLabel, xText, yText, frame, xTicks }: AxesProps) {
  const across = xTicks ?? fittingTicks(x, (value) => textWidth(xText(value)))
  // The last label stays on the sheet.
  const middle = (value: number): number => Math.min(x.at(value), frame.right + MARGIN - textWidth(xText(value)) / 2)
  return (
    <g aria-hidden="true">
      {ticks(y.from, y.to, 5).map((value) => (
        <g key={value}>
          <line className={styles.grid} x1={frame.left} x2={frame.right} y1={y.at(value)} y2={y.at(value)} />
          <text className={styles.tick} x={frame.left - 6} y={y.at(value)} textAnchor="end" dominantBaseline="central">{yText(value)}</text>
        </g>
      ))}
      {across.map((value) => (
        <g key={value}>
          <line className={styles.stroke} x1={x.at(value)} x2={x.at(value)} y1={frame.bottom} y2={frame.bottom + 4} />
          <text className={styles.tick} x={middle(value)} y={frame.bottom + 17} textAnchor="middle">{xText(value)}</text>
        </g>
      ))}
      <line className={styles.stroke} x1={frame.left} x2={frame.right} y1={frame.bottom} y2={frame.bottom} />
      <text className={styles.axis} x={frame.right} y={frame.bottom + 34} textAnchor="end">{xLabel}</text>
      <text className={styles.axis} x={0} y={frame.top - 12} textAnchor="start">{yLabel}</text>
    </g>
  )
}
