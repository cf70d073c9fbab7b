/** transformers.js's own `generate()` on the same weights, runtime and thread count. */
import { AutoModelForCausalLM, env, type PreTrainedModel, Tensor } from '@huggingface/transformers'
import { requestOwnDevice } from '../../workers/engines/transformers/gpu-device.ts'
import { fetchModelFiles, type ModelFiles } from '../../workers/engines/transformers/model-files.ts'
import { RUNTIMES } from '../../workers/engines/transformers/runtime.ts'
import { answerRequests } from './protocol.ts'

let loaded: { readonly model: PreTrainedModel, readonly files: ModelFiles } | null = null

answerRequests(async (request) => {
  if (request.kind === 'load') {
    loaded = { files: await fetchModelFiles(request.modelUrl, () => {}), model: await load(request.modelUrl, request.backend) }
    return null
  }
  if (request.kind !== 'fresh') throw new Error('generate() is measured from nothing only')
  if (loaded === null) throw new Error('nothing is loaded')
  const { model, files: { card, vocabulary } } = loaded
  const { bos, user, bot, end, pad } = card.controls
  const ids = [bos, user, ...vocabulary.encode(request.prompt), bot, card.controls[request.mode]]
  const start = performance.now()
  const output = await model.generate({
    input_ids: int64(ids), attention_mask: int64(ids.map(() => 1)),
    max_new_tokens: request.cap, do_sample: false, eos_token_id: end, pad_token_id: pad,
  })
  const ms = performance.now() - start
  const generated = (output as Tensor).tolist()[0].slice(ids.length).map(Number) as number[]
  return { ms, tokens: generated.length, text: generated.map(vocabulary.textOf).join(''), flops: null }
})

async function load(modelUrl: string, backend: 'wasm' | 'webgpu'): Promise<PreTrainedModel> {
  env.allowRemoteModels = false
  env.allowLocalModels = true
  env.useBrowserCache = false
  env.useWasmCache = false
  const { wasm } = env.backends.onnx
  if (wasm === undefined) throw new Error('the runtime has no WebAssembly settings')
  // Runtime and threads as in workers/engines/transformers/session.ts.
  const { factoryUrl, wasmUrl } = RUNTIMES[backend]
  wasm.wasmPaths = { wasm: wasmUrl, ...(factoryUrl === null ? {} : { mjs: factoryUrl }) }
  wasm.numThreads = 1
  const folder = new URL(modelUrl)
  const [, parent, id] = /^(.*\/)([^/]+)\/$/.exec(folder.pathname) ?? []
  if (parent === undefined || id === undefined) throw new Error(`${modelUrl} names no model folder`)
  env.localModelPath = parent
  if (backend === 'wasm') return AutoModelForCausalLM.from_pretrained(id, { dtype: 'fp32', device: 'wasm' })
  const requested = await requestOwnDevice()
  if (!requested.ok) throw new Error(requested.detail)
  return AutoModelForCausalLM.from_pretrained(id, {
    dtype: 'fp32', device: 'webgpu', session_options: { executionProviders: [{ name: 'webgpu', device: requested.own.device }] },
  })
}

function int64(ids: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length])
}
