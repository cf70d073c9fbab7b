/** One server: what it is, whether it may be asked, its key, its test. */
import { useState, type ReactNode } from 'react'
import { RULES, type Endpoint } from '../../core/remote/endpoint.ts'
import { addressFrom, type ConnectionTest } from '../../stores/endpoints-store.ts'
import { useEndpoints, useRemoteStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import { LeavesMark } from '../../ui/leaves-mark.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { EndpointForm } from './endpoint-form.tsx'
import { KeyField } from './key-field.tsx'
import styles from './endpoints.module.css'
import { LOCAL_NOTE, RULE_LABELS, RULE_NOTES, foundSentence } from './remote-words.ts'

export function EndpointCard({ endpoint, calibration }: { readonly endpoint: Endpoint; readonly calibration: ReactNode }) {
  const { actions } = useRemoteStores().endpoints
  const test = useEndpoints(({ tests }) => tests[endpoint.id])
  const [step, setStep] = useState<'shown' | 'changing' | 'removing'>('shown')
  const { id, name, rule, model } = endpoint
  const address = addressFrom(endpoint.baseUrl)
  const models = test?.state === 'ok' ? test.models : []

  if (step === 'changing') {
    return <EndpointForm before={endpoint} models={models} save={(draft) => actions.change(id, draft)} setKey={actions.setKey} onDone={() => setStep('shown')} />
  }
  return (
    <article className={styles.card} aria-label={name}>
      <header className={styles.head}>
        <h3 className={styles.name}>{name}</h3>
        <LeavesMark>{address.ok && address.loopback ? 'on this device, outside this tab' : 'leaves this device'}</LeavesMark>
      </header>
      <p className={styles.facts}>{endpoint.baseUrl}{model === '' ? '' : `, model ${model}`}. {foundSentence(endpoint.found)}</p>
      <Segmented legend={`May ${name} be asked?`} options={RULES.map((value) => ({ value, label: RULE_LABELS[value] }))} value={rule} onChange={(next) => actions.change(id, { rule: next })} />
      <p className={styles.note}>{RULE_NOTES[rule]}</p>
      <KeyField endpoint={endpoint} />
      {address.ok && address.loopback && endpoint.found === null && <p className={styles.note}>{LOCAL_NOTE}</p>}
      <p className={styles.actions}>
        <button type="button" className={buttons.outlined} disabled={test?.state === 'running'} onClick={() => void actions.test(id)}>Test the connection</button>
        <button type="button" className={buttons.quiet} onClick={() => setStep('changing')}>Change</button>
        {step === 'removing' ? (
          <>
            <button type="button" className={buttons.danger} onClick={() => void actions.remove(id)}>Remove it and its key</button>
            <button type="button" className={buttons.quiet} onClick={() => setStep('shown')}>Keep it</button>
          </>
        ) : <button type="button" className={buttons.quiet} onClick={() => setStep('removing')}>Remove …</button>}
      </p>
      <output className={styles.note}><TestWords test={test} model={model} /></output>
      {calibration}
      {model === '' && models.length > 0 && <ModelChoice models={models} onChoose={(chosen) => actions.change(id, { model: chosen })} />}
    </article>
  )
}

/** What a test does is said before it is done. */
function TestWords({ test, model }: { readonly test: ConnectionTest | undefined; readonly model: string }) {
  if (test === undefined) return model === '' ? 'A test asks for the list of its models.' : 'A test asks for the list of its models, and the model to “Say hi.”; nothing of yours is sent.'
  switch (test.state) {
    case 'running': return 'Testing …'
    case 'failed': return <span className={styles.trouble}>{test.detail}</span>
    case 'ok': return model === ''
      ? test.models.length === 0 ? 'It answers, but lists no models. Type the model’s name under “Change”.' : 'It answers. Choose its model:'
      : test.models.length > 0 && !test.models.includes(model) ? `It answers. Its list of ${test.models.length} does not name ${model}.` : 'It answers.'
    default: return test satisfies never
  }
}

function ModelChoice({ models, onChoose }: { readonly models: readonly string[]; readonly onChoose: (model: string) => void }) {
  return (
    <ul className={styles.models}>
      {models.map((model) => <li key={model}><button type="button" className={buttons.outlined} onClick={() => onChoose(model)}>{model}</button></li>)}
    </ul>
  )
}
