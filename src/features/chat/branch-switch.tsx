/** Steps between the branches that begin at one place of the thread. */
import { useStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import { Icon } from '../../ui/icon.tsx'
import { useFocusNext } from './focus-next.ts'
import styles from './branch-switch.module.css'

export interface BranchSwitchProps {
  readonly id: string
  /** Ids of all branches, oldest first, joined by spaces ('' for none): a string, so that unchanged branches compare equal. */
  readonly branch: string
}

export function BranchSwitch({ id, branch }: BranchSwitchProps) {
  const { showBranch } = useStores().conversations.actions
  const focusNext = useFocusNext()
  const ids = branch === '' ? [] : branch.split(' ')
  const at = ids.indexOf(id)
  const before = ids[at - 1]
  const after = ids[at + 1]
  if (ids.length < 2) return null

  function step(to: string | undefined, part: 'earlier' | 'later'): void {
    if (to === undefined) return
    showBranch(to)
    focusNext({ nodeId: to, part })
  }

  return (
    <fieldset className={styles.switch} aria-label="Versions">
      <button type="button" className={buttons.quiet} data-step="earlier" aria-label="Earlier version" disabled={before === undefined} onClick={() => step(before, 'earlier')}>
        <Icon name="left" size={14} />
      </button>
      <span>{at + 1} of {ids.length}</span>
      <button type="button" className={buttons.quiet} data-step="later" aria-label="Later version" disabled={after === undefined} onClick={() => step(after, 'later')}>
        <Icon name="right" size={14} />
      </button>
    </fieldset>
  )
}
