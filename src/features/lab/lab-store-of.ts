/** The lab's store, made when the page is first opened and kept while the tab lives, so that leaving the page stops no recording. */
import { createLabStore, type LabStore } from '../../stores/lab-store.ts'
import { planRecording } from '../../stores/lab-plan.ts'
import { shippedTraces } from '../../stores/lab-shipped.ts'
import { browserName } from '../../stores/browser-name.ts'
import { sha256 } from '../../stores/sha256.ts'
import type { Stores } from '../../stores/stores.ts'

/** From package.json, by the build. */
declare const __APP_VERSION__: string
/** The files in public/lab, by the build. */
declare const __LAB_TRACES__: readonly string[]

let store: LabStore | null = null

export function labStoreOf({ inference }: Stores): LabStore {
  store ??= createLabStore({
    ask: inference.actions.ask,
    shipped: shippedTraces(__LAB_TRACES__),
    fetchTrace: async (file) => (await fetched(`lab/${file}`)).text(),
    plan: (suite, known) => planRecording(inference.getState().status, suite, known, {
      digest: sha256,
      fetchModelFile: async (model, file) => (await fetched(`models/${model}/${file}`)).arrayBuffer(),
      versions: { 'second-thought': __APP_VERSION__, browser: browserName() },
    }),
  })
  return store
}

async function fetched(path: string): Promise<Response> {
  const response = await fetch(new URL(path, document.baseURI))
  if (!response.ok) throw new Error(`the server says ${response.status} for ${path}`)
  return response
}
