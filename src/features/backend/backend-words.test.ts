import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../../core/events.ts'
import type { BackendVerdict } from '../../inference/inference.ts'
import { backendSentence, failedSentence, loadingSentence, verdictSentence } from './backend-words.ts'

const WASM: BackendVerdict = { state: 'right', msPerToken: 0.84, maxDifference: 0, software: true, adapter: 'CPU' }
const GPU: BackendVerdict = { state: 'right', msPerToken: 2.13, maxDifference: 1e-5, software: false, adapter: 'Example GPU' }

describe('where the model runs', () => {
  it('is said with both times where both are known', () => {
    expect(backendSentence({ backend: 'wasm', choice: 'auto', verdicts: { wasm: WASM, webgpu: GPU } }))
      .toBe('Running on the processor: for a model this small it is faster here than the graphics device (processor 0.8\u00a0ms, graphics device 2.1\u00a0ms a token)')
    expect(backendSentence({ backend: 'webgpu', choice: 'webgpu', verdicts: { wasm: WASM, webgpu: GPU } })).toContain('Running on the graphics device, as you chose')
  })
  it('fault 11: is said plainly where there is no graphics device, each reason in its own words', () => {
    const reasons = ['insecure', 'no-api', 'no-adapter', 'too-small', 'lost', 'failed', 'timeout'] as const
    const said = reasons.map((reason) => backendSentence({ backend: 'wasm', choice: 'auto', verdicts: { wasm: WASM, webgpu: { state: 'unavailable', reason, detail: '' } } }))
    expect(new Set(said).size).toBe(reasons.length)
    for (const sentence of said) expect(sentence).toMatch(/^Running on the processor: .+; the answers are the same$/)
    expect(said[2]).toBe('Running on the processor: this browser offers no graphics device; the answers are the same')
  })
  it('calls only a graphics device simulated', () => {
    expect(verdictSentence('wasm', WASM)).toBe('right, 0.8\u00a0ms a token')
    expect(verdictSentence('webgpu', { ...GPU, software: true })).toBe('right, 2.1\u00a0ms a token, Example GPU, simulated in software')
    expect(verdictSentence('webgpu', { state: 'wrong', maxDifference: 0.5, tolerance: 0.001 })).toBe('gives different numbers: off by 0.50 where 0.0010 is allowed')
  })
})

describe('loading', () => {
  it('shows true bytes and never more than there are', () => {
    expect(loadingSentence({ phase: 'loading', step: 'weights', loadedBytes: 2_100_000, totalBytes: 5_400_000 })).toBe('Loading the model, 2.1\u00a0MB of 5.4\u00a0MB')
    expect(loadingSentence({ phase: 'loading', step: 'weights', loadedBytes: 9_000_000, totalBytes: 5_400_000 })).toBe('Loading the model, 5.4\u00a0MB of 5.4\u00a0MB')
    expect(loadingSentence({ phase: 'loading', step: 'runtime', loadedBytes: 3000, totalBytes: null })).toBe('Loading the runtime, 3\u00a0kB')
  })
  it('has a sentence for every way to fail', () => {
    for (const code of ERROR_CODES) expect(failedSentence(code)).toMatch(/^The .+\.$/)
  })
})
