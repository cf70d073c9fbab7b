/** Which graphics adapter this browser offers, asked before anything is loaded for it. */
import type { BackendVerdict } from './inference.ts'

/** Some drivers never answer; a graphics card does within a tenth of this. */
const ANSWER_MS = 5000
/** What WebGPU promises of every adapter. One that offers less is of another kind, and no kernel was made for it. */
const LEAST_BUFFER_BYTES = 128 * 2 ** 20

/** `key`: all that the browser tells about the adapter, for kept verdicts. */
export type FoundAdapter = { readonly state: 'there'; readonly key: string } | Extract<BackendVerdict, { state: 'unavailable' }>

/** The parts of WebGPU that the page itself needs; only the worker computes with it. */
interface Gpu {
  requestAdapter(options: { readonly powerPreference: string }): Promise<{
    readonly info?: Readonly<Record<string, unknown>>
    readonly limits: { readonly maxBufferSize: number; readonly maxStorageBufferBindingSize: number }
  } | null>
}

/** Never rejects. */
export async function findAdapter(): Promise<FoundAdapter> {
  const { gpu } = navigator as { readonly gpu?: Gpu }
  // Browsers withhold WebGPU from a page that anybody on its way could have changed.
  if (gpu === undefined && !isSecureContext) return { state: 'unavailable', reason: 'insecure', detail: '' }
  if (gpu === undefined) return { state: 'unavailable', reason: 'no-api', detail: 'this browser has no WebGPU here' }
  const late = new Promise<'late'>((resolve) => { setTimeout(() => resolve('late'), ANSWER_MS) })
  const adapter = await Promise.race([gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null), late])
  if (adapter === 'late') return { state: 'unavailable', reason: 'timeout', detail: `no adapter after ${ANSWER_MS / 1000} s` }
  if (adapter === null) return { state: 'unavailable', reason: 'no-adapter', detail: 'the browser offers no graphics adapter' }
  const mostBytes = Math.min(adapter.limits.maxBufferSize, adapter.limits.maxStorageBufferBindingSize)
  if (mostBytes < LEAST_BUFFER_BYTES) return { state: 'unavailable', reason: 'too-small', detail: `at most ${mostBytes} bytes in one piece, where ${LEAST_BUFFER_BYTES} are usual` }
  // Browsers before 2024 tell nothing.
  const { vendor, architecture, device, description, subgroupMinSize } = adapter.info ?? {}
  return { state: 'there', key: JSON.stringify([vendor, architecture, device, description, subgroupMinSize]) }
}
