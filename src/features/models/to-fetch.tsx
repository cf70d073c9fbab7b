/** Models that can be fetched: the catalogue, any other by its name, and the hub they come from. */
import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react'
import { THE_HUB } from '../../core/models/hub-address.ts'
import { HUB_CATALOGUE } from '../../core/models/hub-catalogue.ts'
import { useModels, useSettings, useStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import page from '../../ui/page.module.css'
import { Failure } from './failure.tsx'
import { chosenHub } from './hub-choice.ts'
import { Listing } from './listing.tsx'
import { focusLookButton, lookButtonId } from './look-button.ts'
import { foundWords } from './look-words.ts'
import styles from './models-page.module.css'

export function Catalogue() {
  const hub = useSettings((state) => state.hub)
  return (
    <section className={styles.section} aria-labelledby="catalogue">
      <h2 id="catalogue">Models to fetch</h2>
      <p className={page.note}>“Look” asks {hub.replace(/^https?:\/\//, '')} for a model’s sizes and whether it fits here. Until you press it, nothing is sent anywhere.</p>
      <ul className={styles.rows}>
        {HUB_CATALOGUE.map(({ repo, name, parameters, licence, thinking }) => (
          <li key={repo} className={styles.row} aria-label={repo}>
            <div className={styles.head}>
              <h3>{name}</h3>
              <LookButton text={repo} />
            </div>
            <p className={styles.facts}>
              {parameters >= 1000 ? `${parameters / 1000} billion` : `${parameters} million`} parameters · licence {licence} · {thinking ? 'can think' : 'no thinking'} · <span className={styles.id}>{repo}</span>
            </p>
            <LookedInRow text={repo} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function AnyModel() {
  const { models } = useStores()
  const hub = useSettings((state) => state.hub)
  const added = useModels((state) => state.added)
  const failed = useModels(({ added: typed, looks }) => typed.find((one) => looks[one]?.state === 'failed'))
  // One that failed while another page was shown is still to be told of.
  const [text, setText] = useState(failed ?? '')
  /** What was looked up last; '' where nothing had been written. */
  const [asked, setAsked] = useState<string | null>(null)
  const look = useModels((state) => (asked === null ? undefined : state.looks[asked]))
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const latest = useRef<HTMLLIElement>(null)
  const mistake = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (look !== undefined && look.state !== 'looking') (latest.current ?? mistake.current)?.scrollIntoView({ block: 'nearest' })
  }, [look])
  useEffect(() => models.actions.unlookFailed, [models])

  function lookUp(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const wanted = text.trim()
    setAsked(wanted)
    if (wanted === '') field.current?.focus()
    else void models.actions.lookUp(wanted, hub)
  }
  function change(next: string): void {
    setText(next)
    if (asked === '') setAsked(null)
    models.actions.unlookFailed()
  }
  /** The button that did it goes with the row: the field is what comes next. */
  function putAway(one: string): void {
    models.actions.unlook(one)
    field.current?.focus()
    field.current?.select()
  }
  return (
    <section className={styles.section} aria-labelledby="any-model">
      <h2 id="any-model">Any other model</h2>
      <form className={styles.form} onSubmit={lookUp}>
        <label htmlFor={id}>Id or address</label>
        <input
          id={id} ref={field} className={styles.field} value={text} placeholder="owner/name" autoComplete="off" autoCapitalize="none" spellCheck={false}
          aria-invalid={failed !== undefined} aria-describedby={failed === undefined ? undefined : `${id}-mistake`} onChange={(event) => change(event.target.value)}
        />
        <button type="submit" className={buttons.outlined}>Look it up</button>
      </form>
      {failed !== undefined && <div id={`${id}-mistake`} ref={mistake}><Mistake text={failed} onClose={() => putAway(failed)} onRetry={() => field.current?.focus()} /></div>}
      <output className={styles.facts}>{asked === '' ? 'Write the id of a model first, such as owner/name.' : foundWords(look)}</output>
      <p className={page.note}>A text model with ONNX files, or one compiled for web-llm, by its id on the hub, or by an https address that ends in /owner/name and is laid out as the hub is.</p>
      <ul className={styles.rows} aria-label="Looked up">
        {added.filter((one) => one !== failed).map((one) => (
          <li key={one} ref={one === asked ? latest : null} className={styles.row} aria-label={one}>
            <div className={styles.head}>
              <h3 className={styles.id}>{one}</h3>
              <button type="button" className={buttons.quiet} aria-label={`Put away ${one}`} onClick={() => putAway(one)}>Put away</button>
            </div>
            <Looked text={one} onClose={() => putAway(one)} onRetry={() => field.current?.focus()} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What is wrong with what was typed: at the field, a line where it is no address, with what to do where the hub said no. */
function Mistake(props: LookedProps) {
  const detail = useModels(({ looks }) => {
    const look = looks[props.text]
    return look?.state === 'failed' && look.failure.code === 'bad-address' ? look.failure.detail : null
  })
  return detail === null ? <Looked {...props} /> : <p className={styles.trouble} role="alert">{detail}</p>
}

export function HubAddress() {
  const { settings } = useStores()
  const hub = useSettings((state) => state.hub)
  const [text, setText] = useState(hub)
  const [said, setSaid] = useState('')
  const field = useId()
  function set(address: string): void {
    const read = chosenHub(address)
    setSaid(read.ok ? 'Models are now looked up there.' : read.detail)
    if (!read.ok) return
    settings.actions.set({ hub: read.value })
    setText(read.value)
  }
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    set(text)
  }
  return (
    <section className={styles.section} aria-labelledby="hub-address">
      <h2 id="hub-address">Where models come from</h2>
      <form className={styles.form} onSubmit={submit}>
        <label htmlFor={field}>Hub address</label>
        <input id={field} className={styles.field} value={text} inputMode="url" autoComplete="off" autoCapitalize="none" spellCheck={false} placeholder={THE_HUB} onChange={(event) => setText(event.target.value)} />
        <button type="submit" className={buttons.outlined}>Use it</button>
        {(hub !== THE_HUB || text !== THE_HUB) && <button type="button" className={buttons.quiet} onClick={() => set(THE_HUB)}>Use {THE_HUB.replace('https://', '')} again</button>}
      </form>
      <output className={page.note}>{said}</output>
      <p className={page.note}>A mirror works as well. It learns your network address and which model you fetch, and nothing else. Every file is held against the hash that its hub lists: a mirror you choose is trusted to list the right ones.</p>
    </section>
  )
}

export function LookButton({ text }: { readonly text: string }) {
  const { actions } = useStores().models
  const hub = useSettings((state) => state.hub)
  const look = useModels((state) => state.looks[text])
  if (look !== undefined && look.state !== 'failed') return <button id={lookButtonId(text)} type="button" className={buttons.quiet} onClick={() => actions.unlook(text)}>Put away</button>
  return <button id={lookButtonId(text)} type="button" className={buttons.outlined} aria-label={`Look at ${text}`} onClick={() => void actions.look(text, hub)}>Look</button>
}

/** In a row of a list: what was typed too is shown under the field, and once. */
export function LookedInRow({ text }: { readonly text: string }) {
  const { actions } = useStores().models
  const typed = useModels((state) => state.added.includes(text))
  function close(): void {
    actions.unlook(text)
    focusLookButton(text)
  }
  return typed ? <p className={styles.facts}>You looked it up: see under “Any other model”.</p> : <Looked text={text} onClose={close} onRetry={() => focusLookButton(text)} />
}

interface LookedProps {
  readonly text: string
  /** Puts it away. */
  readonly onClose: () => void
  /** It is looked up once more: the button that did it goes, and the focus belongs elsewhere. */
  readonly onRetry: () => void
}

function Looked({ text, onClose, onRetry }: LookedProps) {
  const { actions } = useStores().models
  const hub = useSettings((state) => state.hub)
  const look = useModels((state) => state.looks[text])
  function retry(): void {
    void actions.look(text, hub)
    onRetry()
  }
  if (look === undefined) return null
  if (look.state === 'looking') return <output className={styles.facts}>Reading its listing …</output>
  if (look.state === 'found') return <Listing listing={look.listing} />
  return <Failure failure={look.failure} looking home={`${hub}/${text}`} onRetry={retry} onClose={onClose} />
}
