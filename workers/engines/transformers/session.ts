/** Makes an ONNX Runtime session of a model through transformers.js: self-hosted runtime, no remote, nothing cached twice. */
import { AutoModelForCausalLM, env } from '@huggingface/transformers'
import type { InferenceSession } from 'onnxruntime-web/webgpu'
import { EngineFailure, saying } from './engine-failure.ts'
import type { Dtype } from './hub/dtype.ts'
import type { Runtime } from './runtime.ts'

export interface SessionFiles {
  /** By their names below the model's folder. */
  readonly content: { readonly get: (name: string) => Uint8Array<ArrayBuffer> | Blob | undefined }
}

export interface WeightFiles {
  readonly dtype: Dtype
  /** How many files beside the graph hold its weights; 0 where they are inside. */
  readonly external: number
}

const INSIDE: WeightFiles = { dtype: 'fp32', external: 0 }

/** The name the library knows the model by; its files are handed over below, so nothing is fetched under it. */
const MODEL = 'model'

/**
 * One thread. Measured on two busy cores with the 2.7M-parameter model, milliseconds per decode step, fastest and median:
 * one thread 1.5 and 2.1, two threads 1.3 and 2.2, with 6.0 in the first prompts. The matrices are too small to share.
 */
const THREADS = 1

let offered: SessionFiles | null = null

function configure({ factoryUrl, wasmUrl }: Runtime): void {
  env.allowRemoteModels = false
  env.allowLocalModels = true
  env.localModelPath = '/'
  // The files are same-origin and cached by HTTP already; a second copy in the Cache API would be read before the network
  // and outlive a new model under the same address.
  env.useBrowserCache = false
  // It would fetch the runtime's factory as a blob, which the content security policy refuses.
  env.useWasmCache = false
  env.useCustomCache = true
  env.customCache = {
    match: async (path: string) => {
      const content = offered?.content.get(path.slice(path.indexOf(`${MODEL}/`) + MODEL.length + 1))
      if (content === undefined) return undefined
      return new Response(content, { headers: { 'content-length': String(content instanceof Blob ? content.size : content.length) } })
    },
    put: async () => {},
  }
  const { wasm } = env.backends.onnx
  if (wasm === undefined) throw new EngineFailure('internal', 'the runtime has no WebAssembly settings')
  wasm.wasmPaths = { wasm: wasmUrl, ...(factoryUrl === null ? {} : { mjs: factoryUrl }) }
  wasm.numThreads = THREADS
}

/** `runtime`: one and the same for all sessions of a worker. `device`: ours, for WebGPU; null: WASM. Throws EngineFailure. */
export async function createSession(
  files: SessionFiles, runtime: Runtime, device: GPUDevice | null, { dtype, external }: WeightFiles = INSIDE,
): Promise<InferenceSession> {
  configure(runtime)
  offered = files
  try {
    const model = await AutoModelForCausalLM.from_pretrained(MODEL, {
      dtype,
      device: device === null ? 'wasm' : 'webgpu',
      ...(external === 0 ? {} : { use_external_data_format: external }),
      // Only a device given here is used; setting it in env.webgpu is ignored by the library.
      ...(device === null ? {} : { session_options: { executionProviders: [{ name: 'webgpu', device }] } }),
    })
    const session = (model as unknown as { readonly sessions: { readonly model?: InferenceSession } }).sessions.model
    if (session === undefined) throw new Error('the library made no session')
    return session
  } catch (thrown) {
    throw new EngineFailure('engine-failed', `the model does not load: ${saying(thrown)}`, thrown)
  } finally {
    offered = null
  }
}
