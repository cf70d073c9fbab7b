/** The keyboard shortcuts, listed. */
import { Dialog } from '../../ui/dialog.tsx'
import styles from './shortcuts.module.css'

const SHORTCUTS = [
  ['Enter', 'ask'],
  ['Shift + Enter', 'new line'],
  ['Esc', 'stop the answer'],
  ['/', 'write a prompt'],
  ['← →', 'on a conversation of the list: rename, export, delete'],
  ['↑ ↓', 'the conversation above or below'],
  ['Alt + N', 'new conversation'],
  ['Alt + M', 'fold or unfold the meter'],
  ['?', 'this list'],
] as const

export function Shortcuts({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" open={open} onClose={onClose}>
      <dl className={styles.list}>
        {SHORTCUTS.map(([keys, what]) => <div key={keys}><dt><kbd>{keys}</kbd></dt><dd>{what}</dd></div>)}
      </dl>
    </Dialog>
  )
}
