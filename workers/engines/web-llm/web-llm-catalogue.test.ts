import { prebuiltAppConfig } from '@mlc-ai/web-llm'
import { describe, expect, it } from 'vitest'
import { WEB_LLM_CATALOGUE } from '../../../src/core/models/web-llm-catalogue.ts'
import { filesUrl, libraryPath, needsHalfPrecision } from './record.ts'

/** The list of the package that is installed; here, because core imports no engine's package. */
const LISTED = prebuiltAppConfig.model_list

describe("web-llm's own list", () => {
  it('has each model once, with an address of its files and a library that has a place on disk', () => {
    expect(LISTED.length).toBeGreaterThan(80)
    expect(new Set(LISTED.map(({ model_id }) => model_id)).size).toBe(LISTED.length)
    expect(LISTED.every((record) => filesUrl(record).startsWith('https://') && /^lib\/[\w.-]+\.wasm$/.test(libraryPath(record)))).toBe(true)
  })
})

describe("the page's rows", () => {
  it("are web-llm's own, of the package that is installed", () => {
    for (const { repo, library, memoryMB, context, dtype } of WEB_LLM_CATALOGUE) {
      const record = LISTED.find(({ model }) => model === `https://huggingface.co/${repo}`)
      expect(record, repo).toMatchObject({ model_lib: library, vram_required_MB: memoryMB, overrides: { context_window_size: context } })
      expect(record?.model_id, repo).not.toMatch(/-Base-/)
      expect(record !== undefined && needsHalfPrecision(record), repo).toBe(dtype.includes('f16'))
    }
  })
})
