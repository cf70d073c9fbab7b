/** Conversations and settings on their way to a file and back: read, checked and taken over whole, or refused with what to do. Knows no screen. */
import { chatFileText, readChatFile, type Chat } from '../core/files/chat-file.ts'
import { tooLarge, type Carried, type Refusal } from '../core/files/carried-file.ts'
import { readSetupFile } from '../core/files/setup-file.ts'
import type { ConversationStore } from './conversation-store.ts'
import type { Trouble } from './lab-file.ts'
import type { SetupStore } from './setup.ts'

export type GivenFile = Pick<File, 'name' | 'size' | 'text'>

const DISK_REFUSALS: Readonly<Record<'full' | 'unavailable', Refusal>> = {
  full: { detail: 'The browser’s storage is full, and nothing of it was kept.', next: 'Delete conversations or downloaded models to make room, then import it again.' },
  unavailable: { detail: 'This browser lets nothing be kept here.', next: 'Import it in a window that is not private, or allow this site to keep data.' },
}

/** Null once they are in the list. */
export async function importChats(file: GivenFile, conversations: ConversationStore): Promise<Trouble | null> {
  const read = await readGiven(file, readChatFile)
  if (!read.ok) return troubleWith(file, read.refusal)
  const trouble = await conversations.actions.add(read.value)
  return trouble === null ? null : troubleWith(file, DISK_REFUSALS[trouble])
}

/** Null once they hold. */
export async function importSetup(file: GivenFile, setup: SetupStore): Promise<Trouble | null> {
  const read = await readGiven(file, readSetupFile)
  if (!read.ok) return troubleWith(file, read.refusal)
  setup.apply(read.value)
  return null
}

export interface ChatExport {
  readonly text: string
  /** Why this very file could not be imported; null where it could. */
  readonly refusal: Refusal | null
}

export function exportChats(chats: readonly Chat[]): ChatExport {
  const text = chatFileText(chats)
  const large = tooLarge(new Blob([text]).size)
  const read = large === null ? readChatFile(text) : null
  return { text, refusal: large ?? (read === null || read.ok ? null : read.refusal) }
}

async function readGiven<T>(file: GivenFile, read: (text: string) => Carried<T>): Promise<Carried<T>> {
  const large = tooLarge(file.size)
  if (large !== null) return { ok: false, refusal: large }
  try {
    return read(await file.text())
  } catch (thrown) {
    return { ok: false, refusal: { detail: `It could not be read: ${thrown instanceof Error ? thrown.message : String(thrown)}.`, next: 'Choose it again.' } }
  }
}

function troubleWith({ name }: GivenFile, { detail, next }: Refusal): Trouble {
  return { title: `${name} was not imported`, detail, next }
}
