/** View 5: a small model that thinks against a larger one, at equal FLOPs. */
import { useMemo } from 'react'
import { FlopsPlot } from './flops-plot.tsx'
import { flopsSentence } from './flops-words.ts'
import type { LabData } from './lab-data.ts'
import { flopsNumbers } from './numbers.ts'
import { Figure, type Source } from './plot/figure.tsx'
import { useWidth } from './plot/use-width.ts'
import { RungLegend } from './rung-glyph.tsx'
import { amount, share, UNIT_NAMES, type Unit } from './units.ts'
import styles from './views.module.css'

const SOURCES: readonly Source[] = [
  { text: 'Scaling LLM Test-Time Compute Optimally (Snell et al. 2024)', arxiv: '2408.03314' },
]

export function FlopsView({ data, unit: chosen }: { readonly data: LabData; readonly unit: Unit }) {
  const [width, ref] = useWidth()
  // A token of a small model and one of a larger are not the same work.
  const unit = chosen === 'ms' ? chosen : 'flops'
  const numbers = useMemo(() => flopsNumbers(data, unit), [data, unit])
  const words = flopsSentence(numbers)
  const several = numbers.models.length > 1
  return (
    <Figure
      id="equal-flops" title="Small and thinking, or larger" sees={words} sources={SOURCES} drawn={several}
      table={{
        columns: [{ label: 'point' }, { label: `mean ${UNIT_NAMES[unit]}`, format: (value) => amount(value, unit) }, { label: 'right', format: share }, { label: 'low 95 %', format: share }, { label: 'high 95 %', format: share }],
        rows: numbers.models.flatMap(({ model, points }) => points.map((point) => [`${model}, ${point.label}`, point.cost, point.accuracy, point.interval?.low ?? null, point.interval?.high ?? null])),
      }}
    >
      <div className={styles.view} ref={ref}>
        {several
          ? (
              <>
                <FlopsPlot models={numbers.models} looks={data.looks} unit={unit} width={width} label={words} />
                <RungLegend looks={data.looks} />
                <p className={styles.hint}>Small marks are thoughts cut short.{chosen === 'tokens' && ' Tokens of two sizes are not the same work, so this view counts FLOPs.'}</p>
              </>
            )
          : <p className={styles.absent}>This trace holds one model. Choose one that was recorded with both sizes.</p>}
      </div>
    </Figure>
  )
}
