/** What a sequence keeps of the tokens it has run, layer by layer: keys and values, or a convolution's latest inputs. Owns the memory behind them. */
import { Tensor, type InferenceSession } from 'onnxruntime-web/webgpu'

export interface KvCache {
  /** Tokens run. */
  readonly length: number
  /** Feeds for the next run, all of as many rows, by the names of the graph's inputs. */
  readonly feeds: Readonly<Record<string, Tensor>>
}

/** An entry of the cache: an input of the graph that an output of the run before goes into. */
interface EntryKind {
  readonly input: RegExp
  readonly past: string
  readonly present: string
  /** After the layer's number. */
  readonly parts: readonly string[]
  /**
   * The axis that has one place a token, so that the entry can be cut back to an earlier one. Null where a run writes the whole
   * of it anew, in a fixed size: it stands for the one moment it was taken at.
   */
  readonly tokenAxis: number | null
}

/** Graphs number all layers in one row, so that a layer has entries of one kind and the other kind has a gap there. */
const KINDS: readonly EntryKind[] = [
  // Each [rows, kvHeads, tokens, headDim].
  { input: /^past_key_values\.\d+\.(?:key|value)$/, past: 'past_key_values.', present: 'present.', parts: ['.key', '.value'], tokenAxis: 2 },
  // A short convolution's latest inputs: [rows, channels, as many as its kernel looks back at].
  { input: /^past_conv\.\d+$/, past: 'past_conv.', present: 'present_conv.', parts: [''], tokenAxis: null },
]

/** Null for an input that is no entry of a cache this loop carries. */
function kindOf(input: string): EntryKind | null {
  return KINDS.find((kind) => kind.input.test(input)) ?? null
}

export function isCacheInput(input: string): boolean {
  return kindOf(input) !== null
}

/** Whether each entry has a place for every token: only then can a cache be cut back to an earlier one. */
export function isCroppable({ inputNames }: InferenceSession): boolean {
  return inputNames.every((name) => kindOf(name)?.tokenAxis !== null)
}

/** The outputs that go on as a cache, of so many layers: those that a graph does not have among them. */
export function presentNames(layers: number): readonly string[] {
  return Array.from({ length: layers }, (_, layer) => KINDS.flatMap(({ present, parts }) => parts.map((part) => `${present}${layer}${part}`))).flat()
}

/** Before the first token: no keys and values, and zeros for what a convolution has not seen. Of the sizes and number type that the graph asks for. */
export function emptyPast({ inputMetadata }: InferenceSession): KvCache['feeds'] {
  return Object.fromEntries(inputMetadata.flatMap((input) => {
    const kind = kindOf(input.name)
    if (kind === null || !input.isTensor) return []
    const dims = input.shape.map((size, axis) => (axis === 0 ? 1 : axis === kind.tokenAxis ? 0 : size))
    if (!dims.every((size) => typeof size === 'number')) throw new TypeError(`${input.name} has no fixed size: [${input.shape.join(', ')}]`)
    const numbers = dims.reduce((product, size) => product * size, 1)
    return [[input.name, input.type === 'float16' ? new Tensor('float16', new Uint16Array(numbers), dims) : new Tensor('float32', new Float32Array(numbers), dims)]]
  }))
}

/** Collects a run's outputs as the next run's past. */
export function cacheFrom(outputs: Readonly<Record<string, Tensor>>, length: number): KvCache {
  const feeds: Record<string, Tensor> = {}
  for (const [name, tensor] of Object.entries(outputs)) {
    const kind = KINDS.find(({ present }) => name.startsWith(present))
    if (kind !== undefined) feeds[kind.past + name.slice(kind.present.length)] = tensor
  }
  return { length, feeds }
}

/** Gives the GPU buffers back at once; tensors in ordinary memory are left to the garbage collector. */
export function disposeCache(cache: KvCache): void {
  for (const tensor of Object.values(cache.feeds)) {
    if (tensor.location === 'gpu-buffer') tensor.dispose()
  }
}
