/** The loop over rungs: direct pass, confidence, accept or climb, keep the better. Knows no model, thread or React. */
import type { Sequence } from './engine.ts'
import type { CancelSignal } from './engine.ts'
import type { CascadeEvent, RungResult } from './events.ts'
import type { Ladder, Rung } from './ladder.ts'
import type { Policy } from './policy.ts'
import type { Profile } from './profile.ts'
import type { ModelCard } from './model-card.ts'
import type { Backend } from './usage.ts'

export interface CascadeParts {
  readonly ladder: Ladder
  /** Null: nothing was measured here; every confidence is then null and auto uses a stated default. */
  readonly profile: Profile | null
  readonly model: ModelCard
  readonly backend: Backend
  /** The sequence of this prompt on the rung's model; the caller owns and closes it, so that a later turn may reuse its prefill. */
  readonly open: (rung: Rung, prompt: string) => Sequence
}

export interface CascadeRequest {
  readonly prompt: string
  readonly policy: Policy
  readonly resume: readonly RungResult[]
  readonly index: number
  readonly signal: CancelSignal
}

export type Cascade = (request: CascadeRequest) => AsyncGenerator<CascadeEvent, void, void>

export declare function createCascade(parts: CascadeParts): Cascade
