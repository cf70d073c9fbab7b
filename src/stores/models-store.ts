/** Models of a hub as the page sees them: looked at, coming, there, taken back. Knows no worker and no screen. */
import * as v from 'valibot'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Done, type Download, type DownloadFailure, type ModelListing, type ModelPlan, RepoId, type StoredModelFacts } from '../core/models/download.ts'
import { DTYPES, isMlc } from '../core/models/dtype.ts'
import type { DeviceFacts } from '../core/models/fits-here.ts'
import { readHubModel } from '../core/models/hub-address.ts'
import type { Downloads } from '../inference/downloads.ts'
import type { KeyValue } from './settings-store.ts'

/** Enough of a model that was here to fetch it again. */
const Remembered = v.object({ hub: v.string(), repo: RepoId, revision: v.string(), dtype: v.picklist(DTYPES) })
export type Remembered = v.InferOutput<typeof Remembered>

export type Look =
  | { readonly state: 'looking' }
  | { readonly state: 'found'; readonly listing: ModelListing }
  | { readonly state: 'failed'; readonly failure: DownloadFailure }

export interface ModelsState {
  /** Whether the disk was read yet. */
  readonly known: boolean
  readonly downloads: readonly Download[]
  readonly stored: readonly StoredModelFacts[]
  /** By what was asked for: an id of the catalogue, or what a person typed. */
  readonly looks: Readonly<Record<string, Look>>
  /** What was typed, newest first; at most the newest has failed. */
  readonly added: readonly string[]
  readonly device: DeviceFacts | null
  /** Models that were here and that the browser took back. */
  readonly vanished: readonly Remembered[]
  /** What the last thing asked for met with; null once another one works. */
  readonly trouble: { readonly repo: string | null; readonly failure: DownloadFailure } | null
}

export type ModelsStore = StoreApi<ModelsState> & {
  readonly actions: {
    /** Starts the worker, the first time; looks at the disk again, later. Nothing leaves the device. */
    open(): void
    /** Reads a listing: the first thing that leaves the device. */
    look(text: string, hub: string): Promise<void>
    /** The same for what a person typed, which then stands among what was added; what failed before goes. */
    lookUp(text: string, hub: string): Promise<void>
    /** Puts away what a person typed and what could not be found of it. */
    unlookFailed(): void
    unlook(text: string): void
    start(plan: ModelPlan): Promise<void>
    pause(repo: string): Promise<void>
    resume(repo: string): Promise<void>
    cancel(repo: string): Promise<void>
    remove(repo: string): Promise<void>
    removeAll(): Promise<void>
    /** Fetches one that vanished in the version and quantisation it had. */
    fetchAgain(model: Remembered): Promise<void>
    forgetVanished(repo: string): void
  }
}

export interface ModelsParts {
  readonly downloads: Downloads
  /** Where it is remembered which models were there, apart from the storage that they are in. */
  readonly disk: KeyValue
  deviceFacts(): Promise<DeviceFacts>
  /** Asks the browser to keep what is stored: once something is. */
  keepStorage(): void
}

const KEY = 'second-thought/models'

/** A downloaded model, with what runs it. */
export interface StoredId {
  readonly id: string
  readonly kind: 'stored' | 'web-llm'
}

/** The downloaded models that are whole, as far as is known: before the disk was read, those that were there last. */
export function storedModels({ known, stored }: Pick<ModelsState, 'known' | 'stored'>, disk: KeyValue): readonly StoredId[] {
  const there = known ? stored.filter(({ missing }) => missing.length === 0).map(({ manifest }) => manifest) : rememberedOn(disk)
  return there.map(({ repo, dtype }) => ({ id: repo, kind: isMlc(dtype) ? 'web-llm' : 'stored' }))
}

function rememberedOn(disk: KeyValue): readonly Remembered[] {
  try {
    return v.parse(v.array(Remembered), JSON.parse(disk.getItem(KEY) ?? '[]'))
  } catch {
    return []
  }
}

export function createModelsStore({ downloads, disk, deviceFacts, keepStorage }: ModelsParts): ModelsStore {
  const store = createStore<ModelsState>(() => (
    { known: false, downloads: [], stored: [], looks: {}, added: [], device: null, vanished: [], trouble: null }
  ))
  let opened = false
  /** Repositories whose download ran here: the one that ends as a stored model is a success. */
  let running = new Set<string>()

  const remembered = (): readonly Remembered[] => rememberedOn(disk)

  function remember(models: readonly Remembered[]): void {
    try {
      disk.setItem(KEY, JSON.stringify(models))
    } catch {
      // Full or forbidden: a loss is then not noticed.
    }
  }

  function heard(next: Pick<ModelsState, 'downloads' | 'stored'>): void {
    const there = next.stored.map(({ manifest: { hub, repo, commit, dtype } }): Remembered => ({ hub, repo, revision: commit, dtype }))
    const coming = new Set(next.downloads.map(({ plan }) => plan.repo))
    if (there.some(({ repo }) => running.has(repo) && !coming.has(repo))) {
      keepStorage()
      void measure()
    }
    running = coming
    const gone = remembered().filter(({ repo }) => there.every((one) => one.repo !== repo))
    remember([...there, ...gone])
    store.setState({ known: true, downloads: next.downloads, stored: next.stored, vanished: gone.filter(({ repo }) => !coming.has(repo)) })
  }

  async function measure(): Promise<void> {
    store.setState({ device: await deviceFacts() })
  }

  function forget(repos: readonly string[]): void {
    remember(remembered().filter(({ repo }) => !repos.includes(repo)))
    store.setState(({ vanished }) => ({ vanished: vanished.filter(({ repo }) => !repos.includes(repo)) }))
  }

  async function ended(repo: string | null, doing: Promise<Done>): Promise<boolean> {
    const done = await doing
    store.setState({ trouble: done.ok ? null : { repo, failure: done.failure } })
    return done.ok
  }

  function setLook(text: string, look: Look): void {
    store.setState(({ looks }) => ({ looks: { ...looks, [text]: look } }))
  }

  const actions: ModelsStore['actions'] = {
    open: () => {
      void measure()
      if (opened) return void downloads.refresh()
      opened = true
      downloads.onLost((detail) => {
        store.setState({ trouble: { repo: null, failure: { code: 'worker-lost', detail } } })
        // A new worker tells what is on disk.
        void downloads.refresh()
      })
      void downloads.watch(heard).then((done) => { if (!done.ok) store.setState({ known: true, trouble: { repo: null, failure: done.failure } }) })
    },
    look: async (text, hub) => {
      const model = readHubModel(text, hub)
      if (!model.ok) return setLook(text, { state: 'failed', failure: { code: 'bad-address', detail: model.detail } })
      setLook(text, { state: 'looking' })
      const end = await downloads.look(model.value)
      setLook(text, end.ok ? { state: 'found', listing: end.listing } : { state: 'failed', failure: end.failure })
    },
    lookUp: async (text, hub) => {
      actions.unlookFailed()
      store.setState(({ added }) => ({ added: [text, ...added.filter((one) => one !== text)] }))
      await actions.look(text, hub)
      // Another was typed meanwhile: what was wrong with this one is no longer of use.
      if (store.getState().added[0] !== text && store.getState().looks[text]?.state === 'failed') actions.unlook(text)
    },
    unlook: (text) => {
      store.setState(({ added, looks }) => ({
        added: added.filter((one) => one !== text), looks: Object.fromEntries(Object.entries(looks).filter(([one]) => one !== text)),
      }))
    },
    unlookFailed: () => {
      const { added, looks } = store.getState()
      for (const one of added) if (looks[one]?.state === 'failed') actions.unlook(one)
    },
    start: async (plan) => { await ended(plan.repo, downloads.start(plan)) },
    pause: async (repo) => { await ended(repo, downloads.pause(repo)) },
    resume: async (repo) => { await ended(repo, downloads.resume(repo)) },
    cancel: async (repo) => { if (await ended(repo, downloads.cancel(repo))) forget(store.getState().stored.some(({ manifest }) => manifest.repo === repo) ? [] : [repo]) },
    remove: async (repo) => {
      // Forgotten first: what is asked to go has not vanished.
      forget([repo])
      await ended(repo, downloads.remove(repo))
      void measure()
    },
    removeAll: async () => {
      forget(remembered().map(({ repo }) => repo))
      await ended(null, downloads.removeAll())
      void measure()
    },
    fetchAgain: async ({ dtype, ...model }) => {
      const end = await downloads.look(model)
      const plan = end.ok ? end.listing.plans.find((one) => one.dtype === dtype) : undefined
      if (plan !== undefined) await actions.start(plan)
      else store.setState({ trouble: { repo: model.repo, failure: end.ok ? { code: 'not-found', detail: `${model.repo} has no ${dtype} any more` } : end.failure } })
    },
    forgetVanished: (repo) => forget([repo]),
  }
  return Object.assign(store, { actions })
}
