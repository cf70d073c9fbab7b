/** The one manager of models on this device: which are coming, which are there, which go. Knows no page and no engine. */
import * as v from 'valibot'
import { type Done, type Download, type DownloadFailure, type DownloadPhase, type DownloadsState, ModelPlan, planBytes, type StoredModelFacts } from '../../src/core/models/download.ts'
import type { DownloadsApi } from '../network-api.ts'
import { downloadModel, type DownloadParts, keptBytes } from './download-model.ts'
import { lookAtModel } from './look.ts'
import { DOWNLOAD, MANIFEST, MODELS_FOLDER, modelFolder, readJson, writeText } from './model-disk.ts'
import { downloadFailureOf } from './net.ts'
import { manifestsOf, missingFiles } from './stored-model.ts'

/** Locks that all tabs of this browser share. */
export interface TabLocks {
  /** Runs it while this tab alone holds the lock; null, without running it, where another tab does. */
  hold<T>(name: string, run: () => Promise<T>): Promise<T | null>
  isHeld(name: string): Promise<boolean>
}

export interface ManagerParts extends DownloadParts {
  readonly locks: TabLocks
}

/** How often the page hears of bytes. */
const TELL_MS = 200

interface Job {
  readonly plan: ModelPlan
  readonly abort: AbortController
  /** Resolves once nothing is written any more. Never rejects. */
  ended: Promise<void>
  at: DownloadPhase
  loadedBytes: number
}

/** A download that ended in a failure; nothing of it need be on disk. */
interface Failed {
  readonly plan: ModelPlan
  readonly loadedBytes: number
  readonly failure: DownloadFailure
}

export function createDownloads(parts: ManagerParts): DownloadsApi {
  const { disk, locks, net: { clock } } = parts
  /** What runs here or failed here, by repository. */
  const jobs = new Map<string, Job>()
  const failed = new Map<string, Failed>()
  const listeners = new Set<(state: DownloadsState) => void>()
  /** As read from disk last. */
  let found: DownloadsState = { downloads: [], stored: [] }
  let telling: (() => void) | null = null
  /** One look at the disk at a time: the later one is the truer. */
  let looks = 0

  function state(): DownloadsState {
    const running = [...jobs.values()].map(({ plan, at, loadedBytes }): Download => ({ plan, at, loadedBytes, totalBytes: planBytes(plan) }))
    const waiting = found.downloads.filter(({ plan }) => !jobs.has(plan.repo))
    const unkept = [...failed.values()].filter(({ plan: { repo } }) => [...running, ...waiting].every(({ plan }) => plan.repo !== repo))
    return { downloads: [...running, ...waiting, ...unkept.map(failedDownload)], stored: found.stored }
  }

  function tell(): void {
    telling?.()
    telling = null
    for (const listener of listeners) listener(state())
  }

  function tellSoon(): void {
    telling ??= clock.after(TELL_MS, tell)
  }

  async function lookAtDisk(): Promise<void> {
    const mine = ++looks
    const downloads: Download[] = []
    const stored: StoredModelFacts[] = []
    for (const repo of await repos()) {
      const plan = await planOf(repo)
      if (plan !== null && !jobs.has(repo)) downloads.push(await waitingDownload(plan))
      for (const manifest of await manifestsOf(disk, repo)) {
        stored.push({ manifest, bytes: planBytes(manifest), missing: await missingFiles(disk, manifest) })
      }
    }
    if (mine === looks) found = { downloads, stored }
  }

  async function refresh(): Promise<void> {
    // Storage that can't be read has nothing in it; what is asked of it next says why.
    await lookAtDisk().catch(() => { found = { downloads: [], stored: [] } })
    tell()
  }

  async function repos(): Promise<readonly string[]> {
    const found: string[] = []
    for (const owner of await disk.names(MODELS_FOLDER)) {
      for (const name of await disk.names(`${MODELS_FOLDER}/${owner.name}`)) found.push(`${owner.name}/${name.name}`)
    }
    return found
  }

  /** The plan that is kept of a download under way. */
  async function planOf(repo: string): Promise<ModelPlan | null> {
    for (const { name: commit } of await disk.names(`${MODELS_FOLDER}/${repo}`)) {
      const parsed = v.safeParse(ModelPlan, await readJson(disk, `${modelFolder({ repo, commit })}/${DOWNLOAD}`))
      if (parsed.success && parsed.output.repo === repo && parsed.output.commit === commit) return parsed.output
    }
    return null
  }

  async function waitingDownload(plan: ModelPlan): Promise<Download> {
    const loadedBytes = (await keptBytes(disk, plan)).reduce((sum, bytes) => sum + bytes, 0)
    const failure = failed.get(plan.repo)?.failure
    const elsewhere = await locks.isHeld(lockName(plan.repo))
    const at: DownloadPhase = elsewhere ? { phase: 'elsewhere' } : failure === undefined ? { phase: 'paused' } : { phase: 'failed', failure }
    return { plan, loadedBytes, totalBytes: planBytes(plan), at }
  }

  /** Runs a download until it ends, however. Resolves once it has the lock, or with what keeps it from starting. */
  function run(plan: ModelPlan): Promise<Done> {
    if (jobs.has(plan.repo)) return Promise.resolve({ ok: true })
    failed.delete(plan.repo)
    return new Promise((started) => {
      const job: Job = { plan, abort: new AbortController(), ended: Promise.resolve(), at: { phase: 'running', file: 1, path: plan.files[0]?.path ?? '', bytesPerSecond: null, msLeft: null }, loadedBytes: 0 }
      jobs.set(plan.repo, job)
      job.ended = (async () => {
        const end = await locks.hold(lockName(plan.repo), async () => {
          started({ ok: true })
          tell()
          return downloadModel(parts, plan, job.abort.signal, (at, loadedBytes) => {
            job.at = at
            job.loadedBytes = loadedBytes
            tellSoon()
          })
        }).catch((thrown: unknown) => ({ end: 'failed', failure: downloadFailureOf(thrown) } as const))
        jobs.delete(plan.repo)
        if (end === null) started(no('other-tab', `${plan.repo} is being downloaded in another tab`))
        else if (end.end === 'failed') failed.set(plan.repo, { plan, loadedBytes: job.loadedBytes, failure: end.failure })
        else if (end.end === 'whole') await dropOlder(plan).catch(() => {})
        await refresh()
      })()
    })
  }

  /** Other versions of a model that has just arrived whole. */
  async function dropOlder({ repo, commit }: ModelPlan): Promise<void> {
    for (const { name } of await disk.names(`${MODELS_FOLDER}/${repo}`)) if (name !== commit) await disk.remove(`${MODELS_FOLDER}/${repo}/${name}`)
  }

  async function halt(repo: string): Promise<void> {
    const job = jobs.get(repo)
    job?.abort.abort()
    await job?.ended
  }

  /** With the repository's lock, so that no tab writes to what is being removed. */
  async function change(repo: string, what: () => Promise<void>): Promise<Done> {
    try {
      const done = await locks.hold(lockName(repo), async () => {
        await what()
        return true
      })
      return done === null ? no('other-tab', `${repo} is being downloaded in another tab`) : { ok: true }
    } catch (thrown) {
      return { ok: false, failure: downloadFailureOf(thrown) }
    } finally {
      await refresh()
    }
  }

  async function remove(repo: string): Promise<Done> {
    await halt(repo)
    failed.delete(repo)
    return change(repo, () => disk.remove(`${MODELS_FOLDER}/${repo}`))
  }

  /** A model that is there becomes a download again, whose every file is read and, if it is wrong, fetched. */
  async function reopen(repo: string): Promise<ModelPlan | null> {
    const manifest = (await manifestsOf(disk, repo)).at(-1)
    if (manifest === undefined) return null
    const { hub, commit, dtype } = manifest
    const plan = v.parse(ModelPlan, { schema: 1, repo, hub, commit, dtype, files: manifest.files.map(({ sha256, ...file }) => ({ ...file, check: { kind: 'sha256', hex: sha256 } })) })
    const done = await change(repo, async () => {
      await writeText(disk, `${modelFolder(plan)}/${DOWNLOAD}`, JSON.stringify(plan))
      await disk.remove(`${modelFolder(plan)}/${MANIFEST}`)
    })
    return done.ok ? plan : null
  }

  return {
    watchDownloads: async (onState) => {
      listeners.add(onState)
      await refresh()
    },
    refreshDownloads: refresh,
    lookAtModel: (hub, repo, revision) => lookAtModel(parts.net, hub, repo, revision),
    startDownload: async (given) => {
      const plan = v.safeParse(ModelPlan, given)
      if (!plan.success) return no('internal', 'this is no plan of a download')
      const { repo, commit, dtype } = plan.output
      if (jobs.has(repo)) return { ok: true }
      const there = (await manifestsOf(disk, repo).catch(() => [])).find((manifest) => manifest.commit === commit)
      if (there !== undefined) return no('there-already', `${repo} is on this device already, as ${there.dtype}`)
      const before = await planOf(repo).catch(() => null)
      if (before !== null && (before.commit !== commit || before.dtype !== dtype)) return no('there-already', `${repo} is under way already, as ${before.dtype}`)
      return run(plan.output)
    },
    pauseDownload: async (repo) => {
      await halt(repo)
      return { ok: true }
    },
    resumeDownload: async (repo) => {
      try {
        if (jobs.has(repo)) return { ok: true }
        const plan = await planOf(repo) ?? failed.get(repo)?.plan ?? await reopen(repo)
        return plan === null ? no('not-found', `nothing of ${repo} is on this device`) : await run(plan)
      } catch (thrown) {
        return { ok: false, failure: downloadFailureOf(thrown) }
      }
    },
    cancelDownload: async (repo) => {
      await halt(repo)
      failed.delete(repo)
      // An older version that is whole stays.
      return change(repo, async () => {
        const plan = await planOf(repo)
        if (plan !== null) await disk.remove(modelFolder(plan))
        if ((await disk.names(`${MODELS_FOLDER}/${repo}`)).length === 0) await disk.remove(`${MODELS_FOLDER}/${repo}`)
      })
    },
    deleteModel: remove,
    deleteAllModels: async () => {
      const known = new Set([...await repos().catch(() => []), ...jobs.keys()])
      let first: Done = { ok: true }
      for (const repo of known) {
        const done = await remove(repo)
        if (!done.ok && first.ok) first = done
      }
      failed.clear()
      if (first.ok) await disk.remove(MODELS_FOLDER).catch(() => {})
      await refresh()
      return first
    },
  }
}

function failedDownload({ plan, loadedBytes, failure }: Failed): Download {
  return { plan, loadedBytes, totalBytes: planBytes(plan), at: { phase: 'failed', failure } }
}

function lockName(repo: string): string {
  return `second-thought-model-${repo}`
}

function no(code: DownloadFailure['code'], detail: string): Done {
  return { ok: false, failure: { code, detail } }
}
