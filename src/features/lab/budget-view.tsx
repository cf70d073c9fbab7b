/** View 1: one budget for many prompts, and who gets which compute of it. */
import { useMemo, useState } from 'react'
import { grouped } from '../../ui/format.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { BudgetGrid, Nothing } from './budget-grid.tsx'
import { budgetSample, budgetScene, type BudgetScene } from './budget-scene.ts'
import { budgetSentence, budgetWords, knowledgeWords } from './budget-words.ts'
import type { LabData } from './lab-data.ts'
import { Figure, type Source } from './plot/figure.tsx'
import { useWidth } from './plot/use-width.ts'
import { RungLegend } from './rung-glyph.tsx'
import { lookOf, type RungLook } from './rung-look.ts'
import { Slider } from './slider.tsx'
import { amount, share, UNIT_NAMES, type Unit } from './units.ts'
import styles from './views.module.css'

const SOURCES: readonly Source[] = [
  { text: 'Learning How Hard to Think (Damani et al. 2024)', arxiv: '2410.04707' },
  { text: 'Scaling LLM Test-Time Compute Optimally (Snell et al. 2024)', arxiv: '2408.03314' },
]

const COUNTS = [60, 120, 300] as const
/** About where a choice matters most: between all cheap and all dear. */
const FIRST_POSITION = 0.4

export function BudgetView({ data, unit }: { readonly data: LabData; readonly unit: Unit }) {
  const [width, ref] = useWidth()
  const [wanted, setWanted] = useState('120')
  const [position, setPosition] = useState(FIRST_POSITION)
  const [pickedAt, setPickedAt] = useState(0)
  const [ladderAt, setLadderAt] = useState(data.firstLadder)
  const ladder = data.ladders[ladderAt] ?? data.ladders[0]
  const counts = COUNTS.filter((count) => count <= data.recorded.length)
  const count = counts.length === 0 ? data.recorded.length : Math.min(Number(wanted), counts.at(-1) ?? 0)
  const sample = useMemo(() => (ladder === undefined ? [] : budgetSample(data.recorded, ladder.rungs, count)), [data, ladder, count])
  const scene = useMemo(
    () => (ladder === undefined ? null : budgetScene(sample, { ladder: ladder.rungs, unit, position, gains: data.trace.header.gains })),
    [data, ladder, sample, unit, position],
  )
  if (scene === null || scene.prompts.length === 0) return null
  const picked = Math.min(pickedAt, scene.prompts.length - 1)
  const words = budgetSentence(scene)
  const nothing = scene.panels.some(({ cells }) => cells.some(({ rung }) => rung === null))

  return (
    <Figure
      id="budget" title="One budget, many prompts" sees={words} sources={SOURCES}
      table={{
        columns: [
          { label: 'prompt' }, { label: 'confidence of the first answer', format: share },
          ...scene.panels.flatMap(({ title }) => [{ label: title }, { label: `${title}: ${UNIT_NAMES[unit]}`, format: (value: number) => amount(value, unit) }]),
        ],
        rows: [
          ...scene.prompts.map(({ prompt, confidence }, at) => [
            prompt, confidence, ...scene.panels.flatMap(({ cells }) => [cellWords(cells[at], data.looks), cells[at]?.cost ?? 0]),
          ]),
          ['all', null, ...scene.panels.flatMap(({ right, spent }) => [`${grouped(right)} right`, spent])],
        ],
      }}
    >
      <div className={styles.view} ref={ref}>
        <div className={styles.controls}>
          {counts.length > 1 && <Segmented legend="How many prompts" value={String(count)} onChange={setWanted} options={counts.map((each) => ({ value: String(each), label: `${each} prompts` }))} />}
          {data.ladders.length > 1 && <Segmented legend="Ladder of the budget" value={String(ladderAt)} onChange={(at) => setLadderAt(Number(at))} options={data.ladders.map(({ label }, at) => ({ value: String(at), label }))} />}
        </div>
        <Slider label="Budget" min={0} max={1} step={0.01} value={position} onChange={setPosition} text={budgetWords(scene)} />
        <RungLegend looks={data.looks.filter(({ id }) => ladder?.rungs.includes(id))} wrong>
          {nothing && <li data-legend><svg width="16" height="16" aria-hidden="true"><Nothing x={8} y={8} /></svg> no answer: nothing spent</li>}
        </RungLegend>
        <BudgetGrid scene={scene} looks={data.looks} width={width} picked={picked} onPick={setPickedAt} label={words} />
        <p className={styles.hint}>
          Each mark is a prompt, at the same place in all four; the surest first answers come first. {knowledgeWords(data.trace.header.gains !== null, unit)}
        </p>
        <p className={styles.hint}>Uniform runs one rung for all, the last that the budget reaches; what is left lifts some prompts to the next rung, spread evenly over the list and not by what they are.</p>
        <Slider
          label="Look at one prompt" min={1} max={scene.prompts.length} step={1} value={picked + 1} onChange={(at) => setPickedAt(at - 1)}
          text={`${picked + 1} of ${scene.prompts.length}: ${scene.prompts[picked]?.prompt ?? ''}`}
        />
        <Looked scene={scene} looks={data.looks} picked={picked} />
      </div>
    </Figure>
  )
}

function Looked({ scene, looks, picked }: { readonly scene: BudgetScene; readonly looks: readonly RungLook[]; readonly picked: number }) {
  const prompt = scene.prompts[picked]
  if (prompt === undefined) return null
  return (
    <div className={styles.looked}>
      <p>{prompt.prompt} <span className={styles.key}>right: {prompt.answers[0] ?? 'to decline'}</span></p>
      <dl>
        {scene.panels.map(({ allocator, title, cells }) => (
          <div key={allocator}>
            <dt>{title}</dt>
            <dd>{cellWords(cells[picked], looks)}{cells[picked]?.rung !== null && <> “{cells[picked]?.answer}”, {amount(cells[picked]?.cost ?? 0, scene.unit)}</>}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function cellWords(cell: BudgetScene['panels'][number]['cells'][number] | undefined, looks: readonly RungLook[]): string {
  if (cell === undefined || cell.rung === null) return 'nothing'
  return `${lookOf(looks, cell.rung).label}, ${cell.right ? 'right' : 'wrong'}`
}
