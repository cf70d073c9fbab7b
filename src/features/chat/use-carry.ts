/** Export and import of conversations as the list does it: what was done last, and what went wrong with it. */
import { useState } from 'react'
import { exportChats, importChats } from '../../stores/carry.ts'
import type { Conversation } from '../../stores/history.ts'
import type { Trouble } from '../../stores/lab-file.ts'
import { useStores } from '../../stores/stores.ts'
import { saveFile } from '../../ui/save-file.ts'
import { conversationMarkdown } from './conversation-markdown.ts'

export interface Carry {
  /** What was saved last; '' where nothing was. */
  readonly said: string
  readonly trouble: Trouble | null
  readonly dismiss: () => void
  /** One conversation, or all of them. */
  readonly save: (format: 'json' | 'markdown', one?: Conversation) => Promise<void>
  readonly open: (file: File) => Promise<void>
}

export function useCarry(): Carry {
  const { conversations } = useStores()
  const [said, setSaid] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  async function save(format: 'json' | 'markdown', one?: Conversation): Promise<void> {
    setSaid('')
    setTrouble(null)
    const name = `second-thought-${one === undefined ? 'conversations' : slug(one.title)}.${format === 'json' ? 'json' : 'md'}`
    try {
      const chats = await conversations.actions.collect(one?.id)
      if (chats.length === 0) return setTrouble({ title: 'Nothing was exported', detail: 'No message of it can be read.', next: 'Ask something in it first.' })
      if (format === 'markdown') saveFile(name, 'text/markdown', chats.map(conversationMarkdown).join('\n'))
      else {
        const { text, refusal } = exportChats(chats)
        saveFile(name, 'application/json', text)
        if (refusal !== null) setTrouble({ title: `${name} was saved, but can’t be imported again`, ...refusal })
      }
      setSaid(`Saved as ${name}`)
    } catch (thrown) {
      setTrouble({ title: 'Nothing was exported', detail: `The browser could not read it: ${thrown instanceof Error ? thrown.message : String(thrown)}.`, next: 'Reload the page and export it again.' })
    }
  }

  async function open(file: File): Promise<void> {
    setSaid('')
    setTrouble(null)
    setTrouble(await importChats(file, conversations))
  }

  return { said, trouble, dismiss: () => setTrouble(null), save, open }
}

/** A title as part of a file's name. */
function slug(title: string): string {
  const words = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40).toWellFormed().replaceAll(/^-+|-+$/g, '')
  return words === '' ? 'conversation' : words
}
