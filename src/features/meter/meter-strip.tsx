/** The meter as one line, for phones: the newest prompt's bar and what it came to. Opens the whole meter as a sheet. */
import { useMemo, useState } from 'react'
import { waitsForConsent } from '../../stores/consent-store.ts'
import { useConsent, useConversations, useSettings } from '../../stores/stores.ts'
import { turnsOf } from '../../stores/tree.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { percent } from '../../ui/format.ts'
import { barOf, inUnit } from './bar.ts'
import { MeterBar } from './meter-bar.tsx'
import { MeterPanel } from './meter-panel.tsx'
import { amountWords, liveWords } from './meter-words.ts'
import { useBasis } from './use-basis.ts'
import styles from './meter-strip.module.css'

export function MeterStrip() {
  const nodes = useConversations((state) => state.nodes)
  const conversationId = useConversations((state) => state.currentId)
  const unit = useSettings((state) => state.unit)
  const basis = useBasis()
  const [open, setOpen] = useState(false)
  const newest = useMemo(() => turnsOf(nodes, conversationId)[0]?.turn, [nodes, conversationId])
  const waits = useConsent(({ asks }) => newest !== undefined && waitsForConsent(newest, asks))
  const bar = newest === undefined ? null : barOf(newest, unit, basis)
  const words = newest === undefined || bar === null
    ? 'nothing spent yet'
    : newest.status === 'running' ? liveWords(newest, waits) : `${amountWords(inUnit(bar.spent, unit), unit)}${bar.share === null ? '' : `, ${percent(bar.share)} of thinking`}`

  return (
    <>
      <button type="button" className={styles.strip} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span className={styles.name}>Meter</span>
        <span className={styles.bar}>{bar !== null && <MeterBar bar={bar} unit={unit} size="strip" />}</span>
        <span className={styles.words}>{words}</span>
      </button>
      <Dialog title="Meter" open={open} onClose={() => setOpen(false)} shape="sheet"><MeterPanel /></Dialog>
    </>
  )
}
