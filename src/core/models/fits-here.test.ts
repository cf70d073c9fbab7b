import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dtype } from './dtype.ts'
import { type DeviceFacts, fitsHere } from './fits-here.ts'

const GIB = 2 ** 30
const ROOMY: DeviceFacts = { adapter: { shaderF16: true, maxBufferBytes: 2 * GIB }, memoryBytes: 8 * GIB, freeBytes: 100 * GIB }
const LISTED = { context: 40_960, bytesPerToken: 229_376, embeddingNumbers: 151_936 * 1024 }
const plan = (dtype: Dtype, size: number) => ({ dtype, files: [{ path: 'a', size, check: { kind: 'sha256' as const, hex: '' } }] })
const kinds = (dtype: Dtype, size: number, device: Partial<DeviceFacts> = {}) => {
  const { verdict, reasons } = fitsHere(plan(dtype, size), LISTED, { ...ROOMY, ...device })
  return [verdict, ...reasons.map(({ kind }) => kind)]
}

describe('whether a model fits here', () => {
  it('says why not', () => {
    expect(kinds('q4f16', 0.6e9)).toEqual(['fits'])
    expect(kinds('q4f16', 0.6e9, { freeBytes: 0.5e9 })).toEqual(['no', 'storage'])
    expect(kinds('q4f16', 0.6e9, { adapter: null })).toEqual(['no', 'no-f16'])
    expect(kinds('q4', 0.6e9, { adapter: null })).toEqual(['tight', 'slow-here'])
    expect(kinds('fp32', 4e9, { adapter: null })).toEqual(['no', 'address-space', 'memory'])
    expect(kinds('q4', 2e9, { memoryBytes: 2 * GIB })).toEqual(['no', 'memory'])
    expect(kinds('q4', 0.9e9, { adapter: { shaderF16: false, maxBufferBytes: GIB / 4 } })).toEqual(['tight', 'buffer'])
  })

  it('says of models for a graphics device what that device lacks, that they are unpacked on disk, and their declared memory', () => {
    expect(kinds('q4f16_1', 0.6e9)).toEqual(['fits'])
    expect(kinds('q4f16_1', 0.6e9, { adapter: { shaderF16: false, maxBufferBytes: GIB } })).toEqual(['no', 'no-f16'])
    expect(kinds('q4f32_1', 0.6e9, { adapter: { shaderF16: false, maxBufferBytes: GIB } })).toEqual(['fits'])
    expect(kinds('q4f32_1', 6e9, { adapter: null })).toEqual(['no', 'no-webgpu', 'memory'])
    expect(kinds('q4f32_1', 0.6e9, { freeBytes: 1e9 })).toEqual(['no', 'storage'])
    expect(fitsHere(plan('q4f16_1', 1), { ...LISTED, declaredBytes: 7e8 }, ROOMY).memoryBytes).toBe(7e8)
  })

  it('does not rule out what a browser that tells at most 8 GiB can\'t judge', () => {
    expect(kinds('q4', 9e9, { memoryBytes: 8 * GIB })).toEqual(['tight', 'memory'])
  })

  it('says that memory could not be told', () => {
    expect(kinds('q4', 0.6e9, { memoryBytes: null })).toEqual(['fits', 'memory-unknown'])
  })

  it('is never better for a larger model, or on a smaller device', () => {
    const rank = { fits: 0, tight: 1, no: 2 }
    fc.assert(fc.property(fc.integer({ min: 1, max: 2e10 }), fc.integer({ min: 0, max: 2e10 }), fc.integer({ min: 1, max: 16 }), (size, more, memory) => {
      const device = { ...ROOMY, memoryBytes: memory * GIB }
      expect(rank[fitsHere(plan('q4', size + more), LISTED, device).verdict]).toBeGreaterThanOrEqual(rank[fitsHere(plan('q4', size), LISTED, device).verdict])
    }))
  })
})
