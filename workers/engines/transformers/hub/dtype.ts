/** A hub's files of weights by their number format, and the choice among those on disk. Reads no file. */
import { isHalf, type OnnxDtype, PREFERRED, runsOn } from '../../../../src/core/models/dtype.ts'
import type { Backend } from '../../../../src/core/usage.ts'

/** How the hub names the weights of a format: `onnx/model` + suffix + `.onnx`. */
const SUFFIXES: Readonly<Record<OnnxDtype, string>> = { fp32: '', fp16: '_fp16', q8: '_quantized', q4: '_q4', q4f16: '_q4f16' }

/** Bytes of float32 weights above which a smaller format is taken: WASM addresses 4 GB, and loading holds them twice. */
export const FP32_ON_WASM_BYTES = 1.5e9

export type DtypeChoice =
  | { readonly ok: true; readonly dtype: OnnxDtype }
  | { readonly ok: false; readonly detail: string }

export function weightsPath(dtype: OnnxDtype): string {
  return `onnx/model${SUFFIXES[dtype]}.onnx`
}

/** The n-th file (from 0) of weights kept apart from the graph. */
export function externalPath(dtype: OnnxDtype, n: number): string {
  return `${weightsPath(dtype)}_data${n === 0 ? '' : `_${n}`}`
}

/** Why this format does not run there; null where it does. `features`: of the graphics adapter. */
export function dtypeRefusal(dtype: OnnxDtype, backend: Backend, features: ReadonlySet<string>): string | null {
  if (!runsOn(dtype, backend)) {
    const others = PREFERRED[backend].filter((other) => runsOn(other, backend)).join(', ')
    return backend === 'wasm' ? `${dtype} weights need WebGPU: choose WebGPU, or weights in ${others}` : `${dtype} weights do not run on WebGPU: choose WASM, or weights in ${others}`
  }
  // ONNX Runtime checks q4f16 no earlier than its first run.
  if (isHalf(dtype) && !features.has('shader-f16')) {
    return `${dtype} weights need half precision (shader-f16), which this graphics adapter does not offer: choose q4 or fp32 weights, or WASM`
  }
  return null
}

/** The best format among those on disk. `bytes`: of each format's files; `features`: of the graphics adapter. */
export function chooseDtype(bytes: ReadonlyMap<OnnxDtype, number>, backend: Backend, features: ReadonlySet<string>): DtypeChoice {
  const runs = PREFERRED[backend].filter((dtype) => bytes.has(dtype) && dtypeRefusal(dtype, backend, features) === null)
  const small = backend === 'wasm' ? runs.filter((dtype) => dtype !== 'fp32' || (bytes.get(dtype) ?? 0) <= FP32_ON_WASM_BYTES) : runs
  const dtype = small[0] ?? runs[0]
  if (dtype !== undefined) return { ok: true, dtype }
  const [there] = bytes.keys()
  return { ok: false, detail: there === undefined ? 'no ONNX weights are on disk: download them again' : dtypeRefusal(there, backend, features) ?? 'no weights run here' }
}
