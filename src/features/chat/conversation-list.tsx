/** The conversations: open, new, rename, delete, export, import. */
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import type { Conversation } from '../../stores/history.ts'
import { useConversations, useStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import { FileButton } from '../../ui/file-button.tsx'
import { focusOnMount } from '../../ui/focus-on-mount.ts'
import { Icon } from '../../ui/icon.tsx'
import { TroubleNote } from '../../ui/trouble-note.tsx'
import styles from './conversation-list.module.css'
import { ExportChoice } from './export-choice.tsx'
import { Undo } from './undo.tsx'
import { useCarry } from './use-carry.ts'
import { walkList } from './walk-list.ts'

/** `onPick` runs after a conversation was chosen or begun, for a list that lies over the page. */
export function ConversationList({ onPick }: { readonly onPick?: () => void }) {
  const { actions } = useStores().conversations
  const conversations = useConversations((state) => state.conversations)
  const currentId = useConversations((state) => state.currentId)
  const loaded = useConversations((state) => state.loaded)
  const trouble = useConversations((state) => state.trouble)
  const [restored, setRestored] = useState<string | null>(null)
  const carry = useCarry()
  const importButton = useRef<HTMLButtonElement>(null)

  function undone(id: string | null): void {
    setRestored(id)
    if (id === null) importButton.current?.focus()
  }

  return (
    <nav className={styles.nav} aria-label="Conversations">
      <button type="button" className={`${buttons.outlined} ${styles.start}`} onClick={() => { actions.startNew(); onPick?.() }}>
        <Icon name="plus" size={16} /> New conversation
      </button>
      <ul className={styles.list}>
        {conversations.map((conversation) => (
          <Entry
            key={conversation.id} conversation={conversation} current={conversation.id === currentId} restored={conversation.id === restored}
            onOpen={() => { void actions.open(conversation.id); onPick?.() }} onSave={(format) => void carry.save(format, conversation)}
          />
        ))}
      </ul>
      {loaded && conversations.length === 0 && <p className={styles.hint}>What you ask is kept here, in this browser alone.</p>}
      <Undo onUndo={undone} />
      <p className={styles.carry}>
        <FileButton ref={importButton} name="File of conversations" accept=".json,application/json" className={buttons.quiet} disabled={!loaded} onFile={(file) => void carry.open(file)}>Import …</FileButton>
        {conversations.length > 0 && <button type="button" className={buttons.quiet} onClick={() => void carry.save('json')}>Export all</button>}
      </p>
      <output className={styles.said}>{carry.said}</output>
      {carry.trouble !== null && <div className={styles.refused}><TroubleNote {...carry.trouble} onDismiss={carry.dismiss} /></div>}
      {trouble !== null && (
        <p className={styles.trouble} role="alert">
          {trouble === 'full' ? 'The browser’s storage is full: what you ask now is not kept. Delete conversations to make room.' : 'This browser lets nothing be kept: what you ask is gone when the tab closes.'}
        </p>
      )}
    </nav>
  )
}

interface EntryProps {
  readonly conversation: Conversation
  readonly current: boolean
  /** Just brought back: the focus goes to it. */
  readonly restored: boolean
  readonly onOpen: () => void
  readonly onSave: (format: 'json' | 'markdown') => void
}

function Entry({ conversation: { id, title }, current, restored, onOpen, onSave }: EntryProps) {
  const { actions } = useStores().conversations
  const [name, setName] = useState<string | null>(null)
  const [exporting, setExporting] = useState(false)
  // Whether the entry takes the focus when it is drawn next: after a name was typed, not after the field was left.
  const [returning, setReturning] = useState(restored)

  function rename(event?: FormEvent): void {
    event?.preventDefault()
    if (name !== null) actions.rename(id, name)
    setReturning(event !== undefined)
    setName(null)
  }

  function leaveOnEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    // Neither the answer that is being written nor the list around is meant.
    event.stopPropagation()
    event.preventDefault()
    close()
  }

  function close(): void {
    setReturning(true)
    setName(null)
    setExporting(false)
  }

  function save(format: 'json' | 'markdown'): void {
    onSave(format)
    close()
  }

  if (name !== null) {
    return (
      <li>
        <form onSubmit={rename}>
          <input
            className={styles.name} value={name} maxLength={120} aria-label="Name of the conversation" ref={focusOnMount} onFocus={(event) => event.target.select()}
            onChange={(event) => setName(event.target.value)} onBlur={() => rename()} onKeyDown={leaveOnEscape}
          />
        </form>
      </li>
    )
  }
  if (exporting) return <li><ExportChoice title={title} onChoose={save} onClose={close} onKeyDown={leaveOnEscape} /></li>
  return (
    <li className={`${styles.entry} ${current ? styles.current : ''}`}>
      <button type="button" className={styles.open} aria-current={current ? 'page' : undefined} title={title} ref={returning ? focusOnMount : undefined} onClick={onOpen} onKeyDown={walkList}>{title}</button>
      {/* One stop for the Tab key but for the open conversation: the arrows reach the others' actions. */}
      <span className={styles.tools}>
        <button type="button" className={buttons.icon} tabIndex={current ? 0 : -1} aria-label={`Rename ${title}`} title="Rename" onKeyDown={walkList} onClick={() => setName(title)}><Icon name="pencil" size={15} /></button>
        <button type="button" className={buttons.icon} tabIndex={current ? 0 : -1} aria-label={`Export ${title}`} title="Export" onKeyDown={walkList} onClick={() => setExporting(true)}><Icon name="save" size={15} /></button>
        <button type="button" className={buttons.icon} tabIndex={current ? 0 : -1} aria-label={`Delete ${title}`} title="Delete" onKeyDown={walkList} onClick={() => actions.remove(id)}><Icon name="bin" size={15} /></button>
      </span>
    </li>
  )
}
