import { describe, expect, it } from 'vitest'
import { lookAtModel } from './look.ts'
import { COMMIT, HUB, hastyClock, scriptedHub } from './scripted-hub.ts'

const LISTING = '/api/models/made/up/revision/main?blobs=true'
const blob = (rfilename: string, size = 10) => ({ rfilename, size, blobId: 'a'.repeat(40) })
const lfs = (rfilename: string, size: number) => ({ ...blob(rfilename, size), lfs: { sha256: 'b'.repeat(64), size, pointerSize: 130 } })
const SIBLINGS = [
  blob('.gitattributes'), blob('README.md'), blob('config.json'), blob('generation_config.json'), lfs('tokenizer.json', 3000), blob('tokenizer_config.json', 500), blob('chat_template.jinja'),
  lfs('onnx/model.onnx', 100), lfs('onnx/model.onnx_data', 4000), lfs('onnx/model.onnx_data_1', 5000), lfs('onnx/model_q4.onnx', 900), lfs('onnx/model_q4f16.onnx', 700), lfs('onnx/model_bnb4.onnx', 600),
  lfs('model.safetensors', 99_999),
]
const CONFIG = { model_type: 'qwen3', max_position_embeddings: 40_960, num_hidden_layers: 28, num_attention_heads: 16, num_key_value_heads: 8, head_dim: 128, hidden_size: 1024 }

async function look(listing: unknown, { config = CONFIG as unknown, template = '{% if enable_thinking %}', repo = 'made/up' } = {}) {
  const text = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
  const hub = scriptedHub({ ...(listing === undefined ? {} : { [LISTING]: text(listing) }), 'config.json': text(config), 'chat_template.jinja': text(template) }, hastyClock())
  return { end: await lookAtModel(hub, HUB, repo, 'main'), asked: hub.asked.map(({ url }) => url) }
}

const listed = (over: Record<string, unknown> = {}) => ({ sha: COMMIT, gated: false, tags: ['license:apache-2.0', 'onnx'], cardData: { license: 'apache-2.0' }, siblings: SIBLINGS, ...over })

describe('looking at a model', () => {
  it('tells what can be fetched, pinned to the commit, with all files of each quantisation and nothing else', async () => {
    const { end, asked } = await look(listed())
    if (!end.ok) throw new Error(end.failure.detail)
    expect(end.listing).toMatchObject({ repo: 'made/up', commit: COMMIT, licence: 'apache-2.0', modelType: 'qwen3', context: 40_960, thinking: true, bytesPerToken: 28 * 8 * 128 * 8 })
    expect(end.listing.plans.map(({ dtype }) => dtype)).toEqual(['fp32', 'q4', 'q4f16'])
    expect(end.listing.plans[0]?.files.map(({ path, check }) => `${path} ${check.kind}`).toSorted()).toEqual([
      'chat_template.jinja git', 'config.json git', 'generation_config.json git', 'onnx/model.onnx sha256', 'onnx/model.onnx_data sha256', 'onnx/model.onnx_data_1 sha256',
      'tokenizer.json sha256', 'tokenizer_config.json git',
    ])
    const sizes = end.listing.plans[0]?.files.map(({ size }) => size) ?? []
    expect(sizes).toEqual(sizes.toSorted((one, other) => (one ?? 0) - (other ?? 0)))
    expect(asked.slice(1).every((url) => url.includes(`/resolve/${COMMIT}/`))).toBe(true)
  })

  it.each([
    ['an id that is none', listed(), { repo: '../up' }, 'bad-address'],
    ['an unknown model', undefined, {}, 'not-found'],
    ['terms that must be accepted', listed({ gated: 'manual' }), {}, 'gated'],
    ['no ONNX files', listed({ siblings: [blob('config.json'), blob('model.safetensors')] }), {}, 'no-onnx'],
    ['no quantisation that is known', listed({ siblings: [blob('config.json'), blob('tokenizer.json'), lfs('onnx/decoder_model_merged.onnx', 5)] }), {}, 'no-dtype'],
    ['no tokenizer', listed({ siblings: [blob('config.json'), lfs('onnx/model.onnx', 5)] }), {}, 'listing-invalid'],
    ['a file without a hash', listed({ siblings: [...SIBLINGS.slice(0, 6), { rfilename: 'onnx/model.onnx', size: 5 }] }), {}, 'listing-invalid'],
    ['a path that leads out', listed({ sha: '../../x' }), {}, 'listing-invalid'],
    ['a kind of model that nobody knows', listed(), { config: { model_type: 'brain' } }, 'model-type'],
    ['a config that is none', listed(), { config: 'no' }, 'listing-invalid'],
    ['a web page for a listing', '<!doctype html><title>Welcome</title>', {}, 'html'],
    ['a listing of another kind', { hello: 1 }, {}, 'listing-invalid'],
  ])('says so before anything large is fetched: %s', async (_, listing, given, code) => {
    const { end, asked } = await look(listing, given)
    expect(end).toMatchObject({ ok: false, failure: { code } })
    expect(asked.filter((url) => url.includes('.onnx'))).toEqual([])
  })

  it.each([
    ['a state that every token rewrites', { model_type: 'mamba' }, 'Mamba'],
    ['the same, known by its layers alone', { model_type: 'new', num_hidden_layers: 2, layer_types: ['linear_attention', 'full_attention'] }, 'linear attention'],
    ['experts', { model_type: 'lfm2_moe', num_experts: 32 }, 'dense model'],
    ['experts of a new kind', { model_type: 'new', num_local_experts: 8 }, 'dense model'],
    ['pictures', { model_type: 'gemma3', vision_config: {} }, 'pictures or sound'],
    ['sound of a new kind', { model_type: 'new', audio_config: {} }, 'pictures or sound'],
    ['layers nobody knows in a model of a known kind', { ...CONFIG, layer_types: ['spiral'] }, 'spiral'],
  ])('tells each model that can\'t run why, whatever files it has: %s', async (_, config, says) => {
    const pictures = [blob('config.json'), lfs('onnx/decoder_model_merged.onnx', 5), lfs('onnx/vision_encoder.onnx', 5)]
    for (const siblings of [SIBLINGS, pictures]) {
      const { end } = await look(listed({ siblings }), { config })
      expect(end).toMatchObject({ ok: false, failure: { code: 'model-type', detail: expect.stringContaining(says) as string } })
    }
  })

  it('takes convolutions beside attention, which need no memory for the tokens before', async () => {
    const lfm2 = { model_type: 'lfm2', max_position_embeddings: 128_000, num_hidden_layers: 16, num_attention_heads: 16, num_key_value_heads: 8, hidden_size: 1024, full_attn_idxs: [2, 5, 8, 10, 12, 14] }
    const { end } = await look(listed(), { config: lfm2 })
    expect(end).toMatchObject({ ok: true, listing: { modelType: 'lfm2', context: 128_000, bytesPerToken: 6 * 8 * 64 * 8 } })
  })
})
