/** The model's status as a store, so that components can select a slice of it. Knows no worker and no screen. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Inference, InferenceStatus } from '../inference/inference.ts'

export interface InferenceState {
  readonly status: InferenceStatus
}

export type InferenceStore = StoreApi<InferenceState> & { readonly actions: Pick<Inference, 'ask' | 'chooseBackend' | 'chooseModels' | 'restart'> }

export function createInferenceStore(inference: Inference): InferenceStore {
  const store = createStore<InferenceState>(() => ({ status: inference.status() }))
  inference.subscribe(() => store.setState({ status: inference.status() }))
  return Object.assign(store, {
    actions: {
      ask: inference.ask.bind(inference), chooseBackend: inference.chooseBackend.bind(inference), chooseModels: inference.chooseModels.bind(inference), restart: inference.restart.bind(inference),
    },
  })
}
