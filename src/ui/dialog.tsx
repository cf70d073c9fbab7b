/** A native modal dialog: focus, Escape and inertness are the browser's. */
import { useEffect, useId, useRef, type ReactNode } from 'react'
import buttons from './button.module.css'
import { Icon } from './icon.tsx'
import styles from './dialog.module.css'

export interface DialogProps {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  /** sheet: from the bottom edge, for phones; side: from the left edge; box: in the middle. */
  readonly shape?: 'box' | 'sheet' | 'side'
  readonly children: ReactNode
}

export function Dialog({ title, open, onClose, shape = 'box', children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    if (open && dialog.current?.open === false) dialog.current.showModal()
    if (!open) dialog.current?.close()
  }, [open])

  return (
    <dialog ref={dialog} className={`${styles.dialog} ${styles[shape]}`} aria-labelledby={titleId} closedby="any" onClose={onClose}>
      {open && (
        <div className={styles.inside}>
          <header className={styles.head}>
            <h2 id={titleId}>{title}</h2>
            <button type="button" className={buttons.icon} aria-label={`Close ${title}`} onClick={onClose}><Icon name="close" /></button>
          </header>
          <div className={styles.body}>{children}</div>
        </div>
      )}
    </dialog>
  )
}
