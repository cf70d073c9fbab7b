/** The page's way to the model: keeps one worker serving, tries the other backend beside it, gives every turn an end. */
import type { LoadOptions, Loaded, ShippedPlace, Verdict } from '../../workers/api.ts'
import { offered } from '../core/models/catalogue.ts'
import type { CascadeEvent, ErrorCode, RungResult } from '../core/events.ts'
import type { LoadEnd, LoadProgress } from '../core/load-progress.ts'
import type { Backend } from '../core/usage.ts'
import { type FoundAdapter, findAdapter as findBrowserAdapter } from './adapter.ts'
import { deferred } from './deferred.ts'
import type { AddedPlace, Ask, BackendChoice, BackendVerdict, Inference, InferenceStatus, LadderModel } from './inference.ts'
import type { LiveWorker } from './live-worker.ts'
import { type WorkerLoad, loadWorker as loadBrowserWorker } from './load-worker.ts'
import { type TurnRun, askedTurn, runTurn, stoppedEnd } from './turn-run.ts'
import { createVerdictStore } from './verdict-store.ts'
import { type Verdicts, wantedBackend } from './wanted-backend.ts'

/** From package.json, by the build. */
declare const __APP_VERSION__: string

export interface InferenceOptions {
  /** auto: the faster right backend; else what `?backend=` or the person asked for. */
  readonly choice: BackendChoice
  /** Publish every session run in the worker (`?record=runs`). */
  readonly record: boolean
  /** Where verdicts about backends are kept between visits; null keeps none. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | null
  /** Ids of the shipped models that prompts climb, smallest first. */
  readonly models: readonly string[]
  /** What was added after them, in the order it is climbed. */
  readonly added?: readonly AddedPlace[]
  /** Absolute URL of the folder that holds a folder for each model, ending in '/'; without it, the app's own. */
  readonly modelsUrl?: string
}

/** What of the browser the client needs; tests script it. */
export interface InferencePorts {
  loadWorker(options: LoadOptions, deadlineMs: number | null, onProgress: (progress: LoadProgress) => void): Promise<WorkerLoad>
  findAdapter(): Promise<FoundAdapter>
  /** A worker's way to the network worker; null where there is none. */
  connectNetwork(): MessagePort | null
}

/** For the whole test of WebGPU beside the worker that serves: a graphics card takes seconds, a software adapter 20 s on two idle cores. */
const TRIAL_MS = 180_000
/** Workers lost one after the other, without a turn ended between, after which it is not tried again by itself. */
const MOST_LOSSES = 3
/** Graphics devices lost in this visit after which even a person's choice of it gives way to the processor. */
const MOST_DEVICE_LOSSES = 2
/** Ends of a load of web-llm after which its worker may still hold the graphics device's memory. */
const SPOILING: readonly ErrorCode[] = ['engine-failed', 'device-lost', 'timeout']

interface Serving {
  readonly worker: LiveWorker
  readonly loaded: Loaded
  readonly backend: Backend
  /** The ladder's, as what was measured of its models makes them. */
  rungs: Loaded['rungs']
  /** What became of the larger models in this worker so far. */
  larger: readonly LadderModel[]
}

interface QueuedTurn {
  /** Once the model was lost: with what it had found and spent until then. */
  request: Ask
  /** Whether it was asked once more after a loss: a second one ends it. */
  retried: boolean
  stopped: boolean
  readonly onEvents: (events: readonly CascadeEvent[]) => void
  readonly done: () => void
}

const BROWSER: InferencePorts = { loadWorker: loadBrowserWorker, findAdapter: findBrowserAdapter, connectNetwork: () => null }

/** Starts loading at once. */
/** `ports`: in place of the browser's own. */
export function createInference(options: InferenceOptions, ports: Partial<InferencePorts> = {}): Inference {
  const { loadWorker, findAdapter, connectNetwork } = { ...BROWSER, ...ports }
  const modelsUrl = options.modelsUrl ?? new URL('models/', document.baseURI).href
  const verdictStore = createVerdictStore(options.storage)
  const listeners = new Set<() => void>()
  let choice = options.choice
  let models = options.models
  let added = options.added ?? []
  /** Whether other models were chosen than those the worker was started with. */
  let stale = false
  /** Whether the worker is to be replaced for what a failed load left in it. */
  let spoiled = false
  /** Why models of web-llm did not load in a worker that was therefore replaced: such a one is loaded where a prompt climbs to it, not ahead. */
  const unloaded = new Map<string, string>()
  let verdicts: Verdicts = { wasm: { state: 'untried' }, webgpu: { state: 'untried' } }
  let status: InferenceStatus = { phase: 'loading', step: 'weights', loadedBytes: 0, totalBytes: null }
  let serving: Serving | null = null
  /** Ready to take over as soon as no turn runs. */
  let successor: Serving | null = null
  /** Whether the other backend is being loaded to take over. */
  let switching = false
  let waiting: QueuedTurn[] = []
  let running: { readonly turn: QueuedTurn; readonly run: TurnRun } | null = null
  let losses = 0
  let deviceLosses = 0
  /** Of the weights loaded last. */
  let sha256 = ''
  /** Counts starts: what an earlier start still brings back is out of date. */
  let epoch = 0

  function publish(next: InferenceStatus): void {
    status = next
    for (const listener of listeners) listener()
  }

  function publishReady(): void {
    if (serving === null) return
    const { loaded: { model, profile }, rungs, backend, larger } = serving
    const enabled = places()[0].enabled
    const first: LadderModel = { id: model.id, enabled, state: 'loaded', detail: '', card: model, profile, bytes: null }
    publish({ phase: 'ready', model, profile, models: [first, ...larger], rungs, backend, choice, verdicts })
  }

  /** From nothing, or after a loss. No turn runs. */
  async function start(): Promise<void> {
    const mine = ++epoch
    spoiled = false
    dismiss()
    publish({ phase: 'loading', step: 'weights', loadedBytes: 0, totalBytes: null })
    // Progress comes on a port of its own and may be late: after the end of the load it must not bring "loading" back.
    const onProgress = (progress: LoadProgress): void => { if (mine === epoch && status.phase === 'loading') publish({ phase: 'loading', ...progress }) }
    const refused = verdicts.webgpu.state === 'unavailable' || verdicts.webgpu.state === 'wrong'
    const adapter = choice === 'webgpu' && !refused ? await findAdapter() : null
    if (adapter?.state === 'unavailable') note(adapter)
    let backend: Backend = adapter?.state === 'there' ? 'webgpu' : 'wasm'
    let load = await loadOn(backend, adapter?.state === 'there' ? proven() ?? keptVerdicts(adapter.key) : null, null, onProgress)
    if (backend === 'webgpu' && load.state !== 'ready' && mine === epoch) {
      noteTrial(load)
      backend = 'wasm'
      load = await loadOn(backend, null, null, onProgress)
    }
    if (mine !== epoch) return discard(load)
    if (load.state === 'ready') return take(servingOf(load, backend))
    fail(load.state === 'failed' ? load.code : 'internal', load.state === 'failed' ? load.detail : 'no backend is usable')
  }

  function fail(code: ErrorCode, detail: string): void {
    publish({ phase: 'failed', code, detail })
    for (const turn of waiting.splice(0)) endUnrun(turn)
  }

  /** `deadlineMs`: null where somebody waits for it; only a load that stands still then ends by itself. */
  function loadOn(
    backend: Backend, known: LoadOptions['known'], deadlineMs: number | null, onProgress: (progress: LoadProgress) => void,
  ): Promise<WorkerLoad> {
    // The network worker starts with the first server that may be asked, and not before.
    const network = added.some(({ kind }) => kind === 'remote') ? connectNetwork() : null
    return loadWorker({ models: places(), backend, record: options.record, known, network }, deadlineMs, onProgress)
  }

  function places(): LoadOptions['models'] {
    const [first, ...others] = offered(models).map(({ id, enabled }): ShippedPlace => ({ kind: 'shipped', id, enabled, url: new URL(`${encodeURIComponent(id)}/`, modelsUrl).href }))
    if (first === undefined) throw new Error('no model was chosen')
    return [first, ...others, ...added]
  }

  /** This visit's own verdicts, which spare another worker the test. */
  function proven(): LoadOptions['known'] {
    const { wasm, webgpu } = verdicts
    return wasm.state === 'right' && webgpu.state === 'right' ? { sha256, wasm, webgpu } : null
  }

  /** An earlier visit's verdicts, of whichever weights it had. */
  function keptVerdicts(adapter: string): LoadOptions['known'] {
    return verdictStore.read({ app: __APP_VERSION__, adapter })
  }

  /** Makes a loaded worker the one that answers. */
  function take(next: Serving): void {
    serving?.worker.terminate()
    next.larger = next.larger.map((model) => (unloaded.has(model.id) ? { ...model, state: 'failed', detail: unloaded.get(model.id) ?? '' } : model))
    serving = next
    sha256 = next.loaded.sha256
    // The speed of WASM is that of its own worker: the runtime that can do both is slower at it.
    verdicts = { wasm: verdicts.wasm.state === 'right' ? verdicts.wasm : next.loaded.wasm, webgpu: next.loaded.webgpu ?? verdicts.webgpu }
    void next.worker.lost.then(() => { if (serving === next && running === null) recover() })
    publishReady()
    pump()
    // What was chosen while this one loaded. After a loss, auto stays with the backend it comes back on.
    if (choice !== 'auto') settle()
  }

  /** Forgets the workers there are and what was under way beside them; their turns have been ended. */
  function dismiss(): void {
    for (const { worker } of [serving, successor].filter((one) => one !== null)) worker.terminate()
    serving = successor = null
    switching = false
    if (verdicts.webgpu.state === 'probing') verdicts = { ...verdicts, webgpu: { state: 'untried' } }
  }

  function recover(): void {
    losses++
    if (losses < MOST_LOSSES) void start()
    else {
      epoch++
      dismiss()
      fail('worker-lost', `the worker was lost ${losses} times in a row`)
    }
  }

  function pump(): void {
    if (running !== null) return
    if (stale || spoiled) {
      stale = false
      return void start()
    }
    if (successor !== null) {
      const next = successor
      successor = null
      if (next.backend === wantedBackend(choice, verdicts)) return take(next)
      next.worker.terminate()
    }
    const turn = serving === null ? undefined : waiting.shift()
    if (serving === null || turn === undefined) return
    const on = serving
    const run = runTurn(on.worker, turn.request, (events) => {
      for (const event of events) followLoad(on, event)
      turn.onEvents(events)
    }, () => !turn.retried && !turn.stopped)
    running = { turn, run }
    void run.end.then(({ kind, again }) => {
      running = null
      if (again === null) turn.done()
      else askOnceMore(turn, again)
      if (kind === 'ended') {
        losses = 0
        pump()
        void tryWebGpu()
        void loadAhead()
      } else if (kind === 'engine-spent') {
        // The worker did nothing wrong, so that it is not counted: only asking again leads here again.
        void start()
      } else {
        if (kind === 'device-lost') noteDeviceLoss()
        recover()
      }
    })
  }

  /** Before all others, as soon as a model is there again, or never: then it ends as they do. */
  function askOnceMore(turn: QueuedTurn, again: readonly RungResult[]): void {
    turn.request = { ...turn.request, resume: again }
    turn.retried = true
    if (turn.stopped) endUnrun(turn)
    else waiting.unshift(turn)
  }

  /** One loss may be a driver's reset: who chose the device keeps it. Left to itself, the app takes no second risk. */
  function noteDeviceLoss(): void {
    deviceLosses++
    if (choice === 'webgpu' && deviceLosses < MOST_DEVICE_LOSSES) return
    verdicts = { ...verdicts, webgpu: { state: 'unavailable', reason: 'lost', detail: '' } }
  }

  /** Loads the next model of the ladder while nothing is asked, so that a prompt that climbs to it need not wait. */
  async function loadAhead(): Promise<void> {
    const on = serving
    const next = on?.larger.find(({ enabled, state }) => enabled && state === 'waiting')
    if (on === null || next === undefined) return
    changeLarger(on, next.id, { state: 'loading' })
    const end = await on.worker.remote.loadAhead(next.id).catch((thrown: unknown): LoadEnd => ({ state: 'failed', code: 'internal', detail: String(thrown) }))
    noteLoad(on, next.id, end)
    if (spoiled) pump()
  }

  /** A turn loads what it climbs to; its events say so. */
  function followLoad(on: Serving, event: CascadeEvent): void {
    if (event.type === 'load-start') changeLarger(on, event.model, { state: 'loading' })
    if (event.type === 'load-end') noteLoad(on, event.model, event)
  }

  /** A load that was stopped waiting for goes on or is taken up again: it is not there yet. */
  function noteLoad(on: Serving, id: string, end: LoadEnd): void {
    if (end.state === 'ready') unloaded.delete(id)
    if (end.state === 'failed' && serving === on && SPOILING.includes(end.code) && added.some((place) => place.id === id && place.kind === 'web-llm')) {
      spoiled = true
      unloaded.set(id, end.detail)
    }
    if (end.state === 'failed') changeLarger(on, id, { state: 'failed', detail: end.detail })
    else changeLarger(on, id, { state: end.state === 'ready' ? 'loaded' : 'waiting', detail: '' })
  }

  function changeLarger(on: Serving, id: string, change: Pick<LadderModel, 'state'> & Partial<LadderModel>): void {
    // What was loaded once stays: a late word of a load that another one overtook changes nothing.
    on.larger = on.larger.map((model) => (model.id === id && model.state !== 'loaded' ? { ...model, ...change } : model))
    if (serving === on) publishReady()
  }

  /** Hands the worker what was measured anew; it takes it between two turns, and no model is loaded again. */
  async function remeasure(on: Serving): Promise<void> {
    const measured = await on.worker.remote.remeasure(Object.fromEntries(added.map(({ id, profiles = [] }) => [id, profiles]))).catch(() => null)
    if (serving !== on) return
    if (measured === null) {
      stale = true
      return pump()
    }
    on.rungs = measured.rungs
    on.larger = on.larger.map((model) => ({ ...model, profile: measured.profiles[model.id] ?? null }))
    publishReady()
  }

  /** Tests WebGPU in a worker of its own, so that no answer waits for it, and swaps it in where it is wanted. */
  async function tryWebGpu(): Promise<void> {
    if (choice === 'wasm' || serving?.backend !== 'wasm' || verdicts.webgpu.state !== 'untried') return
    const mine = epoch
    note({ state: 'probing' })
    const adapter = await findAdapter()
    if (mine !== epoch) return
    if (adapter.state === 'unavailable') return note(adapter)
    const kept = keptVerdicts(adapter.key)
    const known = kept?.sha256 === sha256 ? kept : null
    if (known !== null && wantedBackend(choice, known) === 'wasm') return note(known.webgpu)
    const load = await loadOn('webgpu', known, TRIAL_MS, () => {})
    if (mine !== epoch) return discard(load)
    const webgpu = noteTrial(load)
    const { wasm } = verdicts
    if (known === null && wasm.state === 'right') verdictStore.write({ app: __APP_VERSION__, adapter: adapter.key, sha256 }, wasm, webgpu)
    offer(load, 'webgpu')
  }

  /** Loads the backend that should serve beside the one that does, where they differ, and swaps it in. */
  async function switchOver(): Promise<void> {
    const backend = wantedBackend(choice, verdicts)
    if (serving === null || serving.backend === backend || successor?.backend === backend || switching) return
    const mine = epoch
    switching = true
    const load = await loadOn(backend, proven(), null, () => {})
    if (mine !== epoch) return discard(load)
    switching = false
    if (backend === 'webgpu' && load.state !== 'ready') noteTrial(load)
    offer(load, backend)
  }

  /** Brings the backend that serves in line with the choice. */
  function settle(): void {
    void tryWebGpu()
    void switchOver()
  }

  /** Lets a loaded worker take over between two turns, if its backend is still the one that should serve then. */
  function offer(load: WorkerLoad, backend: Backend): void {
    if (load.state !== 'ready' || backend === serving?.backend) return discard(load)
    const next = servingOf(load, backend)
    successor?.worker.terminate()
    successor = next
    void next.worker.lost.then(() => { if (successor === next) successor = null })
    pump()
  }

  function discard(load: WorkerLoad): void {
    if (load.state === 'ready') load.worker.terminate()
  }

  function note(webgpu: BackendVerdict): void {
    verdicts = { ...verdicts, webgpu }
    publishReady()
  }

  function noteTrial(load: WorkerLoad): Verdict {
    const webgpu: Verdict = load.state !== 'failed' && load.loaded.webgpu !== null
      ? load.loaded.webgpu
      : { state: 'unavailable', reason: load.state === 'failed' && load.code === 'timeout' ? 'timeout' : 'failed', detail: load.state === 'failed' ? load.detail : '' }
    note(webgpu)
    return webgpu
  }

  /** Ends a turn that never reached a worker. */
  function endUnrun({ request, onEvents, done }: QueuedTurn): void {
    const turn = askedTurn(request)
    onEvents([status.phase === 'failed' ? { type: 'turn-error', code: status.code, detail: status.detail, ledger: turn.ledger } : stoppedEnd(turn)])
    done()
  }

  void start()
  return {
    status: () => status,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ask: (request, onEvents) => {
      const { promise, resolve } = deferred<void>()
      const turn: QueuedTurn = { request, retried: false, stopped: false, onEvents, done: resolve }
      if (status.phase === 'failed') endUnrun(turn)
      else {
        waiting.push(turn)
        pump()
      }
      return {
        done: promise,
        stop: () => {
          turn.stopped = true
          if (running?.turn === turn) running.run.stop()
          else if (waiting.includes(turn)) {
            waiting = waiting.filter((other) => other !== turn)
            endUnrun(turn)
          }
        },
      }
    },
    chooseBackend: (next) => {
      choice = next
      // Who chooses it after it was lost is offered it anew.
      if (next === 'webgpu' && verdicts.webgpu.state === 'unavailable' && verdicts.webgpu.reason === 'lost') {
        deviceLosses = 0
        verdicts = { ...verdicts, webgpu: { state: 'untried' } }
      }
      publishReady()
      settle()
    },
    chooseModels: (next, more = []) => {
      const change = changeBetween([models, added], [next, more])
      if (change === 'none') return
      models = next
      added = more
      // A worker that is loading beside this one was given what was known before.
      const alone = successor === null && !switching && verdicts.webgpu.state !== 'probing'
      if (change === 'measurements' && serving !== null && !stale && alone) return void remeasure(serving)
      unloaded.clear()
      losses = 0
      stale = true
      pump()
    },
    restart: () => {
      if (status.phase !== 'failed') return
      losses = 0
      void start()
    },
  }
}

function servingOf({ worker, loaded }: Extract<WorkerLoad, { state: 'ready' }>, backend: Backend): Serving {
  return {
    worker, loaded, backend, rungs: loaded.rungs,
    larger: loaded.larger.map(({ detail, ...model }) => ({ ...model, detail, state: model.card === null ? 'failed' : 'waiting' })),
  }
}

type Choice = readonly [models: readonly string[], added: readonly AddedPlace[]]

/** What a choice of models changes: which they are, or no more than what was measured of them. */
function changeBetween(before: Choice, after: Choice): 'none' | 'measurements' | 'models' {
  const same = (part: (choice: Choice) => unknown): boolean => JSON.stringify(part(before)) === JSON.stringify(part(after))
  if (!same(([models, added]) => [models, added.map((place) => ({ ...place, profiles: undefined }))])) return 'models'
  return same(([, added]) => added.map(({ profiles = [] }) => profiles)) ? 'none' : 'measurements'
}
