/** What became of a prompt: the folded thought, the answer, how sure and which rung, and what can be done next. */
import { memo, useId, useState } from 'react'
import { strategyOf, thinkRung } from '../../core/ladder.ts'
import { rungWords } from '../../core/rung-words.ts'
import { isWhole, type Turn } from '../../core/turn.ts'
import { waitsForConsent } from '../../stores/consent-store.ts'
import { useConsent, useInference, useStores } from '../../stores/stores.ts'
import type { TurnNode } from '../../stores/tree.ts'
import { Arc } from '../../ui/arc.tsx'
import buttons from '../../ui/button.module.css'
import { Icon } from '../../ui/icon.tsx'
import { RungName, rungClass } from '../../ui/rung.tsx'
import { SERVERS_HREF } from '../../ui/servers-href.ts'
import { BranchSwitch } from './branch-switch.tsx'
import { CopyButton } from './copy-button.tsx'
import { Declined } from './declined.tsx'
import { useFocusNext } from './focus-next.ts'
import { lossNotice, outcomeSentence, serverTrouble } from './outcome-words.ts'
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
  const passes = turn.rungs.filter(({ thoughtText, rung }) => thoughtText !== '' || strategyOf(turn.ladder, rung) === 'think')
  return (
    <li className={styles.answer} data-node={node.id} tabIndex={-1}>
      {passes.map((pass, at) => <Thought key={at} pass={pass} />)}
      {!declined && <AnswerText turn={turn} />}
      <Loss turn={turn} />
      <Verdict turn={turn} />
      {declined && <Declined node={node} busy={busy} onSuggest={onSuggest} />}
      {turn.outcome !== null && <After node={node} branch={branch} busy={busy} />}
    </li>
  )
})

/** The text that stands, or while it runs the text of the latest pass that wrote any. */
function AnswerText({ turn }: { readonly turn: Turn }) {
  const text = turn.outcome === null ? (turn.rungs.findLast(({ answerText }) => answerText !== '')?.answerText ?? '') : turn.answer
  // While it runs the line is there before its text, so that nothing below it jumps.
  if (turn.outcome !== null && text === '') return null
  return <p className={styles.text} aria-label="Answer">{text}</p>
}

function Loss({ turn }: { readonly turn: Turn }) {
  const notice = lossNotice(turn)
  return notice === null ? null : <output className={styles.loss}>{notice}</output>
}

function Verdict({ turn }: { readonly turn: Turn }) {
  const graded = turn.outcome === 'answered' || turn.outcome === 'unsure'
  const rung = turn.answerRung
  const waits = useConsent(({ asks }) => waitsForConsent(turn, asks))
  return (
    <p className={`${styles.verdict} ${turn.outcome === 'failed' ? styles.failed : ''}`}>
      {graded && turn.confidence !== null && (
        <span className={`${rungClass(rung === null ? 'other' : rungWords(turn.ladder, rung).look)} ${styles.arc}`}><Arc share={turn.confidence} /></span>
      )}
      <span>
        <span className={styles.sentence}>{outcomeSentence(turn, waits)}</span>
        {serverTrouble(turn) && <a className={styles.servers} href={SERVERS_HREF}>See the servers</a>}
        {graded && rung !== null && <span className={styles.rung}><RungName {...rungWords(turn.ladder, rung)} /></span>}
      </span>
    </p>
  )
}

/** What can be done with a turn that has ended, and why it went as it did. */
function After({ node: { id, turn }, branch, busy }: Pick<AnswerItemProps, 'node' | 'branch' | 'busy'>) {
  const { actions } = useStores().conversations
  const focusNext = useFocusNext()
  const ready = useInference((state) => state.status.phase === 'ready')
  const [why, setWhy] = useState(false)
  const whyId = useId()
  const brokeOff = turn.outcome === 'failed' || turn.outcome === 'stopped'
  const thinking = thinkRung(turn.ladder)
  const mayThink = !brokeOff && thinking !== undefined && !turn.rungs.some((pass) => pass.rung === thinking.id && isWhole(pass))

  // The buttons go while it is answered anew.
  function thinkHarder(): void {
    actions.thinkHarder(id)
    focusNext({ nodeId: id, part: 'item' })
  }

  function askAgain(): void {
    const asked = actions.askAgain(id)
    focusNext(asked === null ? null : { nodeId: asked, part: 'item' })
  }

  return (
    <>
      <div className={styles.actions}>
        {turn.rungs.length > 0 && (
          <button type="button" className={buttons.quiet} aria-expanded={why} aria-controls={whyId} onClick={() => setWhy(!why)}>
            <Icon name={why ? 'down' : 'right'} size={14} /> Why
          </button>
        )}
        {mayThink && <button type="button" className={buttons.quiet} disabled={busy || !ready} onClick={thinkHarder}>Think harder</button>}
        {brokeOff && <button type="button" className={buttons.quiet} disabled={busy || !ready} onClick={askAgain}>Ask again</button>}
        {turn.answer !== '' && turn.outcome !== 'declined' && <CopyButton text={turn.answer} />}
        <BranchSwitch id={id} branch={branch} />
      </div>
      {/* A closed layer costs nothing: long threads hold hundreds of them. */}
      <div id={whyId} hidden={!why}>{why && <Why turn={turn} />}</div>
    </>
  )
}
