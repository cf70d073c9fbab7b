/** A hub of made-up files behind a scripted `fetch`, for tests: ranges as a server gives them, and whatever faults a test says. */
import type { ListedFile, ModelPlan } from '../../src/core/models/download.ts'
import type { Clock } from '../clock.ts'
import { sha256Of } from '../sha256.ts'
import type { Net } from './net.ts'

export const HUB = 'https://hub.test'
export const COMMIT = '0123456789abcdef0123456789abcdef01234567'

export interface Asked {
  readonly url: string
  /** First byte asked for. */
  readonly from: number
}

/** Bytes that differ everywhere, so that a shift shows. */
export function bytesOf(size: number, seed = 1): Uint8Array {
  return Uint8Array.from({ length: size }, (_, at) => (Math.imul(at + seed, 2654435761) >>> 13) & 255)
}

/** Hashed by the platform, not by what is tested. */
export async function planned(path: string, content: Uint8Array): Promise<ListedFile> {
  return { path, size: content.byteLength, check: { kind: 'sha256', hex: await sha256Of(content as Uint8Array<ArrayBuffer>) } }
}

export async function planOfFiles(files: Readonly<Record<string, Uint8Array>>): Promise<ModelPlan> {
  return { schema: 1, repo: 'made/up', hub: HUB, commit: COMMIT, dtype: 'q4', files: await Promise.all(Object.entries(files).map(([path, content]) => planned(path, content))) }
}

/** Faster than the test framework's own comparison of a million numbers. */
export function sameBytes(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one?.byteLength === other.byteLength && one.every((byte, at) => byte === other[at])
}

/** Sends `parts` one after the other; then ends, breaks off, or says nothing more until the request is aborted. */
export function bodyOf(parts: readonly Uint8Array[], then: 'end' | 'cut' | 'stall', signal?: AbortSignal | null): ReadableStream<Uint8Array> {
  let next = 0
  return new ReadableStream({
    pull: (controller) => {
      const part = parts[next++]
      if (part !== undefined) return controller.enqueue(part)
      if (then === 'end') return controller.close()
      if (then === 'cut') return controller.error(new TypeError('network error'))
      return new Promise((_, reject) => { signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))) })
    },
  })
}

export type Answer = (request: Asked, content: Uint8Array | undefined, signal: AbortSignal | null) => Response | Promise<Response>

/** As a good server answers. */
export const honest: Answer = ({ from }, content) => {
  if (content === undefined) return new Response('gone', { status: 404 })
  const part = content.subarray(from)
  const range = from > 0 ? { 'content-range': `bytes ${from}-${content.byteLength - 1}/${content.byteLength}` } : {}
  return new Response(bodyOf([part], 'end'), { status: from > 0 ? 206 : 200, headers: { 'content-type': 'application/octet-stream', ...range } })
}

export interface ScriptedHub extends Net {
  readonly asked: readonly Asked[]
  answer: Answer
}

export function scriptedHub(files: Readonly<Record<string, Uint8Array>>, clock: Clock): ScriptedHub {
  const asked: Asked[] = []
  const hub: ScriptedHub = {
    asked, clock, random: () => 0.5, answer: honest,
    log: () => ({ received: () => {}, end: () => {} }),
    fetch: async (url, init) => {
      const range = new Headers(init.headers).get('range')
      const request = { url, from: Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0) }
      asked.push(request)
      const path = url.split(`/resolve/${COMMIT}/`)[1] ?? url.slice(HUB.length)
      return hub.answer(request, files[path], init.signal ?? null)
    },
  }
  return hub
}

/** A clock whose waits are over at once, each noted. */
export function hastyClock(): Clock & { readonly waits: readonly number[] } {
  const waits: number[] = []
  let now = 0
  return {
    waits,
    now: () => now += 10,
    after: (ms, then) => {
      waits.push(ms)
      // A watchdog is longer than anything a test does; a back-off is shortened to nothing but its turn.
      const timer = setTimeout(then, ms === 20_000 ? 50 : 0)
      return () => clearTimeout(timer)
    },
  }
}
