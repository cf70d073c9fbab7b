import { describe, expect, it } from 'vitest'
import { ONNX_DTYPES, type OnnxDtype } from '../../../../src/core/models/dtype.ts'
import { FP32_ON_WASM_BYTES, chooseDtype, dtypeRefusal, externalPath, weightsPath } from './dtype.ts'

const none = new Set<string>()
const half = new Set(['shader-f16'])
const disk = (...dtypes: readonly OnnxDtype[]) => new Map(dtypes.map((dtype) => [dtype, 1e8]))

describe('the format of weights', () => {
  it('names the files as the hub does', () => {
    expect(ONNX_DTYPES.map(weightsPath)).toContain('onnx/model_quantized.onnx')
    expect([weightsPath('fp32'), weightsPath('fp16'), externalPath('fp32', 0), externalPath('q4f16', 0), externalPath('q4f16', 2)])
      .toEqual(['onnx/model.onnx', 'onnx/model_fp16.onnx', 'onnx/model.onnx_data', 'onnx/model_q4f16.onnx_data', 'onnx/model_q4f16.onnx_data_2'])
  })

  it('takes 8 bits on WASM, then exact weights, and 4 bits on a graphics device, in half precision where it can', () => {
    expect(chooseDtype(disk('q4', 'q8', 'fp32'), 'wasm', none)).toEqual({ ok: true, dtype: 'q8' })
    expect(chooseDtype(disk('q4', 'fp32'), 'wasm', none)).toEqual({ ok: true, dtype: 'fp32' })
    expect(chooseDtype(disk('fp32', 'q4', 'q4f16'), 'webgpu', half)).toEqual({ ok: true, dtype: 'q4f16' })
    expect(chooseDtype(disk('fp32', 'q4', 'q4f16', 'fp16'), 'webgpu', none)).toEqual({ ok: true, dtype: 'q4' })
  })

  it('takes smaller weights where float32 would not fit WASM, and float32 if there is nothing else', () => {
    const large = new Map([['fp32', FP32_ON_WASM_BYTES + 1], ['q4', 4e8]] as const)
    expect(chooseDtype(large, 'wasm', none)).toEqual({ ok: true, dtype: 'q4' })
    expect(chooseDtype(new Map([['fp32', FP32_ON_WASM_BYTES + 1]] as const), 'wasm', none)).toEqual({ ok: true, dtype: 'fp32' })
  })

  it('says what is missing and what to do where nothing on disk runs', () => {
    expect(chooseDtype(disk('q4f16'), 'webgpu', none)).toMatchObject({ ok: false, detail: expect.stringContaining('shader-f16') as string })
    expect(chooseDtype(disk('q8'), 'webgpu', half)).toMatchObject({ ok: false, detail: expect.stringContaining('choose WASM') as string })
    expect(chooseDtype(disk(), 'wasm', none)).toMatchObject({ ok: false, detail: expect.stringContaining('download') as string })
    expect(dtypeRefusal('q4f16', 'wasm', half)).toContain('need WebGPU')
    expect(dtypeRefusal('q4', 'webgpu', none)).toBeNull()
  })
})
