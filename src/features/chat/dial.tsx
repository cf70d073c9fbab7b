/** One dial from frugal to thorough, which says in words what it will do. */
import { dialSentence } from './dial-words.ts'
import styles from './dial.module.css'

export interface DialProps {
  /** Share of prompts to be thought over, 0..1; null where nothing is calibrated. */
  readonly share: number | null
  readonly onChange: (share: number) => void
}

export function Dial({ share, onChange }: DialProps) {
  return (
    <div className={styles.dial}>
      <label className={styles.scale}>
        <span aria-hidden="true">frugal</span>
        <span className="visually-hidden">From frugal to thorough</span>
        <input
          type="range" min={0} max={100} step={1} value={Math.round((share ?? 0.5) * 100)} disabled={share === null}
          aria-valuetext={dialSentence(share)} onChange={(event) => onChange(event.target.valueAsNumber / 100)} className={styles.range}
        />
        <span aria-hidden="true">thorough</span>
      </label>
      <output className={styles.words} aria-live="off">{dialSentence(share)}</output>
    </div>
  )
}
