/** The SVG of a plot: one picture with a name, drawn in CSS pixels so that its text keeps its size. */
import type { PointerEvent, ReactNode } from 'react'
import styles from './plot.module.css'

export interface DrawingProps {
  readonly width: number
  readonly height: number
  /** What is to be seen, for who cannot see it. */
  readonly label: string
  readonly className?: string | undefined
  readonly onPointerDown?: (event: PointerEvent<SVGSVGElement>) => void
  readonly onPointerMove?: (event: PointerEvent<SVGSVGElement>) => void
  readonly children: ReactNode
}

export function Drawing({ width, height, label, className = '', children, ...pointer }: DrawingProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <img> cannot hold a drawing that is dragged
    <svg className={`${styles.svg} ${className}`} viewBox={`0 0 ${width} ${height}`} style={{ maxWidth: width }} role="img" aria-label={label} {...pointer}>
      {children}
    </svg>
  )
}

/** Where in the drawing the pointer is, in the drawing's own pixels. */
export function placeOf(event: PointerEvent<SVGSVGElement>, width: number): { readonly x: number; readonly y: number } {
  const box = event.currentTarget.getBoundingClientRect()
  const scale = width / box.width
  return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale }
}
