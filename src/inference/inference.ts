/** What the page may ask of the model. Knows nothing of workers; `client.ts` implements it over one, tests with scripts. */
import type { ModelFacts } from '../core/engine.ts'
import type { ModelCard } from '../core/models/model-card.ts'
import type { CascadeEvent, ErrorCode, RungResult } from '../core/events.ts'
import type { Rung } from '../core/ladder.ts'
import type { LoadProgress } from '../core/load-progress.ts'
import type { Policy } from '../core/policy.ts'
import type { Profile } from '../core/calibration/profile.ts'
import type { Backend } from '../core/usage.ts'
import type { RemotePlace, StoredPlace, Verdict, WebLlmPlace } from '../../workers/api.ts'

/** A model that does not ship: downloaded, or a server's. */
export type AddedPlace = StoredPlace | WebLlmPlace | RemotePlace

export interface Ask {
  readonly prompt: string
  readonly policy: Policy
  /** Results of an earlier turn with the same prompt, to go on from ("think harder"): they are kept and not run again. */
  readonly resume?: readonly RungResult[]
  /** Position in a suite; decides a random policy's coin together with its seed. */
  readonly index?: number
  /** Ids of the rungs it may climb, in place of those the ladder enables: one exact rung, or those of a larger model. */
  readonly rungs?: readonly string[]
  /** Most tokens of a thought, in place of each think rung's own cap. */
  readonly thinkCap?: number
  /** Asks each model that can tell whether its answer is right (`signals.verifier`). */
  readonly verify?: boolean
  /** Lets it climb to votes too. */
  readonly votes?: boolean
}

export interface Asked {
  /** Settles after the last event, whatever happens; never rejects. */
  readonly done: Promise<void>
  stop(): void
}

/** Why a backend is of no use here: what the worker found, or what the page knew before it asked one; lost: its device went away in the middle of a turn. */
export type Unusable = Extract<Verdict, { state: 'unavailable' }>['reason'] | 'insecure' | 'too-small' | 'lost'

/** What was found out about one backend on this device. */
export type BackendVerdict =
  | { readonly state: 'untried' | 'probing' }
  | { readonly state: 'unavailable'; readonly reason: Unusable; readonly detail: string }
  | { readonly state: 'wrong'; readonly maxDifference: number; readonly tolerance: number }
  | { readonly state: 'right'; readonly msPerToken: number; readonly maxDifference: number; readonly software: boolean; readonly adapter: string }

export type BackendChoice = 'auto' | Backend

/** One model of the ladder. */
export interface LadderModel {
  readonly id: string
  /** Whether prompts climb to it by themselves. */
  readonly enabled: boolean
  /** waiting: it is loaded when a prompt first needs it, or in idle time after the first answer. */
  readonly state: 'loaded' | 'waiting' | 'loading' | 'failed'
  /** What failed; else ''. */
  readonly detail: string
  /** Null where it could not be read: the ladder does without this model. */
  readonly card: ModelFacts | null
  /** Until the model is loaded, good for estimates only. */
  readonly profile: Profile | null
  /** Of its weights; null where that is not known. */
  readonly bytes: number | null
}

export type InferenceStatus =
  | ({ readonly phase: 'loading' } & LoadProgress)
  | {
      readonly phase: 'ready'
      /** The ladder's first model, which answers first. */
      readonly model: ModelCard
      readonly profile: Profile | null
      /** All of the ladder's, smallest first; those not enabled are asked only where a person wishes it. */
      readonly models: readonly LadderModel[]
      /** The ladder's, with what is withheld of it and why. */
      readonly rungs: readonly Rung[]
      readonly backend: Backend
      /** auto: the faster right one; else what the person or `?backend=` asked for. */
      readonly choice: BackendChoice
      readonly verdicts: { readonly wasm: BackendVerdict; readonly webgpu: BackendVerdict }
    }
  | { readonly phase: 'failed'; readonly code: ErrorCode; readonly detail: string }

/** The model behind one worker boundary. Nothing here throws or rejects: a failure is a status and every turn's last event. */
export interface Inference {
  status(): InferenceStatus
  subscribe(listener: () => void): () => void
  /** Events arrive in order, batched to at most one call an animation frame; the last one is turn-end or turn-error. */
  ask(request: Ask, onEvents: (events: readonly CascadeEvent[]) => void): Asked
  /** Takes effect between two turns, once the chosen backend has loaded beside the one that serves. */
  chooseBackend(choice: BackendChoice): void
  /** The shipped models that prompts climb, smallest first, and what was added after them. Takes effect between two turns: the worker then starts anew. */
  chooseModels(models: readonly string[], added?: readonly AddedPlace[]): void
  /** Starts again after a failure; nothing where there was none. */
  restart(): void
}
