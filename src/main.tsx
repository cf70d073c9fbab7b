/** Builds the dependencies and renders. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './app/fonts.css'
import './app/tokens.css'
import './app/base.css'
import { App } from './app/app.tsx'
import { ErrorBoundary } from './app/error-boundary.tsx'
import { LADDERS } from './core/models/catalogue.ts'
import { createInference } from './inference/client.ts'
import { deviceFacts, keepStorage } from './inference/device-facts.ts'
import { createDownloadsClient } from './inference/downloads.ts'
import type { BackendChoice, Inference } from './inference/inference.ts'
import { createNetwork } from './inference/network.ts'
import { createRemoteLink } from './inference/remote-control.ts'
import { createAsking } from './stores/asking.ts'
import { addedPlaces, untested } from './stores/added-places.ts'
import { browserName } from './stores/browser-name.ts'
import { createCalibrations } from './stores/calibrations.ts'
import { createConsentStore } from './stores/consent-store.ts'
import { createConversationStore } from './stores/conversation-store.ts'
import { createEndpointsStore } from './stores/endpoints-store.ts'
import { openHistory } from './stores/history.ts'
import { createInferenceStore } from './stores/inference-store.ts'
import { createModelsStore, storedModels } from './stores/models-store.ts'
import { newId } from './stores/new-id.ts'
import { createProfilesStore } from './stores/profiles-store.ts'
import { loadAndReopen } from './stores/reopen.ts'
import { createSentStore } from './stores/sent-store.ts'
import { browserStorage, createSettingsStore } from './stores/settings-store.ts'
import { createSetup } from './stores/setup.ts'
import { sha256 } from './stores/sha256.ts'
import { RemoteStoresContext, StoresContext } from './stores/stores.ts'
import { openTextDisk } from './stores/text-disk.ts'

/** From package.json, by the build. */
declare const __APP_VERSION__: string

const address = new URLSearchParams(location.search)
const disk = browserStorage('localStorage')
const settings = createSettingsStore(disk)
/** The only way out of the origin; its worker starts when it is first needed. */
const network = createNetwork()
const models = createModelsStore({ downloads: createDownloadsClient(network), disk, deviceFacts, keepStorage: () => void keepStorage() })
const profiles = createProfilesStore(disk)
const stored = (): ReturnType<typeof storedModels> => storedModels(models.getState(), disk)
const link = createRemoteLink(network)
const remote = {
  endpoints: createEndpointsStore(disk, link.control, newId), consent: createConsentStore(link.control), sent: createSentStore(link.control),
}
for (const store of Object.values(remote)) void store.actions.attach()
const ladder = (): Parameters<Inference['chooseModels']> => {
  const { ladder: shipped, resting } = settings.getState()
  return [LADDERS[shipped], addedPlaces(stored().filter(({ id }) => !resting.includes(id)), remote.endpoints.getState().endpoints, profiles.getState().profiles)]
}
const [shipped, added = []] = ladder()
const inference = createInference({
  choice: backendOf(address.get('backend')) ?? settings.getState().backend, record: address.get('record') === 'runs', storage: disk,
  models: shipped, added,
}, { connectNetwork: link.openPort })
// Chosen in Settings or under Models, or set back by deleting everything; the same choice again changes nothing.
for (const store of [settings, models, remote.endpoints, profiles]) store.subscribe(() => inference.chooseModels(...ladder()))
const calibrations = createCalibrations({
  inference, profiles, disk: openTextDisk('second-thought-calibration'), digest: sha256, versions: { 'second-thought': __APP_VERSION__, browser: browserName() },
  fetchSuite: async () => (await fetch(new URL('suites/general.jsonl', document.baseURI))).text(), allowPrompts: link.control.allowPrompts, today: () => new Date().toISOString(),
})
remote.endpoints.subscribe(({ endpoints }, before) => { if (endpoints !== before.endpoints) calibrations.forgetServers(untested(before.endpoints, endpoints)) })
const conversations = createConversationStore({
  inference, history: openHistory(), newId, now: () => performance.now(), votes: () => settings.getState().votes,
})
const inferenceStore = createInferenceStore(inference)
const stores = {
  settings, conversations, models, calibrations, setup: createSetup(settings, stored), inference: inferenceStore,
  asking: createAsking({ conversations, inference: inferenceStore, settings }),
}

document.documentElement.dataset['theme'] = settings.getState().theme
void loadAndReopen(conversations, browserStorage('sessionStorage'))
window.addEventListener('pagehide', conversations.actions.flush)

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <ErrorBoundary>
      <StoresContext value={stores}>
        <RemoteStoresContext value={remote}>
          <App />
        </RemoteStoresContext>
      </StoresContext>
    </ErrorBoundary>
  </StrictMode>,
)

function backendOf(name: string | null): BackendChoice | null {
  return name === 'wasm' || name === 'webgpu' || name === 'auto' ? name : null
}
