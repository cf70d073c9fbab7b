/** The number formats a model's weights come in: their files, where each runs well, and the choice among those on disk. Reads no file. */
import type { Backend } from '../../../../src/core/usage.ts'

/** How the hub names the weights of a format: `onnx/model` + suffix + `.onnx`. */
export const SUFFIXES = {
  fp32: '', fp16: '_fp16', q8: '_quantized', int8: '_int8', uint8: '_uint8', q4: '_q4', q4f16: '_q4f16', bnb4: '_bnb4',
} as const satisfies Readonly<Record<string, string>>
export type Dtype = keyof typeof SUFFIXES

export const DTYPES = Object.keys(SUFFIXES) as readonly Dtype[]

/** Best first. q4 runs on WASM, but three to six times slower than q8; on a graphics device the 8-bit formats fall back to the CPU. */
const PREFERRED: Readonly<Record<Backend, readonly Dtype[]>> = {
  wasm: ['fp32', 'q8', 'int8', 'uint8', 'q4', 'bnb4'],
  webgpu: ['q4f16', 'q4', 'fp16', 'fp32'],
}

/** Bytes of float32 weights above which a smaller format is taken: WASM addresses 4 GB, and loading holds them twice. */
export const FP32_ON_WASM_BYTES = 1.5e9

/** Formats that compute in half precision: only with the adapter's `shader-f16`. ONNX Runtime checks q4f16 no earlier than its first run. */
const HALF: readonly Dtype[] = ['fp16', 'q4f16']
/** Activations rounded with one scale for the whole tensor: a row of a batch, or a part of a prompt, changes what its neighbours come to. */
const SCALED_TOGETHER: readonly Dtype[] = ['q8', 'int8', 'uint8']

export type DtypeChoice =
  | { readonly ok: true; readonly dtype: Dtype }
  | { readonly ok: false; readonly detail: string }

export function weightsPath(dtype: Dtype): string {
  return `onnx/model${SUFFIXES[dtype]}.onnx`
}

/** The n-th file (from 0) of weights kept apart from the graph. */
export function externalPath(dtype: Dtype, n: number): string {
  return `${weightsPath(dtype)}_data${n === 0 ? '' : `_${n}`}`
}

/** Why this format does not run there; null where it does. `features`: of the graphics adapter. */
export function dtypeRefusal(dtype: Dtype, backend: Backend, features: ReadonlySet<string>): string | null {
  if (!PREFERRED[backend].includes(dtype)) {
    const others = PREFERRED[backend].join(', ')
    return backend === 'wasm' ? `${dtype} weights need WebGPU: choose WebGPU, or weights in ${others}` : `${dtype} weights do not run on WebGPU: choose WASM, or weights in ${others}`
  }
  if (backend === 'webgpu' && HALF.includes(dtype) && !features.has('shader-f16')) {
    return `${dtype} weights need half precision (shader-f16), which this graphics adapter does not offer: choose q4 or fp32 weights, or WASM`
  }
  return null
}

/** The best format among those on disk. `bytes`: of each format's files; `features`: of the graphics adapter. */
export function chooseDtype(bytes: ReadonlyMap<Dtype, number>, backend: Backend, features: ReadonlySet<string>): DtypeChoice {
  const runs = PREFERRED[backend].filter((dtype) => bytes.has(dtype) && dtypeRefusal(dtype, backend, features) === null)
  const small = backend === 'wasm' ? runs.filter((dtype) => dtype !== 'fp32' || (bytes.get(dtype) ?? 0) <= FP32_ON_WASM_BYTES) : runs
  const dtype = small[0] ?? runs[0]
  if (dtype !== undefined) return { ok: true, dtype }
  const [there] = bytes.keys()
  return { ok: false, detail: there === undefined ? 'no ONNX weights are on disk: download them again' : dtypeRefusal(there, backend, features) ?? 'no weights run here' }
}

/** Whether a row computes the same beside others, and a prompt the same in two parts: what votes, cuts and comparisons rest on. */
export function batchIndependent(dtype: Dtype): boolean {
  return !SCALED_TOGETHER.includes(dtype)
}
