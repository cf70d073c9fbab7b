/** The lab's store, made when the page is first opened and kept while the tab lives, so that leaving the page stops no recording. */
import { createLabStore, type LabStore } from '../../stores/lab-store.ts'
import { planRecording } from '../../stores/lab-plan.ts'
import { shippedTraces } from '../../stores/lab-shipped.ts'
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
      digest,
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

async function digest(bytes: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Such as "Chrome/156.0.0.0": what of the browser can change a time. */
function browserName(): string {
  return /(?:Firefox|Edg|Chrome|Safari)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? 'unknown'
}
