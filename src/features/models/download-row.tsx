/** A download under way: how far, how fast, and what can be done about it. */
import type { Download } from '../../core/models/download.ts'
import { useStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import { phaseWords, progressWords } from './download-words.ts'
import { Failure } from './failure.tsx'
import styles from './models-page.module.css'
import { leaveRow, rowId, showRow } from './row-on-device.ts'

export function DownloadRow({ download }: { readonly download: Download }) {
  const { actions } = useStores().models
  const { plan: { repo, dtype, hub }, loadedBytes, totalBytes, at } = download
  const moving = at.phase === 'running' || at.phase === 'checking' || at.phase === 'retrying'
  // Both take the button away that was pressed, the first with its whole row.
  function cancel(): void {
    void actions.cancel(repo)
    leaveRow()
  }
  function retry(): void {
    void actions.resume(repo)
    showRow(repo)
  }
  return (
    <li id={rowId(repo)} className={styles.row} aria-label={repo}>
      <div className={styles.head}>
        <h3>{repo} <span className={styles.tag}>{dtype}</span></h3>
        <span className={styles.buttons}>
          {/* One place for both, so that the focus stays there. */}
          {moving
            ? <button type="button" className={buttons.outlined} onClick={() => void actions.pause(repo)}>Pause</button>
            : at.phase === 'paused' && <button type="button" className={buttons.main} onClick={() => void actions.resume(repo)}>Resume</button>}
          {at.phase !== 'elsewhere' && <button type="button" className={buttons.outlined} onClick={cancel}>Cancel</button>}
        </span>
      </div>
      <progress className={styles.bar} max={totalBytes} value={loadedBytes} aria-label={`Download of ${repo}`} />
      <p className={styles.facts}>{progressWords(download)}</p>
      <output className={styles.phase}>{phaseWords(download)}</output>
      {at.phase === 'failed' && <Failure failure={at.failure} home={`${hub}/${repo}`} onRetry={retry} onClose={cancel} />}
    </li>
  )
}
