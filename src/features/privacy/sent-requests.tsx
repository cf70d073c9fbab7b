/** Every request that left this device, as it was noted: when, where to, why, how much. */
import { useEffect, useState } from 'react'
import type { SentRequest } from '../../core/remote/sent-request.ts'
import { useRemoteStores, useSent } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import { bytes, grouped } from '../../ui/format.ts'
import { LeavesMark } from '../../ui/leaves-mark.tsx'
import page from '../../ui/page.module.css'
import styles from './sent-requests.module.css'

/** Rows of a first look. */
const FEW = 20

const WHY: Readonly<Record<SentRequest['why'], string>> = {
  'prompt': 'a prompt', 'calibration': 'a prompt of this app’s, to calibrate', 'connection test': 'test of a connection', 'list of models': 'list of models', 'model download': 'download of a model', 'model listing': 'what a model consists of',
}

export function SentRequests() {
  const { sent } = useRemoteStores()
  const requests = useSent((state) => state.requests)
  const [whole, setWhole] = useState(false)
  useEffect(() => void sent.actions.read(), [sent])
  if (requests === null) return <p className={page.note}>The list could not be read yet.</p>
  if (requests.length === 0) return <p>No request has left this device.</p>
  const shown = whole ? requests : requests.slice(0, FEW)
  return (
    <>
      <LeavesMark>{requests.length === 1 ? 'one request has left' : `${grouped(requests.length)} requests have left`}</LeavesMark>
      <ol className={styles.list} aria-label="Requests that left, newest first">
        {shown.map(({ id, at, host, why, bytesSent, bytesReceived, outcome }) => (
          <li key={id} className={styles.request}>
            <span className={styles.host}>{host}</span>
            <span>{WHY[why]}: {outcome}</span>
            <time className={styles.aside} dateTime={new Date(at).toISOString()}>{new Date(at).toLocaleString()}</time>
            <span className={styles.aside}>{size(bytesSent)} sent, {size(bytesReceived)} received</span>
          </li>
        ))}
      </ol>
      <p className={styles.actions}>
        {!whole && requests.length > FEW && <button type="button" className={buttons.quiet} onClick={() => setWhole(true)}>Show all {grouped(requests.length)}</button>}
        <button type="button" className={buttons.quiet} onClick={() => void sent.actions.clear()}>Empty the list</button>
      </p>
      <p className={page.note}>Sent is the request’s body, without the headers that browsers add. What was said is not kept here, and no key. The newest thousand are listed.</p>
    </>
  )
}

function size(count: number): string {
  return count < 10_000 ? `${grouped(count)} bytes` : bytes(count)
}
