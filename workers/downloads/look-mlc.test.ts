import { describe, expect, it } from 'vitest'
import { webLlmRow } from '../../src/core/models/web-llm-catalogue.ts'
import { lookAtModel } from './look.ts'
import { COMMIT, HUB, hastyClock, scriptedHub } from './scripted-hub.ts'

const blob = (rfilename: string, size = 10) => ({ rfilename, size, blobId: 'a'.repeat(40) })
const lfs = (rfilename: string, size: number) => ({ ...blob(rfilename, size), lfs: { sha256: 'b'.repeat(64), size, pointerSize: 130 } })
const SIBLINGS = [
  blob('README.md'), blob('mlc-chat-config.json'), blob('tensor-cache.json', 900), lfs('tokenizer.json', 3000), blob('tokenizer_config.json', 500), blob('vocab.json', 70),
  lfs('params_shard_0.bin', 7000), lfs('params_shard_1.bin', 5000), lfs('logs.bin', 99),
]
const CONFIG = { model_type: 'qwen3', quantization: 'q4f16_1', context_window_size: 40_960, model_config: { num_hidden_layers: 28, num_key_value_heads: 8, head_dim: 128 } }
const QWEN = 'mlc-ai/Qwen3-0.6B-q4f16_1-MLC'

async function look(repo: string, { siblings = SIBLINGS, config = CONFIG as unknown } = {}) {
  const text = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
  const hub = scriptedHub({
    [`/api/models/${repo}/revision/main?blobs=true`]: text({ sha: COMMIT, tags: ['license:apache-2.0'], siblings }), 'mlc-chat-config.json': text(config),
  }, hastyClock())
  return { end: await lookAtModel(hub, HUB, repo, 'main'), asked: hub.asked.map(({ url }) => url) }
}

describe('looking at a model of MLC', () => {
  it('of the catalogue tells its one quantisation, and has the library from where web-llm lists it, without a promise of its bytes', async () => {
    const { end, asked } = await look(QWEN)
    if (!end.ok) throw new Error(end.failure.detail)
    expect(end.listing).toMatchObject({ repo: QWEN, licence: 'apache-2.0', modelType: 'qwen3', context: 4096, thinking: true, bytesPerToken: 28 * 8 * 128 * 2 * 2, declaredBytes: 1403.34e6 })
    expect(end.listing.plans.map(({ dtype }) => dtype)).toEqual(['q4f16_1'])
    expect(end.listing.plans[0]?.files).toEqual([
      { path: 'lib/Qwen3-0.6B-q4f16_1_cs1k-webgpu.wasm', size: null, check: { kind: 'received' }, url: webLlmRow(QWEN)?.library },
      ...['mlc-chat-config.json', 'tokenizer_config.json', 'tensor-cache.json', 'tokenizer.json', 'params_shard_1.bin', 'params_shard_0.bin'].map((path) => (
        { path, size: expect.any(Number) as number, check: { kind: /tokenizer\.json|params/.test(path) ? 'sha256' : 'git', hex: expect.any(String) as string } }
      )),
    ])
    expect(asked.filter((url) => url.includes('params') || url.includes('.wasm'))).toEqual([])
  })

  it('of anybody is taken with the library that lies in its repository, listed as all else', async () => {
    const { end } = await look('made/up', { siblings: [...SIBLINGS, lfs('lib/up-webgpu.wasm', 4000)], config: { ...CONFIG, model_type: 'llama', quantization: 'q0f32' } })
    if (!end.ok) throw new Error(end.failure.detail)
    expect(end.listing).toMatchObject({ thinking: false, context: 40_960, bytesPerToken: 28 * 8 * 128 * 2 * 4 })
    expect(end.listing.plans[0]?.files.find(({ path }) => path.startsWith('lib/'))).toEqual({ path: 'lib/up-webgpu.wasm', size: 4000, check: { kind: 'sha256', hex: 'b'.repeat(64) } })
  })

  it.each([
    ['no library that is known', 'made/up', {}, 'no-library'],
    ['no tokenizer', QWEN, { siblings: SIBLINGS.filter(({ rfilename }) => rfilename !== 'tokenizer.json') }, 'listing-invalid'],
    ['weights in a format that no library here reads', QWEN, { config: { ...CONFIG, quantization: 'e4m3' } }, 'model-type'],
    ['a configuration that is none', QWEN, { config: 'no' }, 'listing-invalid'],
  ])('says so before anything large is fetched: %s', async (_, repo, given, code) => {
    expect((await look(repo, given)).end).toMatchObject({ ok: false, failure: { code } })
  })
})
