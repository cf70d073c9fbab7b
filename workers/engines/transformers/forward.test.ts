import type { InferenceSession } from 'onnxruntime-web/webgpu'
import { describe, expect, it } from 'vitest'
import { fromHalf, keepsLastRow, unknownInputs } from './forward.ts'

const session = (...inputNames: string[]) => ({ inputNames }) as unknown as InferenceSession

describe('a graph\'s inputs', () => {
  it('are known, or named', () => {
    expect(unknownInputs(session('input_ids', 'attention_mask', 'position_ids', 'num_logits_to_keep', 'past_key_values.11.key', 'past_key_values.0.value', 'past_conv.3'))).toEqual([])
    const unknown = ['past_conv.0.key', 'past_ssm.0', 'past_recurrent.2', 'past_key_values.0.conv_state', 'pixel_values']
    expect(unknownInputs(session('input_ids', ...unknown))).toEqual(unknown)
  })

  it('say whether rows of logits can be left out', () => {
    expect([keepsLastRow(session('num_logits_to_keep')), keepsLastRow(session('input_ids'))]).toEqual([true, false])
  })
})

describe('a half-precision number', () => {
  it('is read from its bits', () => {
    const values: readonly (readonly [bits: number, value: number])[] = [
      [0x0000, 0], [0x8000, -0], [0x3c00, 1], [0xc000, -2], [0x3555, 0.333251953125], [0x7bff, 65504], [0x0001, 2 ** -24], [0x0400, 2 ** -14], [0x7c00, Infinity], [0xfc00, -Infinity],
    ]
    for (const [bits, value] of values) expect(fromHalf(bits)).toBe(value)
    expect(fromHalf(0x7e00)).toBeNaN()
  })
})
