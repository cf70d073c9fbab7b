/** A thought, folded away with what it took. */
import { isWhole, type TurnRung } from '../../core/turn.ts'
import { duration, tokens } from '../../ui/format.ts'
import { rungClass } from '../../ui/rung.tsx'
import rungs from '../../ui/rung.module.css'
import { tokenCount } from './outcome-words.ts'
import styles from './thought.module.css'

export function Thought({ pass }: { readonly pass: TurnRung }) {
  const running = pass.state === 'running'
  return (
    <details className={styles.thought}>
      <summary className={`${styles.summary} ${rungClass(pass.votes === undefined ? 'think' : 'vote')}`}>
        <span className={rungs.swatch} aria-hidden="true" />
        {/* One span: the summary lays its children out with a gap, and a comma takes none. */}
        <span>
          {running ? 'Thinking' : pass.votes === undefined ? 'Thought' : 'Thought of the sample that stands for the vote'}, {tokens(tokenCount(pass))}{pass.votes !== undefined && ' in all samples'}{pass.usage !== null && `, ${duration(pass.usage.ms)}`}
          {pass.result?.forced === true && ', ended at its limit'}
          {!isWhole(pass) && ', broken off'}
        </span>
      </summary>
      <p className={styles.text}>{pass.thoughtText}</p>
    </details>
  )
}
