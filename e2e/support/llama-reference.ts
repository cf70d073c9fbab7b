/** What llama.cpp makes of SmolLM2's float32 weights, and a short reply of our engines held against it. Written by e2e/fixtures/smollm2/reference.py. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { root } from '../../tools/app.ts'
import { askEngine, expect } from './engine-test.ts'

export interface ReferencePrompt {
  readonly prompt: string
  readonly ids: readonly number[]
  readonly text: string
  /** The likeliest first tokens and their log-probabilities. */
  readonly first: readonly (readonly [string, number])[]
}

export const reference = JSON.parse(readFileSync(join(root, 'e2e/fixtures/smollm2/reference.json'), 'utf8')) as { readonly tokens: number; readonly prompts: readonly ReferencePrompt[] }

/** A token takes the software adapter some ten seconds. */
const TOKENS = 6
const BEGINNING = 'The capital of France is Paris'

/** Asks the model that the page has loaded for the beginning of one reply on WebGPU: text, counts and first tokens are checked, the largest difference of these in nats is returned. */
export async function shortReply(page: Page): Promise<{ readonly worst: number; readonly words: string }> {
  const known = reference.prompts.find(({ prompt }) => prompt === 'What is the capital of France?')
  if (known === undefined) throw new Error('there is nothing to compare with')
  const { passed: { parts, completion, prompt } } = await askEngine(page, { kind: 'pass', prompt: known.prompt, mode: 'direct', cap: TOKENS })
  expect(prompt.tokens).toBe(known.ids.length)
  expect(parts.map(({ token }) => token.text).join('')).toBe(BEGINNING)
  expect(known.text.startsWith(BEGINNING)).toBe(true)
  expect(completion).toMatchObject({ finish: 'cap', usage: { backend: 'webgpu', prefillTokens: known.ids.length, reusedTokens: 0, decodeTokens: TOKENS } })
  const top = parts[0]?.token.top ?? []
  expect(top.map(([text]) => text)).toEqual(known.first.map(([text]) => text))
  const worst = Math.max(...known.first.map(([, logprob], at) => Math.abs((top[at]?.[1] ?? NaN) - logprob)))
  const seconds = (ms: number | null): number => Math.round((ms ?? 0) / 1000)
  return { worst, words: `largest difference of the first token's five log-probabilities: ${worst.toPrecision(2)} nats; first token after ${seconds(completion.usage.ttftMs)} s, all after ${seconds(completion.usage.ms)} s` }
}
