/** A labelled line, text or choice, with a hint that is read after its name. */
import { useId, type ReactNode } from 'react'
import styles from './field.module.css'

export interface FieldInput {
  readonly id: string
  readonly className: string
  readonly 'aria-describedby': string | undefined
}

export interface FieldProps {
  readonly label: string
  readonly hint?: ReactNode
  /** Draws the input with what ties it to label and hint. */
  readonly children: (input: FieldInput) => ReactNode
}

export function Field({ label, hint, children }: FieldProps) {
  const id = useId()
  const hasHint = hint !== undefined && hint !== null && hint !== false && hint !== ''
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>{label}</label>
      {children({ id, className: styles.input ?? '', 'aria-describedby': hasHint ? `${id}-hint` : undefined })}
      {hasHint && <span className={styles.hint} id={`${id}-hint`}>{hint}</span>}
    </div>
  )
}
