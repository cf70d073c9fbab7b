import { describe, expect, it } from 'vitest'
import { hubFacts } from './hub-facts.ts'
import type { HubFiles } from './hub-files.ts'

/** Qwen3-0.6B, its template cut to how it ends. */
const QWEN3 = {
  model_type: 'qwen3', hidden_size: 1024, intermediate_size: 3072, num_hidden_layers: 28, num_attention_heads: 16, num_key_value_heads: 8, head_dim: 128,
  vocab_size: 151_936, max_position_embeddings: 40_960, tie_word_embeddings: true, eos_token_id: 151_645,
}
const CHATML = `{% for message in messages %}{{ '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}`
const SWITCH = `${CHATML}{% if enable_thinking is defined and enable_thinking is false %}{{ '<think>\\n\\n</think>\\n\\n' }}{% endif %}{% endif %}`

async function facts({ template = SWITCH, tags = ['<think>', '</think>'], config = QWEN3 as object } = {}) {
  const files: Readonly<Record<string, object>> = {
    'config.json': config, 'tokenizer.json': { added_tokens: tags.map((content, at) => ({ id: 151_667 + at, content })) },
    'tokenizer_config.json': { chat_template: template }, 'generation_config.json': { eos_token_id: [151_645, 151_643] },
  }
  const disk: HubFiles = { read: async (path) => (files[path] === undefined ? null : new Blob([JSON.stringify(files[path])])) }
  return hubFacts('onnx-community/Qwen3-0.6B-ONNX', disk)
}

describe('what is known of a downloaded model without its weights', () => {
  it('is its name, its shape and that it thinks where its template says so', async () => {
    expect(await facts()).toMatchObject({ name: 'Qwen3-0.6B-ONNX', context: 4096, thinkCap: 1024, architecture: { layers: 28, headDim: 128 } })
  })

  it('is that it only answers where the switch changes nothing, or a thought could not be told from text', async () => {
    expect((await facts({ template: `{# enable_thinking #}${CHATML}{% endif %}` })).thinkCap).toBe(0)
    expect((await facts({ tags: [] })).thinkCap).toBe(0)
  })

  it('is refused as loading it would be', async () => {
    await expect(facts({ config: { model_type: 'mamba' } })).rejects.toMatchObject({ code: 'model-unsupported' })
  })
})
