/** Runs turns in the worker: one engine, one cascade at a time, stops, and the last prompt's memory kept for thinking harder. */
import { createCascade } from '../src/core/cascade.ts'
import type { Engine, Sequence } from '../src/core/engine.ts'
import type { CascadeEvent, ErrorCode } from '../src/core/events.ts'
import { defaultLadder } from '../src/core/ladder.ts'
import type { Profile } from '../src/core/profile.ts'
import type { InferenceWorker, LoadOptions, LoadProgress, LoadResult, TurnRequest } from './api.ts'
import { ENGINE } from './engines/transformers/engine.ts'
import { EngineFailure, saying } from './engines/transformers/engine-failure.ts'
import { loadEngine } from './engines/transformers/load.ts'
import { createEventBatch } from './event-batch.ts'
import { fetchProfile } from './profile-file.ts'

export type Host = Omit<InferenceWorker, 'alive'>

export function createHost(): Host {
  let serving: { readonly engine: Engine; readonly profile: Profile | null } | null = null
  let kept: { readonly prompt: string; readonly sequence: Sequence } | null = null
  let queue: Promise<void> = Promise.resolve()
  /** Turns asked and not ended. */
  const signals = new Map<number, { aborted: boolean }>()

  async function load(options: LoadOptions, onProgress: (progress: LoadProgress) => void): Promise<LoadResult> {
    try {
      const { files, engine, wasm, webgpu } = await loadEngine(options, onProgress)
      const profile = engine === null ? null : await fetchProfile(options.modelUrl, engine.backend, files.sha256)
      serving = engine === null ? null : { engine, profile }
      return { ok: true, usable: engine !== null, loaded: { model: files.card, sha256: files.sha256, profile, wasm, webgpu } }
    } catch (thrown) {
      return { ok: false, ...failureOf(thrown) }
    }
  }

  /** The sequence of this prompt: the kept one if it is the same, so that its prefill is not run again. */
  function open(engine: Engine, prompt: string): Sequence {
    if (kept?.prompt !== prompt) {
      forget()
      kept = { prompt, sequence: engine.open(prompt) }
    }
    return kept.sequence
  }

  function forget(): void {
    kept?.sequence.close()
    kept = null
  }

  async function run(request: TurnRequest, signal: { readonly aborted: boolean }, push: (event: CascadeEvent) => void): Promise<void> {
    let ended = false
    try {
      if (serving === null) throw new EngineFailure('internal', 'no model is loaded')
      const { engine, profile } = serving
      const cascade = createCascade({
        ladder: defaultLadder(engine.model, ENGINE), profile, model: engine.model, backend: engine.backend, open: (_rung, prompt) => open(engine, prompt),
      })
      for await (const event of cascade({ ...request, signal })) {
        ended = event.type === 'turn-end' || event.type === 'turn-error'
        if (event.type === 'turn-error') forget()
        push(event)
      }
    } catch (thrown) {
      forget()
      if (!ended) push({ type: 'turn-error', ...failureOf(thrown), ledger: [] })
    }
  }

  return {
    load,
    ask: (id, request, onEvents) => {
      const signal = { aborted: false }
      signals.set(id, signal)
      const batch = createEventBatch(onEvents)
      const turn = queue.then(() => run(request, signal, batch.push)).then(batch.flush)
      queue = turn.catch(() => {}).then(() => { signals.delete(id) })
      return turn
    },
    stop: (id) => {
      const signal = signals.get(id)
      if (signal !== undefined) signal.aborted = true
    },
  }
}

function failureOf(thrown: unknown): { readonly code: ErrorCode; readonly detail: string } {
  return thrown instanceof EngineFailure ? { code: thrown.code, detail: thrown.message } : { code: 'internal', detail: saying(thrown) }
}
