/** Builds the dependencies and renders. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './app/fonts.css'
import './app/tokens.css'
import './app/base.css'
import { App } from './app/app.tsx'
import { ErrorBoundary } from './app/error-boundary.tsx'
import { LADDERS } from './core/catalogue.ts'
import { createInference } from './inference/client.ts'
import { deviceFacts, keepStorage } from './inference/device-facts.ts'
import { createDownloadsClient } from './inference/downloads.ts'
import type { BackendChoice } from './inference/inference.ts'
import { createNetwork } from './inference/network.ts'
import { createConversationStore } from './stores/conversation-store.ts'
import { openHistory } from './stores/history.ts'
import { createInferenceStore } from './stores/inference-store.ts'
import { createModelsStore } from './stores/models-store.ts'
import { loadAndReopen } from './stores/reopen.ts'
import { browserStorage, createSettingsStore } from './stores/settings-store.ts'
import { StoresContext } from './stores/stores.ts'

const address = new URLSearchParams(location.search)
const disk = browserStorage('localStorage')
const settings = createSettingsStore(disk)
const inference = createInference({
  choice: backendOf(address.get('backend')) ?? settings.getState().backend, record: address.get('record') === 'runs', storage: disk,
  models: LADDERS[settings.getState().ladder],
})
// Chosen in Settings, or set back by deleting everything.
settings.subscribe(({ ladder }, before) => { if (ladder !== before.ladder) inference.chooseModels(LADDERS[ladder]) })
const conversations = createConversationStore({
  inference, history: openHistory(), newId: () => crypto.randomUUID(), now: () => performance.now(),
})

/** The only way out of the origin; its worker starts when it is first needed. */
const network = createNetwork()
const models = createModelsStore({ downloads: createDownloadsClient(network), disk, deviceFacts, keepStorage: () => void keepStorage() })

document.documentElement.dataset['theme'] = settings.getState().theme
void loadAndReopen(conversations, browserStorage('sessionStorage'))
window.addEventListener('pagehide', conversations.actions.flush)

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <ErrorBoundary>
      <StoresContext value={{ settings, conversations, models, inference: createInferenceStore(inference) }}>
        <App />
      </StoresContext>
    </ErrorBoundary>
  </StrictMode>,
)

function backendOf(name: string | null): BackendChoice | null {
  return name === 'wasm' || name === 'webgpu' || name === 'auto' ? name : null
}
