/** What a person can do instead when the model declines: three things it can do. */
import { useInference } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import { chipsOf } from './chips.ts'
import styles from './declined.module.css'

export function Declined({ onSuggest }: { readonly onSuggest: (text: string) => void }) {
  const model = useInference(({ status }) => (status.phase === 'ready' ? status.model : null))
  if (model === null) return null
  return (
    <div className={styles.declined}>
      <span>It can:</span>
      {chipsOf(model).map(({ id, name, example }) => (
        <button key={id} type="button" className={`${buttons.outlined} ${styles.chip}`} title={example} onClick={() => onSuggest(example)}>{name}</button>
      ))}
    </div>
  )
}
