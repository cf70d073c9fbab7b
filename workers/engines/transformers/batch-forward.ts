/** The forward pass of several rows at once, one token a row, and their caches copied row by row. Counts and chooses nothing. */
import { Tensor, type InferenceSession } from 'onnxruntime-web/webgpu'
import type { ModelCard } from '../../../src/core/models/model-card.ts'
import { createInputs, readLogits } from './forward.ts'
import { type KvCache, cacheFrom } from './kv-cache.ts'

export interface BatchStep {
  /** Raw logits of each row's next token: [vocab] each. */
  readonly logits: readonly Float32Array[]
  /** The rows' past with the new tokens in it; the caller disposes it. */
  readonly cache: KvCache
}

export interface BatchForward {
  /**
   * `ids`: one new token a row; `past`: of as many rows, all of the same length. One token a run is also all that the attention
   * of the shipped models takes of several rows. Rejects with what the session throws.
   */
  run(ids: readonly number[], past: KvCache): Promise<BatchStep>
  /** A cache of these rows of another, in this order; a row named twice is forked. What it is taken from stays the caller's. */
  take(cache: KvCache, rows: readonly number[]): KvCache
}

/** `device`: where the session keeps its caches; null where that is ordinary memory. */
export function createBatchForward(session: InferenceSession, { vocab }: Pick<ModelCard['architecture'], 'vocab'>, device: GPUDevice | null): BatchForward {
  const inputs = createInputs(session)
  return {
    run: async (ids, past) => {
      const { logits, ...presents } = await session.run({ ...inputs(ids.map((id) => [id]), past.length), ...past.feeds }) as Record<string, Tensor>
      const data = readLogits(logits, ids.length, vocab)
      return { logits: ids.map((_, row) => data.subarray(row * vocab, (row + 1) * vocab)), cache: cacheFrom(presents, past.length + 1) }
    },
    take: ({ length, feeds }, rows) => ({ length, feeds: takeRows(feeds, rows, device) }),
  }
}

/** Rows lie one after the other, so that each is copied as a whole, whatever the entry holds of it. */
function takeRows(feeds: KvCache['feeds'], rows: readonly number[], device: GPUDevice | null): KvCache['feeds'] {
  const encoder = device?.createCommandEncoder() ?? null
  const taken = Object.fromEntries(Object.entries(feeds).map(([name, tensor]) => {
    if (tensor.location !== 'gpu-buffer') return [name, takeInMemory(tensor, rows)]
    if (device === null || encoder === null) throw new TypeError(`${name} lies on a graphics device that is not ours`)
    return [name, takeOnDevice(tensor, rows, device, encoder)]
  }))
  if (device !== null && encoder !== null) device.queue.submit([encoder.finish()])
  return taken
}

function takeInMemory(tensor: Tensor, rows: readonly number[]): Tensor {
  const [, ...shape] = tensor.dims
  const size = shape.reduce((product, each) => product * each, 1)
  const from = tensor.data as Float32Array
  // Half precision lies in another kind of array: whichever it is, the copy's is the same.
  const to = new (from.constructor as Float32ArrayConstructor)(rows.length * size)
  for (const [at, row] of rows.entries()) to.set(from.subarray(row * size, (row + 1) * size), at * size)
  return new Tensor(tensor.type as 'float32', to, [rows.length, ...shape])
}

function takeOnDevice(tensor: Tensor, rows: readonly number[], device: GPUDevice, encoder: GPUCommandEncoder): Tensor {
  const [, ...shape] = tensor.dims
  const bytes = shape.reduce((product, each) => product * each, tensor.type === 'float16' ? 2 : 4)
  const buffer = device.createBuffer({ size: Math.ceil((rows.length * bytes) / 16) * 16, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST })
  for (const [at, row] of rows.entries()) encoder.copyBufferToBuffer(tensor.gpuBuffer as unknown as GPUBuffer, row * bytes, buffer, at * bytes, bytes)
  return Tensor.fromGpuBuffer(buffer as never, { dataType: tensor.type as 'float32', dims: [rows.length, ...shape], dispose: () => { buffer.destroy() } })
}
