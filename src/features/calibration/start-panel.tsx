/** What a calibration will do, before it does it; of a server's, everything that would be sent. */
import { useEffect, useState } from 'react'
import { highestPrice } from '../../core/remote/chat-request.ts'
import type { Endpoint } from '../../core/remote/endpoint.ts'
import type { Rung } from '../../core/ladder.ts'
import type { Subject } from '../../stores/calibration-plan.ts'
import { useInference, useStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import { grouped } from '../../ui/format.ts'
import { LeavesMark } from '../../ui/leaves-mark.tsx'
import { planWords, sendingWords } from './calibration-words.ts'
import styles from './calibration.module.css'
import { rungsToAsk } from './subject.ts'

export interface Destination {
  readonly host: string
  readonly price: Endpoint['price']
}

export interface StartPanelProps {
  readonly subject: Subject
  readonly to: Destination | null
  readonly onStart: () => void
  readonly onClose: () => void
}

export function StartPanel({ subject, to, onStart, onClose }: StartPanelProps) {
  const { calibrations } = useStores()
  const status = useInference((state) => state.status)
  const [prompts, setPrompts] = useState<readonly string[] | null | 'reading'>('reading')
  useEffect(() => {
    let wanted = true
    void calibrations.prompts().then((found) => { if (wanted) setPrompts(found) })
    return () => { wanted = false }
  }, [calibrations])
  const rungs = rungsToAsk(status, subject)

  if (prompts === 'reading') return <output className={styles.facts}>Reading the questions …</output>
  if (prompts === null) {
    return (
      <div className={`${styles.panel} ${styles.trouble}`} role="alert">
        <p>The questions could not be fetched from where this page came from. Check the connection and try again.</p>
        <button type="button" className={buttons.outlined} onClick={onClose}>All right</button>
      </div>
    )
  }
  return (
    <div className={styles.panel}>
      {to !== null && <LeavesMark>It leaves this tab: {grouped(prompts.length)} prompts, for {to.host}</LeavesMark>}
      <p>{planWords(prompts.length, rungs.length)}</p>
      {to !== null && <p>{sendingWords(to.host, prompts.length, rungs.length, priceOf(prompts, rungs, to.price))}</p>}
      <details className={styles.details}>
        <summary>All {grouped(prompts.length)} prompts</summary>
        <ol className={styles.prompts}>{prompts.map((prompt) => <li key={prompt}>{prompt}</li>)}</ol>
      </details>
      <p className={styles.buttons}>
        <button type="button" className={buttons.main} onClick={onStart}>{to === null ? 'Start' : `Send ${grouped(prompts.length)} prompts`}</button>
        <button type="button" className={buttons.outlined} onClick={onClose}>{to === null ? 'Not now' : 'Don’t send'}</button>
      </p>
    </div>
  )
}

/** Dollars at most; null where no price is known. */
function priceOf(prompts: readonly string[], rungs: readonly Rung[], price: Endpoint['price']): number | null {
  if (price === null) return null
  return prompts.reduce((sum, prompt) => sum + rungs.reduce((all, { strategy, cap }) => all + (highestPrice({ prompt, think: strategy === 'think', cap }, price) ?? 0), 0), 0)
}
