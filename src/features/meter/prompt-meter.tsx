/** The meter of one prompt: its bar, the three numbers, the part under the pointer, and the slow replay. */
import { useState } from 'react'
import { rungWords } from '../../core/rung-words.ts'
import type { Turn } from '../../core/turn.ts'
import { waitsForConsent } from '../../stores/consent-store.ts'
import type { Unit } from '../../stores/settings-store.ts'
import { useConsent } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import { percent, seconds } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { RungName } from '../../ui/rung.tsx'
import type { Basis } from './against-think.ts'
import { barOf, type BarPart } from './bar.ts'
import { MeterBar } from './meter-bar.tsx'
import { fullWords, liveWords, outcomeLabel, partWords, savedWords, speedWords } from './meter-words.ts'
import { replayed, replayLength } from './replay.ts'
import { useReplay } from './use-replay.ts'
import styles from './prompt-meter.module.css'

export interface PromptMeterProps {
  readonly turn: Turn
  readonly unit: Unit
  readonly basis: Basis | null
}

export function PromptMeter({ turn: recorded, unit, basis }: PromptMeterProps) {
  const replay = useReplay(replayLength(recorded))
  const turn = replay.at === null ? recorded : replayed(recorded, replay.at)
  const bar = barOf(turn, unit, basis)
  const speed = speedWords(bar)
  const [part, setPart] = useState<BarPart | null>(null)
  const ran = [...new Set(recorded.rungs.map(({ rung }) => rung))]
  const waits = useConsent(({ asks }) => waitsForConsent(turn, asks))
  const last = replay.at === null ? undefined : turn.rungs.at(-1)

  return (
    <div className={styles.meter}>
      <p className={styles.headline}>
        {turn.status === 'running' ? liveWords(turn, waits) : outcomeLabel(turn)}
      </p>
      <MeterBar bar={bar} unit={unit} size="large" onPart={setPart} />
      <p className={styles.scale}>
        <span>{savedWords(bar, unit)}</span>
        <span>{fullWords(bar, unit)}</span>
      </p>
      <dl className={styles.numbers}>
        <div><dt>of always-think</dt><dd>{bar.share === null ? '–' : percent(bar.share)}</dd></div>
        <div><dt>{bar.spent.tokens === 1 ? 'token' : 'tokens'}</dt><dd>{bar.spent.tokens}</dd></div>
        <div><dt>seconds</dt><dd>{seconds(bar.spent.ms)}</dd></div>
      </dl>
      {recorded.status === 'ended' && replayLength(recorded) > 0 && (
        replay.at === null
          ? <button type="button" className={buttons.quiet} onClick={replay.start}><Icon name="replay" size={15} /> Watch again slowly</button>
          : (
            <p className={styles.replaying}>
              <button type="button" className={buttons.quiet} onClick={replay.stop}><Icon name="stop" size={15} /> End the replay</button>
              <span className={styles.replay}>Replay, slowed down</span>
            </p>
          )
      )}
      <p className={styles.part}>
        {part !== null ? partWords(part) : (
          <span className={styles.legend}>
            {ran.map((rung) => <RungName key={rung} {...rungWords(recorded.ladder, rung)} />)}
            {recorded.ledger.some(({ reusedTokens }) => reusedTokens > 0) && <span><span className={styles.tick} aria-hidden="true" /> read already, free</span>}
            {unit !== 'tokens' && <span>darker: reading the prompt</span>}
            {speed !== null && <span>{speed}</span>}
          </span>
        )}
      </p>
      {last !== undefined && (
        <p className={styles.words} aria-hidden="true">{last.thoughtText}{last.answerText !== '' && <b> {last.answerText}</b>}</p>
      )}
    </div>
  )
}
