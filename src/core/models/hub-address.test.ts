import { describe, expect, it } from 'vitest'
import { readHub, readHubModel, THE_HUB } from './hub-address.ts'

describe('the name of a model', () => {
  it.each([
    ['HuggingFaceTB/SmolLM2-135M-Instruct', { hub: THE_HUB, repo: 'HuggingFaceTB/SmolLM2-135M-Instruct', revision: 'main' }],
    [' a/b@v1.2 ', { hub: THE_HUB, repo: 'a/b', revision: 'v1.2' }],
    ['https://huggingface.co/a/b', { hub: 'https://huggingface.co', repo: 'a/b', revision: 'main' }],
    ['https://huggingface.co/a/b/tree/refs-pr-1', { hub: 'https://huggingface.co', repo: 'a/b', revision: 'refs-pr-1' }],
    ['http://127.0.0.1:8080/models/a/b/', { hub: 'http://127.0.0.1:8080/models', repo: 'a/b', revision: 'main' }],
  ])('is read: %s', (text, value) => {
    expect(readHubModel(text, THE_HUB)).toEqual({ ok: true, value })
  })

  it.each(['', 'one', 'a/b/c', '../b', 'a/b@x@y', 'a/b@../x', 'https://huggingface.co', 'https://huggingface.co/a', 'http://example.org/a/b', 'https://u:p@example.org/a/b', 'https://example.org/a/b?x=1', 'ftp://example.org/a/b'])('is refused with what to do: %j', (text) => {
    const read = readHubModel(text, THE_HUB)
    expect(read.ok || read.detail.length < 20).toBe(false)
  })
})

describe('the address of a hub', () => {
  it('is https, or http on this machine', () => {
    expect([readHub('https://HF.example/'), readHub('http://localhost:9'), readHub('http://localhost.example'), readHub('http://10.0.0.1')].map(({ ok }) => ok)).toEqual([true, true, false, false])
  })
})
