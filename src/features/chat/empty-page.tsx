/** The page before the first prompt: what this is, three prompts to try, what runs where. */
import { policyFrom } from '../../stores/policy-choice.ts'
import { useStores } from '../../stores/stores.ts'
import { EXAMPLES } from './examples.ts'
import { useFocusNext } from './focus-next.ts'
import styles from './empty-page.module.css'

export interface EmptyPageProps {
  /** Makes an example the draft. */
  readonly onSuggest: (example: string) => void
}

export function EmptyPage({ onSuggest }: EmptyPageProps) {
  const { asking, conversations, inference, settings } = useStores()
  const focusNext = useFocusNext()

  function ask(prompt: string): void {
    const { status } = inference.getState()
    const { policyKind, share } = settings.getState()
    if (status.phase === 'ready') {
      const asked = conversations.actions.ask(prompt, policyFrom(policyKind, share, status.profile))
      return focusNext(asked === null ? null : { nodeId: asked, part: 'item' })
    }
    onSuggest(prompt)
    asking.actions.askDraft(policyKind)
  }

  return (
    <div className={styles.page}>
      <div className={styles.inner}>
        <h1 className={styles.title}>Second Thought</h1>
        <p className={styles.sentence}>
          A small language model that answers at once where it is sure, thinks longer only where it is in doubt, and shows what every answer cost.
        </p>
        <ul className={styles.examples} aria-label="Examples">
          {EXAMPLES.map(({ prompt, shows }) => (
            <li key={prompt}>
              <button type="button" className={styles.example} onClick={() => ask(prompt)}>
                <span className={styles.prompt}>{prompt}</span>
                <span className={styles.shows}>{shows}</span>
              </button>
            </li>
          ))}
        </ul>
        <p className={styles.where}>This model runs in this tab; nothing is sent.</p>
      </div>
    </div>
  )
}
