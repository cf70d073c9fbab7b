/** A failure with its one action. */
import type { DownloadFailure } from '../../core/models/download.ts'
import buttons from '../../ui/button.module.css'
import { failureWords } from './failure-words.ts'
import styles from './models-page.module.css'

export interface FailureProps {
  readonly failure: DownloadFailure
  /** Whether a listing was to be read: nothing of a model was on its way. */
  readonly looking?: boolean
  /** The model's page at its hub. */
  readonly home?: string
  readonly onRetry?: () => void
  /** Puts it away; also where something else is to be written. */
  readonly onClose?: () => void
}

export function Failure({ failure, looking, home, onRetry, onClose }: FailureProps) {
  const { sentence, action, label } = failureWords(failure, looking)
  const act = action === 'retry' || action === 'free' ? onRetry ?? onClose : onClose
  return (
    <div className={styles.failure} role="alert">
      <p>{sentence}</p>
      {action === 'visit' && home !== undefined
        ? <a className={buttons.outlined} href={home} target="_blank" rel="noreferrer">{label} ↗</a>
        : act !== undefined && <button type="button" className={buttons.outlined} onClick={act}>{label}</button>}
      <details className={styles.facts}>
        <summary>What was reported</summary>
        <p>{failure.code}: {failure.detail}</p>
      </details>
    </div>
  )
}
