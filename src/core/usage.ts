/** What one engine call cost, and its sum over a prompt. Counts only; knows no model and no price. */

export type Backend = 'wasm' | 'webgpu'

/** Where a call ran: here on a backend, or at a server. */
export type Place = Backend | 'remote'

/**
 * One engine call. FLOPs: methods of `flops.ts`. `decodeTokens` counts generated tokens, the closing control tokens
 * included; `abortedTokens` are those of them that belong to a call which was stopped before its answer ended.
 */
export interface Usage {
  readonly engine: string
  readonly model: string
  readonly rung: string
  readonly backend: Place
  /** Prompt and mode tokens that were computed anew. */
  readonly prefillTokens: number
  /** Prompt tokens whose key-value entries were there already: they cost nothing. */
  readonly reusedTokens: number
  readonly decodeTokens: number
  readonly abortedTokens: number
  /** FLOPs are 0 where the model's architecture is not known: a server's. */
  readonly flopsPrefill: number
  readonly flopsDecode: number
  readonly ms: number
  /** Milliseconds from the call's start to its first generated token; null before it. */
  readonly ttftMs: number | null
  readonly source: 'counted' | 'reported by server'
}

/** All calls of a prompt, in order. */
export type Ledger = readonly Usage[]
