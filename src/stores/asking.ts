/** Asks what stands in the draft: now, or as soon as the model is ready. Knows no screen and no worker. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ConversationStore } from './conversation-store.ts'
import type { InferenceStore } from './inference-store.ts'
import { policyFrom } from './policy-choice.ts'
import type { PolicyKind, SettingsStore } from './settings-store.ts'

export interface AskingState {
  /** How the draft is to be answered once the model is ready; null where nothing waits. */
  readonly waiting: PolicyKind | null
}

export interface AskingActions {
  /** A draft that waits stays the draft, so a page that goes away loses nothing. */
  askDraft(kind: PolicyKind): void
  withdraw(): void
}

export type AskingStore = StoreApi<AskingState> & { readonly actions: AskingActions }

export interface AskingParts {
  readonly conversations: Pick<ConversationStore, 'actions'>
  readonly inference: Pick<InferenceStore, 'getState' | 'subscribe'>
  readonly settings: SettingsStore
}

export function createAsking({ conversations, inference, settings }: AskingParts): AskingStore {
  const store = createStore<AskingState>(() => ({ waiting: null }))
  const { getState, setState } = store
  const actions: AskingActions = {
    askDraft(kind) {
      const { status } = inference.getState()
      if (status.phase !== 'ready') return setState({ waiting: kind })
      const { draft, share } = settings.getState()
      setState({ waiting: null })
      settings.actions.set({ draft: '' })
      conversations.actions.ask(draft.toWellFormed(), policyFrom(kind, share, status.profile))
    },
    withdraw() {
      setState({ waiting: null })
    },
  }
  inference.subscribe(({ status }) => {
    const { waiting } = getState()
    if (waiting !== null && status.phase === 'ready') actions.askDraft(waiting)
  })
  // What is being changed is no longer what was sent.
  settings.subscribe(({ draft }, before) => { if (draft !== before.draft) actions.withdraw() })
  return Object.assign(store, { actions })
}
