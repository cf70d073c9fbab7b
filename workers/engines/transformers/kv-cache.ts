/** The keys and values of the tokens a sequence has run so far, layer by layer. Owns the memory behind them. */
import type { Tensor } from 'onnxruntime-web/webgpu'

export interface KvCache {
  /** Tokens held. */
  readonly length: number
  /** Feeds for the next run: past_key_values.N.key and .value, each [1, kvHeads, length, headDim]. */
  readonly feeds: Readonly<Record<string, Tensor>>
}

/** Collects a run's `present.*` outputs as the next run's past. */
export function cacheFrom(outputs: Readonly<Record<string, Tensor>>, length: number): KvCache {
  const feeds: Record<string, Tensor> = {}
  for (const [name, tensor] of Object.entries(outputs)) {
    if (name.startsWith('present')) feeds[name.replace('present', 'past_key_values')] = tensor
  }
  return { length, feeds }
}

/** Gives the GPU buffers back at once; tensors in ordinary memory are left to the garbage collector. */
export function disposeCache(cache: KvCache): void {
  for (const tensor of Object.values(cache.feeds)) {
    if (tensor.location === 'gpu-buffer') tensor.dispose()
  }
}
