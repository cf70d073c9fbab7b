/** A prompt as it was typed, what became of it on its way into the model, and its editing. */
import { memo, useId, useState, type FormEvent, type KeyboardEvent } from 'react'
import type { PreparedPrompt } from '../../core/engine.ts'
import { policyFrom } from '../../stores/policy-choice.ts'
import { useStores } from '../../stores/stores.ts'
import type { PromptNode } from '../../stores/tree.ts'
import buttons from '../../ui/button.module.css'
import { focusOnMount } from '../../ui/focus-on-mount.ts'
import { Icon } from '../../ui/icon.tsx'
import { BranchSwitch } from './branch-switch.tsx'
import { clip } from './clip.ts'
import { useFocusNext } from './focus-next.ts'
import { promptNotices } from './notice-words.ts'
import styles from './prompt-item.module.css'

/** A longer prompt is folded: nobody reads it whole, and it would push its answer away. */
const FOLD_AFTER = 600

export interface PromptItemProps {
  readonly node: PromptNode
  readonly branch: string
  readonly busy: boolean
  /** What the model read; null before it did. */
  readonly prepared: PreparedPrompt | null
}

export const PromptItem = memo(function PromptItem({ node, branch, busy, prepared }: PromptItemProps) {
  const [editing, setEditing] = useState(false)
  // Where the editing began is where the focus belongs after it.
  const [edited, setEdited] = useState(false)
  const [whole, setWhole] = useState(false)
  const long = node.text.length > FOLD_AFTER
  return (
    <li className={styles.prompt} data-node={node.id} tabIndex={-1}>
      {editing ? <PromptEdit node={node} busy={busy} onClose={() => { setEdited(true); setEditing(false) }} /> : (
        <>
          <p className={styles.text}>{long && !whole ? `${node.text.slice(0, FOLD_AFTER).toWellFormed()}…` : node.text}</p>
          <div className={styles.actions}>
            {long && <button type="button" className={buttons.quiet} onClick={() => setWhole(!whole)}>{whole ? 'Show less' : 'Show all of it'}</button>}
            <BranchSwitch id={node.id} branch={branch} />
            <button
              type="button" className={`${buttons.icon} ${styles.edit}`} aria-label="Edit this prompt" title="Edit and ask again" ref={edited ? focusOnMount : undefined}
              onClick={() => setEditing(true)}
            >
              <Icon name="pencil" size={15} />
            </button>
          </div>
        </>
      )}
      {prepared !== null && promptNotices(prepared).map((notice) => <p key={notice} className={styles.notice}>{notice}</p>)}
    </li>
  )
})

interface PromptEditProps {
  readonly node: PromptNode
  readonly busy: boolean
  readonly onClose: () => void
}

function PromptEdit({ node, busy, onClose }: PromptEditProps) {
  const { conversations, inference, settings } = useStores()
  const focusNext = useFocusNext()
  const [text, setText] = useState(node.text)
  const hint = useId()
  const empty = text.trim() === ''

  function ask(event?: FormEvent): void {
    event?.preventDefault()
    const { status } = inference.getState()
    if (busy || empty || status.phase !== 'ready') return
    const { policyKind, share } = settings.getState()
    const asked = conversations.actions.edit(node.id, text.toWellFormed(), policyFrom(policyKind, share, status.profile))
    focusNext(asked === null ? null : { nodeId: asked, part: 'item' })
    onClose()
  }

  function keys(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    }
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) ask(event)
  }

  return (
    <form className={styles.form} onSubmit={ask}>
      <textarea
        className={styles.field} aria-label="Edit the prompt" aria-describedby={hint} value={text} rows={Math.min(8, text.split('\n').length)} ref={focusOnMount}
        onChange={(event) => setText(clip(event.target.value).text)} onKeyDown={keys}
      />
      <div className={styles.buttons}>
        <button type="submit" className={buttons.main} disabled={busy || empty}>Ask</button>
        <button type="button" className={buttons.outlined} onClick={onClose}>Cancel</button>
        <span id={hint} className={styles.hint}>The earlier version stays as a branch.</span>
      </div>
    </form>
  )
}
