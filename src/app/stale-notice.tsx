/** Says that this page is older than its server: a part of it that was asked for is gone. Draws nothing until then. */
import { useEffect, useState } from 'react'
import buttons from '../ui/button.module.css'
import styles from './stale-notice.module.css'

export function StaleNotice() {
  const [stale, setStale] = useState(false)
  useEffect(() => {
    function notice(event: Event): void {
      event.preventDefault()
      setStale(true)
    }
    // Vite's own event for a hashed file that could not be loaded.
    window.addEventListener('vite:preloadError', notice)
    return () => window.removeEventListener('vite:preloadError', notice)
  }, [])
  if (!stale) return null
  return (
    <p className={styles.notice} role="alert">
      A newer version of this page is there. What you were writing is kept.
      <button type="button" className={buttons.outlined} onClick={() => location.reload()}>Reload</button>
    </p>
  )
}
