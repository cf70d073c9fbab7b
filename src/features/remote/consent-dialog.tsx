/** The question before a prompt leaves: all that would be sent, editable, with what was replaced and what it costs. Sending takes a press of its own. */
import { useState } from 'react'
import { chatBody } from '../../core/remote/chat-request.ts'
import type { ConsentAsk } from '../../core/remote/consent.ts'
import { useConsent, useRemoteStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { LeavesMark } from '../../ui/leaves-mark.tsx'
import styles from './consent-dialog.module.css'
import { charactersOf, consentTitle, leavesSentence, priceSentence } from './remote-words.ts'

/** Belongs into the frame of every page: a question may come while any of them is shown. */
export function ConsentDialog() {
  const ask = useConsent(({ asks }) => asks[0])
  return ask === undefined ? null : <Question key={ask.id} ask={ask} />
}

function Question({ ask }: { readonly ask: ConsentAsk }) {
  const { consent } = useRemoteStores()
  const [prompt, setPrompt] = useState(ask.chat.prompt)
  const refuse = (): void => consent.actions.answer(ask.id, { send: false })

  return (
    <Dialog title={consentTitle(ask, charactersOf(prompt))} open onClose={refuse}>
      <div className={styles.question}>
        <LeavesMark>{leavesSentence(ask)}</LeavesMark>
        <Field label="What is sent as your prompt (change it as you like)">
          {(input) => <textarea {...input} rows={4} value={prompt} ref={focusWhenShown} onChange={(event) => setPrompt(event.target.value)} />}
        </Field>
        <Replaced ask={ask} prompt={prompt} onRestore={() => setPrompt(ask.original)} />
        <p className={styles.price}>{priceSentence(ask, prompt)}</p>
        <details className={styles.whole} open>
          <summary>The whole request</summary>
          <pre className={styles.body}>{JSON.stringify(chatBody({ ...ask.chat, prompt }), null, 2)}</pre>
        </details>
        <div className={styles.actions}>
          <button type="button" className={buttons.outlined} onClick={refuse}>Don’t send</button>
          <button type="button" className={buttons.main} disabled={prompt.trim() === ''} onClick={() => consent.actions.answer(ask.id, { send: true, prompt })}>Send</button>
        </div>
      </div>
    </Dialog>
  )
}

/** The dialog is shown after its parts are made, and then looks for this mark: what would be sent comes first, not the button that closes. React writes no such attribute. */
function focusWhenShown(element: HTMLElement | null): void {
  element?.toggleAttribute('autofocus', true)
}

function Replaced({ ask, prompt, onRestore }: { readonly ask: ConsentAsk; readonly prompt: string; readonly onRestore: () => void }) {
  if (ask.redactions.length === 0) return null
  return (
    <div className={styles.replaced}>
      <p>Replaced before you see it:</p>
      <ul>
        {ask.redactions.map(({ found, placeholder }) => (
          <li key={placeholder}><span className={styles.found}>{found}</span> by {placeholder}</li>
        ))}
      </ul>
      <button type="button" className={buttons.quiet} disabled={prompt === ask.original} onClick={onRestore}>Put them back</button>
    </div>
  )
}
