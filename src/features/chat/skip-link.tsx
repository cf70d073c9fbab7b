/** The first stop of the Tab key: past the list of conversations, straight to the prompt or, on another page, to that page. */
import type { MouseEvent } from 'react'
import styles from './skip-link.module.css'

/** Id of the field where a prompt is written. */
export const PROMPT_FIELD = 'prompt'

export interface SkipLinkProps {
  /** Id of what takes the focus. */
  readonly to: string
  readonly words: string
}

export function SkipLink({ to, words }: SkipLinkProps) {
  // The address's hash names the page, so that following the link itself would leave it.
  function skip(event: MouseEvent): void {
    event.preventDefault()
    document.getElementById(to)?.focus()
  }

  return <a className={styles.skip} href={`#${to}`} onClick={skip}>{words}</a>
}
