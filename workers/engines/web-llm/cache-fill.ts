/** Puts a model's files where web-llm looks first, so that it never asks the network, and takes them out again. Knows no engine. */
import { EngineFailure, saying } from '../transformers/engine-failure.ts'
import type { ModelFiles } from './model-files.ts'

type FilledFiles = Pick<ModelFiles, 'files'>

/** `onBytes`: bytes put so far. Throws EngineFailure where the disk is full; what was put is then taken out. */
export async function fillCaches({ files }: FilledFiles, onBytes: (loaded: number, total: number) => void, store: CacheStorage = caches): Promise<void> {
  const total = files.reduce((sum, { blob }) => sum + blob.size, 0)
  let loaded = 0
  onBytes(loaded, total)
  try {
    for (const { cache, url, blob } of files) {
      if (cache !== null) {
        const opened = await store.open(cache)
        await opened.put(url, new Response(blob, { headers: { 'content-length': String(blob.size) } }))
      }
      loaded += blob.size
      onBytes(loaded, total)
    }
  } catch (thrown) {
    await clearCaches({ files }, store)
    const full = thrown instanceof DOMException && thrown.name === 'QuotaExceededError'
    throw new EngineFailure('engine-failed', full
      ? `there is no room to unpack the model (${Math.ceil(total / 1e6)} MB besides the download): delete another model`
      : `the model could not be unpacked: ${saying(thrown)}`, thrown)
  }
}

/** Once the weights are on the GPU, a second copy on disk serves nobody. */
export async function clearCaches({ files }: FilledFiles, store: CacheStorage = caches): Promise<void> {
  for (const { cache, url } of files) {
    if (cache !== null) await store.open(cache).then((opened) => opened.delete(url)).catch(() => false)
  }
}
