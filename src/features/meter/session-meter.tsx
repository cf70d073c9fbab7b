/** A conversation's prompts as rows, newest on top, with what they came to against always thinking. */
import { memo, useMemo } from 'react'
import type { Turn } from '../../core/turn.ts'
import type { Unit } from '../../stores/settings-store.ts'
import type { TurnNode } from '../../stores/tree.ts'
import { duration, flops, grouped, joules } from '../../ui/format.ts'
import type { Basis } from './against-think.ts'
import { barOf, inUnit } from './bar.ts'
import { ENERGY_ASSUMPTION, joulesOf } from './energy.ts'
import { MeterBar } from './meter-bar.tsx'
import { amountWords, outcomeLabel, underHeading } from './meter-words.ts'
import { sessionOf, type Session } from './session.ts'
import styles from './session-meter.module.css'

export interface SessionMeterProps {
  /** Newest first. */
  readonly turns: readonly TurnNode[]
  readonly unit: Unit
  readonly basis: Basis | null
  readonly selectedId: string | null
  readonly onSelect: (id: string) => void
}

export function SessionMeter({ turns, unit, basis, selectedId, onSelect }: SessionMeterProps) {
  const session = useMemo(() => sessionOf(turns.map(({ turn }) => turn), basis), [turns, basis])
  return (
    <section className={styles.session} aria-labelledby="session-title">
      <h3 id="session-title" className={styles.title}>This conversation</h3>
      <p className={styles.counts}>{countWords(session)}</p>
      <Savings session={session} />
      <p className={styles.label}>{leftOutWords(session.leftOut)}</p>
      <ol className={styles.rows} aria-label="Prompts, newest first">
        {turns.map(({ id, turn }) => <Row key={id} id={id} turn={turn} unit={unit} basis={basis} selected={id === selectedId} onSelect={onSelect} />)}
      </ol>
    </section>
  )
}

interface RowProps {
  readonly id: string
  readonly turn: Turn
  readonly unit: Unit
  readonly basis: Basis | null
  readonly selected: boolean
  readonly onSelect: (id: string) => void
}

const Row = memo(function Row({ id, turn, unit, basis, selected, onSelect }: RowProps) {
  const bar = barOf(turn, unit, basis)
  const amount = amountWords(inUnit(bar.spent, unit), unit)
  return (
    <li className={styles.row}>
      <button
        type="button" className={styles.pick} aria-pressed={selected} onClick={() => onSelect(id)}
        aria-label={`${turn.asked.slice(0, 80)}: ${outcomeLabel(turn)}, ${amount}`}
      >
        <span className={styles.asked}>{turn.asked.slice(0, 80)}</span>
        <span className={styles.amount}>{amount}</span>
        <MeterBar bar={bar} unit={unit} size="row" />
      </button>
    </li>
  )
})

function Savings({ session }: { readonly session: Session }) {
  if (session.alwaysThink.tokens === 0) return null
  const over = session.saved.tokens < 0
  return (
    <>
      <p className={styles.label}>{over ? 'Spent beyond always thinking' : 'Saved against always thinking'}{session.estimated && ', estimated'}</p>
      <dl className={styles.saved}>
        <div><dt>tokens</dt><dd>{grouped(Math.round(Math.abs(session.saved.tokens)))}</dd></div>
        <div><dt>FLOPs</dt><dd>{underHeading(session.saved.flops, over, flops)}</dd></div>
        <div><dt>time</dt><dd>{underHeading(session.saved.ms, over, duration)}</dd></div>
      </dl>
      <details className={styles.energy}>
        <summary>Energy: about {underHeading(joulesOf(session.saved.flops), over, joules)}, estimated</summary>
        <p>{ENERGY_ASSUMPTION}</p>
      </details>
    </>
  )
}

/** How many prompts the savings leave out; said always, so that the sum is never taken for more than it is. */
function leftOutWords(count: number): string {
  if (count === 0) return 'No prompt is left out of the savings.'
  return `${count === 1 ? '1 prompt is' : `${count} prompts are`} left out of the savings: running, broken off, or with nothing to compare.`
}

function countWords(session: Session): string {
  const counts = [
    [session.atOnce, 'answered at once'], [session.thoughtOver, 'thought over'], [session.declined, 'declined'], [session.askedLarger, 'asked the larger model'], [session.askedElsewhere, 'asked elsewhere'], [session.brokenOff, 'broken off'],
  ] as const
  return counts.filter(([count], at) => count > 0 || at < 3).map(([count, words]) => `${count} ${words}`.replaceAll(' ', '\u00a0')).join(' · ')
}
