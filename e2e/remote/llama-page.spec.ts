/** The whole way to a real server: the real app, the model that ships, and llama.cpp's own server with a real language model. Only the person is scripted. */
import type { Page } from '@playwright/test'
import type { ConsentRule, Endpoint } from '../../src/core/remote/endpoint.ts'
import type { Chat } from '../support/chat.ts'
import { findLlama, startLlama, type LlamaServer } from '../support/llama.ts'
import { HARDER } from '../support/prompts.ts'
import { expect, test } from '../support/test.ts'
import { openWithServer } from '../support/with-server.ts'
import { needed } from '../support/needed.ts'

test.describe.configure({ mode: 'serial', timeout: 900_000 })

let server: LlamaServer

test.beforeAll(async () => {
  const found = await findLlama()
  needed(found, found.ok ? '' : found.why)
  // A key can't be given by a file: the test of keys is llama-server.spec.ts.
  server = await startLlama('')
})
test.afterAll(async () => { await server?.close() })

/** `share`: how much Auto doubts; 1 takes no answer of a model here for good enough. */
async function openWith(page: Page, rule: ConsentRule, share: number): Promise<Chat> {
  const endpoint: Endpoint = {
    id: 'llama', name: 'llama.cpp', baseUrl: server.baseUrl, model: server.model, rule, reasoning: 'none', price: null, found: { logprobs: 'top-k', reportsReuse: true, context: 2048 },
  }
  return openWithServer(page, endpoint, share)
}

test('what the model here declines is answered by the server, after a look at what goes there', async ({ page, watched }) => {
  watched.allowOrigin(server.baseUrl)
  const chat = await openWith(page, 'ask', 0.5)
  const turn = await chat.send('What is the capital of Canada?')
  const question = page.getByRole('dialog', { name: /^This would send 30 characters to 127\.0\.0\.1:\d+\. Look at them first$/ })
  await question.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(turn.why()).toBeVisible({ timeout: 300_000 })
  await expect(turn.answer()).toHaveText('The capital of Canada is Ottawa, Canada.')
})

test('fault 22: the answer found here stands when the server is killed in the middle of its own', async ({ page, watched }) => {
  watched.allowOrigin(server.baseUrl)
  const chat = await openWith(page, 'always', 1)
  const turn = await chat.send(HARDER.prompt)
  // It begins with "To add 4738 and 2965", and is some hundred tokens long.
  await expect(turn.item).toContainText('To add', { timeout: 300_000 })
  server.kill()
  await expect(turn.why()).toBeVisible({ timeout: 60_000 })
  await expect(turn.answer()).toHaveText(HARDER.answer)
  await turn.why().click()
  await expect(turn.item).toContainText('broke off')
})
