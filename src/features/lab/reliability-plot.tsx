/** How often answers of a given confidence were right, with how many there were: bars of counts under the diagonal of honesty. */
import { Axes } from './plot/axes.tsx'
import { Drawing } from './plot/drawing.tsx'
import plot from './plot/plot.module.css'
import { linear } from './plot/scale.ts'
import styles from './reliability-plot.module.css'
import views from './views.module.css'
import type { ReliabilityBin } from '../../core/measure/reliability.ts'
import type { RungLook } from './rung-look.ts'

type Strategy = RungLook['strategy']

export interface ReliabilityPlotProps {
  readonly bins: readonly ReliabilityBin[]
  readonly strategy: Strategy
  readonly width: number
  readonly label: string
}

const COUNTS = 54

export function ReliabilityPlot({ bins, strategy, width: room, label }: ReliabilityPlotProps) {
  const width = Math.min(room, 520)
  const height = width * 0.72 + COUNTS + 30
  const frame = { left: 48, right: width - 14, top: 26, bottom: height - COUNTS - 44 }
  const x = linear(0, 1, frame.left, frame.right)
  const y = linear(0, 1, frame.bottom, frame.top)
  const most = Math.max(1, ...bins.map(({ n }) => n))
  const floor = height - 2
  const percent = (value: number): string => `${Math.round(value * 100)}\u00a0%`
  return (
    <Drawing className={styles[strategy]} width={width} height={height} label={label}>
      <Axes x={x} y={y} frame={frame} xLabel="confidence said" yLabel="right" xText={percent} yText={percent} xTicks={[0, 0.2, 0.4, 0.6, 0.8, 1]} />
      <line className={plot.chord} x1={x.at(0)} y1={y.at(0)} x2={x.at(1)} y2={y.at(1)} />
      {bins.map((bin) => {
        const tall = (bin.n / most) * (COUNTS - 18)
        const middle = (x.at(bin.low) + x.at(bin.high)) / 2
        return (
          <g key={bin.low}>
            {bin.n > 0 && <rect className={styles.count} x={x.at(bin.low) + 1} width={x.at(bin.high) - x.at(bin.low) - 2} y={floor - tall} height={tall} />}
            <text className={plot.tick} x={middle} y={floor - tall - 4} textAnchor="middle">{bin.n}</text>
            {bin.accuracy !== null && bin.meanConfidence !== null && (
              <>
                {bin.interval !== null && <line className={styles.whisker} x1={x.at(bin.meanConfidence)} x2={x.at(bin.meanConfidence)} y1={y.at(bin.interval.low)} y2={y.at(bin.interval.high)} />}
                <circle className={styles.point} cx={x.at(bin.meanConfidence)} cy={y.at(bin.accuracy)} r={5} />
              </>
            )}
          </g>
        )
      })}
    </Drawing>
  )
}

/** What the plot's marks mean. */
export function ReliabilityLegend({ strategy, label }: { readonly strategy: Strategy; readonly label: string }) {
  return (
    <ul className={`${views.keys} ${styles[strategy]}`}>
      <li data-legend><svg width="16" height="16" aria-hidden="true"><path className={styles.whisker} d="M8 1V15" /><circle className={styles.point} cx={8} cy={8} r={5} /></svg> {label}: share right, with its interval</li>
      <li data-legend><svg width="30" height="8" aria-hidden="true"><path className={plot.chord} d="M1 4H29" /></svg> as often right as said</li>
      <li data-legend><svg width="16" height="16" aria-hidden="true"><rect className={styles.count} x={2} y={3} width={12} height={12} /></svg> how many answers</li>
    </ul>
  )
}
