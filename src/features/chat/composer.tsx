/** Where a prompt is written: text, how this one is to be answered, the dial, send or stop; what is sent too early waits for the model. */
import { useId, useState, type ClipboardEvent, type FormEvent, type KeyboardEvent, type RefObject } from 'react'
import type { PolicyKind } from '../../stores/settings-store.ts'
import { useAsking, useConversations, useInference, useSettings, useStores } from '../../stores/stores.ts'
import { dialPosition } from '../../stores/policy-choice.ts'
import buttons from '../../ui/button.module.css'
import { Icon } from '../../ui/icon.tsx'
import { Segmented, type Option } from '../../ui/segmented.tsx'
import { clip, clippedSentence, LONGEST_PROMPT } from './clip.ts'
import { Dial } from './dial.tsx'
import { PROMPT_FIELD } from './skip-link.tsx'
import styles from './composer.module.css'

const KINDS: readonly Option<PolicyKind>[] = [
  { value: 'auto', label: 'Auto', hint: 'Answer at once; think where that is doubtful' },
  { value: 'direct', label: 'Direct', hint: 'Answer this one at once, whatever the doubt' },
  { value: 'think', label: 'Think', hint: 'Think this one over in any case' },
]

/** A draft that an example took the place of. */
export interface DraftAside {
  readonly draft: string
  readonly example: string
}

export interface ComposerProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly aside: DraftAside | null
  readonly onAside: (aside: DraftAside | null) => void
  readonly onHelp: () => void
}

export function Composer({ field, aside, onAside, onHelp }: ComposerProps) {
  const { asking, conversations, settings } = useStores()
  const draft = useSettings((state) => state.draft)
  const usual = useSettings((state) => state.policyKind)
  const share = useSettings((state) => state.share)
  const running = useConversations((state) => state.runningId !== null)
  const waiting = useAsking((state) => state.waiting !== null)
  const profile = useInference(({ status }) => (status.phase === 'ready' ? status.profile : null))
  const [override, setOverride] = useState<PolicyKind | null>(null)
  const [notice, setNotice] = useState('')
  const [unfolded, setUnfolded] = useState(false)
  const optionsId = useId()
  const kind = override ?? usual

  function write(text: string): void {
    const { text: kept, leftOut } = clip(text)
    setNotice(leftOut > 0 ? clippedSentence(leftOut) : '')
    settings.actions.set({ draft: kept })
  }

  function send(event?: FormEvent): void {
    event?.preventDefault()
    if (running) return
    if (draft.trim() === '') {
      setNotice('There is nothing to answer yet. Type a question first.')
      field.current?.focus()
      return
    }
    asking.actions.askDraft(kind)
    if (draft !== aside?.example) onAside(null)
    setOverride(null)
    setNotice('')
  }

  function putBack(): void {
    if (aside === null) return
    settings.actions.set({ draft: aside.draft })
    onAside(null)
    field.current?.focus()
  }

  function sendOnEnter(event: KeyboardEvent): void {
    // While an input method composes, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }

  function clipPaste(event: ClipboardEvent<HTMLTextAreaElement>): void {
    const pasted = event.clipboardData.getData('text')
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const room = LONGEST_PROMPT - value.length + selectionEnd - selectionStart
    if (pasted.length <= room) return
    // Only what fits ever reaches the field: laying out a megabyte would freeze the page.
    event.preventDefault()
    const { text, leftOut } = clip(pasted, room)
    settings.actions.set({ draft: value.slice(0, selectionStart) + text + value.slice(selectionEnd) })
    setNotice(clippedSentence(leftOut))
  }

  return (
    <form className={styles.composer} onSubmit={send} aria-label="Ask">
      {notice !== '' && <p className={styles.notice} role="alert">{notice}</p>}
      {waiting && <output className={styles.waiting}>Asked as soon as the model is ready.</output>}
      {/* Kept until it can no longer be put back without losing what was typed since. */}
      {aside !== null && (draft === '' || draft === aside.example) && (
        <output className={styles.aside}>Your draft was replaced. <button type="button" className={buttons.quiet} onClick={putBack}>Undo</button></output>
      )}
      <div className={styles.box}>
        {/* The same text again, unseen, gives the field its height. */}
        <div className={styles.grow} data-text={draft}>
          <textarea
            ref={field} id={PROMPT_FIELD} className={styles.field} rows={1} value={draft} placeholder="Ask something small" aria-label="Prompt" spellCheck={false}
            onChange={(event) => write(event.target.value)} onKeyDown={sendOnEnter} onPaste={clipPaste}
          />
        </div>
        {running ? (
          <button type="button" className={buttons.main} onClick={conversations.actions.stop}><Icon name="stop" size={16} /> Stop</button>
        ) : waiting ? (
          <button type="button" className={buttons.main} onClick={asking.actions.withdraw}><Icon name="stop" size={16} /> Don’t ask</button>
        ) : (
          <button type="submit" className={buttons.main}><Icon name="send" size={16} /> Ask</button>
        )}
      </div>
      <div id={optionsId} className={`${styles.options} ${unfolded ? '' : styles.folded}`}>
        <Segmented legend="How this prompt is answered" options={KINDS} value={kind} onChange={(chosen) => setOverride(chosen === usual ? null : chosen)} />
        {kind === 'auto' ? (
          <Dial share={dialPosition(share, profile)} onChange={(chosen) => settings.actions.set({ share: chosen })} />
        ) : (
          <p className={styles.once}>{kind === 'direct' ? 'Answered at once, whatever the doubt' : 'Thought over in any case'}{override !== null && ', this prompt only'}</p>
        )}
      </div>
      <p className={styles.alone}>
        <span className={styles.each}>Each prompt stands alone: earlier ones are not seen.</span>
        <button type="button" className={`${styles.help} ${styles.unfold}`} aria-expanded={unfolded} aria-controls={optionsId} onClick={() => setUnfolded(!unfolded)}>
          {unfolded ? 'Fold the options' : `How to answer: ${labelOf(kind)}`}
        </button>
        <button type="button" className={styles.help} onClick={onHelp}>Shortcuts</button>
      </p>
    </form>
  )
}

function labelOf(kind: PolicyKind): string {
  return KINDS.find(({ value }) => value === kind)?.label ?? kind
}
