import { type InferenceSession, Tensor } from 'onnxruntime-web/webgpu'
import { describe, expect, it } from 'vitest'
import { createBatchForward } from './batch-forward.ts'
import { createInputs } from './forward.ts'
import { cacheFrom, emptyPast, isCacheInput, isCroppable, presentNames } from './kv-cache.ts'

type Input = readonly [name: string, type: 'float32' | 'float16' | 'int64', shape: readonly (number | string)[]]

const session = (...inputs: readonly Input[]) => ({
  inputNames: inputs.map(([name]) => name), inputMetadata: inputs.map(([name, type, shape]) => ({ name, type, shape, isTensor: true })),
}) as unknown as InferenceSession

const IDS: readonly Input[] = [['input_ids', 'int64', ['batch_size', 'sequence_length']], ['attention_mask', 'int64', ['batch_size', 'total_sequence_length']]]
const keys = (layer: number, heads: number, size: number, type: 'float32' | 'float16' = 'float32'): readonly Input[] =>
  ['key', 'value'].map((part) => [`past_key_values.${layer}.${part}`, type, ['batch_size', heads, 'past_sequence_length', size]] as const)
/** LFM2-350M's first three layers: two convolutions, then attention. */
const lfm2 = session(...IDS, ['past_conv.0', 'float32', ['batch_size', 1024, 3]], ['past_conv.1', 'float32', ['batch_size', 1024, 3]], ...keys(2, 8, 64))
/** Gemma 3 1B in half precision: one head of 256 for keys and values, and no input for positions. */
const gemma3 = session(...IDS, ...keys(0, 1, 256, 'float16'))
const numbers = (tensor: Tensor | undefined): readonly number[] => Array.from((tensor?.data ?? []) as ArrayLike<number | bigint>, Number)
const shapes = (feeds: Readonly<Record<string, Tensor>>) => Object.entries(feeds).map(([name, { type, dims }]) => `${name} ${type} ${dims.join('x')}`)

describe('what a sequence keeps', () => {
  it('begins with no keys and values, and with zeros for what a convolution has not seen', () => {
    const feeds = emptyPast(lfm2)
    expect(shapes(feeds)).toEqual(['past_conv.0 float32 1x1024x3', 'past_conv.1 float32 1x1024x3', 'past_key_values.2.key float32 1x8x0x64', 'past_key_values.2.value float32 1x8x0x64'])
    expect(numbers(feeds['past_conv.0'])).toEqual(Array<number>(1024 * 3).fill(0))
    expect(shapes(emptyPast(gemma3))).toEqual(['past_key_values.0.key float16 1x1x0x256', 'past_key_values.0.value float16 1x1x0x256'])
    expect(() => emptyPast(session(['past_conv.0', 'float32', ['batch_size', 'channels', 3]]))).toThrow('past_conv.0 has no fixed size')
  })

  it('goes from a run\'s outputs to the inputs of the next', () => {
    const tensor = new Tensor('float32', new Float32Array(1), [1])
    const { feeds, length } = cacheFrom({ logits: tensor, 'present.2.key': tensor, 'present.2.value': tensor, 'present_conv.0': tensor, present_other: tensor }, 5)
    expect([Object.keys(feeds), length]).toEqual([['past_key_values.2.key', 'past_key_values.2.value', 'past_conv.0'], 5])
    expect(Object.keys(feeds).every(isCacheInput)).toBe(true)
    expect(presentNames(2)).toEqual(['present.0.key', 'present.0.value', 'present_conv.0', 'present.1.key', 'present.1.value', 'present_conv.1'])
  })

  it('can be cut back to an earlier token only where every entry has a place for each', () => {
    expect([isCroppable(gemma3), isCroppable(lfm2)]).toEqual([true, false])
  })

  it('is copied row by row, whatever an entry holds of a row, in whole or half precision', () => {
    const { take } = createBatchForward(lfm2, { vocab: 1 }, null)
    const rows = { past_conv: new Tensor('float32', Float32Array.of(1, 2, 3, 4, 5, 6), [2, 3, 1]), key: new Tensor('float16', Uint16Array.of(7, 8), [2, 1, 1, 1]) }
    const taken = take({ length: 4, feeds: rows }, [1, 0, 1])
    expect(shapes(taken.feeds)).toEqual(['past_conv float32 3x3x1', 'key float16 3x1x1x1'])
    expect([numbers(taken.feeds['past_conv']), taken.length]).toEqual([[4, 5, 6, 1, 2, 3, 4, 5, 6], 4])
    // Their bits: where the runtime knows half-precision numbers, they are read as such.
    const halves = taken.feeds['key']?.data as Uint16Array | undefined
    expect([...new Uint16Array(halves?.buffer ?? new ArrayBuffer(0))]).toEqual([8, 7, 8])
  })
})

describe('what a run is fed beside it', () => {
  it('is positions only where the graph asks for them', () => {
    expect(Object.keys(createInputs(gemma3)([[5]], 3))).toEqual(['input_ids', 'attention_mask'])
    const asking = createInputs(session(...IDS, ['position_ids', 'int64', ['batch_size', 'sequence_length']]))([[5, 6], [7, 8]], 3)
    expect(numbers(asking['position_ids'])).toEqual([3, 4, 3, 4])
    expect(asking['attention_mask']?.dims).toEqual([2, 5])
  })
})
