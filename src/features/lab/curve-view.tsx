/** View 2: what right answers cost under each policy, with a threshold to drag. */
import { useMemo, useState } from 'react'
import { DEFAULT_THRESHOLD } from '../../core/policy.ts'
import { percentNamed } from '../../ui/format.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { CurvePlot, LINE_CLASS } from './curve-plot.tsx'
import { thinned } from './curve-scene.ts'
import { curveSentence, markedWords } from './curve-words.ts'
import { curveNumbers, markedPoint } from './numbers.ts'
import { Figure, type Source } from './plot/figure.tsx'
import plot from './plot/plot.module.css'
import { useWidth } from './plot/use-width.ts'
import { RungLegend } from './rung-glyph.tsx'
import type { LabData } from './lab-data.ts'
import { Slider } from './slider.tsx'
import { amount, share, UNIT_NAMES, type Unit } from './units.ts'
import styles from './views.module.css'

const SOURCES: readonly Source[] = [
  { text: 'FrugalGPT (Chen et al. 2023)', arxiv: '2305.05176' },
  { text: 'RouteLLM (Ong et al. 2024)', arxiv: '2406.18665' },
  { text: 'RouterBench (Hu et al. 2024)', arxiv: '2403.12031' },
]

/** Of the oracle's line in the table, which has a point for each prompt that it mends. */
const ORACLE_ROWS = 20

export function CurveView({ data, unit }: { readonly data: LabData; readonly unit: Unit }) {
  const [width, ref] = useWidth()
  const [threshold, setThreshold] = useState(DEFAULT_THRESHOLD)
  const [ladderAt, setLadderAt] = useState(data.firstLadder)
  const ladder = data.ladders[ladderAt] ?? data.ladders[0]
  const scene = useMemo(() => (ladder === undefined ? null : curveNumbers(data, ladder, unit)), [data, ladder, unit])
  const marked = useMemo(() => (ladder === undefined ? null : markedPoint(data, ladder, unit, threshold)), [data, ladder, unit, threshold])
  if (scene === null || marked === null) return null
  const words = curveSentence(scene, marked, unit, threshold)

  return (
    <Figure
      id="cost-quality" title="What right answers cost" sees={words} sources={SOURCES}
      table={{
        columns: [
          { label: 'policy' }, { label: 'threshold', format: (value) => value.toFixed(3) }, { label: `mean ${UNIT_NAMES[unit]}`, format: (value) => amount(value, unit) },
          { label: 'right', format: share }, { label: 'low 95 %', format: share }, { label: 'high 95 %', format: share },
        ],
        rows: [
          ...scene.fixed.map((mark) => [mark.label, null, mark.x, mark.y, mark.interval?.low ?? null, mark.interval?.high ?? null]),
          ['marked', threshold, marked.x, marked.y, marked.interval?.low ?? null, marked.interval?.high ?? null],
          ...scene.lines.flatMap((line) => (line.kind === 'oracle' ? thinned(line.points, ORACLE_ROWS) : line.points).map((point) => [line.label, point.threshold, point.x, point.y, null, null])),
        ],
      }}
    >
      <div className={styles.view} ref={ref}>
        {data.ladders.length > 1 && (
          <Segmented
            legend="Ladder" value={String(ladderAt)} onChange={(value) => setLadderAt(Number(value))}
            options={data.ladders.map(({ label }, at) => ({ value: String(at), label }))}
          />
        )}
        <CurvePlot scene={scene} looks={data.looks} unit={unit} width={width} marked={marked} onThreshold={setThreshold} label={words} />
        <ul className={styles.keys} aria-label="Lines">
          {scene.lines.map((line) => <li key={line.kind} data-legend><svg width="30" height="8" aria-hidden="true"><path className={LINE_CLASS[line.kind]} d="M1 4H29" /></svg> {line.label}</li>)}
          <li data-legend><svg width="16" height="16" aria-hidden="true"><circle className={plot.marked} cx={8} cy={8} r={5} /></svg> auto at {percentNamed(threshold)}</li>
        </ul>
        <RungLegend looks={data.looks} />
        <Slider
          label="Auto’s threshold, from frugal to thorough" min={0} max={1} step={0.005} value={threshold} onChange={setThreshold}
          text={markedWords(marked, threshold, unit, scene.n)}
        />
      </div>
    </Figure>
  )
}
