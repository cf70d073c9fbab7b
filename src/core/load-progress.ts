/** How far the loading of a model is, and how it ended. True bytes; knows no network. */
import type { ErrorCode } from './events.ts'

export interface LoadProgress {
  readonly step: 'runtime' | 'weights' | 'warm-up'
  readonly loadedBytes: number
  /** Null where the server does not say. */
  readonly totalBytes: number | null
}

/** `stopped`: nobody waits for it any more; it may go on unwatched. */
export type LoadEnd =
  | { readonly state: 'ready' | 'stopped' }
  | { readonly state: 'failed'; readonly code: ErrorCode; readonly detail: string }
