/** A range with its meaning in words beside it: by pointer, keyboard and touch. */
import styles from './slider.module.css'

export interface SliderProps {
  readonly label: string
  readonly min: number
  readonly max: number
  readonly step: number | 'any'
  readonly value: number
  readonly onChange: (value: number) => void
  /** What this position means; also what is read aloud. */
  readonly text: string
}

export function Slider({ label, min, max, step, value, onChange, text }: SliderProps) {
  return (
    <div className={styles.slider}>
      <label className={styles.row}>
        <span className={styles.label}>{label}</span>
        <input
          className={styles.range} type="range" min={min} max={max} step={step} value={value} aria-valuetext={text}
          onChange={(event) => onChange(event.target.valueAsNumber)}
        />
      </label>
      <output className={styles.text} aria-live="off">{text}</output>
    </div>
  )
}
