/** What a script may ask of the page without a screen. Plain cloneable data both ways; implemented over the same client as the app. */
import type { DownloadFailure } from '../core/models/download.ts'
import type { Dtype } from '../core/models/dtype.ts'
import type { Endpoint } from '../core/remote/endpoint.ts'
import type { CascadeEvent } from '../core/events.ts'
import type { HubModel } from '../core/models/hub-address.ts'
import type { Turn } from '../core/turn.ts'
import type { Ask, InferenceStatus } from '../inference/inference.ts'
import type { TestEnd } from '../inference/remote-control.ts'

export type ReadyStatus = Extract<InferenceStatus, { phase: 'ready' }>
export type FailedStatus = Extract<InferenceStatus, { phase: 'failed' }>

/** One prompt's way: the events as they came, and the turn they add up to. */
export interface Answered {
  readonly turn: Turn
  readonly events: readonly CascadeEvent[]
}

/** A model of a hub that is on disk now. `kind`: of its place on the ladder. */
export type Fetched =
  | { readonly ok: true; readonly kind: 'stored' | 'web-llm'; readonly dtype: Dtype; readonly bytes: number }
  | { readonly ok: false; readonly failure: DownloadFailure }

export interface Headless {
  /** Finds a model of a hub on disk or fetches it, by the app's own download manager. `dtype` null: the one that runs best here. */
  fetchModel(model: HubModel, dtype: Dtype | null): Promise<Fetched>
  /** How far the fetch under way is; null where there is none. */
  fetching(): { readonly loadedBytes: number; readonly totalBytes: number } | null
  /** Asks a server for its models and for a greeting. `key`: kept in memory for this visit; null where it needs none. */
  testServer(endpoint: Endpoint, key: string | null): Promise<TestEnd>
  status(): InferenceStatus
  /** Settles when a model is ready, or when it cannot be. The address chooses: `?models=ID,ID` smallest first, `?stored=` and `?web-llm=OWNER/NAME,…` for downloaded ones after them, `?server=` an Endpoint as JSON, `?backend=wasm|webgpu|auto`, `?record=runs`. */
  ready(): Promise<ReadyStatus | FailedStatus>
  /** Never rejects: a failure is the turn's outcome. */
  ask(request: Ask): Promise<Answered>
  /** Several prompts one after the other; turns alone, because events of many prompts are large. */
  askAll(requests: readonly Ask[]): Promise<readonly Turn[]>
  /** Stops the prompt in flight. */
  stop(): void
}

declare global {
  interface Window {
    secondThought: Headless
  }
}
