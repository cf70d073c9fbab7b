/** A rung's name with its hue and pattern. */
import styles from './rung.module.css'

/** The class that carries a strategy's hue; an unknown strategy is grey. */
export function rungClass(strategy: string): string {
  return (strategy === 'direct' ? styles.direct : strategy === 'think' ? styles.think : styles.other) ?? ''
}

export interface RungNameProps {
  readonly strategy: string
  /** Whether it is a larger model's than the one that answers first. */
  readonly larger: boolean
  readonly label: string
}

export function RungName({ strategy, larger, label }: RungNameProps) {
  return (
    <span className={rungClass(strategy)}>
      <span className={styles.swatch} aria-hidden="true" /> <span className={larger ? styles.larger : styles.word}>{label}</span>
    </span>
  )
}
