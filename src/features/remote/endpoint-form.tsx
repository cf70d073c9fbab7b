/** The fields of one server. The key's field is emptied as soon as it is handed over, and never filled again. */
import { useId, useState, type FormEvent } from 'react'
import { REASONING, type Endpoint, type Reasoning } from '../../core/remote/endpoint.ts'
import { isKey } from '../../core/remote/server-key.ts'
import { addressFrom, type EndpointDraft, givenName, type Saved } from '../../stores/endpoints-store.ts'
import buttons from '../../ui/button.module.css'
import { Field } from '../../ui/field.tsx'
import { focusOnMount } from '../../ui/focus-on-mount.ts'
import styles from './endpoints.module.css'
import { LOCAL_NOTE, NO_KEY, REASONING_LABELS } from './remote-words.ts'

export interface EndpointFormProps {
  /** The server that is changed; null for a new one. */
  readonly before: Endpoint | null
  readonly models?: readonly string[]
  readonly save: (draft: EndpointDraft) => Saved
  readonly setKey: (id: string, key: string) => Promise<boolean>
  readonly onDone: () => void
}

interface Fields {
  readonly baseUrl: string
  readonly name: string
  readonly model: string
  readonly reasoning: Reasoning
  readonly input: string
  readonly output: string
}

export function EndpointForm({ before, models = [], save, setKey, onDone }: EndpointFormProps) {
  const [fields, setFields] = useState<Fields>(() => fieldsOf(before))
  const [key, setKeyText] = useState('')
  const [trouble, setTrouble] = useState('')
  const listId = useId()
  const change = (one: Partial<Fields>): void => setFields({ ...fields, ...one })

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (key !== '' && !isKey(key)) return setTrouble(NO_KEY)
    const saved = save(draftOf(fields, before))
    if (!saved.ok) return setTrouble(saved.detail)
    const given = key
    setKeyText('')
    // Where it can't be taken now, its card says that there is none.
    if (given !== '') await setKey(saved.id, given)
    onDone()
  }

  return (
    <form className={styles.form} aria-label={before === null ? 'A new server' : `Change ${before.name}`} onSubmit={(event) => void submit(event)}>
      <Field label="Address" hint={addressHint(fields.baseUrl)}>
        {(input) => <input {...input} ref={focusOnMount} inputMode="url" autoComplete="off" spellCheck={false} required placeholder="https://api.example.org/v1" value={fields.baseUrl} onChange={(event) => change({ baseUrl: event.target.value })} />}
      </Field>
      <div className={styles.pair}>
        <Field label="Model’s name at the server" hint={fields.model === '' && 'Empty: a test lists what there is.'}>
          {(input) => (
            <>
              <input {...input} list={listId} autoComplete="off" spellCheck={false} maxLength={200} value={fields.model} onChange={(event) => change({ model: event.target.value })} />
              <datalist id={listId}>{models.map((model) => <option key={model} value={model}>{model}</option>)}</datalist>
            </>
          )}
        </Field>
        <Field label="Your name for it">
          {(input) => <input {...input} autoComplete="off" maxLength={80} placeholder={hostIn(fields.baseUrl)} value={fields.name} onChange={(event) => change({ name: event.target.value })} />}
        </Field>
      </div>
      {before === null && (
        <Field label="Key, where it needs one" hint="In memory until this page closes, and sent to this address alone. It can be kept longer, encrypted, once it is saved.">
          {(input) => <input {...input} type="password" autoComplete="off" spellCheck={false} value={key} onChange={(event) => setKeyText(event.target.value)} />}
        </Field>
      )}
      <Field label="Does its model think before it answers?">
        {(input) => (
          <select {...input} value={fields.reasoning} onChange={(event) => change({ reasoning: REASONING.find((one) => one === event.target.value) ?? 'none' })}>
            {REASONING.map((one) => <option key={one} value={one}>{REASONING_LABELS[one]}</option>)}
          </select>
        )}
      </Field>
      <div className={styles.pair}>
        <Field label="Price of a million tokens read, in $">
          {(input) => <input {...input} type="number" min="0" step="any" inputMode="decimal" value={fields.input} onChange={(event) => change({ input: event.target.value })} />}
        </Field>
        <Field label="… and of a million written">
          {(input) => <input {...input} type="number" min="0" step="any" inputMode="decimal" value={fields.output} onChange={(event) => change({ output: event.target.value })} />}
        </Field>
      </div>
      {trouble !== '' && <p role="alert" className={styles.trouble}>{trouble}</p>}
      <p className={styles.actions}>
        <button type="submit" className={buttons.main}>{before === null ? 'Add it' : 'Save'}</button>
        <button type="button" className={buttons.outlined} onClick={onDone}>Cancel</button>
      </p>
    </form>
  )
}

function addressHint(text: string): string {
  if (text === '') return ''
  const address = addressFrom(text)
  if (!address.ok) return address.detail
  return address.loopback ? LOCAL_NOTE : `Requests would go to ${address.host}.`
}

/** What it is called without a name of its own. */
function hostIn(text: string): string {
  const address = addressFrom(text)
  return address.ok ? address.host : ''
}

function fieldsOf(before: Endpoint | null): Fields {
  return {
    baseUrl: before?.baseUrl ?? '', name: before === null ? '' : givenName(before), model: before?.model ?? '', reasoning: before?.reasoning ?? 'none',
    input: before?.price?.input.toString() ?? '', output: before?.price?.output.toString() ?? '',
  }
}

/** A new server is asked about each time until a person chooses otherwise. One price without the other counts the other as nothing. */
function draftOf({ input, output, ...fields }: Fields, before: Endpoint | null): EndpointDraft {
  return { ...fields, rule: before?.rule ?? 'ask', price: input === '' && output === '' ? null : { input: Number(input), output: Number(output) } }
}
