/** Right answers over the most thought tokens allowed, with the peak marked. */
import type { Interval } from '../../core/measure/bootstrap.ts'
import { Axes } from './plot/axes.tsx'
import { Drawing } from './plot/drawing.tsx'
import { Label } from './plot/label.tsx'
import { boxAround, placeLabels } from './plot/place-labels.ts'
import plot from './plot/plot.module.css'
import { linear, shareRange } from './plot/scale.ts'
import styles from './cap-plot.module.css'
import { share } from './units.ts'

export interface CapPoint {
  readonly cap: number
  readonly accuracy: number
  readonly interval: Interval | null
}

export interface CapLine {
  readonly rung: string
  readonly label: string
  readonly n: number
  readonly points: readonly CapPoint[]
  readonly peak: CapPoint
}

const POINT_RADIUS = 3.5
const PEAK_RADIUS = 10

/** How a line is drawn, by its place among so many. */
export function lineClass(at: number, count: number): string | undefined {
  return at === count - 1 ? styles.curve : styles.second
}

export const PEAK_CLASS: string | undefined = styles.peak

/** What the peak is, in words. */
export function peakWords({ label, peak }: CapLine): string {
  return `${label}: peak ${share(peak.accuracy)} at ${peak.cap}`
}

export function CapPlot({ lines, width, label }: { readonly lines: readonly CapLine[]; readonly width: number; readonly label: string }) {
  const height = Math.min(360, Math.max(260, width * 0.45))
  const frame = { left: 48, right: width - 14, top: 30, bottom: height - 40 }
  const all = lines.flatMap(({ points }) => points)
  const x = linear(0, Math.max(...all.map(({ cap }) => cap)) * 1.04, frame.left, frame.right)
  const heights = shareRange(all.map(({ accuracy, interval }) => ({ share: accuracy, interval })))
  const y = linear(heights.from, heights.to, frame.bottom, frame.top)
  const at = ({ cap, accuracy }: CapPoint) => ({ x: x.at(cap), y: y.at(accuracy) })
  const labels = placeLabels(lines.map((line) => ({ text: peakWords(line), at: at(line.peak), radius: PEAK_RADIUS })), {
    lines: [
      ...lines.map(({ points }) => points.map(at)),
      ...all.flatMap(({ cap, interval }) => (interval === null ? [] : [[interval.low, interval.high].map((end) => ({ x: x.at(cap), y: y.at(end) }))])),
    ],
    boxes: [...all.map((point) => boxAround(at(point), POINT_RADIUS)), ...lines.map(({ peak }) => boxAround(at(peak), PEAK_RADIUS))],
    frame: { left: frame.left, right: width, top: 0, bottom: frame.bottom },
  })
  return (
    <Drawing width={width} height={height} label={label}>
      <Axes
        x={x} y={y} frame={frame} xLabel="most thought tokens" yLabel="right" xText={String} yText={(value) => `${Math.round(value * 100)}\u00a0%`}
      />
      {lines.map((line, place) => (
        <g key={line.rung}>
          <path className={lineClass(place, lines.length)} d={line.points.map(({ cap, accuracy }, i) => `${i === 0 ? 'M' : 'L'}${x.at(cap)} ${y.at(accuracy)}`).join('')} />
          {line.points.map(({ cap, accuracy, interval }) => (
            <g key={cap}>
              {interval !== null && <line className={styles.whisker} x1={x.at(cap)} x2={x.at(cap)} y1={y.at(interval.low)} y2={y.at(interval.high)} />}
              <rect className={styles.point} x={x.at(cap) - POINT_RADIUS} y={y.at(accuracy) - POINT_RADIUS} width={2 * POINT_RADIUS} height={2 * POINT_RADIUS} />
            </g>
          ))}
          <circle className={PEAK_CLASS} cx={x.at(line.peak.cap)} cy={y.at(line.peak.accuracy)} r={PEAK_RADIUS} />
          <Label className={plot.haloed} placed={labels[place]}>{peakWords(line)}</Label>
        </g>
      ))}
    </Drawing>
  )
}
