/** A choice of a few, as native radio buttons that look like one control. */
import { useId } from 'react'
import styles from './segmented.module.css'

export interface Option<T extends string> {
  readonly value: T
  readonly label: string
  readonly hint?: string
}

export interface SegmentedProps<T extends string> {
  readonly legend: string
  readonly options: readonly Option<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
}

export function Segmented<T extends string>({ legend, options, value, onChange }: SegmentedProps<T>) {
  const name = useId()
  return (
    <fieldset className={styles.group}>
      <legend className="visually-hidden">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.option} title={option.hint}>
          <input
            type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)}
            className={styles.radio}
          />
          <span className={styles.face}>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
