import { describe, expect, it } from 'vitest'
import { bestDtype, isScaledTogether, ONNX_DTYPES, PREFERRED, runsOn } from './dtype.ts'

describe('the quantisation that is offered first', () => {
  it('is one that runs here', () => {
    expect([bestDtype(ONNX_DTYPES, { adapter: { shaderF16: true } }), bestDtype(ONNX_DTYPES, { adapter: { shaderF16: false } }), bestDtype(ONNX_DTYPES, { adapter: null }), bestDtype(['fp16'], { adapter: null }), bestDtype([], { adapter: { shaderF16: true } })])
      .toEqual(['q4f16', 'q4', 'q8', 'fp16', null])
  })

  it('is small where a graphics device would have to take float32', () => {
    expect(bestDtype(['fp32', 'q8'], { adapter: { shaderF16: true } })).toBe('q8')
  })
})

describe('the order of formats', () => {
  it('has every format that a backend runs, each once', () => {
    for (const backend of ['wasm', 'webgpu'] as const) {
      expect(PREFERRED[backend].filter((dtype) => runsOn(dtype, backend)).toSorted()).toEqual(ONNX_DTYPES.filter((dtype) => runsOn(dtype, backend)).toSorted())
      expect(new Set(PREFERRED[backend]).size).toBe(PREFERRED[backend].length)
    }
  })
})

it('knows which formats let neighbours disturb each other', () => {
  expect(ONNX_DTYPES.filter(isScaledTogether)).toEqual(['q8'])
})
