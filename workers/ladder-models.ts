/** The models of a ladder after its first: what is known of each before it is loaded, and how it is loaded once a prompt climbs to it. Knows no cascade. */
import { planBytes, weightsHash } from '../src/core/models/download.ts'
import type { Engine, ModelFacts, Sequence } from '../src/core/engine.ts'
import type { ErrorCode } from '../src/core/events.ts'
import { type LadderModel, REMOTE, STRATEGIES, WEB_LLM } from '../src/core/ladder.ts'
import { isBatchDependent, profileFor, thinkingHelps } from '../src/core/calibration/measured.ts'
import type { Profile } from '../src/core/calibration/profile.ts'
import type { Backend, Place } from '../src/core/usage.ts'
import type { LargerModelFacts, ModelPlace, RemotePlace, StoredPlace, WebLlmPlace } from './api.ts'
import { type StoredModel, openStoredModel } from './downloads/stored-model.ts'
import { createRemoteEngine, remoteFacts } from './engines/remote/engine.ts'
import { type RemoteTransport, createRemoteTransport } from './engines/remote/transport.ts'
import { EngineFailure, failureOf, saying } from './engines/transformers/engine-failure.ts'
import { hubFacts } from './engines/transformers/hub/hub-facts.ts'
import type { HubEngine } from './engines/transformers/hub/hub-engine.ts'
import type { HubFiles } from './engines/transformers/hub/hub-files.ts'
import { loadHubEngine } from './engines/transformers/hub/load-hub.ts'
import { addEngine } from './engines/transformers/load.ts'
import { fetchCard, fetchModelFiles } from './engines/transformers/model-files.ts'
import type * as StoredWebLlm from './engines/web-llm/stored.ts'
import { type LargerModel, createLargerModel } from './larger-model.ts'
import { fetchProfile } from './profile-file.ts'

/** A model that is loaded, and the prompt it read last. */
export interface Served {
  readonly engine: Engine
  profile: Profile | null
  kept: Sequence | null
  keptPrompt: string
}

/** The worker that a model is loaded into. */
export interface Surroundings {
  readonly backend: Backend
  readonly record: boolean
  /** Null where no server may be asked. */
  readonly network: RemoteTransport | null
  /** What was measured of a model on this device, as it stands when it is loaded. */
  readonly profilesOf: (id: string) => readonly Profile[]
}

/** An answer of a chat model that was asked for just the answer: a sentence or two. */
const CHAT_CAP = 64
/** Making a session of hundreds of megabytes is one step without a word: half a minute measured for 540 MB on two busy cores. */
const CHAT_STALLED_MS = 180_000
/** A server's model may take its time to say it well. */
const SERVER_CAP = 256

export function serve(engine: Engine, profile: Profile | null): Served {
  return { engine, profile, kept: null, keptPrompt: '' }
}

export function transportOf(port: MessagePort | null): RemoteTransport | null {
  return port === null ? null : createRemoteTransport(port)
}

/** What can be known of a model without its weights. Never rejects. */
export async function factsOf(place: ModelPlace, backend: Backend): Promise<LargerModelFacts> {
  const { id, enabled } = place
  const unreadable = (detail: string): LargerModelFacts => ({ id, enabled, card: null, detail, profile: null, bytes: null })
  try {
    switch (place.kind) {
      case 'shipped': {
        const [{ card, bytes }, profile] = await Promise.all([fetchCard(place.url), fetchProfile(place.url, backend, null)])
        return card.id === id ? { id, enabled, card, detail: '', profile, bytes } : unreadable(`its card says ${card.id}`)
      }
      case 'stored': {
        const stored = await openStoredModel(id)
        if (stored === null) return unreadable('it is not on disk any more')
        return { id, enabled, card: await hubFacts(id, stored), detail: '', profile: storedProfile(id, place.profiles, stored, backend), bytes: planBytes(stored.manifest) }
      }
      case 'web-llm': {
        const stored = await openStoredModel(id)
        if (stored === null) return unreadable('it is not on disk any more')
        return { id, enabled, card: await (await webLlm()).webLlmFacts(id, stored), detail: '', profile: storedProfile(id, place.profiles, stored, 'webgpu'), bytes: planBytes(stored.manifest) }
      }
      case 'remote': return { id, enabled, card: remoteFacts(place.endpoint), detail: '', profile: serverProfile(place, place.profiles), bytes: null }
      default: return place satisfies never
    }
  } catch (thrown) {
    return unreadable(failureOf(thrown).detail)
  }
}

/** Loads nothing yet. */
export function laterModel(place: ModelPlace, { backend, record, network, profilesOf }: Surroundings): LargerModel<Served> {
  const discard = ({ engine, kept }: Served): void => {
    kept?.close()
    void engine.close()
  }
  switch (place.kind) {
    case 'shipped': return createLargerModel({
      fetchFiles: (onBytes, abort) => fetchModelFiles(place.url, onBytes, abort),
      make: async (files, onWord) => {
        const engine = await addEngine(files, backend, record, onWord)
        return serve(engine, await fetchProfile(place.url, engine.backend, files.sha256))
      },
      discard,
    })
    case 'stored': return createLargerModel({
      fetchFiles: () => openWhole(place.id),
      make: async (files, onWord) => {
        const engine = await loadStored(place.id, files, { backend, record, onWord })
        return serve(engine, storedProfile(place.id, profilesOf(place.id), files, engine.backend))
      },
      discard,
      makeStalledMs: CHAT_STALLED_MS,
    })
    case 'web-llm': return createLargerModel({
      fetchFiles: () => openWhole(place.id),
      make: async (files, onWord) => {
        const engine = await (await webLlm()).loadStoredWebLlm(files, onWord)
        return serve(engine, storedProfile(place.id, profilesOf(place.id), files, engine.backend))
      },
      discard,
      makeStalledMs: CHAT_STALLED_MS,
    })
    case 'remote': return createLargerModel({
      fetchFiles: async () => {
        if (network === null) throw new EngineFailure('remote-failed', 'no server can be asked from here')
        return network
      },
      make: async (transport) => serve(createRemoteEngine(place.endpoint, transport), serverProfile(place, profilesOf(place.id))),
      discard,
    })
    default: return place satisfies never
  }
}

/** Opening it reads no weights. */
async function openWhole(id: string): Promise<StoredModel> {
  const stored = await openStoredModel(id)
  if (stored === null) throw new EngineFailure('model-missing', 'it is not on disk any more: download it again under Models')
  return stored
}

/** A chunk of its own, only for who has such a model; it loads web-llm's 6 MB once it loads the model. */
async function webLlm(): Promise<typeof StoredWebLlm> {
  try {
    return await import('./engines/web-llm/stored.ts')
  } catch (thrown) {
    throw new EngineFailure('engine-failed', `the engine for this model could not be loaded: reload the page (${saying(thrown)})`, thrown)
  }
}

/** Failures of WebGPU after which WASM is worth trying. */
const ONLY_THERE: readonly ErrorCode[] = ['engine-failed', 'out-of-memory', 'model-unsupported']

/** On the worker's backend, else on WASM in the runtime that the worker has. */
async function loadStored(id: string, files: HubFiles, { backend, record, onWord }: Pick<Surroundings, 'backend' | 'record'> & { readonly onWord: () => void }): Promise<HubEngine> {
  const options = { id, files, dtype: 'auto', record, runtime: backend } as const
  if (backend === 'webgpu') {
    try {
      return await loadHubEngine({ ...options, backend }, onWord)
    } catch (thrown) {
      if (!(thrown instanceof EngineFailure) || !ONLY_THERE.includes(thrown.code)) throw thrown
    }
  }
  return loadHubEngine({ ...options, backend: 'wasm' }, onWord)
}

/** What counts of these profiles for the model of a place on this backend. Rejects where it can't be read. */
export async function profileOf(place: StoredPlace | WebLlmPlace | RemotePlace, profiles: readonly Profile[], backend: Place): Promise<Profile | null> {
  return place.kind === 'remote' ? serverProfile(place, profiles) : storedProfile(place.id, profiles, await openWhole(place.id), place.kind === 'web-llm' ? 'webgpu' : backend)
}

/** What was measured of exactly the weights that are on disk. */
function storedProfile(id: string, profiles: readonly Profile[] = [], { manifest }: Pick<StoredModel, 'manifest'>, backend: Place): Profile | null {
  return profileFor(profiles, { id, sha256: weightsHash(manifest), dtype: manifest.dtype }, backend)
}

function serverProfile({ id, endpoint }: RemotePlace, profiles: readonly Profile[] = []): Profile | null {
  return profileFor(profiles, { id, sha256: '', dtype: endpoint.model }, 'remote')
}

/** Its rungs, as far as what was measured of it allows them. */
export function onLadder(place: ModelPlace, { id, name, thinkCap }: ModelFacts, profile: Profile | null = null): LadderModel {
  const measured = profile === null ? {} : { thinkingHelps: thinkingHelps(profile) ?? true, batchDependent: isBatchDependent(profile) }
  switch (place.kind) {
    case 'shipped': return { id, thinkCap }
    case 'stored': return { id, name, thinkCap, strategies: thinkCap > 0 ? STRATEGIES : ['direct'], directCap: CHAT_CAP, ...measured }
    // It runs no batch, so that it has no rung for votes.
    case 'web-llm': return { id, name, thinkCap, engine: WEB_LLM, strategies: thinkCap > 0 ? ['direct', 'think'] : ['direct'], directCap: CHAT_CAP, ...measured }
    case 'remote': return { id, name: place.endpoint.name, thinkCap, engine: REMOTE, strategies: place.endpoint.reasoning === 'none' ? ['direct'] : STRATEGIES, directCap: SERVER_CAP, ...measured }
    default: return place satisfies never
  }
}
