/** One dial from frugal to thorough, which says in words what it will do. */
import { hasQuantiles, thresholdForShare } from '../../core/dial.ts'
import { useInference } from '../../stores/stores.ts'
import { dialSentence, UNCALIBRATED_DIAL } from './dial-words.ts'
import styles from './dial.module.css'

/** Unseen, it holds the place of a sentence of usual length until the model is there: nothing moves then. */
const PLACEHOLDER = dialSentence(0.5, 0.8)

export interface DialProps {
  /** Share of prompts to be thought over, 0..1; null where nothing is calibrated. */
  readonly share: number | null
  readonly onChange: (share: number) => void
}

export function Dial({ share, onChange }: DialProps) {
  const ready = useInference(({ status }) => status.phase === 'ready')
  const profile = useInference(({ status }) => (status.phase === 'ready' ? status.profile : null))
  const larger = useInference(({ status }) => status.phase === 'ready' && status.models.filter(({ enabled }) => enabled).length > 1)
  const words = share === null || !hasQuantiles(profile) ? UNCALIBRATED_DIAL : dialSentence(share, thresholdForShare(profile, share), larger)
  return (
    <div className={styles.dial}>
      <label className={styles.scale}>
        <span aria-hidden="true">frugal</span>
        <span className="visually-hidden">From frugal to thorough</span>
        <input
          type="range" min={0} max={100} step={1} value={Math.round((share ?? 0.5) * 100)} disabled={share === null}
          aria-valuetext={ready ? words : undefined} onChange={(event) => onChange(event.target.valueAsNumber / 100)} className={styles.range}
        />
        <span aria-hidden="true">thorough</span>
      </label>
      <output className={`${styles.words} ${ready ? '' : styles.waiting}`} aria-live="off">{ready ? words : PLACEHOLDER}</output>
    </div>
  )
}
