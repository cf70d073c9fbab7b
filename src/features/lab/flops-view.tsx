/** View 5: a small model that thinks against a larger one, at equal FLOPs. */
import { useMemo } from 'react'
import { FlopsPlot, lineClass, MARK_ROOM } from './flops-plot.tsx'
import { flopsSentence } from './flops-words.ts'
import type { LabData } from './lab-data.ts'
import { flopsNumbers } from './numbers.ts'
import { Figure, type Source } from './plot/figure.tsx'
import { useWidth } from './plot/use-width.ts'
import { RungGlyph, RungLegend } from './rung-glyph.tsx'
import { lookOf } from './rung-look.ts'
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
  const cut = numbers.models.flatMap(({ points }) => points).findLast((point) => point.cut)
  const thinks = cut && lookOf(data.looks, cut.rung)
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
                <ul className={styles.keys} aria-label="Lines">
                  {numbers.models.map(({ model }, at) => <li key={model} data-legend><svg width="30" height="8" aria-hidden="true"><path className={lineClass(at)} d="M1 4H29" /></svg> {model}</li>)}
                </ul>
                <RungLegend looks={data.looks}>
                  {thinks !== undefined && <li data-legend><svg width="16" height="16" aria-hidden="true"><RungGlyph look={thinks} x={8} y={8} room={MARK_ROOM.cut} /></svg> smaller: its thought was cut short</li>}
                </RungLegend>
                {chosen === 'tokens' && <p className={styles.hint}>Tokens of two sizes are not the same work, so this view counts FLOPs.</p>}
              </>
            )
          : <p className={styles.absent}>This trace holds one model. Choose one that was recorded with both sizes.</p>}
      </div>
    </Figure>
  )
}
