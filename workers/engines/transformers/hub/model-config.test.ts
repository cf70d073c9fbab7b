import { describe, expect, it } from 'vitest'
import { readConfig } from './model-config.ts'
import { SUPPORTED_MODEL_TYPES, modelRefusal } from './model-types.ts'

const smollm2 = {
  model_type: 'llama', hidden_size: 576, intermediate_size: 1536, num_hidden_layers: 30, num_attention_heads: 9, num_key_value_heads: 3,
  vocab_size: 49_152, max_position_embeddings: 8192, tie_word_embeddings: true, eos_token_id: 2,
}
const qwen3 = {
  model_type: 'qwen3', hidden_size: 1024, intermediate_size: 3072, num_hidden_layers: 28, num_attention_heads: 16, num_key_value_heads: 8, head_dim: 128,
  vocab_size: 151_936, max_position_embeddings: 40_960, tie_word_embeddings: true, eos_token_id: 151_645,
}
/** LFM2-350M, in the words of its first release. */
const lfm2 = {
  model_type: 'lfm2', hidden_size: 1024, block_ff_dim: 6656, block_auto_adjust_ff_dim: true, block_ffn_dim_multiplier: 1, block_multiple_of: 256, num_hidden_layers: 16,
  full_attn_idxs: [2, 5, 8, 10, 12, 14], conv_L_cache: 3, conv_bias: false, num_attention_heads: 16, num_key_value_heads: 8, vocab_size: 65_536, max_position_embeddings: 128_000, eos_token_id: 7,
}
/** Gemma 3 1B. */
const gemma3 = {
  model_type: 'gemma3_text', hidden_size: 1152, intermediate_size: 6912, num_hidden_layers: 26, num_attention_heads: 4, num_key_value_heads: 1, head_dim: 256,
  vocab_size: 262_144, max_position_embeddings: 32_768, sliding_window: 512, sliding_window_pattern: 6, eos_token_id: [1, 106],
  layer_types: Array.from({ length: 26 }, (_, layer) => (layer % 6 === 5 ? 'full_attention' : 'sliding_attention')),
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

  it('tells convolutions from attention, and how wide a layer really is', () => {
    // 354,483,968 says its page; norms of queries and keys are not counted here.
    const { parameters, architecture } = readConfig(lfm2, null)
    expect(parameters).toBe(354_483_968 - 6 * 2 * 64)
    expect(architecture).toEqual({ layers: 16, attentionLayers: 6, heads: 16, kvHeads: 8, headDim: 64, hidden: 1024, vocab: 65_536 })
    const { full_attn_idxs: attending, block_ff_dim: intermediate_size, ...rest } = lfm2
    const newer = { ...rest, intermediate_size, layer_types: Array.from({ length: 16 }, (_, layer) => (attending.includes(layer) ? 'full_attention' : 'conv')) }
    expect(readConfig(newer, null)).toEqual(readConfig(lfm2, null))
    const width = (by: object): number => readConfig({ ...lfm2, ...by }, null).nonEmbeddingParameters - readConfig({ ...lfm2, block_ff_dim: 1, block_auto_adjust_ff_dim: false }, null).nonEmbeddingParameters
    expect(width({ block_auto_adjust_ff_dim: false })).toBe(16 * 3 * 1024 * (6656 - 1))
    expect(width({ block_ffn_dim_multiplier: null })).toBe(16 * 3 * 1024 * (4437 - 1))
  })

  it('knows Gemma 3: heads wider than their share, a head that is the embedding, layers with a window that keep all tokens, two ends', () => {
    // 999,885,952 says its page; four further norms a layer are not counted here.
    const { parameters, architecture, ends, positions } = readConfig(gemma3, { eos_token_id: [1, 106] })
    expect(parameters / 999_885_952).toBeCloseTo(1, 3)
    expect(architecture).toEqual({ layers: 26, heads: 4, kvHeads: 1, headDim: 256, hidden: 1152, vocab: 262_144 })
    expect([ends, positions]).toEqual([[1, 106], 32_768])
  })

  it('refuses a type that the loop can not run, whatever else the file says, each with its reason, and names what it can', () => {
    const refusal = (config: object): string => modelRefusal(config) ?? ''
    expect(() => readConfig({ model_type: 'granitemoehybrid' }, null)).toThrow(expect.objectContaining({ code: 'model-unsupported', message: expect.stringContaining('every token rewrites') as string }) as Error)
    expect(() => readConfig({ model_type: 'whisper' }, null)).toThrow(/not supported: .*llama.*lfm2/)
    expect(refusal({ model_type: 'constructor' })).toContain('not supported')
    expect(refusal({ ...lfm2, layer_types: ['conv', 'constructor'] })).toContain('"constructor"')
    expect(refusal({ model_type: 'x'.repeat(1e6) }).length).toBeLessThan(500)
    expect([refusal({ model_type: 'lfm2_vl' }), refusal({ model_type: 'lfm2_moe' }), refusal({ model_type: 'falcon_h1' })].map((says) => says.split(' ').slice(4, 6).join(' ')))
      .toEqual(['take pictures', 'choose among', 'keep a'])
    // Its one expert is the layer itself.
    expect(modelRefusal({ model_type: 'hunyuan_v1_dense', num_experts: 1 })).toBeNull()
    expect(SUPPORTED_MODEL_TYPES.every((model_type) => modelRefusal({ model_type }) === null)).toBe(true)
  })

  it('names the field that is missing', () => {
    const { block_ff_dim: __, ...narrow } = lfm2
    expect(() => readConfig(narrow, null)).toThrow(/intermediate_size/)
    const { hidden_size: _, ...broken } = smollm2
    expect(() => readConfig(broken, null)).toThrow(/hidden_size/)
  })
})
