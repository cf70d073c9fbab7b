import { describe, expect, it } from 'vitest'
import { WEB_LLM_CATALOGUE } from '../../../src/core/web-llm-catalogue.ts'
import { webLlmCatalogue } from './catalogue.ts'
import { filesUrl, libraryPath } from './record.ts'

describe("web-llm's own list", () => {
  it('has its chat models, each once, and neither embeddings, models of images nor base models', async () => {
    const entries = await webLlmCatalogue()
    const ids = entries.map(({ id }) => id)
    expect(entries.length).toBeGreaterThan(80)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => /embed|vision|-Base-/.test(id))).toEqual([])
    expect(entries.every(({ record }) => filesUrl(record).startsWith('https://') && /^lib\/[\w.-]+\.wasm$/.test(libraryPath(record)))).toBe(true)
  })

  it('tells memory, size of machine, half precision and context as they are declared', async () => {
    const entries = await webLlmCatalogue()
    expect(entries.find(({ id }) => id === 'Qwen3-0.6B-q4f16_1-MLC')).toMatchObject({
      repo: 'mlc-ai/Qwen3-0.6B-q4f16_1-MLC', vramMB: 1403.34, lowResource: true, halfPrecision: true, context: 4096,
    })
    expect(entries.find(({ id }) => id === 'Llama-3.2-1B-Instruct-q4f32_1-MLC')).toMatchObject({ vramMB: 1128.82, halfPrecision: false })
  })
})

describe("the page's rows", () => {
  it("are web-llm's own, of the package that is installed", async () => {
    const entries = await webLlmCatalogue()
    for (const { repo, library, memoryMB, context, dtype } of WEB_LLM_CATALOGUE) {
      const entry = entries.find((one) => one.repo === repo)
      expect(entry, repo).toMatchObject({ vramMB: memoryMB, context, record: { model_lib: library, model: `https://huggingface.co/${repo}` }, halfPrecision: dtype.includes('f16') })
    }
  })
})
