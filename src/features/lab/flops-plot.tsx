/** Small and thinking against larger: right answers over mean cost, one line a model. */
import type { Interval } from '../../core/measure/bootstrap.ts'
import styles from './flops-plot.module.css'
import { Axes } from './plot/axes.tsx'
import { Drawing } from './plot/drawing.tsx'
import { Label } from './plot/label.tsx'
import { boxAround, placeLabels } from './plot/place-labels.ts'
import plot from './plot/plot.module.css'
import { linear, roundRange, shareRange } from './plot/scale.ts'
import { RungGlyph } from './rung-glyph.tsx'
import { lookOf, type RungLook } from './rung-look.ts'
import { tickAmount, UNIT_NAMES, type Unit } from './units.ts'

export interface FlopsPoint {
  readonly rung: string
  readonly label: string
  /** Mean, in the view's unit. */
  readonly cost: number
  readonly accuracy: number
  readonly interval: Interval | null
  /** Whether its thought was cut short. */
  readonly cut: boolean
}

export interface FlopsModel {
  readonly model: string
  /** In the order of cost: direct, then thinking, cut shorter or not at all. */
  readonly points: readonly FlopsPoint[]
}

export interface FlopsPlotProps {
  readonly models: readonly FlopsModel[]
  readonly looks: readonly RungLook[]
  readonly unit: Unit
  readonly width: number
  readonly label: string
}

/** Of a mark whose thought was cut short, and of any other. */
export const MARK_ROOM = { cut: 11, whole: 18 } as const

/** How a model's line is drawn, by its place among the models. */
export function lineClass(at: number): string | undefined {
  return at === 0 ? styles.small : styles.large
}

export function FlopsPlot({ models, looks, unit, width, label }: FlopsPlotProps) {
  const height = Math.min(360, Math.max(260, width * 0.45))
  const frame = { left: 48, right: width - 14, top: 26, bottom: height - 40 }
  const all = models.flatMap(({ points }) => points)
  const costs = roundRange([0, ...all.map(({ cost }) => cost)])
  const heights = shareRange(all.map(({ accuracy, interval }) => ({ share: accuracy, interval })))
  const x = linear(costs.from, costs.to, frame.left, frame.right)
  const y = linear(heights.from, heights.to, frame.bottom, frame.top)
  const at = ({ cost, accuracy }: FlopsPoint) => ({ x: x.at(cost), y: y.at(accuracy) })
  const radius = ({ cut }: FlopsPoint): number => (cut ? MARK_ROOM.cut : MARK_ROOM.whole) / 2
  const named = all.filter(({ cut }) => !cut)
  const labels = placeLabels(named.map((point) => ({ text: point.label, at: at(point), radius: radius(point) })), {
    lines: [
      ...models.map(({ points }) => points.map(at)),
      ...all.flatMap(({ cost, interval }) => (interval === null ? [] : [[interval.low, interval.high].map((end) => ({ x: x.at(cost), y: y.at(end) }))])),
    ],
    boxes: all.map((point) => boxAround(at(point), radius(point))),
    frame: { left: frame.left, right: width, top: 0, bottom: frame.bottom },
  })
  return (
    <Drawing width={width} height={height} label={label}>
      <Axes
        x={x} y={y} frame={frame} xLabel={`mean cost a prompt, ${UNIT_NAMES[unit]}`} yLabel="right"
        xText={(value) => tickAmount(value, unit)} yText={(value) => `${Math.round(value * 100)}\u00a0%`}
      />
      {models.map(({ model, points }, place) => (
        <g key={model}>
          <path className={lineClass(place)} d={points.map(({ cost, accuracy }, i) => `${i === 0 ? 'M' : 'L'}${x.at(cost)} ${y.at(accuracy)}`).join('')} />
          {points.map((point) => (
            <g key={`${point.rung}-${point.label}`}>
              {point.interval !== null && <line className={styles.whisker} x1={x.at(point.cost)} x2={x.at(point.cost)} y1={y.at(point.interval.low)} y2={y.at(point.interval.high)} />}
              <RungGlyph look={lookOf(looks, point.rung)} x={x.at(point.cost)} y={y.at(point.accuracy)} room={point.cut ? MARK_ROOM.cut : MARK_ROOM.whole} />
              <Label className={plot.haloed} placed={labels[named.indexOf(point)]}>{point.label}</Label>
            </g>
          ))}
        </g>
      ))}
    </Drawing>
  )
}
