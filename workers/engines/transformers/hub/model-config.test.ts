import { describe, expect, it } from 'vitest'
import { readConfig } from './model-config.ts'
import { SUPPORTED_MODEL_TYPES, typeRefusal } from './model-types.ts'

const smollm2 = {
  model_type: 'llama', hidden_size: 576, intermediate_size: 1536, num_hidden_layers: 30, num_attention_heads: 9, num_key_value_heads: 3,
  vocab_size: 49_152, max_position_embeddings: 8192, tie_word_embeddings: true, eos_token_id: 2,
}
const qwen3 = {
  model_type: 'qwen3', hidden_size: 1024, intermediate_size: 3072, num_hidden_layers: 28, num_attention_heads: 16, num_key_value_heads: 8, head_dim: 128,
  vocab_size: 151_936, max_position_embeddings: 40_960, tie_word_embeddings: true, eos_token_id: 151_645,
}

describe('config.json', () => {
  it('gives the parameters that the models are known to have', () => {
    expect(readConfig(smollm2, null)).toMatchObject({ parameters: 134_515_008, nonEmbeddingParameters: 106_203_456, positions: 8192 })
    // 0.6B, of which 0.44B non-embedding, says its page; norms of queries and keys are not counted here.
    const { parameters, nonEmbeddingParameters } = readConfig(qwen3, null)
    expect(parameters / 596_049_920).toBeCloseTo(1, 4)
    expect(nonEmbeddingParameters / 440_467_456).toBeCloseTo(1, 4)
  })

  it('tells heads, grouped heads and a head size of its own apart', () => {
    expect(readConfig(qwen3, null).architecture).toEqual({ layers: 28, heads: 16, kvHeads: 8, headDim: 128, hidden: 1024, vocab: 151_936 })
    const { num_key_value_heads: _, ...plain } = smollm2
    expect(readConfig(plain, null).architecture).toMatchObject({ kvHeads: 9, headDim: 64 })
  })

  it('counts the head apart where it is not the embedding', () => {
    const table = 49_152 * 576
    expect(readConfig({ ...smollm2, tie_word_embeddings: false }, null).parameters).toBe(134_515_008 + table)
    expect(readConfig({ ...smollm2, tie_word_embeddings: undefined }, null).parameters).toBe(134_515_008 + table)
    expect(readConfig({ ...smollm2, model_type: 'gemma2', tie_word_embeddings: undefined }, null).parameters).toBe(134_515_008)
  })

  it('stops at every id that either file names', () => {
    expect(readConfig(qwen3, { eos_token_id: [151_645, 151_643] }).ends).toEqual([151_645, 151_643])
    expect(readConfig({ ...smollm2, eos_token_id: null }, {}).ends).toEqual([])
  })

  it('refuses a type that the loop can not run, whatever else the file says, and names what it can', () => {
    expect(() => readConfig({ model_type: 'lfm2' }, null)).toThrow(expect.objectContaining({ code: 'model-unsupported', message: expect.stringContaining('running state') as string }) as Error)
    expect(() => readConfig({ model_type: 'whisper' }, null)).toThrow(/not supported: .*llama/)
    expect(typeRefusal('constructor')).toContain('not supported')
    expect(SUPPORTED_MODEL_TYPES.map(typeRefusal).every((refusal) => refusal === null)).toBe(true)
  })

  it('names the field that is missing', () => {
    const { hidden_size: _, ...broken } = smollm2
    expect(() => readConfig(broken, null)).toThrow(/hidden_size/)
  })
})
