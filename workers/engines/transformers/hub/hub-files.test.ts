import { describe, expect, it } from 'vitest'
import { type HubFiles, findWeights, guarded, openWeights, readTexts } from './hub-files.ts'

const ONNX = '\u0008\u0008'
const WHOLE = {
  'config.json': '{"model_type":"llama"}', 'tokenizer.json': '{}', 'generation_config.json': '{"eos_token_id":[2,3]}',
  'tokenizer_config.json': '{"chat_template":"hello","bos_token":"<s>","eos_token":{"content":"</s>"},"pad_token":null,"added_tokens_decoder":{}}',
}

function disk(files: Readonly<Record<string, string>>): HubFiles {
  return { read: async (path) => (files[path] === undefined ? null : new Blob([files[path]])) }
}

describe('a model\'s files on disk', () => {
  it('give its texts and the names of its special tokens', async () => {
    expect(await readTexts(disk(WHOLE))).toMatchObject({
      config: { model_type: 'llama' }, generation: { eos_token_id: [2, 3] }, template: 'hello', specialTokens: { bos_token: '<s>', eos_token: '</s>' },
    })
  })

  it('may lack what not every model has', async () => {
    const { 'generation_config.json': _, ...without } = WHOLE
    expect((await readTexts(disk(without))).generation).toBeNull()
  })

  it('may keep the template in a file of its own, or several by name', async () => {
    expect((await readTexts(disk({ ...WHOLE, 'chat_template.jinja': 'own' }))).template).toBe('own')
    const named = '{"chat_template":[{"name":"tool_use","template":"tools"},{"name":"default","template":"usual"}]}'
    expect((await readTexts(disk({ ...WHOLE, 'tokenizer_config.json': named }))).template).toBe('usual')
  })

  it('are refused by name where one is missing or no JSON, or there is no template', async () => {
    const { 'tokenizer.json': _, ...without } = WHOLE
    await expect(readTexts(disk(without))).rejects.toMatchObject({ code: 'model-missing', message: expect.stringContaining('tokenizer.json') as string })
    await expect(readTexts(disk({ ...WHOLE, 'config.json': '<!doctype html>' }))).rejects.toMatchObject({ code: 'model-invalid', message: expect.stringContaining('config.json') as string })
    await expect(readTexts(disk({ ...WHOLE, 'tokenizer_config.json': '{}' }))).rejects.toMatchObject({ code: 'model-unsupported' })
  })

  it('hold weights in one format or several, with what lies beside them', async () => {
    const files = disk({ 'onnx/model.onnx': ONNX, 'onnx/model_q4f16.onnx': ONNX, 'onnx/model_q4f16.onnx_data': 'abc', 'onnx/model_q4f16.onnx_data_1': 'de' })
    expect([...await findWeights(files)]).toEqual([['fp32', 2], ['q4f16', 7]])
    expect([...(await openWeights(files, 'q4f16')).external.keys()]).toEqual(['model_q4f16.onnx_data', 'model_q4f16.onnx_data_1'])
    expect((await openWeights(files, 'fp32')).external.size).toBe(0)
  })

  it('are refused where a page came in place of weights', async () => {
    await expect(openWeights(disk({ 'onnx/model.onnx': '<!doctype html>' }), 'fp32')).rejects.toMatchObject({ code: 'model-invalid' })
    await expect(openWeights(disk({}), 'q8')).rejects.toMatchObject({ code: 'model-missing', message: expect.stringContaining('model_quantized') as string })
  })

  it('that the browser has evicted are missing, not a fault of ours', async () => {
    const gone: HubFiles = { read: () => Promise.reject(new DOMException('gone', 'NotFoundError')) }
    await expect(readTexts(guarded(gone))).rejects.toMatchObject({ code: 'model-missing', message: expect.stringContaining('download the model again') as string })
  })
})
