/** The model's state in one line: true loading progress, then where it runs and why. */
import { useInference } from '../../stores/stores.ts'
import { backendSentence, largerSentence, loadingSentence, runningOn } from './backend-words.ts'
import styles from './status-line.module.css'

export function StatusLine({ short }: { readonly short: boolean }) {
  const status = useInference((state) => state.status)
  if (status.phase === 'loading') {
    const words = loadingSentence(status)
    return (
      <div className={styles.line} title={words}>
        <progress
          className={styles.progress} aria-label={words}
          {...(status.totalBytes === null || status.step === 'warm-up' ? {} : { value: Math.min(status.loadedBytes, status.totalBytes), max: status.totalBytes })}
        />
        <span className={styles.words}>{words}</span>
      </div>
    )
  }
  if (status.phase === 'failed') return <p className={`${styles.line} ${styles.failed}`}>The model is not running</p>
  const larger = largerSentence(status.models)
  const [sentence, words] = [backendSentence(status), short ? runningOn(status) : backendSentence(status)].map((said) => (larger === '' ? said : `${said}; ${larger}`))
  return <a className={styles.line} href="#/settings" title={sentence}><span className={styles.words}>{words}</span></a>
}
