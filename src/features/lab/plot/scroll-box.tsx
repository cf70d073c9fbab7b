/** A box that scrolls and can be reached by keyboard. */
import type { ReactNode } from 'react'
import styles from './figure.module.css'

export function ScrollBox({ label, id, children }: { readonly label: string; readonly id?: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without it the keyboard could not scroll it
    <section className={styles.scroll} id={id} aria-label={label} tabIndex={0}>{children}</section>
  )
}
