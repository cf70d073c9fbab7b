/** Where the model is to run, with what was found out about each place. */
import type { BackendChoice as Choice } from '../../inference/inference.ts'
import { useInference, useSettings, useStores } from '../../stores/stores.ts'
import { Segmented, type Option } from '../../ui/segmented.tsx'
import { BACKEND_NAMES, backendSentence, verdictSentence } from './backend-words.ts'
import styles from './backend-choice.module.css'

const CHOICES: readonly Option<Choice>[] = [
  { value: 'auto', label: 'Automatic', hint: 'The faster one whose numbers are right' },
  { value: 'wasm', label: 'Processor' },
  { value: 'webgpu', label: 'Graphics device' },
]

export function BackendChoice() {
  const { inference, settings } = useStores()
  const status = useInference((state) => state.status)
  const chosen = useSettings((state) => state.backend)

  function choose(backend: Choice): void {
    settings.actions.set({ backend })
    inference.actions.chooseBackend(backend)
  }

  return (
    <div className={styles.choice}>
      <Segmented legend="Where the model runs" options={CHOICES} value={status.phase === 'ready' ? status.choice : chosen} onChange={choose} />
      {status.phase === 'ready' && (
        <>
          <p>{backendSentence(status)}.</p>
          <dl className={styles.verdicts}>
            {(['wasm', 'webgpu'] as const).map((backend) => (
              <div key={backend}><dt>{BACKEND_NAMES[backend]}</dt><dd>{verdictSentence(backend, status.verdicts[backend])}</dd></div>
            ))}
          </dl>
        </>
      )}
    </div>
  )
}
