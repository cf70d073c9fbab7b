/** Where labels find room among the marks and lines of a plot. Pure; draws nothing. */
import { textWidth } from './text-width.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** In pixels, y downwards. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Wanted {
  readonly text: string
  /** Of the mark it names. */
  readonly at: Point
  /** Of that mark. */
  readonly radius: number
  /** Of the font, in pixels. */
  readonly size?: number
}

/** As an SVG text takes it: `y` is of the baseline. */
export interface Placed extends Point {
  readonly anchor: 'start' | 'middle' | 'end'
}

export interface Obstacles {
  readonly lines: readonly (readonly Point[])[]
  readonly boxes: readonly Box[]
  /** What no label may leave. */
  readonly frame: Box
}

const GAP = 5
/** Steps away from the mark: beyond the last one nobody would see whose label it is. */
const STEPS = [0, 8, 16]

/** The box of a round or square mark. */
export function boxAround({ x, y }: Point, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }
}

/**
 * A place for each label, or null where there is none: beside its mark, above, below or at a corner of it, the nearest that
 * covers no line, no mark and no label placed before it. The first labels choose first.
 */
export function placeLabels(wanted: readonly Wanted[], { lines, boxes, frame }: Obstacles): (Placed | null)[] {
  const taken = [...boxes]
  return wanted.map((label) => {
    const free = candidates(label).find(({ box }) => within(box, frame) && !taken.some((other) => overlap(box, other)) && !lines.some((line) => crosses(line, box)))
    if (free === undefined) return null
    taken.push(free.box)
    return free.placed
  })
}

function candidates({ text, at, radius, size = 12 }: Wanted): { readonly placed: Placed; readonly box: Box }[] {
  const width = textWidth(text, size)
  return STEPS.flatMap((step) => {
    const away = radius + GAP + step
    // Baselines: of a text beside the mark, above it and below it.
    const [beside, above, below] = [at.y + size * 0.35, at.y - away, at.y + away + size * 0.75]
    const corner = radius * 0.7 + GAP
    const places: Placed[] = [
      { x: at.x + away, y: beside, anchor: 'start' },
      { x: at.x - away, y: beside, anchor: 'end' },
      { x: at.x, y: above, anchor: 'middle' },
      { x: at.x, y: below, anchor: 'middle' },
      { x: at.x + corner, y: below, anchor: 'start' },
      { x: at.x - corner, y: below, anchor: 'end' },
      { x: at.x + corner, y: above, anchor: 'start' },
      { x: at.x - corner, y: above, anchor: 'end' },
      // Flush with the mark's far side, for marks at the edge of the plot.
      { x: at.x + radius, y: below, anchor: 'end' },
      { x: at.x + radius, y: above, anchor: 'end' },
    ]
    return places.map((placed) => {
      const left = placed.x - (placed.anchor === 'start' ? 0 : placed.anchor === 'end' ? width : width / 2)
      return { placed, box: { left, right: left + width, top: placed.y - size * 0.85, bottom: placed.y + size * 0.25 } }
    })
  })
}

function within(box: Box, frame: Box): boolean {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

function crosses(line: readonly Point[], box: Box): boolean {
  return line.some((to, i) => i > 0 && segmentIn(line[i - 1] ?? to, to, box))
}

/** Whether any of a segment lies in a box: the part of it between the box's sides, cut at one after the other (Liang and Barsky). */
function segmentIn(from: Point, to: Point, { left, right, top, bottom }: Box): boolean {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  let [enters, leaves] = [0, 1]
  for (const [along, room] of [[-dx, from.x - left], [dx, right - from.x], [-dy, from.y - top], [dy, bottom - from.y]] as const) {
    if (along === 0) {
      if (room < 0) return false
    } else if (along < 0) enters = Math.max(enters, room / along)
    else leaves = Math.min(leaves, room / along)
  }
  return enters <= leaves
}
