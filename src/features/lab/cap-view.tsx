/** View 6: how much thinking is enough. */
import { useMemo } from 'react'
import { CapPlot, lineClass, PEAK_CLASS, peakWords } from './cap-plot.tsx'
import { capSentence } from './cap-words.ts'
import type { LabData } from './lab-data.ts'
import { capNumbers } from './numbers.ts'
import { Figure, type Source } from './plot/figure.tsx'
import { useWidth } from './plot/use-width.ts'
import { share } from './units.ts'
import styles from './views.module.css'

const SOURCES: readonly Source[] = [
  { text: 's1: Simple test-time scaling (Muennighoff et al. 2025)', arxiv: '2501.19393' },
  { text: 'Does Thinking More always Help? (Ghosal et al. 2025)', arxiv: '2506.04210' },
]

export function CapView({ data }: { readonly data: LabData }) {
  const [width, ref] = useWidth()
  const lines = useMemo(() => capNumbers(data), [data])
  const words = capSentence(lines)
  return (
    <Figure
      id="thinking-cap" title="How much thinking is enough" sees={words} sources={SOURCES} drawn={lines.length > 0}
      table={{
        columns: [{ label: 'rung' }, { label: 'most thought tokens' }, { label: 'right', format: share }, { label: 'low 95 %', format: share }, { label: 'high 95 %', format: share }, { label: 'n' }],
        rows: lines.flatMap((line) => line.points.map((point) => [line.label, point.cap, point.accuracy, point.interval?.low ?? null, point.interval?.high ?? null, line.n])),
      }}
    >
      <div className={styles.view} ref={ref}>
        {lines.length === 0
          ? <p className={styles.absent}>This trace was recorded with whole thoughts only. One with thoughts cut at several lengths ships with the app; <code>npm run lab -- --record</code> makes others.</p>
          : (
              <>
                <CapPlot lines={lines} width={width} label={words} />
                <ul className={styles.keys} aria-label="Lines">
                  {lines.map((line, at) => <li key={line.rung} data-legend><svg width="30" height="8" aria-hidden="true"><path className={lineClass(at, lines.length)} d="M1 4H29" /></svg> {peakWords(line)}</li>)}
                  <li data-legend><svg width="16" height="16" aria-hidden="true"><circle className={PEAK_CLASS} cx={8} cy={8} r={6} /></svg> peak</li>
                </ul>
              </>
            )}
      </div>
    </Figure>
  )
}
