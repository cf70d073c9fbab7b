/** A download's state in words. Knows no component. */
import type { Download } from '../../core/models/download.ts'
import { bytes } from '../../ui/format.ts'

/** The line under the bar, which changes all the time. */
export function progressWords({ plan, at, loadedBytes, totalBytes }: Download): string {
  const sizes = `${bytes(loadedBytes)} of ${bytes(totalBytes)}`
  switch (at.phase) {
    case 'running': {
      const speed = at.bytesPerSecond === null ? [] : [`${bytes(at.bytesPerSecond)}/s`]
      const left = at.msLeft === null ? [] : [`${timeLeft(at.msLeft)} left`]
      return [sizes, ...speed, ...left, `file ${at.file} of ${plan.files.length}`].join(' · ')
    }
    case 'checking': return `${sizes} · checking what is there · file ${at.file} of ${plan.files.length}`
    case 'retrying': return `${sizes} · file ${at.file} of ${plan.files.length}`
    case 'paused': case 'elsewhere': case 'failed': return sizes
    default: return at satisfies never
  }
}

/** What is said aloud: only when something else happens than before. */
export function phaseWords({ at }: Pick<Download, 'at'>): string {
  switch (at.phase) {
    case 'running': return 'Downloading'
    case 'checking': return 'Checking what is there'
    case 'retrying': return at.why.code === 'mismatch'
      ? `${at.path} had other bytes than promised and is fetched again`
      : `${at.why.code === 'stalled' ? 'Nothing came for a while' : at.why.code === 'server-failed' ? 'The hub is busy' : 'The line was cut'}: trying again by itself (${at.retry} of ${at.mostRetries})`
    case 'paused': return 'Paused; what has arrived is kept'
    case 'elsewhere': return 'Another tab of this browser is downloading it'
    case 'failed': return 'Stopped'
    default: return at satisfies never
  }
}

export function timeLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  if (seconds < 60) return `${seconds}\u00a0s`
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? `${minutes}\u00a0min` : `${Math.floor(minutes / 60)}\u00a0h ${minutes % 60}\u00a0min`
}
