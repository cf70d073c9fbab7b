/** What became of a prompt: the folded thought, the answer, how sure and which rung, and what can be done next. */
import { memo } from 'react'
import type { Turn } from '../../core/turn.ts'
import { useInference, useStores } from '../../stores/stores.ts'
import type { TurnNode } from '../../stores/tree.ts'
import { Arc } from '../../ui/arc.tsx'
import buttons from '../../ui/button.module.css'
import { RungName, rungClass } from '../../ui/rung.tsx'
import { BranchSwitch } from './branch-switch.tsx'
import { CopyButton } from './copy-button.tsx'
import { Declined } from './declined.tsx'
import { outcomeSentence, strategyOf } from './outcome-words.ts'
import { Thought } from './thought.tsx'
import { Why } from './why.tsx'
import styles from './answer-item.module.css'

export interface AnswerItemProps {
  readonly node: TurnNode
  readonly branch: string
  readonly busy: boolean
  readonly onSuggest: (text: string) => void
}

export const AnswerItem = memo(function AnswerItem({ node, branch, busy, onSuggest }: AnswerItemProps) {
  const { turn } = node
  const declined = turn.outcome === 'declined'
  const passes = turn.rungs.filter(({ thoughtText, rung }) => thoughtText !== '' || strategyOf(turn, rung) === 'think')
  return (
    <li className={styles.answer}>
      {passes.map((pass, at) => <Thought key={at} pass={pass} />)}
      {!declined && <AnswerText turn={turn} />}
      <Verdict turn={turn} />
      {declined && <Declined onSuggest={onSuggest} />}
      {turn.outcome !== null && <Actions node={node} branch={branch} busy={busy} />}
      {turn.outcome !== null && turn.rungs.length > 0 && <Why turn={turn} />}
    </li>
  )
})

/** The text that stands, or while it runs the text of the latest pass that wrote any. */
function AnswerText({ turn }: { readonly turn: Turn }) {
  const text = turn.outcome === null ? (turn.rungs.findLast(({ answerText }) => answerText !== '')?.answerText ?? '') : turn.answer
  // The line is there before its text, so that nothing below it jumps.
  return <p className={styles.text} aria-label="Answer">{text}</p>
}

function Verdict({ turn }: { readonly turn: Turn }) {
  const graded = turn.outcome === 'answered' || turn.outcome === 'unsure'
  const rung = turn.answerRung
  return (
    <p className={`${styles.verdict} ${turn.outcome === 'failed' ? styles.failed : ''}`}>
      {graded && turn.confidence !== null && (
        <span className={`${rungClass(rung === null ? 'other' : strategyOf(turn, rung))} ${styles.arc}`}><Arc share={turn.confidence} /></span>
      )}
      <span>{outcomeSentence(turn)}</span>
      {graded && rung !== null && <span className={styles.rung}><RungName strategy={strategyOf(turn, rung)}>{rung}</RungName></span>}
    </p>
  )
}

function Actions({ node: { id, turn }, branch, busy }: { readonly node: TurnNode; readonly branch: string; readonly busy: boolean }) {
  const { actions } = useStores().conversations
  const ready = useInference((state) => state.status.phase === 'ready')
  const brokeOff = turn.outcome === 'failed' || turn.outcome === 'stopped'
  const unthought = turn.ladder.some(({ strategy, enabled, id: rung }) => strategy === 'think' && enabled && !turn.rungs.some((pass) => pass.rung === rung))
  const mayThink = !brokeOff && turn.outcome !== 'declined' && unthought
  return (
    <div className={styles.actions}>
      {mayThink && <button type="button" className={buttons.quiet} disabled={busy || !ready} onClick={() => actions.thinkHarder(id)}>Think harder</button>}
      {brokeOff && <button type="button" className={buttons.quiet} disabled={busy || !ready} onClick={() => actions.askAgain(id)}>Ask again</button>}
      {turn.answer !== '' && <CopyButton text={turn.answer} />}
      <BranchSwitch id={id} branch={branch} />
    </div>
  )
}
