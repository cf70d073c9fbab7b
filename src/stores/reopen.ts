/** Brings a reloaded tab back to the conversation it showed. A new tab starts empty; knows no screen. */
import type { ConversationStore } from './conversation-store.ts'
import type { KeyValue } from './settings-store.ts'

const KEY = 'second-thought/open-conversation'

/** Reads the history, opens what this tab had open, and remembers it from now on. `tab`: storage that lives as long as the tab. */
export async function loadAndReopen(conversations: ConversationStore, tab: KeyValue): Promise<void> {
  const before = tab.getItem(KEY)
  conversations.subscribe(({ currentId }, previous) => {
    if (currentId !== previous.currentId) remember(tab, currentId)
  })
  await conversations.actions.load()
  const { currentId, conversations: list } = conversations.getState()
  // Whoever has asked already while the list was read stays where they are.
  if (before !== null && currentId === null && list.some(({ id }) => id === before)) await conversations.actions.open(before)
}

function remember(tab: KeyValue, id: string | null): void {
  try {
    if (id === null) tab.removeItem(KEY)
    else tab.setItem(KEY, id)
  } catch {
    // A full or forbidden storage: the list still leads back.
  }
}
