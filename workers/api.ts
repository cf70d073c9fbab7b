/** What crosses between page and worker: types only. Plain cloneable data and proxied callbacks, no classes. */
import type { ModelFacts } from '../src/core/engine.ts'
import type { EndpointFacts } from '../src/core/remote/endpoint.ts'
import type { CascadeEvent, ErrorCode, RungResult } from '../src/core/events.ts'
import type { Rung } from '../src/core/ladder.ts'
import type { LoadEnd, LoadProgress } from '../src/core/load-progress.ts'
import type { ModelCard } from '../src/core/models/model-card.ts'
import type { Policy } from '../src/core/policy.ts'
import type { Profile } from '../src/core/calibration/profile.ts'
import type { Backend } from '../src/core/usage.ts'

/** What was found out about one backend on this device; the page's BackendVerdict without its waiting states. */
export type Verdict =
  | { readonly state: 'unavailable'; readonly reason: 'no-api' | 'no-adapter' | 'failed' | 'timeout'; readonly detail: string }
  | { readonly state: 'wrong'; readonly maxDifference: number; readonly tolerance: number }
  | { readonly state: 'right'; readonly msPerToken: number; readonly maxDifference: number; readonly software: boolean; readonly adapter: string }

interface Place {
  readonly id: string
  /** Whether prompts climb to it by themselves. */
  readonly enabled: boolean
  /** What was measured of it on this device, on whichever weights and backend; a shipped model's profile lies beside it. */
  readonly profiles?: readonly Profile[]
}

export interface ShippedPlace extends Place {
  readonly kind: 'shipped'
  /** Absolute URL of its folder, ending in '/'. */
  readonly url: string
}

/** A model of the hub, downloaded into this browser's storage; its id is the hub's. */
export interface StoredPlace extends Place {
  readonly kind: 'stored'
}

/** A model compiled for web-llm, downloaded likewise. */
export interface WebLlmPlace extends Place {
  readonly kind: 'web-llm'
}

/** A server's model: asking it sends the prompt, after the consent that the network worker sees to. */
export interface RemotePlace extends Place {
  readonly kind: 'remote'
  readonly endpoint: EndpointFacts
}

export type ModelPlace = ShippedPlace | StoredPlace | WebLlmPlace | RemotePlace

export interface LoadOptions {
  /** The ladder's models, smallest first. The first is loaded; a larger one when a prompt first climbs to it, or ahead of that. */
  readonly models: readonly [ShippedPlace, ...ModelPlace[]]
  readonly backend: Backend
  /** Publish every session run on `globalThis.runRecord` (tests read it). */
  readonly record: boolean
  /** The way to the network worker; null where no server may be asked. */
  readonly network: MessagePort | null
  /** Verdicts of an earlier visit for exactly these weights and this adapter: no new self-test is then needed. */
  readonly known: { readonly sha256: string; readonly wasm: Verdict; readonly webgpu: Verdict } | null
}

/** What is known of a larger model before it is loaded. */
export interface LargerModelFacts {
  readonly id: string
  readonly enabled: boolean
  /** Null where it could not be read, for the reason in `detail`: the ladder then does without this model. */
  readonly card: ModelFacts | null
  readonly detail: string
  /** For estimates: which weights it was measured on is checked once they are loaded. */
  readonly profile: Profile | null
  /** Of its weights; null where the server does not say. */
  readonly bytes: number | null
}

export interface Loaded {
  readonly model: ModelCard
  /** SHA-256 of the weights that were loaded, lower-case hex. */
  readonly sha256: string
  readonly profile: Profile | null
  readonly wasm: Verdict
  /** Null where this load had nothing to do with WebGPU. */
  readonly webgpu: Verdict | null
  readonly larger: readonly LargerModelFacts[]
  /** The ladder's; none where the worker holds no engine. */
  readonly rungs: readonly Rung[]
}

/**
 * usable false: the asked backend gives no right numbers here, `loaded.webgpu` says why, and the worker holds no engine.
 */
export type LoadResult =
  | { readonly ok: true; readonly usable: boolean; readonly loaded: Loaded }
  | { readonly ok: false; readonly code: ErrorCode; readonly detail: string }

export interface TurnRequest {
  readonly prompt: string
  readonly policy: Policy
  readonly resume: readonly RungResult[]
  readonly index: number
  readonly rungs?: readonly string[]
  readonly thinkCap?: number
  readonly verify?: boolean
  readonly votes?: boolean
}

/** The ladder as what was measured makes it, and by id what counts for each model after the first on the worker's backend. */
export interface Remeasured {
  readonly rungs: readonly Rung[]
  readonly profiles: Readonly<Record<string, Profile | null>>
}

export interface InferenceWorker {
  /** Resolves once the worker holds the Web Lock named like itself, which it keeps for life. */
  alive(): Promise<void>
  load(options: LoadOptions, onProgress: (progress: LoadProgress) => void): Promise<LoadResult>
  /**
   * Loads an enabled larger model while nothing is asked. Turns come first: its files arrive beside them, its session is made between them.
   * 'stopped' where another one would have to be put away for it.
   */
  loadAhead(model: string): Promise<LoadEnd>
  /**
   * Takes these, by the models' ids, in the place of the profiles that their places came with, between two turns: no model is loaded
   * anew. Rejects where none is loaded.
   */
  remeasure(profiles: Readonly<Record<string, readonly Profile[]>>): Promise<Remeasured>
  /** Resolves after the last event was delivered. Turns queue: one cascade runs at a time. */
  ask(id: number, request: TurnRequest, onEvents: (events: readonly CascadeEvent[]) => void): Promise<void>
  stop(id: number): void
}
