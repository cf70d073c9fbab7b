/** A rung as a small mark: circle for direct, square for think, triangle for a vote; small for the smaller model; hollow with a cross where it was wrong. */
import type { ReactNode } from 'react'
import type { RungLook } from './rung-look.ts'
import styles from './rung-glyph.module.css'

export interface RungGlyphProps {
  readonly look: RungLook
  /** Its middle, and the room it may take. */
  readonly x: number
  readonly y: number
  readonly room: number
  readonly right?: boolean
}

export function RungGlyph({ look, x, y, room, right = true }: RungGlyphProps) {
  const radius = (look.large ? 0.44 : 0.3) * room
  const className = `${styles[look.strategy]} ${right ? styles.right : styles.wrong}`
  const arm = Math.max(2, radius * 0.55)
  return (
    <g className={className}>
      {look.strategy === 'direct'
        ? <circle cx={x} cy={y} r={radius} />
        : look.strategy === 'vote'
        ? <path d={`M${x} ${y - radius}L${x + radius} ${y + radius}L${x - radius} ${y + radius}Z`} />
        : <rect x={x - radius} y={y - radius} width={2 * radius} height={2 * radius} rx={1.5} />}
      {!right && <path className={styles.cross} d={`M${x - arm} ${y - arm}L${x + arm} ${y + arm}M${x + arm} ${y - arm}L${x - arm} ${y + arm}`} />}
    </g>
  )
}

export interface RungLegendProps {
  readonly looks: readonly RungLook[]
  /** Whether wrong answers are crossed in the drawing. */
  readonly wrong?: boolean
  /** Entries after the rungs': of what else the drawing holds. */
  readonly children?: ReactNode
}

/** The marks with their words, for a legend in HTML. */
export function RungLegend({ looks, wrong = false, children }: RungLegendProps) {
  return (
    <ul className={styles.legend}>
      {looks.map((look) => (
        <li key={look.id} data-legend><svg width="16" height="16" aria-hidden="true"><RungGlyph look={look} x={8} y={8} room={16} /></svg> {look.label}</li>
      ))}
      {wrong && (
        <li data-legend>
          <svg width="16" height="16" aria-hidden="true"><RungGlyph look={{ id: '', strategy: 'other', large: true, label: '' }} x={8} y={8} room={16} right={false} /></svg> crossed: wrong
        </li>
      )}
      {children}
    </ul>
  )
}
