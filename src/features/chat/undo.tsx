/** Takes back what was deleted or imported, the latest first. Stands below the list, where it covers nothing, and takes the focus that an entry had. */
import { useEffect, useRef, useState } from 'react'
import type { Undoable } from '../../stores/conversation-store.ts'
import { useConversations, useStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import { doneWords, undoneWords, undoWords } from './undo-words.ts'
import styles from './undo.module.css'

/** `onUndo` is told which conversation is back; null where some are gone again. */
export function Undo({ onUndo }: { readonly onUndo: (id: string | null) => void }) {
  const { actions } = useStores().conversations
  const undoable = useConversations((state) => state.undoable)
  const button = useRef<HTMLButtonElement>(null)
  const known = useRef(undoable)
  /** What was undone last, as long as nothing was done after it. */
  const [undone, setUndone] = useState<{ readonly words: string; readonly left: Undoable | null }>({ words: '', left: null })

  useEffect(() => {
    if (known.current === undoable) return
    known.current = undoable
    button.current?.focus()
  }, [undoable])

  function undo(): void {
    if (undoable === null) return
    onUndo(undoable.change === 'deleted' ? undoable.conversations[0]?.id ?? null : null)
    setUndone({ words: undoneWords(undoable), left: undoable.earlier })
    actions.undo()
  }

  return (
    <output>
      {undone.left === undoable && <span className="visually-hidden">{undone.words}</span>}
      {undoable !== null && (
        <span className={styles.undo}>
          <span className={styles.words} title={doneWords(undoable)}>{doneWords(undoable)}</span>
          <button ref={button} type="button" className={buttons.quiet} aria-label={undoWords(undoable)} title={undoWords(undoable)} onClick={undo}>Undo</button>
        </span>
      )}
    </output>
  )
}
