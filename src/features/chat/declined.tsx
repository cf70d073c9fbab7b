/** What a person can do instead when the model declines: three prompts to try, and all it can do. */
import { useInference } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import { chipsOf, skillsOf } from './chips.ts'
import styles from './declined.module.css'

export function Declined({ onSuggest }: { readonly onSuggest: (text: string) => void }) {
  const model = useInference(({ status }) => (status.phase === 'ready' ? status.model : null))
  if (model === null) return null
  return (
    <div className={styles.declined}>
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
