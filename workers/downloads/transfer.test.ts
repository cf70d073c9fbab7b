import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryDisk } from './memory-disk.ts'
import { downloadFailureOf } from './net.ts'
import { type Answer, bodyOf, bytesOf, HUB, hastyClock, honest, planned, sameBytes, scriptedHub } from './scripted-hub.ts'
import { backOffMs, MOST_RETRIES, STALLED_MS, transfer } from './transfer.ts'

const PATH = 'onnx/model.onnx'
const BIG = (1 << 20) + 4097

async function tried(content: Uint8Array, answer: Answer, { kept = new Uint8Array() as Uint8Array, signal = new AbortController().signal, limit = Number.POSITIVE_INFINITY } = {}) {
  const clock = hastyClock()
  const hub = scriptedHub({ [PATH]: content }, clock)
  hub.answer = answer
  const disk = createMemoryDisk()
  disk.files.set(PATH, kept)
  disk.limit(limit)
  const told: string[] = []
  const handle = await disk.open(PATH)
  const events = { onBytes: () => {}, onChecking: () => { told.push('checking') }, onRetry: (retry: number, why: { code: string }) => { told.push(`retry ${retry}: ${why.code}`) } }
  const end = await transfer(hub, `${HUB}/made/up/resolve/0123456789abcdef0123456789abcdef01234567/${PATH}`, await planned(PATH, content), handle, signal, events)
    .then((sha256) => ({ sha256 }), (thrown: unknown) => ({ failed: downloadFailureOf(thrown).code, detail: downloadFailureOf(thrown).detail }))
  return { end, told, waits: clock.waits.filter((ms) => ms !== STALLED_MS), asked: hub.asked, onDisk: disk.files.get(PATH) ?? new Uint8Array() }
}

const shaOf = async (content: Uint8Array): Promise<string> => (await planned(PATH, content)).check.hex

describe('one file', () => {
  it('arrives whole, however its bytes are split', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 20 }), async (content, sizes) => {
      const parts: Uint8Array[] = []
      for (let at = 0, next = 0; at < content.byteLength; next++) {
        const size = sizes[next % sizes.length] ?? 1
        parts.push(content.subarray(at, at + size))
        at += size
      }
      const { end, onDisk, asked } = await tried(content, () => new Response(bodyOf(parts, 'end')))
      expect([end, onDisk]).toEqual([{ sha256: await shaOf(content) }, content])
      expect(asked.length).toBe(content.byteLength === 0 ? 0 : 1)
    }), { numRuns: 60 })
  })

  it('is resumed where the line was cut, wherever that is, and never passes half as whole', async () => {
    const content = bytesOf(BIG)
    await fc.assert(fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: BIG - 1 }), { minLength: 1, maxLength: MOST_RETRIES }), async (cuts) => {
      const ends = cuts.toSorted((a, b) => a - b)
      const { end, onDisk, asked } = await tried(content, (request, all, signal) => {
        const cut = ends.find((at) => at > request.from)
        if (cut === undefined) return honest(request, all, signal)
        return new Response(bodyOf([content.subarray(request.from, cut)], 'cut'), { status: request.from > 0 ? 206 : 200 })
      })
      expect(end).toEqual({ sha256: await shaOf(content) })
      expect(sameBytes(onDisk, content)).toBe(true)
      expect(asked.map(({ from }) => from)).toEqual([0, ...ends])
    }), { numRuns: 12 })
  })

  it('goes on from what an earlier visit left, which is read again and not trusted', async () => {
    const content = bytesOf(BIG)
    const good = await tried(content, honest, { kept: content.slice(0, 700_000) })
    expect([good.end, good.told, good.asked.map(({ from }) => from)]).toEqual([{ sha256: await shaOf(content) }, ['checking'], [700_000]])

    const spoilt = Uint8Array.from(content.subarray(0, 700_000))
    spoilt[5] = (spoilt[5] ?? 0) ^ 1
    const mended = await tried(content, honest, { kept: spoilt })
    expect([mended.end, mended.told, mended.asked.map(({ from }) => from)]).toEqual([{ sha256: await shaOf(content) }, ['checking', 'retry 1: mismatch'], [700_000, 0]])
  })

  it('that is there already is verified without a request', async () => {
    const content = bytesOf(5000)
    const { end, asked } = await tried(content, honest, { kept: content })
    expect([end, asked]).toEqual([{ sha256: await shaOf(content) }, []])
  })

  it('begins again where the server ignores the range, or gives another one', async () => {
    const content = bytesOf(BIG)
    const kept = content.slice(0, 600_000)
    const ignoring = await tried(content, (request, all, signal) => honest({ ...request, from: 0 }, all, signal), { kept })
    expect([ignoring.end, sameBytes(ignoring.onDisk, content)]).toEqual([{ sha256: await shaOf(content) }, true])
    const past = await tried(content, (request, all, signal) => (request.from > 0 ? new Response('', { status: 416 }) : honest(request, all, signal)), { kept })
    expect([past.end, past.told]).toEqual([{ sha256: await shaOf(content) }, ['checking', 'retry 1: server-failed']])
  })

  it('with other bytes than promised is fetched once more, and named if they come again', async () => {
    const content = bytesOf(9000)
    const wrong = content.slice()
    wrong[4444] = (wrong[4444] ?? 0) ^ 1
    let asked = 0
    const once = await tried(content, (request, all, signal) => honest(request, asked++ === 0 ? wrong : all, signal))
    expect([once.end, once.told]).toEqual([{ sha256: await shaOf(content) }, ['retry 1: mismatch']])
    const always = await tried(content, (request, _, signal) => honest(request, wrong, signal))
    expect(always.end).toMatchObject({ failed: 'mismatch', detail: expect.stringContaining(PATH) as string })
    expect([always.asked.length, always.onDisk.byteLength]).toEqual([2, 0])
  })

  it('that stands still is cut by the watchdog, tried again at most five times, and later each time', async () => {
    const content = bytesOf(BIG)
    const { end, told, waits, onDisk } = await tried(content, ({ from }, _, signal) =>
      new Response(bodyOf(from === 0 ? [content.subarray(0, 1000)] : [], 'stall', signal), { status: from > 0 ? 206 : 200 }))
    expect(end).toMatchObject({ failed: 'stalled' })
    expect(told).toEqual([1, 2, 3, 4, 5].map((retry) => `retry ${retry}: stalled`))
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000].map((ms) => ms * 0.75))
    expect(onDisk.byteLength).toBe(1000)
  })

  it.each([[404, 'not-found'], [403, 'refused'], [401, 'refused']] as const)('is not asked for again after status %i', async (status, code) => {
    const { end, asked } = await tried(bytesOf(10), () => new Response('no', { status }))
    expect([end, asked.length]).toMatchObject([{ failed: code, detail: expect.stringContaining(PATH) as string }, 1])
  })

  it('is asked for again when the server is busy', async () => {
    const content = bytesOf(100)
    let asked = 0
    const { end, told } = await tried(content, (request, all, signal) => (asked++ < 2 ? new Response('busy', { status: 503 }) : honest(request, all, signal)))
    expect([end, told]).toEqual([{ sha256: await shaOf(content) }, ['retry 1: server-failed', 'retry 2: server-failed']])
  })

  it('is told from a web page that came in its place', async () => {
    for (const headers of [{ 'content-type': 'text/html' }, { 'content-type': 'application/octet-stream' }]) {
      const { end, onDisk } = await tried(bytesOf(4000), () => new Response('\n<!DOCTYPE html><html>Sign in</html>', { headers }))
      expect([end, onDisk.byteLength]).toMatchObject([{ failed: 'html' }, 0])
    }
  })

  it('that does not fit keeps what was written', async () => {
    const content = bytesOf(BIG)
    const parts = [content.subarray(0, 500_000), content.subarray(500_000)]
    const { end, onDisk, asked } = await tried(content, () => new Response(bodyOf(parts, 'end')), { limit: 600_000 })
    expect([end, onDisk.byteLength, asked.length]).toMatchObject([{ failed: 'storage-full' }, 500_000, 1])
  })

  it('is left at once when it is paused, with its bytes', async () => {
    const pause = new AbortController()
    const content = bytesOf(BIG)
    const { end, onDisk } = await tried(content, (_, __, signal) => {
      setTimeout(() => pause.abort(), 5)
      return new Response(bodyOf([content.subarray(0, 1234)], 'stall', signal))
    }, { signal: pause.signal })
    expect(end).toMatchObject({ detail: expect.stringContaining('abort') as string })
    expect(onDisk.byteLength).toBe(1234)
  })
})

describe('the wait before a retry', () => {
  it('grows, is spread, and has an end', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (retry, chance) => {
      const ms = backOffMs(retry, chance)
      expect(ms).toBeGreaterThanOrEqual(500)
      expect(ms).toBeLessThanOrEqual(30_000)
      expect(backOffMs(retry + 1, chance)).toBeGreaterThanOrEqual(ms)
    }))
  })
})
