/** What the worker tells the page about a turn: one discriminated union. Every start has an end, whatever happens. */
import type { PreparedPrompt, TokenStat } from './engine.ts'
import type { Rung } from './ladder.ts'
import type { LoadEnd, LoadProgress } from './load-progress.ts'
import type { Outcome, RungOutcome } from './outcome.ts'
import type { Policy } from './policy.ts'
import type { Signals } from './signals/signals.ts'
import type { Tally } from './votes.ts'
import type { Ledger, Place, Usage } from './usage.ts'

/** Why the cascade did what it did, as data: the page makes the words. */
export type DecisionReason =
  | { readonly kind: 'confident'; readonly confidence: number; readonly threshold: number }
  | { readonly kind: 'doubtful'; readonly confidence: number; readonly threshold: number }
  /** `to` is expected to be right so often, for so many tokens more: worth it, or not. `declined`: what stands is a decline, and the confidence is in it. */
  | { readonly kind: 'worth' | 'not-worth'; readonly to: string; readonly confidence: number; readonly declined: boolean; readonly expected: number; readonly tokens: number }
  /** Passed over before any answer, as it was held to be right so seldom. */
  | { readonly kind: 'unlikely'; readonly chance: number }
  | { readonly kind: 'declined' }
  | { readonly kind: 'chosen'; readonly by: 'person' | 'random' }
  | { readonly kind: 'better'; readonly confidence: number; readonly over: number }
  | { readonly kind: 'last-rung'; readonly confidence: number; readonly threshold: number }
  | { readonly kind: 'uncalibrated' }
  | { readonly kind: 'not-loaded'; readonly model: string; readonly code: ErrorCode; readonly detail: string }
  /** The rung broke off; what was answered before it stands, and a server may be asked still. */
  | { readonly kind: 'rung-failed'; readonly rung: string; readonly code: ErrorCode; readonly detail: string }
  /** The engine of this rung's model lacks what the rung needs: votes need a batch. */
  | { readonly kind: 'not-able'; readonly rung: string; readonly lacks: 'batch' }
  | { readonly kind: 'stopped' }

/**
 * accept: this rung's answer stands; climb: `to` runs next; keep: the better answer of those run is `rung`'s; stop: nothing more runs.
 */
export type Decision = {
  readonly choice: 'accept' | 'climb' | 'keep' | 'stop'
  readonly rung: string
  readonly to?: string
  readonly reason: DecisionReason
}

/** A rung that did not run, and why. */
export interface SkippedRung {
  readonly rung: string
  readonly reason: DecisionReason
}

export const ERROR_CODES = [
  'empty-prompt', 'engine-failed', 'out-of-memory', 'device-lost', 'worker-lost', 'model-missing', 'model-invalid', 'model-unsupported', 'timeout', 'internal',
  /** Of a server: the person said no; the key or the address is refused; too many requests; anything else it did. */
  'consent-refused', 'remote-refused', 'remote-busy', 'remote-failed',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** What takes a model away in the middle of a turn, by no fault of the prompt. */
export type LossCode = Extract<ErrorCode, 'device-lost' | 'worker-lost'>

/** What one rung came to. */
export interface RungResult {
  readonly rung: string
  readonly outcome: RungOutcome
  readonly answer: string
  /** Whether its thought was closed at the cap. */
  readonly forced: boolean
  /** Null when it was stopped before its first answer token. */
  readonly signals: Signals | null
  /** Calibrated P(right), of a decline that declining is; null when stopped or not calibrated. */
  readonly confidence: number | null
  readonly usage: Usage
  /** The call by which another model read the prompt, before this rung began in its place. */
  readonly read?: Usage
  /** The call that asked the model about this answer, where one did. */
  readonly checked?: Usage
  /** Of a vote: every answer that was given, and how often. */
  readonly votes?: Tally
}

export type CascadeEvent =
  | { readonly type: 'turn-start'
      /** True when a finished turn goes on ("think harder"): the rungs it ran before stay, with their cost. */
      readonly resumed: boolean
      readonly prompt: PreparedPrompt; readonly policy: Policy; readonly rungs: readonly Rung[]; readonly backend: Place | null
      /** Generated tokens that thinking (the largest enabled model's) would take for this prompt, from the profile; null without one. */
      readonly expectedThinkTokens: number | null }
  /** A model of the ladder that was not there yet, between two rungs. */
  | { readonly type: 'load-start'; readonly model: string }
  | ({ readonly type: 'load-delta'; readonly model: string } & LoadProgress)
  | ({ readonly type: 'load-end'; readonly model: string } & LoadEnd)
  | { readonly type: 'rung-start'; readonly rung: string; readonly cap: number }
  | { readonly type: 'thought-delta'; readonly rung: string; readonly text: string; readonly tokens: readonly TokenStat[] }
  | { readonly type: 'token-delta'; readonly rung: string; readonly text: string; readonly tokens: readonly TokenStat[] }
  /** A sample of a vote has ended: the votes so far. The tokens of the answer that won follow when all have. */
  | { readonly type: 'vote-delta'; readonly rung: string; readonly votes: Tally }
  | { readonly type: 'usage-delta'; readonly rung: string; readonly usage: Usage }
  | ({ readonly type: 'rung-end' } & RungResult)
  | ({ readonly type: 'decision' } & Decision)
  | { readonly type: 'turn-end'; readonly outcome: Outcome; readonly answer: string
      /** The rung whose answer stands; null when none has one. */
      readonly rung: string | null
      readonly confidence: number | null; readonly skipped: readonly SkippedRung[]; readonly ledger: Ledger }
  /** The model was lost, and the prompt is asked once more, with all that was found and spent: another turn-start follows, or the end. */
  | { readonly type: 'attempt-error'; readonly code: LossCode; readonly detail: string }
  | { readonly type: 'turn-error'; readonly code: ErrorCode; readonly detail: string; readonly ledger: Ledger }
