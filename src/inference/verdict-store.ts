/** Keeps what was found out about the backends, so that a later visit with the same adapter, weights and app needs no new test. */
import * as v from 'valibot'
import type { Verdict } from '../../workers/api.ts'

const KEY = 'second-thought.backends'

const Right = v.strictObject({
  state: v.literal('right'), msPerToken: v.number(), maxDifference: v.number(), software: v.boolean(), adapter: v.string(),
})
const Kept = v.strictObject({
  schema: v.literal(1),
  /** App version, adapter and weights the verdicts hold for. */
  of: v.strictObject({ app: v.string(), adapter: v.string(), sha256: v.string() }),
  wasm: Right,
  webgpu: v.variant('state', [
    Right,
    v.strictObject({ state: v.literal('wrong'), maxDifference: v.number(), tolerance: v.number() }),
    v.strictObject({ state: v.literal('unavailable'), reason: v.literal('timeout'), detail: v.string() }),
  ]),
})
type Kept = v.InferOutput<typeof Kept>

export interface VerdictStore {
  /** What was found out with this app on this adapter; `sha256` says for which weights. Null where that is nothing. */
  read(of: Omit<Kept['of'], 'sha256'>): { readonly sha256: string; readonly wasm: Verdict; readonly webgpu: Verdict } | null
  /** A failure that may pass, such as a lost device, is not kept. */
  write(of: Kept['of'], wasm: Verdict, webgpu: Verdict): void
}

export function createVerdictStore(storage: Pick<Storage, 'getItem' | 'setItem'> | null): VerdictStore {
  return {
    read: (of) => {
      try {
        const kept = v.parse(Kept, JSON.parse(storage?.getItem(KEY) ?? 'null'))
        const { wasm, webgpu, of: { app, adapter, sha256 } } = kept
        return app === of.app && adapter === of.adapter ? { sha256, wasm, webgpu } : null
      } catch {
        return null
      }
    },
    write: (of, wasm, webgpu) => {
      const kept = v.safeParse(Kept, { schema: 1, of, wasm, webgpu })
      try {
        if (kept.success) storage?.setItem(KEY, JSON.stringify(kept.output))
      } catch {
        // A full or forbidden storage only costs a new test next time.
      }
    },
  }
}
