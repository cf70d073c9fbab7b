import { describe, expect, it } from 'vitest'
import { readChatConfig } from './chat-config.ts'

const CHATML = {
  system_template: '<|im_start|>system\n{system_message}<|im_end|>\n', system_message: 'You are a helpful assistant.',
  roles: { user: '<|im_start|>user', assistant: '<|im_start|>assistant' }, seps: ['<|im_end|>\n'], role_content_sep: '\n', role_empty_sep: '\n',
  stop_str: ['<|im_end|>'], stop_token_ids: [2],
}
const CONFIG = { vocab_size: 100, context_window_size: 4096, tokenizer_files: ['tokenizer.json'], conv_template: CHATML }

describe('the configuration of a model of web-llm', () => {
  it('puts the system text, the roles and the separators around a prompt', () => {
    const { frames, switchable } = readChatConfig({ ...CONFIG, model_type: 'llama' })
    expect(frames).toEqual({
      direct: { before: '<|im_start|>system\nAnswer with just the answer.<|im_end|>\n<|im_start|>user\n', after: '<|im_end|>\n<|im_start|>assistant\n' },
      think: null,
    })
    expect(switchable).toBe(false)
  })

  it('puts an empty thought before a direct answer of Qwen3, and none before a thought', () => {
    const { frames, switchable } = readChatConfig({ ...CONFIG, model_type: 'qwen3' })
    expect(switchable).toBe(true)
    expect(frames.direct.after).toBe('<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n')
    expect(frames.think?.after).toBe('<|im_end|>\n<|im_start|>assistant\n')
  })

  it("begins the person's message with the system text where the model knows no system message, and keeps its control token", () => {
    const template = {
      ...CHATML, system_template: '{system_message}', system_message: '<bos>', roles: { user: '<start_of_turn>user', assistant: '<start_of_turn>model' }, seps: ['<end_of_turn>\n'],
    }
    expect(readChatConfig({ ...CONFIG, conv_template: template }).frames.direct).toEqual({
      before: '<bos><start_of_turn>user\nAnswer with just the answer.\n\n', after: '<end_of_turn>\n<start_of_turn>model\n',
    })
  })

  it('writes no role after a system message that has taken its place, and uses the template of the role', () => {
    const template = {
      ...CHATML, system_template: '[INST] <<SYS>>\n{system_message}\n<</SYS>>\n\n', roles: { user: '<s>[INST]', assistant: '[/INST]' }, seps: [' ', ' </s>'],
      role_content_sep: ' ', role_empty_sep: '', role_templates: { user: '{user_message}{function_string}' }, add_role_after_system_message: false, system_prefix_token_ids: [1],
    }
    const { frames, prefix } = readChatConfig({ ...CONFIG, conv_template: template })
    expect(frames.direct).toEqual({ before: '[INST] <<SYS>>\nAnswer with just the answer.\n<</SYS>>\n\n', after: ' [/INST]' })
    expect(prefix).toEqual([1])
  })

  it('takes all ids that end an answer, and the sliding window for a context where there is none', () => {
    const config = readChatConfig({ ...CONFIG, eos_token_id: [2, 3], context_window_size: -1, sliding_window_size: 1024, prefill_chunk_size: 128 })
    expect(new Set(config.stopIds)).toEqual(new Set([2, 3]))
    expect(config).toMatchObject({ context: 1024, chunk: 128, stopTexts: ['<|im_end|>'] })
    expect(() => readChatConfig({ ...CONFIG, context_window_size: -1 })).toThrow(/context/)
  })

  it('counts the parameters of a kind it knows, and of no other', () => {
    const shape = { hidden_size: 576, intermediate_size: 1536, num_hidden_layers: 30, num_attention_heads: 9, num_key_value_heads: 3, head_dim: 64, vocab_size: 49_152 }
    expect(readChatConfig({ ...CONFIG, model_type: 'llama', model_config: shape }).shape).toMatchObject({ nonEmbeddingParameters: 106_203_456 })
    expect(readChatConfig({ ...CONFIG, model_type: 'something', model_config: shape }).shape).toBeNull()
  })
})
