/** The number formats that weights come in: what each can run on, and which is taken first. Knows no file and no device. */
import type { Backend } from '../usage.ts'

/** As the hub's ONNX exports name them. */
export const ONNX_DTYPES = ['fp32', 'fp16', 'q8', 'q4', 'q4f16'] as const
export type OnnxDtype = (typeof ONNX_DTYPES)[number]
/** As MLC names the formats that its libraries are compiled for. */
export const MLC_DTYPES = ['q0f32', 'q0f16', 'q4f32_1', 'q4f16_1', 'q4f16_0', 'q3f16_1'] as const
export type MlcDtype = (typeof MLC_DTYPES)[number]
export const DTYPES = [...ONNX_DTYPES, ...MLC_DTYPES] as const
export type Dtype = (typeof DTYPES)[number]

/**
 * Best first. WASM computes 8 bits fastest, from a quarter of float32's bytes; q4 takes three to six times as long there. A graphics
 * device wants few bytes; q8 is left to WASM even where there is one, but is a quarter of float32's download all the same.
 */
export const PREFERRED: Readonly<Record<Backend, readonly OnnxDtype[]>> = {
  wasm: ['q8', 'fp32', 'q4'],
  webgpu: ['q4f16', 'q4', 'fp16', 'q8', 'fp32'],
}

/** Whether weights of this format are run by web-llm, on a graphics device alone. */
export function isMlc(dtype: Dtype): dtype is MlcDtype {
  return MLC_DTYPES.some((one) => one === dtype)
}

/** Whether it computes with 16-bit numbers: only on a graphics adapter with `shader-f16`. */
export function isHalf(dtype: Dtype): boolean {
  return /fp?16/.test(dtype)
}

/** Whether a backend runs ONNX weights of this format at all, given a device that can do all there is. */
export function runsOn(dtype: OnnxDtype, backend: Backend): boolean {
  // On a graphics device 8-bit products fall back to the CPU.
  return backend === 'wasm' ? !isHalf(dtype) : dtype !== 'q8'
}

/** Whether the activations of a run are rounded with one scale: a row of a batch, or a part of a prompt, then changes what its neighbours come to. */
export function isScaledTogether(dtype: string): boolean {
  return dtype === 'q8'
}

/** The format to offer first of those there are; one that can't run here where there is no other, null where there is none. `adapter`: null without a graphics device. */
export function bestDtype(there: readonly Dtype[], { adapter }: { readonly adapter: { readonly shaderF16: boolean } | null }): Dtype | null {
  const order = PREFERRED[adapter === null ? 'wasm' : 'webgpu'].filter((dtype) => adapter?.shaderF16 === true || !isHalf(dtype))
  return order.find((dtype) => there.includes(dtype)) ?? there[0] ?? null
}
