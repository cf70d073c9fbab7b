import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ModelManifest } from '../../../src/core/models/download.ts'
import { scriptedFiles } from './scripted-model.ts'
import { WEB_LLM_VERSION } from '../../../src/core/models/web-llm-catalogue.ts'
import { root } from '../../../tools/app.ts'
import { libraryPath, needsHalfPrecision } from '../../../workers/engines/web-llm/record.ts'
import { loadStoredWebLlm, recordOf, webLlmFacts } from '../../../workers/engines/web-llm/stored.ts'

const MANIFEST: ModelManifest = {
  schema: 1, repo: 'mlc-ai/Qwen3-0.6B-q4f16_1-MLC', hub: 'http://localhost:1', commit: 'c'.repeat(40), dtype: 'q4f16_1', completedAt: '',
  files: [{ path: 'lib/scripted-webgpu.wasm', size: 1, sha256: 'd'.repeat(64), url: 'https://raw.githubusercontent.com/x/lib.wasm' }],
}
const files = scriptedFiles({ reply: () => '' })
const stored = { manifest: MANIFEST, read: async (path: string) => files.get(path) ?? null }

describe('a downloaded model of web-llm', () => {
  it('has a record that names no real address, its declared context, and the half precision that its format needs', () => {
    const record = recordOf(MANIFEST)
    expect(record).toMatchObject({ model_id: MANIFEST.repo, overrides: { context_window_size: 4096 }, required_features: ['shader-f16'] })
    expect([record.model, record.model_lib].every((url) => url.startsWith('https://models.invalid/'))).toBe(true)
    expect([libraryPath(record), needsHalfPrecision(record)]).toEqual(['lib/scripted-webgpu.wasm', true])
    expect(needsHalfPrecision(recordOf({ ...MANIFEST, repo: 'made/up', dtype: 'q0f32' }))).toBe(false)
  })

  it('is told of before it is loaded: its switch for thinking and its context', async () => {
    expect(await webLlmFacts(MANIFEST.repo, stored)).toMatchObject({ id: MANIFEST.repo, name: 'Qwen3-0.6B-q4f16_1-MLC', context: 4096, thinkCap: 1024 })
  })

  it('is not loaded with another library than arrived first', async () => {
    await expect(loadStoredWebLlm(stored, () => {})).rejects.toMatchObject({ code: 'model-invalid', message: expect.stringContaining('not what arrived') as string })
  })

  it('is of the version of web-llm that is installed, whose libraries the catalogue names', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly dependencies: Readonly<Record<string, string>> }
    expect(WEB_LLM_VERSION).toBe(dependencies['@mlc-ai/web-llm'])
  })

  it('without a library is refused before anything is read', async () => {
    expect(() => recordOf({ ...MANIFEST, files: [] })).toThrow('compiled library')
  })
})
