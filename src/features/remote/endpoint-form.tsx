/** The fields of one server. The key's field is emptied as soon as it is handed over, and never filled again. */
import { useId, useState, type FormEvent } from 'react'
import { REASONING, type Endpoint, type Reasoning } from '../../core/endpoint.ts'
import { addressFrom, type EndpointDraft, type Saved } from '../../stores/endpoints-store.ts'
import buttons from '../../ui/button.module.css'
import field from '../../ui/field.module.css'
import { focusOnMount } from '../../ui/focus-on-mount.ts'
import styles from './endpoints.module.css'
import { LOCAL_NOTE, REASONING_LABELS } from './remote-words.ts'

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
  const address = addressFrom(fields.baseUrl)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const saved = save(draftOf(fields, before))
    if (!saved.ok) return setTrouble(saved.detail)
    const given = key
    setKeyText('')
    if (given !== '' && !await setKey(saved.id, given)) return setTrouble('The server is saved, but not the key: it holds a space or a sign that no key has. Copy it again below.')
    onDone()
  }

  return (
    <form className={styles.form} aria-label={before === null ? 'A new server' : `Change ${before.name}`} onSubmit={(event) => void submit(event)}>
      <label className={field.field}>
        <span className={field.label}>Address</span>
        <input className={field.input} ref={focusOnMount} inputMode="url" autoComplete="off" spellCheck={false} required placeholder="https://api.example.org/v1" value={fields.baseUrl} onChange={(event) => change({ baseUrl: event.target.value })} />
        {fields.baseUrl !== '' && (address.ok
          ? <span className={field.hint}>{address.loopback ? LOCAL_NOTE : `Requests would go to ${address.host}.`}</span>
          : <span className={field.hint}>{address.detail}</span>)}
      </label>
      <div className={styles.pair}>
        <label className={field.field}>
          <span className={field.label}>Model’s name at the server</span>
          <input className={field.input} list={listId} autoComplete="off" spellCheck={false} maxLength={200} value={fields.model} onChange={(event) => change({ model: event.target.value })} />
          <datalist id={listId}>{models.map((model) => <option key={model} value={model}>{model}</option>)}</datalist>
          {fields.model === '' && <span className={field.hint}>Empty: a test lists what there is.</span>}
        </label>
        <label className={field.field}>
          <span className={field.label}>Your name for it</span>
          <input className={field.input} autoComplete="off" maxLength={80} value={fields.name} onChange={(event) => change({ name: event.target.value })} />
        </label>
      </div>
      {before === null && (
        <label className={field.field}>
          <span className={field.label}>Key, where it needs one</span>
          <input className={field.input} type="password" autoComplete="off" spellCheck={false} value={key} onChange={(event) => setKeyText(event.target.value)} />
          <span className={field.hint}>It is kept in memory until this page closes, and sent to this address alone. You can have it kept longer, encrypted, once it is saved.</span>
        </label>
      )}
      <label className={field.field}>
        <span className={field.label}>Does its model think before it answers?</span>
        <select className={field.input} value={fields.reasoning} onChange={(event) => change({ reasoning: REASONING.find((one) => one === event.target.value) ?? 'none' })}>
          {REASONING.map((one) => <option key={one} value={one}>{REASONING_LABELS[one]}</option>)}
        </select>
      </label>
      <div className={styles.pair}>
        <label className={field.field}>
          <span className={field.label}>Price of a million tokens read, in $</span>
          <input className={field.input} type="number" min="0" step="any" inputMode="decimal" value={fields.input} onChange={(event) => change({ input: event.target.value })} />
        </label>
        <label className={field.field}>
          <span className={field.label}>… and written</span>
          <input className={field.input} type="number" min="0" step="any" inputMode="decimal" value={fields.output} onChange={(event) => change({ output: event.target.value })} />
        </label>
      </div>
      {trouble !== '' && <p role="alert" className={styles.trouble}>{trouble}</p>}
      <p className={styles.actions}>
        <button type="submit" className={buttons.main}>{before === null ? 'Add it' : 'Save'}</button>
        <button type="button" className={buttons.outlined} onClick={onDone}>Cancel</button>
      </p>
    </form>
  )
}

function fieldsOf(before: Endpoint | null): Fields {
  return {
    baseUrl: before?.baseUrl ?? '', name: before?.name ?? '', model: before?.model ?? '', reasoning: before?.reasoning ?? 'none',
    input: before?.price?.input.toString() ?? '', output: before?.price?.output.toString() ?? '',
  }
}

/** A new server is asked about each time until a person chooses otherwise. One price without the other counts the other as nothing. */
function draftOf({ input, output, ...fields }: Fields, before: Endpoint | null): EndpointDraft {
  return { ...fields, rule: before?.rule ?? 'ask', price: input === '' && output === '' ? null : { input: Number(input), output: Number(output) } }
}
