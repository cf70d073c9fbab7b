/** A rung's name with its hue and pattern. */
import styles from './rung.module.css'

const LOOKS: Readonly<Record<string, string | undefined>> = { direct: styles.direct, think: styles.think, vote: styles.vote, remote: styles.remote }

/** The class that carries a rung's hue and pattern; an unknown look is grey. */
export function rungClass(look: string): string {
  return LOOKS[look] ?? styles.other ?? ''
}

export interface RungNameProps {
  readonly look: string
  /** Whether it is a larger model's than the one that answers first. */
  readonly larger: boolean
  readonly label: string
}

export function RungName({ look, larger, label }: RungNameProps) {
  return (
    <span className={rungClass(look)}>
      <span className={styles.swatch} aria-hidden="true" /> <span className={larger && look !== 'remote' ? styles.larger : styles.word}>{label}</span>
    </span>
  )
}
