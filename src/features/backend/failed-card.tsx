/** Shown where no model runs: what happened, what is safe, and one thing to do. */
import { useInference, useStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import { failedSentence } from './backend-words.ts'
import styles from './failed-card.module.css'

export function FailedCard() {
  const status = useInference((state) => state.status)
  const { actions } = useStores().inference
  if (status.phase !== 'failed') return null
  return (
    <section className={styles.card} role="alert">
      <p>{failedSentence(status.code)}</p>
      <button type="button" className={buttons.main} onClick={actions.restart}>Start the model again</button>
      {status.detail !== '' && (
        <details className={styles.detail}>
          <summary>What was reported</summary>
          <p>{status.code}: {status.detail}</p>
        </details>
      )}
    </section>
  )
}
