/** Runs turns in the worker: the ladder's models, one cascade at a time, stops, and the last prompt's memory kept for thinking harder. */
import { createCascade } from '../src/core/cascade.ts'
import type { CascadeModel } from '../src/core/cascade-models.ts'
import type { ModelFacts, Sequence } from '../src/core/engine.ts'
import type { CascadeEvent } from '../src/core/events.ts'
import { REMOTE, ladderOf } from '../src/core/ladder.ts'
import type { Ladder } from '../src/core/ladder.ts'
import type { LoadEnd, LoadProgress } from '../src/core/load-progress.ts'
import type { Profile } from '../src/core/calibration/profile.ts'
import { toPutAway } from '../src/core/models/residency.ts'
import type { Backend } from '../src/core/usage.ts'
import type { InferenceWorker, LargerModelFacts, LoadOptions, LoadResult, ModelPlace, Remeasured, TurnRequest } from './api.ts'
import { EngineFailure, failureOf } from './engines/transformers/engine-failure.ts'
import { loadEngine } from './engines/transformers/load.ts'
import { createEventBatch } from './event-batch.ts'
import { type Served, type Surroundings, factsOf, laterModel, onLadder, profileOf, serve, transportOf } from './ladder-models.ts'
import type { LargerModel } from './larger-model.ts'
import { fetchProfile } from './profile-file.ts'

export type Host = Omit<InferenceWorker, 'alive'>

interface Serving {
  readonly ladder: Ladder
  readonly first: Served
  /** The first model's. */
  readonly place: ModelPlace
  readonly larger: ReadonlyMap<string, Later>
  readonly backend: Backend
}

interface Later {
  readonly place: ModelPlace
  readonly card: ModelFacts
  /** What was measured of it on the worker's backend. */
  readonly expected: Profile | null
  /** Of the weights of a downloaded model; null for the others. */
  readonly bytes: number | null
  readonly model: LargerModel<Served>
}

export function createHost(): Host {
  let serving: Serving | null = null
  let queue: Promise<void> = Promise.resolve()
  /** By the ids of added models. */
  let profiles: Readonly<Record<string, readonly Profile[]>> = {}
  /** Turns asked and not ended. */
  const signals = new Map<number, { aborted: boolean }>()

  async function load(options: LoadOptions, onProgress: (progress: LoadProgress) => void): Promise<LoadResult> {
    const [place, ...others] = options.models
    try {
      const [{ files, engine, wasm, webgpu }, larger] = await Promise.all([
        loadEngine({ ...options, modelUrl: place.url }, onProgress), Promise.all(others.map((other) => factsOf(other, options.backend))),
      ])
      const fitting = larger.map((facts) => (fits(facts, others, files.card) ? facts : unlike(facts)))
      const profile = engine === null ? null : await fetchProfile(place.url, engine.backend, files.sha256)
      if (engine !== null) {
        profiles = Object.fromEntries(others.map((other) => [other.id, other.profiles ?? []]))
        const surroundings: Surroundings = { backend: engine.backend, record: options.record, network: transportOf(options.network), profilesOf: (id) => profiles[id] ?? [] }
        serving = servingOf(serve(engine, profile), place, others, fitting, surroundings)
      }
      const rungs = engine === null ? [] : serving?.ladder.rungs ?? []
      return { ok: true, usable: engine !== null, loaded: { model: files.card, sha256: files.sha256, profile, wasm, webgpu, larger: fitting, rungs } }
    } catch (thrown) {
      return { ok: false, ...failureOf(thrown) }
    }
  }

  function servedOf(id: string): Served | null {
    if (serving === null) return null
    return serving.first.engine.model.id === id ? serving.first : serving.larger.get(id)?.model.made() ?? null
  }

  function cascadeModel(id: string): CascadeModel | null {
    const served = servedOf(id)
    if (served === null) return null
    const { engine: { model: card, backend }, profile } = served
    return { card, profile, backend, open: (prompt) => open(served, prompt) }
  }

  function allServed(): readonly Served[] {
    return serving === null ? [] : [serving.first, ...[...serving.larger.values()].flatMap(({ model }) => model.made() ?? [])]
  }

  /** Downloaded models that must be put away before this one fits into memory: they swap. Those that ship are small, and a server's is elsewhere. */
  function inTheWayOf(id: string): readonly string[] {
    const resident = [...(serving?.larger ?? [])].flatMap(([own, { model, bytes }]) => (bytes === null || (model.made() === null && own !== id) ? [] : [{ id: own, bytes }]))
    const wanted = resident.find((one) => one.id === id)
    if (wanted === undefined || serving?.larger.get(id)?.model.made() !== null) return []
    const { deviceMemory } = navigator as { readonly deviceMemory?: number }
    return toPutAway(resident, wanted, deviceMemory === undefined ? null : deviceMemory * 2 ** 30)
  }

  /** Frees what the models hold of prompts, but for this one's, whose prefill need not be run again. */
  function forget(prompt: string | null): void {
    for (const served of allServed()) {
      if (served.kept === null || served.keptPrompt === prompt) continue
      served.kept.close()
      served.kept = null
    }
  }

  async function run(request: TurnRequest, signal: { readonly aborted: boolean }, push: (event: CascadeEvent) => void): Promise<void> {
    let ended = false
    try {
      if (serving === null) throw new EngineFailure('internal', 'no model is loaded')
      const { ladder, larger, first } = serving
      const largerOf = (id: string): LargerModel<Served> => {
        const found = larger.get(id)
        if (found === undefined) throw new EngineFailure('internal', `there is no larger model ${id}`)
        return found.model
      }
      forget(request.prompt)
      const cascade = createCascade({
        ladder,
        loaded: cascadeModel,
        load: (id, stop) => {
          for (const other of inTheWayOf(id)) largerOf(other).putAway()
          return largerOf(id).load(stop)
        },
        expected: (id) => servedOf(id)?.profile ?? (id === first.engine.model.id ? null : larger.get(id)?.expected ?? null),
      })
      for await (const event of cascade({ ...request, signal })) {
        ended = event.type === 'turn-end' || event.type === 'turn-error'
        if (event.type === 'turn-error' || brokeOffHere(event, ladder)) forget(null)
        push(event)
      }
    } catch (thrown) {
      forget(null)
      if (!ended) push({ type: 'turn-error', ...failureOf(thrown), ledger: [] })
    }
  }

  /** Between two turns: nothing is loaded or put away. */
  async function remeasure(next: typeof profiles): Promise<Remeasured> {
    if (serving === null) throw new EngineFailure('internal', 'no model is loaded')
    const { backend } = serving
    const measured = await Promise.all([...serving.larger].map(async ([id, later]) => {
      const { place, model } = later
      if (place.kind === 'shipped') return [id, later] as const
      const own = next[id] ?? []
      const served = model.made()
      if (served !== null) served.profile = await profileOf(place, own, served.engine.backend)
      return [id, { ...later, expected: await profileOf(place, own, backend) }] as const
    }))
    profiles = next
    const larger = new Map(measured)
    serving = { ...serving, larger, ladder: ladderWith(serving.first, serving.place, larger) }
    return { rungs: serving.ladder.rungs, profiles: Object.fromEntries(measured.map(([id, { expected }]) => [id, expected])) }
  }

  return {
    load,
    remeasure: (next) => {
      const measured = queue.then(() => remeasure(next))
      queue = measured.then(() => {}, () => {})
      return measured
    },
    loadAhead: async (id) => {
      const model = serving?.larger.get(id)?.model
      if (model === undefined) return { state: 'failed', code: 'internal', detail: `there is no larger model ${id}` }
      await model.fetchAhead()
      // Between two turns: while one runs, no session may be made beside it.
      // What was asked for stays: a model that nobody has asked for yet takes no other one's place.
      const loading = queue.then((): LoadEnd | Promise<LoadEnd> => (inTheWayOf(id).length > 0 ? { state: 'stopped' } : lastOf(model.load({ aborted: false }))))
      queue = loading.then(() => {}, () => {})
      return loading
    },
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

/** The sequence of this prompt: the kept one if it is the same, so that its prefill is not run again. */
function open(served: Served, prompt: string): Sequence {
  if (served.kept === null || served.keptPrompt !== prompt) {
    served.kept?.close()
    served.kept = served.engine.open(prompt)
    served.keptPrompt = prompt
  }
  return served.kept
}

function servingOf(first: Served, place: ModelPlace, others: readonly ModelPlace[], facts: readonly LargerModelFacts[], surroundings: Surroundings): Serving {
  const later = facts.flatMap(({ card, profile, bytes }, at) => {
    const own = others[at]
    return card === null || own === undefined ? [] : [{ place: own, card, expected: profile, bytes: own.kind === 'stored' || own.kind === 'web-llm' ? bytes : null }]
  })
  const larger = new Map(later.map((one) => [one.place.id, { ...one, model: laterModel(one.place, surroundings) }] as const))
  return { ladder: ladderWith(first, place, larger), first, place, larger, backend: surroundings.backend }
}

/** The ladder as far as what was measured of the later models allows it. */
function ladderWith({ engine: { model } }: Served, place: ModelPlace, larger: Serving['larger']): Ladder {
  const later = [...larger.values()]
  // The first one's card may name it otherwise than its folder does.
  const enabled = [...(place.enabled ? [model.id] : []), ...later.filter((one) => one.place.enabled).map((one) => one.place.id)]
  return ladderOf([onLadder(place, model), ...later.map(({ place: own, card, expected }) => onLadder(own, card, expected))], enabled)
}

/** Those that ship share one character vocabulary, which a folder of another kind would break; the others read prompts in their own way. */
function fits({ id, card }: LargerModelFacts, places: readonly ModelPlace[], first: ModelFacts): boolean {
  return card === null || places.find((place) => place.id === id)?.kind !== 'shipped' || readsAlike(card, first)
}

/** Whether two models read a prompt alike: one preparation of its text then serves both. */
function readsAlike(a: ModelFacts, b: ModelFacts): boolean {
  return a.context === b.context && a.architecture?.vocab === b.architecture?.vocab
}

function unlike({ id, enabled }: LargerModelFacts): LargerModelFacts {
  return { id, enabled, card: null, detail: 'it reads another vocabulary or another length of prompt', profile: null, bytes: null }
}

/** Whether a rung broke off that runs in this worker; a server's leaves nothing behind in it. */
function brokeOffHere(event: CascadeEvent, { rungs }: Ladder): boolean {
  const { kind, rung } = event.type === 'decision' && event.reason.kind === 'rung-failed' ? event.reason : { kind: null, rung: '' }
  return kind !== null && rungs.find(({ id }) => id === rung)?.engine !== REMOTE
}

async function lastOf<T>(steps: AsyncGenerator<unknown, T, void>): Promise<T> {
  for (;;) {
    const step = await steps.next()
    if (step.done === true) return step.value
  }
}
