/** What a person can do instead when the model declines: ask a larger one, or three prompts to try, and all it can do. */
import { useInference, useStores } from '../../stores/stores.ts'
import type { TurnNode } from '../../stores/tree.ts'
import buttons from '../../ui/button.module.css'
import { chipsOf, skillsOf } from './chips.ts'
import { useFocusNext } from './focus-next.ts'
import { largerOffer } from './larger-model.ts'
import styles from './declined.module.css'

export interface DeclinedProps {
  readonly node: TurnNode
  readonly busy: boolean
  readonly onSuggest: (text: string) => void
}

export function Declined({ node: { id: turnId, turn }, busy, onSuggest }: DeclinedProps) {
  const { actions } = useStores().conversations
  const focusNext = useFocusNext()
  const models = useInference(({ status }) => (status.phase === 'ready' ? status.models : null))
  const model = useInference(({ status }) => (status.phase === 'ready' ? status.model : null))
  if (model === null || models === null) return null
  const larger = largerOffer(turn, models)

  function ask(which: string): void {
    actions.askLarger(turnId, which)
    focusNext({ nodeId: turnId, part: 'item' })
  }

  return (
    <div className={styles.declined}>
      {larger !== null && (
        <p className={styles.larger}>
          {larger.words}
          {larger.kind === 'largest' && <a href="#/models">Add a larger one, or a server</a>}
          {larger.kind === 'ask' && <button type="button" className={buttons.outlined} disabled={busy} onClick={() => ask(larger.model)}>Ask it</button>}
        </p>
      )}
      <div className={styles.chips}>
        <span>It can:</span>
        {chipsOf(model).map(({ id, name, example }) => (
          <button key={id} type="button" className={`${buttons.outlined} ${styles.chip}`} title={name} onClick={() => onSuggest(example)}>{example}</button>
        ))}
      </div>
      <details className={styles.all}>
        <summary>All it can do</summary>
        <dl className={styles.skills}>
          {skillsOf(model).map(({ id, name, example }) => (
            <div key={id}>
              <dt>{name}</dt>
              <dd><button type="button" className={`${buttons.quiet} ${styles.example}`} onClick={() => onSuggest(example)}>{example}</button></dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  )
}
