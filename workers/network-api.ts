/** What the page may ask of the network worker: types only. Plain cloneable data and proxied callbacks. */
import type { Done, DownloadsState, LookEnd, ModelPlan } from '../src/core/models/download.ts'
import type { RemoteApi } from './remote/remote.ts'

export interface DownloadsApi {
  /** Tells the whole state now and after each change, until the worker ends. */
  watchDownloads(onState: (state: DownloadsState) => void): Promise<void>
  /** Looks again at what is on disk: the browser may have taken something back. */
  refreshDownloads(): Promise<void>
  /** Reads what a hub lists of a model; fetches nothing large. `repo` is `owner/name`; `hub` an address without a final slash. */
  lookAtModel(hub: string, repo: string, revision: string): Promise<LookEnd>
  /** Starts, or takes up again what is there of, this plan's download. Resolves once it runs or can't. */
  startDownload(plan: ModelPlan): Promise<Done>
  /** Resolves once nothing more is written; what has arrived is kept. */
  pauseDownload(repo: string): Promise<Done>
  /** Takes up a paused or failed download; of a model that is there, reads every file again and fetches what is wrong. */
  resumeDownload(repo: string): Promise<Done>
  /** Ends a download and removes what has arrived of it. */
  cancelDownload(repo: string): Promise<Done>
  deleteModel(repo: string): Promise<Done>
  /** All models and all that is left of downloads. */
  deleteAllModels(): Promise<Done>
}

export interface NetworkWorker extends DownloadsApi, RemoteApi {
  /** Resolves once the worker holds the Web Lock named like itself, which it keeps for life. */
  alive(): Promise<void>
  /** Answers an inference worker's questions to servers at this port from now on. */
  connect(port: MessagePort): Promise<void>
}
