/** What a script may ask of the page without a screen. Plain cloneable data both ways; implemented over the same client as the app. */
import type { CascadeEvent } from '../core/events.ts'
import type { Turn } from '../core/turn.ts'
import type { Ask, InferenceStatus } from '../inference/inference.ts'

export type ReadyStatus = Extract<InferenceStatus, { phase: 'ready' }>
export type FailedStatus = Extract<InferenceStatus, { phase: 'failed' }>

/** One prompt's way: the events as they came, and the turn they add up to. */
export interface Answered {
  readonly turn: Turn
  readonly events: readonly CascadeEvent[]
}

export interface Headless {
  status(): InferenceStatus
  /** Settles when a model is ready, or when it cannot be. The address chooses: `?models=ID,ID` smallest first, `?backend=wasm|webgpu|auto`, `?record=runs`. */
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
