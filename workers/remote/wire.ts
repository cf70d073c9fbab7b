/** What crosses the port between the inference worker, which asks, and the network worker, which alone knows addresses and keys. */
import * as v from 'valibot'
import type { ChatEnd } from './chat.ts'
import type { RemotePart } from './think-split.ts'

/** No address, no key, no body: only which server that a person added, and what to ask it. */
export const FromEngine = v.variant('type', [
  v.object({
    type: v.literal('start'), call: v.number(), endpoint: v.string(), prompt: v.string(), think: v.boolean(),
    cap: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1 << 20)),
  }),
  v.object({ type: v.literal('stop'), call: v.number() }),
])
export type FromEngine = v.InferOutput<typeof FromEngine>

/** For each start: any of the others, then exactly one end. */
export type ToEngine =
  /** It still works on it, or a person still reads the question. */
  | { readonly type: 'alive'; readonly call: number }
  /** The person agreed, or need not be asked: it leaves now. */
  | { readonly type: 'sent'; readonly call: number }
  | { readonly type: 'parts'; readonly call: number; readonly parts: readonly RemotePart[] }
  | { readonly type: 'end'; readonly call: number; readonly end: ChatEnd }

/** Milliseconds between two signs of life, and how long their lack is taken for a death: several are missed by then, even on a busy machine. */
export const ALIVE_EVERY_MS = 3_000
export const SILENT_MS = 20_000

/** The part of a MessagePort that is needed. */
export interface Port<In, Out> {
  postMessage(message: Out): void
  addEventListener(type: 'message', listener: (event: { readonly data: In }) => void): void
  removeEventListener(type: 'message', listener: (event: { readonly data: In }) => void): void
  start(): void
  close(): void
}
