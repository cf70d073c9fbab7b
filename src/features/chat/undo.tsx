/** Takes back what was deleted or imported last. Stands below the list, where it covers nothing, and takes the focus that an entry had. */
import { useEffect, useRef } from 'react'
import type { Undoable } from '../../stores/conversation-store.ts'
import { useConversations, useStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import styles from './undo.module.css'

/** `onUndo` is told which conversation is back; null where some are gone again. */
export function Undo({ onUndo }: { readonly onUndo: (id: string | null) => void }) {
  const { actions } = useStores().conversations
  const undoable = useConversations((state) => state.undoable)
  const button = useRef<HTMLButtonElement>(null)
  const known = useRef(undoable)

  useEffect(() => {
    if (known.current === undoable) return
    known.current = undoable
    button.current?.focus()
  }, [undoable])

  function undo(): void {
    if (undoable === null) return
    onUndo(undoable.change === 'deleted' ? undoable.conversations[0]?.id ?? null : null)
    actions.undo()
  }

  return (
    <output>
      {undoable !== null && (
        <span className={styles.undo}>
          <span className={styles.words} title={wordsOf(undoable)}>{wordsOf(undoable)}</span>
          <button ref={button} type="button" className={buttons.quiet} onClick={undo}>Undo</button>
        </span>
      )}
    </output>
  )
}

function wordsOf({ change, conversations }: Undoable): string {
  const what = conversations.length === 1 ? `“${conversations[0]?.title}”` : `${conversations.length} conversations`
  return `${change === 'deleted' ? 'Deleted' : 'Imported'} ${what}`
}
