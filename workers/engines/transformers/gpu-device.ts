/** The GPU device this app owns and hands to ONNX Runtime: which adapter, which limits, which features, and when it is lost. */
import { EngineFailure, saying } from './engine-failure.ts'

export interface OwnDevice {
  readonly device: GPUDevice
  /** Vendor and architecture as the browser tells them. */
  readonly adapter: string
  /** Whether the adapter computes on the CPU. */
  readonly software: boolean
  /** Why the device is gone; null while it is there. */
  lost(): string | null
}

export type DeviceResult =
  | { readonly ok: true; readonly own: OwnDevice }
  | { readonly ok: false; readonly reason: 'no-api' | 'no-adapter'; readonly detail: string }

/** Subgroups smaller than this give silently wrong attention in ONNX Runtime's prefill of 32 and more tokens (seen with size 4). */
const LEAST_SUBGROUP = 8

/** Raised to what the adapter offers: ONNX Runtime's kernels need more than WebGPU's defaults. */
const LIMITS = [
  'maxBufferSize', 'maxStorageBufferBindingSize', 'maxComputeWorkgroupStorageSize', 'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX', 'maxComputeWorkgroupSizeY', 'maxComputeWorkgroupSizeZ', 'maxComputeWorkgroupsPerDimension',
  'maxStorageBuffersPerShaderStage',
] as const satisfies readonly (keyof GPUSupportedLimits)[]

/** `wished`: features that the device gets where the adapter has them. Throws EngineFailure where an adapter is there but gives no device. */
export async function requestOwnDevice(wished: readonly GPUFeatureName[] = []): Promise<DeviceResult> {
  if (navigator.gpu === undefined) return { ok: false, reason: 'no-api', detail: 'this browser has no WebGPU here' }
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' })
  if (adapter === null) return { ok: false, reason: 'no-adapter', detail: 'the browser offers no graphics adapter' }
  const { info } = adapter
  const subgroups = adapter.features.has('subgroups') && info.subgroupMinSize >= LEAST_SUBGROUP
  let gone: string | null = null
  try {
    const device = await adapter.requestDevice({
      requiredLimits: Object.fromEntries(LIMITS.map((name) => [name, adapter.limits[name]])),
      requiredFeatures: [...(subgroups ? ['subgroups' as const] : []), ...wished.filter((feature) => adapter.features.has(feature))],
    })
    void device.lost.then(({ reason, message }) => { gone = `${reason}: ${message}` })
    return {
      ok: true,
      own: {
        device,
        adapter: [info.vendor, info.architecture || info.device].filter(Boolean).join(' ') || 'unnamed adapter',
        software: info.isFallbackAdapter,
        lost: () => gone,
      },
    }
  } catch (thrown) {
    throw new EngineFailure('engine-failed', `the graphics adapter gives no device: ${saying(thrown)}`, thrown)
  }
}
