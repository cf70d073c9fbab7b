/** View 3: whether a confidence means what it says. */
import { useMemo, useState } from 'react'
import { Segmented } from '../../ui/segmented.tsx'
import { firstRungShown, type LabData } from './lab-data.ts'
import { reliabilityNumbers } from './numbers.ts'
import { Figure, type Source } from './plot/figure.tsx'
import { useWidth } from './plot/use-width.ts'
import { ReliabilityLegend, ReliabilityPlot } from './reliability-plot.tsx'
import { rankingSentence, reliabilitySentence } from './reliability-words.ts'
import { share } from './units.ts'
import styles from './views.module.css'

const SOURCES: readonly Source[] = [
  { text: 'On Calibration of Modern Neural Networks (Guo et al. 2017)', arxiv: '1706.04599' },
  { text: 'Language Models (Mostly) Know What They Know (Kadavath et al. 2022)', arxiv: '2207.05221' },
]

export function ReliabilityView({ data }: { readonly data: LabData }) {
  const [width, ref] = useWidth()
  const [rung, setRung] = useState(firstRungShown(data) ?? '')
  const look = data.looks.find(({ id }) => id === rung) ?? data.looks[0]
  const numbers = useMemo(() => (look === undefined ? null : reliabilityNumbers(data, look.id)), [data, look])
  if (numbers === null || look === undefined) return null
  const words = reliabilitySentence(numbers, look.label)
  return (
    <Figure
      id="reliability" title="Whether a confidence means what it says" sees={words} sources={SOURCES}
      table={{
        columns: [
          { label: 'confidence' }, { label: 'answers' }, { label: 'mean confidence', format: share }, { label: 'right', format: share },
          { label: 'low 95 %', format: share }, { label: 'high 95 %', format: share },
        ],
        rows: numbers.n === 0 ? [] : numbers.bins.map((bin) => [`${bin.low.toFixed(1)} to ${bin.high.toFixed(1)}`, bin.n, bin.meanConfidence, bin.accuracy, bin.interval?.low ?? null, bin.interval?.high ?? null]),
      }}
    >
      <div className={styles.view} ref={ref}>
        <Segmented legend="Rung" value={look.id} onChange={setRung} options={data.looks.map(({ id, label }) => ({ value: id, label }))} />
        {numbers.n === 0
          ? <p className={styles.absent}>No answer of this rung has a confidence in this trace: its model was not calibrated where it was recorded.</p>
          : (
              <>
                <ReliabilityPlot bins={numbers.bins} strategy={look.strategy} width={width} label={words} />
                <ReliabilityLegend strategy={look.strategy} label={look.label} />
                <p className={styles.hint}>{rankingSentence(numbers)}</p>
              </>
            )}
      </div>
    </Figure>
  )
}
