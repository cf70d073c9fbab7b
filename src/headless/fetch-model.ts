/** Gets a model of a hub onto this browser's disk for a script: found there, or fetched whole by the app's own download manager. */
import { type DownloadsState, type ModelManifest, planBytes } from '../core/models/download.ts'
import { bestDtype, type Dtype, isMlc } from '../core/models/dtype.ts'
import type { HubModel } from '../core/models/hub-address.ts'
import { deviceFacts } from '../inference/device-facts.ts'
import type { Downloads } from '../inference/downloads.ts'
import type { Fetched, Headless } from './headless.ts'

export function createModelFetch(downloads: Downloads): Pick<Headless, 'fetchModel' | 'fetching'> {
  let state: DownloadsState = { downloads: [], stored: [] }
  let heard = (): void => {}
  let watching: Promise<unknown> | null = null
  let repo: string | null = null
  let lost: string | null = null

  const thereAs = (wanted: string): ModelManifest | undefined => state.stored.find(({ manifest, missing }) => manifest.repo === wanted && missing.length === 0)?.manifest

  /** Resolves once the download has ended, however. */
  async function ended(wanted: string): Promise<Fetched> {
    for (;;) {
      const manifest = thereAs(wanted)
      if (manifest !== undefined) return found(manifest)
      const at = state.downloads.find(({ plan }) => plan.repo === wanted)?.at
      if (at?.phase === 'failed') return { ok: false, failure: at.failure }
      if (lost !== null) return { ok: false, failure: { code: 'worker-lost', detail: lost } }
      await new Promise<void>((resolve) => { heard = resolve })
    }
  }

  async function fetchModel(model: HubModel, dtype: Dtype | null): Promise<Fetched> {
    if (watching === null) {
      downloads.onLost((reason) => {
        lost = reason
        heard()
      })
      watching = downloads.watch((next) => {
        state = next
        heard()
      })
    }
    await watching
    await downloads.refresh()
    const manifest = thereAs(model.repo)
    const same = manifest !== undefined && (dtype === null || manifest.dtype === dtype) && (model.revision === 'main' || manifest.commit === model.revision)
    if (same) return found(manifest)
    const end = await downloads.look(model)
    if (!end.ok) return end
    const { plans } = end.listing
    const chosen = dtype ?? bestDtype(plans.map((plan) => plan.dtype), await deviceFacts())
    const plan = plans.find((one) => one.dtype === chosen)
    if (plan === undefined) return { ok: false, failure: { code: 'no-dtype', detail: `${model.repo} has ${plans.map((one) => one.dtype).join(', ')}, not ${String(chosen)}` } }
    // One version of a model at a time: another quantisation makes room first, and so does what is half there of one.
    const half = state.downloads.find((one) => one.plan.repo === model.repo)?.plan
    if (half !== undefined && (half.commit !== plan.commit || half.dtype !== plan.dtype)) await downloads.cancel(model.repo)
    if (manifest !== undefined) await downloads.remove(model.repo)
    const started = await downloads.start(plan)
    if (!started.ok) return started
    repo = model.repo
    return ended(model.repo).finally(() => { repo = null })
  }

  return {
    fetchModel,
    fetching: () => {
      const download = state.downloads.find(({ plan }) => plan.repo === repo)
      return download === undefined ? null : { loadedBytes: download.loadedBytes, totalBytes: download.totalBytes }
    },
  }
}

function found(manifest: ModelManifest): Fetched {
  return { ok: true, kind: isMlc(manifest.dtype) ? 'web-llm' : 'stored', dtype: manifest.dtype, bytes: planBytes(manifest) }
}
