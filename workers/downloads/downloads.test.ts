import { describe, expect, it } from 'vitest'
import type { DownloadsState } from '../../src/core/models/download.ts'
import { createDownloads, type TabLocks } from './downloads.ts'
import { createMemoryDisk, type MemoryDisk } from './memory-disk.ts'
import { type Answer, bodyOf, bytesOf, COMMIT, hastyClock, honest, planned, planOfFiles, sameBytes, scriptedHub } from './scripted-hub.ts'
import { openStoredModel } from './stored-model.ts'

const FILES = { 'config.json': bytesOf(300, 3), 'tokenizer.json': bytesOf(7000, 5), 'onnx/model_q4.onnx': bytesOf((1 << 20) + 999, 7) }
const FOLDER = `models/made/up/${COMMIT}`

/** As Web Locks do it, for all managers that share them. */
function sharedLocks(): TabLocks {
  const held = new Set<string>()
  return {
    hold: async (name, run) => {
      if (held.has(name)) return null
      held.add(name)
      try {
        return await run()
      } finally {
        held.delete(name)
      }
    },
    isHeld: async (name) => held.has(name),
  }
}

async function tab({ disk = createMemoryDisk(), locks = sharedLocks(), free = 1e9, answer = honest }: { disk?: MemoryDisk; locks?: TabLocks; free?: number; answer?: Answer } = {}) {
  const hub = scriptedHub(FILES, hastyClock())
  hub.answer = answer
  const downloads = createDownloads({ net: hub, disk, locks, freeBytes: async () => free, today: () => '2026-11-24T00:00:00.000Z' })
  let state: DownloadsState = { downloads: [], stored: [] }
  await downloads.watchDownloads((next) => { state = next })
  return { disk, locks, hub, downloads, state: () => state }
}

async function until(what: () => boolean): Promise<void> {
  for (let at = 0; at < 500 && !what(); at++) await new Promise((resolve) => { setTimeout(resolve, 5) })
  expect(what()).toBe(true)
}

/** Stands still in the middle of the weights. */
const halting: Answer = (request, content, signal) =>
  request.url.endsWith('.onnx') && request.from === 0 && content !== undefined ? new Response(bodyOf([content.subarray(0, 600_000)], 'stall', signal)) : honest(request, content, signal)

describe('the download manager', () => {
  it('fetches file after file, verifies each, and only then is the model there', async () => {
    const { disk, downloads, state } = await tab()
    expect(await downloads.startDownload(await planOfFiles(FILES))).toEqual({ ok: true })
    expect(await openStoredModel('made/up', disk)).toBeNull()
    await until(() => state().stored.length === 1)
    expect(state().downloads).toEqual([])
    const model = await openStoredModel('made/up', disk)
    expect(model?.manifest).toMatchObject({ schema: 1, repo: 'made/up', commit: COMMIT, dtype: 'q4' })
    for (const [path, content] of Object.entries(FILES)) expect(sameBytes(new Uint8Array(await (await model?.file(path) ?? new Blob()).arrayBuffer()), content)).toBe(true)
    expect(await model?.read('other.json')).toBeNull()
    expect([...disk.files.keys()].some((path) => path.endsWith('download.json'))).toBe(false)
  })

  it('keeps what has arrived when it is paused, and a later visit goes on from there', async () => {
    const first = await tab({ answer: halting })
    await first.downloads.startDownload(await planOfFiles(FILES))
    await until(() => (first.disk.files.get(`${FOLDER}/onnx/model_q4.onnx`)?.byteLength ?? 0) === 600_000)
    await first.downloads.pauseDownload('made/up')
    expect(first.state().downloads).toMatchObject([{ loadedBytes: 607_300, at: { phase: 'paused' } }])
    expect(await openStoredModel('made/up', first.disk)).toBeNull()

    const second = await tab({ disk: first.disk })
    expect(second.state().downloads).toMatchObject([{ loadedBytes: 607_300, at: { phase: 'paused' } }])
    await second.downloads.resumeDownload('made/up')
    await until(() => second.state().stored.length === 1)
    expect(second.hub.asked.map(({ from }) => from)).toEqual([600_000])
  })

  it('leaves nothing of what was cancelled', async () => {
    const { disk, downloads, state } = await tab({ answer: halting })
    await downloads.startDownload(await planOfFiles(FILES))
    await until(() => disk.files.has(`${FOLDER}/onnx/model_q4.onnx`))
    expect(await downloads.cancelDownload('made/up')).toEqual({ ok: true })
    expect([[...disk.files.keys()], state()]).toEqual([[], { downloads: [], stored: [] }])
  })

  it('does not run in two tabs at once, and each says so', async () => {
    const one = await tab({ answer: halting })
    await one.downloads.startDownload(await planOfFiles(FILES))
    await until(() => one.disk.files.has(`${FOLDER}/onnx/model_q4.onnx`))
    const other = await tab({ disk: one.disk, locks: one.locks })
    expect(other.state().downloads).toMatchObject([{ at: { phase: 'elsewhere' } }])
    expect(await other.downloads.resumeDownload('made/up')).toMatchObject({ ok: false, failure: { code: 'other-tab' } })
    expect(await other.downloads.cancelDownload('made/up')).toMatchObject({ ok: false, failure: { code: 'other-tab' } })
    await one.downloads.pauseDownload('made/up')
  })

  it('takes a file that no listing has from its own address, writes down what came, and holds everything later against that', async () => {
    const library = bytesOf(5000, 11)
    const url = 'https://elsewhere.test/v1/lib.wasm'
    let sent = library
    const { disk, hub, downloads, state } = await tab({
      answer: (request, content, signal) => (request.url === url ? honest(request, sent, signal) : halting(request, content, signal)),
    })
    const plan = await planOfFiles(FILES)
    await downloads.startDownload({ ...plan, dtype: 'q4f16_1', files: [{ path: 'lib/lib.wasm', size: null, check: { kind: 'received' }, url }, ...plan.files] })
    await until(() => (disk.files.get(`${FOLDER}/onnx/model_q4.onnx`)?.byteLength ?? 0) === 600_000)
    // Only what was promised counts as the whole.
    expect(state().downloads[0]).toMatchObject({ totalBytes: 300 + 7000 + (1 << 20) + 999 })
    await downloads.pauseDownload('made/up')
    hub.answer = (request, content, signal) => honest(request, request.url === url ? sent : content, signal)
    await downloads.resumeDownload('made/up')
    await until(() => state().stored.length === 1)
    expect(hub.asked.filter((one) => one.url === url).length).toBe(1)
    expect((await openStoredModel('made/up', disk))?.manifest.files[0]).toEqual({ path: 'lib/lib.wasm', size: 5000, sha256: (await planned('', library)).check.hex, url })

    // Another one under the same address is not taken for it.
    disk.files.set(`${FOLDER}/lib/lib.wasm`, bytesOf(5000, 12))
    sent = bytesOf(5000, 13)
    await downloads.resumeDownload('made/up')
    await until(() => state().downloads[0]?.at.phase === 'failed')
    expect(state().downloads[0]?.at).toMatchObject({ failure: { code: 'mismatch', file: 'lib/lib.wasm' } })
  })

  it('does not begin what will not fit, and says how much is missing', async () => {
    const { hub, disk, downloads, state } = await tab({ free: 500_000 })
    await downloads.startDownload(await planOfFiles(FILES))
    await until(() => state().downloads[0]?.at.phase === 'failed')
    expect(state().downloads).toMatchObject([{ at: { failure: { code: 'storage-full', neededBytes: 300 + 7000 + (1 << 20) + 999, freeBytes: 500_000 } } }])
    expect([hub.asked, [...disk.files.keys()]]).toEqual([[], []])
  })

  it('keeps the bytes when storage runs out on the way, and goes on once there is room', async () => {
    const disk = createMemoryDisk()
    const { downloads, state } = await tab({ disk })
    disk.limit(700_000)
    await downloads.startDownload(await planOfFiles(FILES))
    await until(() => state().downloads[0]?.at.phase === 'failed')
    expect(state().downloads).toMatchObject([{ loadedBytes: 7300, at: { failure: { code: 'storage-full', freeBytes: 1e9 } } }])
    disk.limit(1e9)
    await downloads.resumeDownload('made/up')
    await until(() => state().stored.length === 1)
  })

  it('sees that the browser took a file back, and fetches that one again', async () => {
    const { disk, hub, downloads, state } = await tab()
    await downloads.startDownload(await planOfFiles(FILES))
    await until(() => state().stored.length === 1)
    disk.files.delete(`${FOLDER}/tokenizer.json`)
    expect(await openStoredModel('made/up', disk)).toBeNull()
    const later = await tab({ disk })
    expect(later.state().stored).toMatchObject([{ missing: ['tokenizer.json'] }])
    const before = hub.asked.length
    await downloads.resumeDownload('made/up')
    await until(() => state().stored.length === 1 && state().downloads.length === 0)
    expect(hub.asked.slice(before).map(({ url }) => url.split('/').at(-1))).toEqual(['tokenizer.json'])
    expect(await openStoredModel('made/up', disk)).not.toBeNull()
  })

  it('deletes one model, or all, with what is under way', async () => {
    const { disk, downloads, state } = await tab({ answer: halting })
    await downloads.startDownload(await planOfFiles(FILES))
    await until(() => disk.files.has(`${FOLDER}/onnx/model_q4.onnx`))
    disk.files.set('models/other/one/junk/half.onnx', bytesOf(5))
    expect(await downloads.deleteAllModels()).toEqual({ ok: true })
    expect([[...disk.files.keys()], state().downloads]).toEqual([[], []])
  })
})
