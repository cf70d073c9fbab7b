/** The stores as components reach them. Built in main.tsx; tests pass their own. */
import { createContext, useContext } from 'react'
import { useStore } from 'zustand/react'
import type { AskingState, AskingStore } from './asking.ts'
import type { Calibrations } from './calibrations.ts'
import type { ConsentState, ConsentStore } from './consent-store.ts'
import type { ConversationState, ConversationStore } from './conversation-store.ts'
import type { EndpointsState, EndpointsStore } from './endpoints-store.ts'
import type { InferenceState, InferenceStore } from './inference-store.ts'
import type { ModelsState, ModelsStore } from './models-store.ts'
import type { SentState, SentStore } from './sent-store.ts'
import type { Settings, SettingsStore } from './settings-store.ts'
import type { SetupStore } from './setup.ts'

export interface Stores {
  readonly asking: AskingStore
  readonly calibrations: Calibrations
  readonly conversations: ConversationStore
  readonly inference: InferenceStore
  readonly models: ModelsStore
  readonly settings: SettingsStore
  readonly setup: SetupStore
}

export const StoresContext = createContext<Stores | null>(null)

export function useStores(): Stores {
  const stores = useContext(StoresContext)
  if (stores === null) throw new Error('no stores above this component')
  return stores
}

export function useAsking<T>(select: (state: AskingState) => T): T {
  return useStore(useStores().asking, select)
}

export function useConversations<T>(select: (state: ConversationState) => T): T {
  return useStore(useStores().conversations, select)
}

export function useInference<T>(select: (state: InferenceState) => T): T {
  return useStore(useStores().inference, select)
}

export function useModels<T>(select: (state: ModelsState) => T): T {
  return useStore(useStores().models, select)
}

export function useSettings<T>(select: (state: Settings) => T): T {
  return useStore(useStores().settings, select)
}

/** What has to do with servers and with what leaves the device. */
export interface RemoteStores {
  readonly endpoints: EndpointsStore
  readonly consent: ConsentStore
  readonly sent: SentStore
}

export const RemoteStoresContext = createContext<RemoteStores | null>(null)

export function useRemoteStores(): RemoteStores {
  const stores = useContext(RemoteStoresContext)
  if (stores === null) throw new Error('no stores of servers above this component')
  return stores
}

export function useEndpoints<T>(select: (state: EndpointsState) => T): T {
  return useStore(useRemoteStores().endpoints, select)
}

export function useConsent<T>(select: (state: ConsentState) => T): T {
  return useStore(useRemoteStores().consent, select)
}

export function useSent<T>(select: (state: SentState) => T): T {
  return useStore(useRemoteStores().sent, select)
}
