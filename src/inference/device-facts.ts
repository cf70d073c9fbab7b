/** What this browser tells of the device, for hints about what fits. Sends nothing and loads nothing. */
import type { DeviceFacts } from '../core/models/fits-here.ts'

/** The parts of WebGPU that are read here. */
interface Gpu {
  requestAdapter(options: { readonly powerPreference: string }): Promise<{
    readonly features: ReadonlySet<string>
    readonly limits: { readonly maxBufferSize: number; readonly maxStorageBufferBindingSize: number }
  } | null>
}

/** Some drivers never answer. */
const ANSWER_MS = 5000

/** Never rejects. */
export async function deviceFacts(): Promise<DeviceFacts> {
  const { gpu, deviceMemory } = navigator as { readonly gpu?: Gpu; readonly deviceMemory?: number }
  const late = new Promise<null>((resolve) => { setTimeout(() => resolve(null), ANSWER_MS) })
  const [adapter, freeBytes] = await Promise.all([
    Promise.race([gpu?.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null) ?? null, late]),
    freeStorage(),
  ])
  return {
    adapter: adapter === null ? null : {
      shaderF16: adapter.features.has('shader-f16'),
      maxBufferBytes: Math.min(adapter.limits.maxBufferSize, adapter.limits.maxStorageBufferBindingSize),
    },
    memoryBytes: deviceMemory === undefined ? null : deviceMemory * 2 ** 30,
    freeBytes,
  }
}

async function freeStorage(): Promise<number | null> {
  try {
    const { quota, usage } = await navigator.storage.estimate()
    return quota === undefined || usage === undefined ? null : quota - usage
  } catch {
    return null
  }
}

/** Asks the browser not to take back what is stored; whatever it answers, nothing changes here. */
export async function keepStorage(): Promise<void> {
  try {
    await navigator.storage.persist()
  } catch {
    // An insecure context has no such storage.
  }
}
