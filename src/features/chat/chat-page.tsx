/** The chat: the thread or the empty page, and the composer below it. */
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { useConversations, useStores } from '../../stores/stores.ts'
import { shownLeaf } from '../../stores/conversation-store.ts'
import { Composer, type DraftAside } from './composer.tsx'
import { EmptyPage } from './empty-page.tsx'
import { FocusNextContext, type NextFocus } from './focus-next.ts'
import { Shortcuts } from './shortcuts.tsx'
import { Thread } from './thread.tsx'
import styles from './chat-page.module.css'

export interface ChatPageProps {
  /** Between thread and composer: notices of the frame, the meter's strip on a phone. */
  readonly between: ReactNode
}

export function ChatPage({ between }: ChatPageProps) {
  const { asking, conversations, settings } = useStores()
  const empty = useConversations((state) => shownLeaf(state) === null)
  const loaded = useConversations((state) => state.loaded)
  const field = useRef<HTMLTextAreaElement>(null)
  const [help, setHelp] = useState(false)
  const lastExample = useRef('')
  const [aside, setAside] = useState<DraftAside | null>(null)

  const nextFocus = useRef<NextFocus | null>(null)
  const focusNext = useCallback((next: NextFocus | null) => { nextFocus.current = next }, [])

  const suggest = useCallback((example: string) => {
    const { draft } = settings.getState()
    // An example in the place of another replaces nothing of the person's.
    const own = draft.trim() !== '' && draft !== lastExample.current
    setAside((aside) => (own ? { draft, example } : aside && { ...aside, example }))
    lastExample.current = example
    settings.actions.set({ draft: example })
    field.current?.focus()
  }, [settings])

  useEffect(() => {
    function shortcut(event: KeyboardEvent): void {
      const inDialog = document.querySelector('dialog[open]') !== null
      const typing = event.target instanceof HTMLElement && event.target.matches('input:not([type=radio], [type=range]), textarea')
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey
      if (inDialog || event.defaultPrevented) return
      if (event.key === 'Escape') {
        conversations.actions.stop()
        asking.actions.withdraw()
      }
      else if (event.altKey && event.code === 'KeyN') {
        conversations.actions.startNew()
        field.current?.focus()
      }
      else if (event.altKey && event.code === 'KeyM') settings.actions.set({ meterOpen: !settings.getState().meterOpen })
      else if (plain && !typing && event.key === '/') field.current?.focus()
      else if (plain && !typing && event.key === '?') setHelp(true)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', shortcut)
    return () => window.removeEventListener('keydown', shortcut)
  }, [asking, conversations, settings])

  return (
    <div className={styles.chat}>
      <FocusNextContext value={focusNext}>
        {!loaded ? <div className={styles.waiting} /> : empty ? <EmptyPage onSuggest={suggest} /> : <Thread onSuggest={suggest} nextFocus={nextFocus} />}
      </FocusNextContext>
      {between}
      <Composer field={field} aside={aside} onAside={setAside} onHelp={() => setHelp(true)} />
      <Shortcuts open={help} onClose={() => setHelp(false)} />
    </div>
  )
}
