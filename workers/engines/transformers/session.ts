/** Makes an ONNX Runtime session of a model's weights: self-hosted runtime, on WASM or on a device of ours. Fetches nothing but the runtime. */
import { InferenceSession, env } from 'onnxruntime-web/webgpu'
import { notStarted } from './engine-failure.ts'
import { presentNames } from './kv-cache.ts'
import type { Runtime } from './runtime.ts'

export interface Weights {
  readonly graph: Uint8Array<ArrayBuffer> | Blob
  /** Files beside the graph that hold parts of it, by the names it calls them. */
  readonly external?: ReadonlyMap<string, Blob>
  /** What each of them keeps stays on the device from run to run. */
  readonly layers: number
}

/**
 * One thread. Measured on two busy cores with a model of 2.7M parameters (the largest that ships has 3.6M), milliseconds per decode step, fastest and median:
 * one thread 1.5 and 2.1, two threads 1.3 and 2.2, with 6.0 in the first prompts. The matrices are too small to share.
 */
const THREADS = 1
/** Errors alone: its warnings tell of every operator that is not on the fastest path. */
const LOG_SEVERITY = 3

function configure({ factoryUrl, wasmUrl }: Runtime): void {
  env.logLevel = 'error'
  env.wasm.wasmPaths = { wasm: wasmUrl, ...(factoryUrl === null ? {} : { mjs: factoryUrl }) }
  env.wasm.numThreads = THREADS
}

/**
 * Through the runtime itself, not through transformers.js: that chains all loads of a worker, so that one model that fails
 * would fail every later one with its own error.
 *
 * `runtime`: one and the same for all sessions of a worker. `device`: ours, for WebGPU; null: WASM. Throws EngineFailure.
 */
export async function createSession({ graph, external, layers }: Weights, runtime: Runtime, device: GPUDevice | null): Promise<InferenceSession> {
  configure(runtime)
  try {
    const bytes = graph instanceof Blob ? new Uint8Array(await graph.arrayBuffer()) : graph
    return await InferenceSession.create(bytes, {
      logSeverityLevel: LOG_SEVERITY,
      ...(external === undefined || external.size === 0 ? {} : { externalData: [...external].map(([path, data]) => ({ path, data })) }),
      // Only a device given here is used; setting it in env.webgpu is ignored.
      ...(device === null
        ? { executionProviders: ['wasm'] }
        : { executionProviders: [{ name: 'webgpu', device }], preferredOutputLocation: Object.fromEntries(presentNames(layers).map((name) => [name, 'gpu-buffer' as const])) }),
    })
  } catch (thrown) {
    throw notStarted(thrown)
  }
}
