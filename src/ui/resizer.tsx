/** The edge between two columns, moved by pointer or arrow keys. */
import type { KeyboardEvent, PointerEvent } from 'react'
import styles from './resizer.module.css'

export interface ResizerProps {
  readonly label: string
  /** Width of the column to its right, in CSS pixels. */
  readonly width: number
  readonly min: number
  readonly max: number
  readonly onResize: (width: number) => void
}

const KEY_STEP_PX = 16

export function Resizer({ label, width, min, max, onResize }: ResizerProps) {
  function resize(to: number): void {
    onResize(Math.round(Math.max(min, Math.min(max, to))))
  }

  function drag(event: PointerEvent<HTMLDivElement>): void {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) resize(window.innerWidth - event.clientX)
  }

  function step(event: KeyboardEvent): void {
    const by = { ArrowLeft: KEY_STEP_PX, ArrowRight: -KEY_STEP_PX }[event.key]
    if (by !== undefined) resize(width + by)
  }

  return (
    <div
      // A separator that can be moved is a widget (WAI-ARIA); <hr> is not one.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      className={styles.resizer} role="separator" aria-orientation="vertical" aria-label={label} aria-valuenow={width} aria-valuemin={min} aria-valuemax={max}
      tabIndex={0} onKeyDown={step} onPointerMove={drag} onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
    />
  )
}
