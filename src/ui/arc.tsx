/** A small arc filled by a probability. Decoration beside the number that says the same. */
import styles from './arc.module.css'

const RADIUS = 7
/** The arc is three quarters of a circle, open below. */
const LENGTH = 2 * Math.PI * RADIUS * 0.75

export function Arc({ share }: { readonly share: number }) {
  const common = { cx: 10, cy: 10, r: RADIUS, fill: 'none', strokeWidth: 3, transform: 'rotate(135 10 10)' }
  return (
    <svg className={styles.arc} width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <circle {...common} className={styles.rest} strokeDasharray={`${LENGTH} 100`} />
      <circle {...common} className={styles.filled} strokeDasharray={`${LENGTH * share} 100`} />
    </svg>
  )
}
