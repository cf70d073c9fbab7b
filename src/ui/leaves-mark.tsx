/** The sign of what leaves the device. */
import type { ReactNode } from 'react'
import styles from './leaves-mark.module.css'

export function LeavesMark({ children }: { readonly children: ReactNode }) {
  return <span className={styles.mark}><span className={styles.swatch} aria-hidden="true" />{children}</span>
}
