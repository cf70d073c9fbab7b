/** Whether a model fits this device, and why or why not. Estimates from what the browser tells; knows no browser. */
import { type ModelListing, type ModelPlan, planBytes } from './download.ts'
import { type Dtype, isHalf, isMlc } from './dtype.ts'

export interface DeviceFacts {
  /** Null where the browser offers no graphics adapter. */
  readonly adapter: { readonly shaderF16: boolean; readonly maxBufferBytes: number } | null
  /** Rounded down by the browser, and never more than it cares to tell; null where it says nothing. */
  readonly memoryBytes: number | null
  /** Storage that the browser would still give; null where it says nothing. */
  readonly freeBytes: number | null
}

export type FitReason =
  | { readonly kind: 'storage'; readonly neededBytes: number; readonly freeBytes: number }
  | { readonly kind: 'memory'; readonly neededBytes: number; readonly memoryBytes: number }
  /** What 32-bit WebAssembly can address. */
  | { readonly kind: 'address-space'; readonly neededBytes: number; readonly mostBytes: number }
  | { readonly kind: 'no-f16' }
  /** It runs on a graphics device alone. */
  | { readonly kind: 'no-webgpu' }
  /** Its largest weight may be more than the adapter takes in one piece. */
  | { readonly kind: 'buffer'; readonly neededBytes: number; readonly mostBytes: number }
  | { readonly kind: 'slow-here'; readonly better: 'q8' | 'q4' }
  | { readonly kind: 'memory-unknown'; readonly neededBytes: number }

export interface Fit {
  readonly verdict: 'fits' | 'tight' | 'no'
  /** Of its weights and of the keys and values of `FIT_CONTEXT` tokens. */
  readonly memoryBytes: number
  /** What speaks against it, worst first; or that memory could not be told. */
  readonly reasons: readonly FitReason[]
}

/** Tokens of a usual conversation: a full context of 40,000 is rarely used and would rule out nearly all. */
export const FIT_CONTEXT = 4096
/** Weights, and what the runtime needs beside them. */
export const RUNTIME = 1.2
const WASM_BYTES = 4 * 2 ** 30 * 0.9
/** Share of a device's memory above which other programs are pushed out. */
export const COMFORTABLE = 0.5
/** Browsers tell no more than this: there may be more. */
const MOST_TOLD_BYTES = 8 * 2 ** 30

/** While web-llm loads a model, its files lie on disk twice. */
const UNPACKED = 2

type Listed = Pick<ModelListing, 'context' | 'bytesPerToken' | 'embeddingNumbers' | 'declaredBytes'>

/** Estimated in bytes. What neither browser nor listing tells rules nothing out. Storage is held against the whole download. */
export function fitsHere(plan: Pick<ModelPlan, 'dtype' | 'files'>, listing: Listed, device: DeviceFacts): Fit {
  const bytes = planBytes(plan)
  const memoryBytes = listing.declaredBytes ?? memoryNeed(bytes, listing)
  const mlc = isMlc(plan.dtype)
  const half = isHalf(plan.dtype)
  const onDisk = mlc ? bytes * UNPACKED : bytes
  const no: FitReason[] = []
  const tight: FitReason[] = []
  if (device.freeBytes !== null && onDisk > device.freeBytes) no.push({ kind: 'storage', neededBytes: onDisk, freeBytes: device.freeBytes })
  const lacking = adapterLacks(plan.dtype, device)
  if (lacking !== null) no.push(lacking)
  if (device.adapter === null && !mlc && memoryBytes > WASM_BYTES) no.push({ kind: 'address-space', neededBytes: memoryBytes, mostBytes: WASM_BYTES })
  if (device.memoryBytes !== null && memoryBytes > device.memoryBytes * COMFORTABLE) {
    const reason: FitReason = { kind: 'memory', neededBytes: memoryBytes, memoryBytes: device.memoryBytes }
    if (memoryBytes > device.memoryBytes && device.memoryBytes < MOST_TOLD_BYTES) no.push(reason)
    else tight.push(reason)
  }
  const largest = (listing.embeddingNumbers ?? 0) * (half ? 2 : 4)
  if (device.adapter !== null && largest > device.adapter.maxBufferBytes) tight.push({ kind: 'buffer', neededBytes: largest, mostBytes: device.adapter.maxBufferBytes })
  if (device.adapter === null && plan.dtype === 'q4') tight.push({ kind: 'slow-here', better: 'q8' })
  if (device.adapter !== null && plan.dtype === 'q8') tight.push({ kind: 'slow-here', better: 'q4' })
  const unknown: FitReason[] = device.memoryBytes === null ? [{ kind: 'memory-unknown', neededBytes: memoryBytes }] : []
  return { verdict: no.length > 0 ? 'no' : tight.length > 0 ? 'tight' : 'fits', memoryBytes, reasons: [...no, ...tight, ...unknown] }
}

/** What this format needs of a graphics device and finds none of; null where nothing is missing. */
export function adapterLacks(dtype: Dtype, { adapter }: Pick<DeviceFacts, 'adapter'>): FitReason | null {
  if (adapter === null && isMlc(dtype)) return { kind: 'no-webgpu' }
  return isHalf(dtype) && adapter?.shaderF16 !== true ? { kind: 'no-f16' } : null
}

/** Bytes of memory that weights of so many bytes take with a usual conversation's keys and values; without the latter where the listing does not say. */
export function memoryNeed(bytes: number, { context, bytesPerToken }: Pick<Listed, 'context' | 'bytesPerToken'>): number {
  return Math.round(bytes * RUNTIME + Math.min(context ?? FIT_CONTEXT, FIT_CONTEXT) * (bytesPerToken ?? 0))
}
