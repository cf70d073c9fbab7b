/** The page's way to the downloads: what the network worker does, with an answer even where that worker is lost. */
import * as Comlink from 'comlink'
import type { Done, DownloadsState, LookEnd, ModelPlan } from '../core/models/download.ts'
import type { HubModel } from '../core/models/hub-address.ts'
import type { Network } from './network.ts'

/** Nothing rejects. */
export interface Downloads {
  /** Tells the whole state now and after each change, also by a worker that takes a lost one's place. One watcher. */
  watch(onState: (state: DownloadsState) => void): Promise<Done>
  /** Told why, when the worker was lost and with it what it was doing. */
  onLost(listener: (reason: string) => void): void
  /** Looks again at what is on disk. */
  refresh(): Promise<void>
  look(model: HubModel): Promise<LookEnd>
  start(plan: ModelPlan): Promise<Done>
  pause(repo: string): Promise<Done>
  resume(repo: string): Promise<Done>
  cancel(repo: string): Promise<Done>
  remove(repo: string): Promise<Done>
  removeAll(): Promise<Done>
}

export function createDownloadsClient(network: Network): Downloads {
  async function orLost<T>(asked: Promise<T>): Promise<T | Exclude<Done, { ok: true }>> {
    try {
      return await asked
    } catch (thrown) {
      return { ok: false, failure: { code: 'worker-lost', detail: thrown instanceof Error ? thrown.message : String(thrown) } }
    }
  }

  return {
    watch: (onState) => {
      network.onStart((worker) => {
        // Its loss is told apart; the next worker is asked again.
        void worker.watchDownloads(Comlink.proxy(onState)).catch(() => {})
      })
      return orLost(network.call<Done>(async (worker) => {
        await worker.refreshDownloads()
        return { ok: true }
      }))
    },
    onLost: network.onLost,
    refresh: async () => { await orLost(network.call((worker) => worker.refreshDownloads())) },
    look: ({ hub, repo, revision }) => orLost(network.call<LookEnd>((worker) => worker.lookAtModel(hub, repo, revision))),
    start: (plan) => orLost(network.call<Done>((worker) => worker.startDownload(plan))),
    pause: (repo) => orLost(network.call<Done>((worker) => worker.pauseDownload(repo))),
    resume: (repo) => orLost(network.call<Done>((worker) => worker.resumeDownload(repo))),
    cancel: (repo) => orLost(network.call<Done>((worker) => worker.cancelDownload(repo))),
    remove: (repo) => orLost(network.call<Done>((worker) => worker.deleteModel(repo))),
    removeAll: () => orLost(network.call<Done>((worker) => worker.deleteAllModels())),
  }
}
