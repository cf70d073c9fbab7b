/** In the place of a conversation's entry: what it is exported as. */
import type { KeyboardEvent } from 'react'
import buttons from '../../ui/button.module.css'
import { focusOnMount } from '../../ui/focus-on-mount.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './export-choice.module.css'

export interface ExportChoiceProps {
  readonly title: string
  readonly onChoose: (format: 'json' | 'markdown') => void
  readonly onClose: () => void
  /** Closes it too. */
  readonly onKeyDown: (event: KeyboardEvent) => void
}

export function ExportChoice({ title, onChoose, onClose, onKeyDown }: ExportChoiceProps) {
  return (
    <fieldset className={styles.choice}>
      <legend className="visually-hidden">Export {title} as</legend>
      <Icon name="save" size={15} />
      <button type="button" className={buttons.quiet} title="With all branches and figures; can be imported again" ref={focusOnMount} onKeyDown={onKeyDown} onClick={() => onChoose('json')}>JSON</button>
      <button type="button" className={buttons.quiet} title="The branch that is shown, to be read; with what each answer cost" onKeyDown={onKeyDown} onClick={() => onChoose('markdown')}>Markdown</button>
      <button type="button" className={`${buttons.icon} ${styles.shut}`} aria-label="Don’t export" onKeyDown={onKeyDown} onClick={onClose}><Icon name="close" size={15} /></button>
    </fieldset>
  )
}
