/** Brings back the conversation deleted last. Stands below the list, where it covers nothing, and takes the focus that the entry had. */
import { useEffect, useRef } from 'react'
import { useConversations, useStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import styles from './undo-delete.module.css'

/** `onUndo` is told which conversation is back. */
export function UndoDelete({ onUndo }: { readonly onUndo: (id: string) => void }) {
  const { actions } = useStores().conversations
  const deleted = useConversations((state) => state.undoable)
  const button = useRef<HTMLButtonElement>(null)
  const known = useRef(deleted)

  useEffect(() => {
    if (known.current === deleted) return
    known.current = deleted
    button.current?.focus()
  }, [deleted])

  function undo(): void {
    if (deleted === null) return
    onUndo(deleted.id)
    actions.undoRemove()
  }

  return (
    <output>
      {deleted !== null && (
        <span className={styles.undo}>
          <span className={styles.words} title={deleted.title}>Deleted “{deleted.title}”</span>
          <button ref={button} type="button" className={buttons.quiet} onClick={undo}>Undo</button>
        </span>
      )}
    </output>
  )
}
