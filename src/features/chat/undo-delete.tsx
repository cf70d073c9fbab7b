/** Brings back the conversation deleted last. */
import { useConversations, useStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import styles from './undo-delete.module.css'

export function UndoDelete() {
  const { actions } = useStores().conversations
  const deleted = useConversations((state) => state.undoable)
  return (
    <output>
      {deleted !== null && (
        <span className={styles.toast}>
          <span className={styles.words}>Deleted “{deleted.title}”</span>
          <button type="button" className={buttons.quiet} onClick={actions.undoRemove}>Undo</button>
        </span>
      )}
    </output>
  )
}
