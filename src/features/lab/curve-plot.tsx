/** Right answers over mean cost: the curves of policies, the fixed rungs, and the one point a person can drag. */
import type { PointerEvent } from 'react'
import { drawnShares, type CurveLine, type CurveMark, type CurveScene } from './curve-scene.ts'
import { Axes } from './plot/axes.tsx'
import { Drawing, placeOf } from './plot/drawing.tsx'
import { Label } from './plot/label.tsx'
import { boxAround, placeLabels } from './plot/place-labels.ts'
import plot from './plot/plot.module.css'
import { linear, roundRange, shareRange } from './plot/scale.ts'
import { RungGlyph } from './rung-glyph.tsx'
import { lookOf, type RungLook } from './rung-look.ts'
import { share, tickAmount, UNIT_NAMES, type Unit } from './units.ts'
import styles from './curve-plot.module.css'

export interface CurvePlotProps {
  readonly scene: CurveScene
  readonly looks: readonly RungLook[]
  readonly unit: Unit
  readonly width: number
  readonly marked: CurveMark
  readonly onThreshold: (threshold: number) => void
  readonly label: string
}

/** Below this width a label has room for the rung alone. */
const NARROW = 500

const RUNG_RADIUS = 8
const MARKED_RADIUS = 7

/** How each line is drawn, in the plot and in its key. */
export const LINE_CLASS: { readonly [kind in CurveLine['kind']]: string | undefined } = {
  auto: plot.curve, 'other-auto': plot.second, oracle: plot.oracle, chord: plot.chord,
}

export function CurvePlot({ scene, looks, unit, width, marked, onThreshold, label }: CurvePlotProps) {
  const height = Math.min(400, Math.max(280, width * 0.5))
  const frame = { left: 48, right: width - 14, top: 26, bottom: height - 40 }
  const all = [...scene.fixed, ...scene.lines.flatMap(({ points }) => points), marked]
  const costs = roundRange(all.map(({ x }) => x))
  const heights = shareRange(drawnShares(scene, marked))
  const x = linear(costs.from, costs.to, frame.left, frame.right)
  const y = linear(heights.from, heights.to, frame.bottom, frame.top)
  const path = (points: CurveLine['points']): string => points.map((point, at) => `${at === 0 ? 'M' : 'L'}${x.at(point.x).toFixed(1)} ${y.at(point.y).toFixed(1)}`).join('')
  const at = ({ x: cost, y: right }: { readonly x: number; readonly y: number }) => ({ x: x.at(cost), y: y.at(right) })
  const bar = ({ x: cost, interval }: CurveMark) => (interval === null ? [] : [[at({ x: cost, y: interval.low }), at({ x: cost, y: interval.high })]])
  const [value = null, ...labels] = placeLabels([
    { text: share(marked.y), at: at(marked), radius: MARKED_RADIUS, size: 14 },
    ...scene.fixed.map((mark) => ({ text: width < NARROW ? mark.label.replace('always ', '') : mark.label, at: at(mark), radius: RUNG_RADIUS })),
  ], {
    lines: [...scene.lines.map(({ points }) => points.map(at)), ...scene.fixed.flatMap(bar), [at(marked), { x: x.at(marked.x), y: frame.bottom }]],
    boxes: [...scene.fixed.map((mark) => boxAround(at(mark), RUNG_RADIUS)), boxAround(at(marked), MARKED_RADIUS)],
    frame: { left: frame.left, right: width, top: 0, bottom: frame.bottom },
  })

  /** The threshold of the curve's point nearest to the pointer. */
  function drag(event: PointerEvent<SVGSVGElement>): void {
    const { x: left, y: top } = placeOf(event, width)
    const points = scene.lines.find(({ kind }) => kind === 'auto')?.points ?? []
    const away = (point: { readonly x: number; readonly y: number }): number => Math.hypot(x.at(point.x) - left, y.at(point.y) - top)
    const nearest = points.filter(({ threshold }) => threshold !== null).toSorted((a, b) => away(a) - away(b))[0]
    if (nearest?.threshold !== null && nearest?.threshold !== undefined) onThreshold(nearest.threshold)
  }

  return (
    <Drawing
      className={styles.plot} width={width} height={height} label={label}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag(event)
      }}
      onPointerMove={(event) => { if (event.currentTarget.hasPointerCapture(event.pointerId)) drag(event) }}
    >
      <Axes
        x={x} y={y} frame={frame} xLabel={`mean cost a prompt, ${UNIT_NAMES[unit]}`} yLabel="right"
        xText={(value) => tickAmount(value, unit)} yText={share0}
      />
      {scene.lines.map((line) => <path key={line.kind} className={LINE_CLASS[line.kind]} d={path(line.points)} />)}
      {scene.fixed.map((mark, i) => (
        <g key={mark.rung}>
          {mark.interval !== null && <line className={styles.whisker} x1={x.at(mark.x)} x2={x.at(mark.x)} y1={y.at(mark.interval.low)} y2={y.at(mark.interval.high)} />}
          <RungGlyph look={lookOf(looks, mark.rung)} x={x.at(mark.x)} y={y.at(mark.y)} room={18} />
          <Label className={plot.haloed} placed={labels[i]}>{width < NARROW ? mark.label.replace('always ', '') : mark.label}</Label>
        </g>
      ))}
      <g data-testid="marked-point">
        <line className={styles.drop} x1={x.at(marked.x)} x2={x.at(marked.x)} y1={y.at(marked.y)} y2={frame.bottom} />
        <circle className={plot.marked} cx={x.at(marked.x)} cy={y.at(marked.y)} r={MARKED_RADIUS} />
        <Label className={styles.value} placed={value}>{share(marked.y)}</Label>
      </g>
    </Drawing>
  )
}

function share0(value: number): string {
  return `${Math.round(value * 100)}\u00a0%`
}
