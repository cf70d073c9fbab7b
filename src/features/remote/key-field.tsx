/** A server's key: given, kept encrypted, unlocked, forgotten. What is typed goes to the network worker and is gone from here at once. */
import { useState, type FormEvent } from 'react'
import type { Endpoint } from '../../core/remote/endpoint.ts'
import { useEndpoints, useRemoteStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import { Field } from '../../ui/field.tsx'
import styles from './endpoints.module.css'
import { KEY_WORDS, NO_KEY } from './remote-words.ts'

type Step = 'shown' | 'key' | 'keep'

export function KeyField({ endpoint: { id } }: { readonly endpoint: Endpoint }) {
  const { actions } = useRemoteStores().endpoints
  const state = useEndpoints(({ keys }) => keys[id] ?? 'none')
  const [step, setStep] = useState<Step>('shown')

  if (step === 'key') {
    return <Secret label="Key" action="Save the key" trouble={NO_KEY} hand={(key) => actions.setKey(id, key)} onDone={() => setStep('shown')} />
  }
  if (step === 'keep') {
    return <Secret label="A passphrase to encrypt it with. It is not kept: without it the key can’t be read again" action="Keep it encrypted" trouble="It could not be kept: the browser allows this page no storage. It stays in memory." hand={(passphrase) => actions.keepKey(id, passphrase)} onDone={() => setStep('shown')} />
  }
  return (
    <div className={styles.key}>
      <p className={styles.note}>{KEY_WORDS[state]}</p>
      {state === 'locked' && (
        <Secret label="Passphrase" action="Unlock" trouble="That is not its passphrase. Try again, or give the key anew." hand={(passphrase) => actions.unlockKey(id, passphrase)} onDone={null} />
      )}
      <p className={styles.actions}>
        <button type="button" className={buttons.quiet} onClick={() => setStep('key')}>{state === 'none' ? 'Give a key' : 'Give another key'}</button>
        {state === 'memory' && <button type="button" className={buttons.quiet} onClick={() => setStep('keep')}>Keep it encrypted …</button>}
        {state !== 'none' && <button type="button" className={buttons.quiet} onClick={() => void actions.forgetKey(id)}>Forget the key</button>}
      </p>
    </div>
  )
}

interface SecretProps {
  readonly label: string
  readonly action: string
  readonly trouble: string
  readonly hand: (secret: string) => Promise<boolean>
  /** Null: it can't be cancelled, and goes away by itself. */
  readonly onDone: (() => void) | null
}

function Secret({ label, action, trouble, hand, onDone }: SecretProps) {
  const [text, setText] = useState('')
  const [state, setState] = useState<'typing' | 'busy' | 'failed'>('typing')

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const secret = text
    setText('')
    setState('busy')
    if (await hand(secret)) onDone?.()
    else setState('failed')
  }

  return (
    <form className={styles.secret} onSubmit={(event) => void submit(event)}>
      <Field label={label}>
        {(input) => <input {...input} type="password" autoComplete="off" spellCheck={false} required value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      {state === 'failed' && <p role="alert" className={styles.trouble}>{trouble}</p>}
      <p className={styles.actions}>
        <button type="submit" className={buttons.outlined} disabled={state === 'busy'}>{state === 'busy' ? 'One moment …' : action}</button>
        {onDone !== null && <button type="button" className={buttons.quiet} onClick={onDone}>Cancel</button>}
      </p>
    </form>
  )
}
