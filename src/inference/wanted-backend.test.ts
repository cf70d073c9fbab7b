import { expect, it } from 'vitest'
import type { BackendVerdict } from './inference.ts'
import { wantedBackend } from './wanted-backend.ts'

const right = (msPerToken: number): BackendVerdict => ({ state: 'right', msPerToken, maxDifference: 0, software: false, adapter: '' })

it('is the faster right one by itself', () => {
  expect(wantedBackend('auto', { wasm: right(2), webgpu: right(1) })).toBe('webgpu')
  expect(wantedBackend('auto', { wasm: right(2), webgpu: right(2) })).toBe('wasm')
})

it('is the chosen one, however slow', () => {
  expect(wantedBackend('webgpu', { wasm: right(2), webgpu: right(300) })).toBe('webgpu')
  expect(wantedBackend('wasm', { wasm: right(300), webgpu: right(2) })).toBe('wasm')
})

it('is never WebGPU with wrong numbers, or untried', () => {
  for (const webgpu of [{ state: 'wrong', maxDifference: 3, tolerance: 0.02 }, { state: 'untried' }, { state: 'probing' }, { state: 'unavailable', reason: 'timeout', detail: '' }] as const) {
    for (const choice of ['auto', 'webgpu'] as const) expect(wantedBackend(choice, { wasm: right(2), webgpu })).toBe('wasm')
  }
})
