/** A label where it was given room; nothing where there is none, as the legend names the mark too. */
import type { ReactNode } from 'react'
import type { Placed } from './place-labels.ts'

export interface LabelProps {
  readonly placed: Placed | null | undefined
  readonly className: string | undefined
  readonly children: ReactNode
}

export function Label({ placed, className, children }: LabelProps) {
  return placed && <text className={className} x={placed.x} y={placed.y} textAnchor={placed.anchor}>{children}</text>
}
