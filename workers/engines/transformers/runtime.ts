/** ONNX Runtime's own files, served with the app: which build of it a backend needs, and its compilation begun early. */
import bothUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url'
import cpuFactoryUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url'
import cpuUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url'
import type { Backend } from '../../../src/core/usage.ts'
import { declaredBytes, eachChunk } from './response-bytes.ts'

export interface Runtime {
  /** The JavaScript around it; null: the one built into the library, which belongs to the WebGPU build. */
  readonly factoryUrl: string | null
  readonly wasmUrl: string
}

const absolute = (url: string): string => new URL(url, import.meta.url).href

/** WASM alone takes the build without WebGPU: half the size (14 of 27 MB), compiled 0.6 s sooner on two cores. */
export const RUNTIMES: Readonly<Record<Backend, Runtime>> = {
  wasm: { factoryUrl: absolute(cpuFactoryUrl), wasmUrl: absolute(cpuUrl) },
  webgpu: { factoryUrl: null, wasmUrl: absolute(bothUrl) },
}

/**
 * Fetches and compiles while the weights are still on their way. The browser keeps compiled code by its bytes as long as
 * a module of it lives, so that the library's own compilation of the same file later is only a look-up.
 * Null where that failed: the library then tries for itself and reports the reason.
 */
export async function compileEarly({ wasmUrl }: Runtime, onBytes: (loaded: number, total: number | null) => void): Promise<WebAssembly.Module | null> {
  try {
    const response = await fetch(wasmUrl)
    let loaded = 0
    void eachChunk(response.clone(), ({ length }) => onBytes(loaded += length, declaredBytes(response)))
      .catch(() => { /* compileStreaming reads the same body and fails with it */ })
    return await WebAssembly.compileStreaming(response)
  } catch {
    return null
  }
}
