/** A rung's name with its hue and pattern. */
import styles from './rung.module.css'

/** The class that carries a strategy's hue; an unknown strategy is grey. */
export function rungClass(strategy: string): string {
  return (strategy === 'direct' ? styles.direct : strategy === 'think' ? styles.think : styles.other) ?? ''
}

export function RungName({ strategy, children }: { readonly strategy: string; readonly children: string }) {
  return (
    <span className={rungClass(strategy)}>
      <span className={styles.swatch} aria-hidden="true" /> <span className={styles.word}>{children}</span>
    </span>
  )
}
