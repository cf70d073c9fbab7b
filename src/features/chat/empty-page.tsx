/** The page before the first prompt: what this is, three prompts to try, what runs where. */
import { isShipped } from '../../core/models/catalogue.ts'
import { mayBeAsked } from '../../core/remote/endpoint.ts'
import { hostOf } from '../../stores/endpoints-store.ts'
import { policyFrom } from '../../stores/policy-choice.ts'
import { useEndpoints, useModels, useSettings, useStores } from '../../stores/stores.ts'
import { exampleNote, whereSentence } from './empty-page-words.ts'
import { EXAMPLES } from './examples.ts'
import { useFocusNext } from './focus-next.ts'
import styles from './empty-page.module.css'

export interface EmptyPageProps {
  /** Makes an example the draft. */
  readonly onSuggest: (example: string) => void
}

export function EmptyPage({ onSuggest }: EmptyPageProps) {
  const { asking, conversations, inference, settings, setup } = useStores()
  const focusNext = useFocusNext()
  const endpoints = useEndpoints((state) => state.endpoints)
  // All three decide on what is here.
  useSettings((state) => state.ladder)
  useSettings((state) => state.resting)
  useModels((state) => state.stored)
  const here = setup.here()
  const goesOn = here.some((id) => !isShipped(id)) || endpoints.some(mayBeAsked)

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
          {EXAMPLES.map((example) => (
            <li key={example.prompt}>
              <button type="button" className={styles.example} onClick={() => ask(example.prompt)}>
                <span className={styles.prompt}>{example.prompt}</span>
                <span className={styles.shows}>{exampleNote(example, goesOn)}</span>
              </button>
            </li>
          ))}
        </ul>
        <p className={styles.where}>{whereSentence(here.length, endpoints, hostOf)}</p>
      </div>
    </div>
  )
}
