/** One model's download from first to last file: the plan kept beside the files, each verified, the manifest last. Knows no page. */
import { type DownloadFailure, type DownloadPhase, type ModelManifest, type ModelPlan, type PlannedFile, planBytes } from '../../src/core/models/download.ts'
import { DOWNLOAD, MANIFEST, type ModelDisk, modelFolder, writeText } from './model-disk.ts'
import { downloadFailureOf, type Net } from './net.ts'
import { createSpeed } from './speed.ts'
import { MOST_RETRIES, transfer } from './transfer.ts'

export interface DownloadParts {
  readonly net: Net
  readonly disk: ModelDisk
  /** What the browser would still give; null where it does not say. */
  freeBytes(): Promise<number | null>
  /** ISO 8601. */
  readonly today: () => string
}

export type DownloadEnd = { readonly end: 'whole' } | { readonly end: 'stopped' } | { readonly end: 'failed'; readonly failure: DownloadFailure }

/** Storage is given in blocks and the browser wants some for itself. */
const MARGIN = 0.02
const MARGIN_BYTES = 4 << 20
/** For a file whose size nobody told: twice what compiled libraries usually have. */
const UNLISTED_BYTES = 12 << 20

/** Never rejects. `onPhase` is told the bytes of all files on disk. */
export async function downloadModel(
  { net, disk, freeBytes, today }: DownloadParts, plan: ModelPlan, signal: AbortSignal, onPhase: (at: DownloadPhase, loadedBytes: number) => void,
): Promise<DownloadEnd> {
  const folder = modelFolder(plan)
  const total = planBytes(plan)
  const kept: number[] = []
  let loaded = 0
  try {
    kept.push(...await keptBytes(disk, plan))
    loaded = sumOf(kept)
    const needed = total - loaded + plan.files.filter(({ size }) => size === null).length * UNLISTED_BYTES
    const free = await freeBytes()
    if (free !== null && needed > 0 && needed * (1 + MARGIN) + MARGIN_BYTES > free) {
      return { end: 'failed', failure: { code: 'storage-full', detail: 'not enough storage for what is still to come', neededBytes: needed, freeBytes: free } }
    }
    await writeText(disk, `${folder}/${DOWNLOAD}`, JSON.stringify(plan))
    /** As they lie on disk. */
    const arrivedFiles: ModelManifest['files'][number][] = []
    const speed = createSpeed()
    /** Of this run: what was there before tells nothing of the line. */
    let arrived = 0
    for (const [at, file] of plan.files.entries()) {
      const place = { file: at + 1, path: file.path }
      let checking = false
      const handle = await disk.open(`${folder}/${file.path}`)
      try {
        const sha256 = await transfer(net, addressOf(plan, file), file, handle, signal, {
          onChecking: () => {
            checking = true
            onPhase({ phase: 'checking', ...place }, loaded)
          },
          onBytes: (bytes) => {
            const before = kept[at] ?? 0
            if (checking && bytes <= before) return
            checking = false
            // The whole that is shown is of the files whose size is known.
            kept[at] = file.size === null ? 0 : bytes
            loaded = sumOf(kept)
            arrived += Math.max(0, bytes - before)
            const now = net.clock.now()
            speed.note(arrived, now)
            const bytesPerSecond = speed.bytesPerSecond(now)
            const msLeft = bytesPerSecond === null || bytesPerSecond <= 0 ? null : (total - loaded) / bytesPerSecond * 1000
            onPhase({ phase: 'running', ...place, bytesPerSecond, msLeft }, loaded)
          },
          onRetry: (retry, why) => {
            checking = false
            onPhase({ phase: 'retrying', ...place, retry, mostRetries: MOST_RETRIES, why }, loaded)
          },
        })
        arrivedFiles.push({ path: file.path, size: handle.size(), sha256, ...(file.url === undefined ? {} : { url: file.url }) })
      } finally {
        handle.close()
      }
      // From now on it is held against what came.
      if (file.size === null) await writeText(disk, `${folder}/${DOWNLOAD}`, JSON.stringify(withArrived(plan, arrivedFiles)))
    }
    const { repo, hub, commit, dtype } = plan
    const manifest: ModelManifest = { schema: 1, repo, hub, commit, dtype, completedAt: today(), files: arrivedFiles }
    await writeText(disk, `${folder}/${MANIFEST}`, JSON.stringify(manifest))
    await disk.remove(`${folder}/${DOWNLOAD}`)
    return { end: 'whole' }
  } catch (thrown) {
    if (signal.aborted) return { end: 'stopped' }
    const failure = downloadFailureOf(thrown)
    if (failure.code !== 'storage-full') return { end: 'failed', failure }
    const free = await freeBytes().catch(() => null)
    return { end: 'failed', failure: { ...failure, neededBytes: total - loaded, ...(free === null ? {} : { freeBytes: free }) } }
  }
}

/** Bytes on disk of each planned file. */
export async function keptBytes(disk: Pick<ModelDisk, 'file'>, plan: ModelPlan): Promise<readonly number[]> {
  return Promise.all(plan.files.map(async ({ path, size }) => Math.min(size ?? 0, (await disk.file(`${modelFolder(plan)}/${path}`))?.size ?? 0)))
}

function sumOf(bytes: readonly number[]): number {
  return bytes.reduce((sum, one) => sum + one, 0)
}

function addressOf({ hub, repo, commit }: ModelPlan, { path, url }: PlannedFile): string {
  return url ?? `${hub}/${repo}/resolve/${commit}/${path}`
}

/** The plan with what arrived of the files that nobody had promised. */
function withArrived(plan: ModelPlan, arrived: ModelManifest['files']): ModelPlan {
  return {
    ...plan,
    files: plan.files.map((file, at) => {
      const there = arrived[at]
      return file.size !== null || there === undefined ? file : { path: file.path, size: there.size, check: { kind: 'sha256', hex: there.sha256 }, url: file.url }
    }),
  }
}
