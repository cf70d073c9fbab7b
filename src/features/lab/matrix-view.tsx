/** View 4: what thinking fixed and what it broke, with the prompts behind each field. */
import { useId, useMemo, useState } from 'react'
import { grouped } from '../../ui/format.ts'
import { Segmented } from '../../ui/segmented.tsx'
import type { LabData } from './lab-data.ts'
import { FieldSign, MATRIX_CELLS, MATRIX_WORDS, MatrixPlot, type MatrixCell } from './matrix-plot.tsx'
import { matrixSentence } from './matrix-words.ts'
import { matrixNumbers } from './numbers.ts'
import { DataTable, Figure, type Source } from './plot/figure.tsx'
import { ScrollBox } from './plot/scroll-box.tsx'
import { useWidth } from './plot/use-width.ts'
import { share } from './units.ts'
import styles from './views.module.css'

const SOURCES: readonly Source[] = [
  { text: 'To CoT or not to CoT? (Sprague et al. 2024)', arxiv: '2409.12183' },
  { text: 'Do NOT Think That Much for 2+3=? (Chen et al. 2024)', arxiv: '2412.21187' },
]

export function MatrixView({ data }: { readonly data: LabData }) {
  const [width, ref] = useWidth()
  const [pairAt, setPairAt] = useState(data.climbs.length - 1)
  const [open, setOpen] = useState<MatrixCell | null>(null)
  const listId = useId()
  const climb = data.climbs[pairAt] ?? data.climbs[0]
  const numbers = useMemo(() => (climb === undefined ? null : matrixNumbers(data, climb.from, climb.to)), [data, climb])
  if (numbers === null || climb === undefined) return null
  const words = matrixSentence(numbers)
  return (
    <Figure
      id="fixed-broken" title="What thinking fixes, and what it breaks" sees={words} sources={SOURCES}
      table={{
        columns: [{ label: 'field' }, { label: 'prompts' }, { label: 'share', format: share }],
        rows: MATRIX_CELLS.map((cell) => [MATRIX_WORDS[cell], numbers.counts[cell], numbers.n === 0 ? null : numbers.counts[cell] / numbers.n]),
      }}
    >
      <div className={styles.view} ref={ref}>
        {data.climbs.length > 1 && (
          <Segmented legend="From which rung to which" value={String(pairAt)} onChange={(at) => setPairAt(Number(at))} options={data.climbs.map(({ label }, at) => ({ value: String(at), label }))} />
        )}
        <MatrixPlot counts={numbers.counts} width={width} picked={open} label={words} />
        <div className={styles.cells}>
          {MATRIX_CELLS.map((cell) => (
            <button
              key={cell} data-legend type="button" className={styles.cell} aria-expanded={open === cell} aria-controls={open === cell ? listId : undefined}
              onClick={() => setOpen(open === cell ? null : cell)}
            >
              <strong>{grouped(numbers.counts[cell])}</strong> <span className={styles.sign}><FieldSign cell={cell} /> {MATRIX_WORDS[cell]}</span>
            </button>
          ))}
        </div>
        {open !== null && (
          <ScrollBox id={listId} label={`Prompts ${MATRIX_WORDS[open]}`}>
            <DataTable
              label={`Prompts ${MATRIX_WORDS[open]}`}
              table={{
                columns: [{ label: 'prompt' }, { label: 'right answer' }, { label: climb.fromLabel }, { label: climb.toLabel }],
                rows: numbers.prompts[open].map(({ prompt, answers, from, to }) => [prompt, answers[0] ?? 'to decline', from, to]),
              }}
            />
          </ScrollBox>
        )}
      </div>
    </Figure>
  )
}
