/** What went wrong, where and how, and what to do now. Read aloud as it appears. */
import buttons from './button.module.css'
import styles from './trouble-note.module.css'

export interface TroubleNoteProps {
  readonly title: string
  readonly detail: string
  readonly next: string
  readonly onDismiss: () => void
}

export function TroubleNote({ title, detail, next, onDismiss }: TroubleNoteProps) {
  return (
    <div className={styles.trouble} role="alert">
      <p><strong>{title}.</strong> {detail}</p>
      <p>{next}</p>
      <button type="button" className={buttons.quiet} onClick={onDismiss}>Dismiss</button>
    </div>
  )
}
