/** Fault 12, forced: the WebAssembly memory of the worker is given a limit before anything runs in it. All else is real. */
import type { Page } from '@playwright/test'
import { Chat } from '../support/chat.ts'
import { EASY } from '../support/prompts.ts'
import { expect, test } from '../support/test.ts'

const WORKER = '**/assets/inference.worker-*.js'

/** No memory in the worker grows: what a browser does that has none to give. */
async function refuseMemory(page: Page): Promise<void> {
  await page.route(WORKER, async (route) => {
    const response = await route.fetch()
    const refuse = 'WebAssembly.Memory.prototype.grow = () => { throw new RangeError("WebAssembly.Memory.grow(): Maximum memory size exceeded") };'
    await route.fulfill({ response, body: `${refuse}${await response.text()}` })
  })
}

test('fault 12: no memory for the model (its WebAssembly memory is not allowed to grow) is said plainly, a smaller model is suggested, and it starts once there is some', async ({ page }) => {
  await refuseMemory(page)
  await page.goto('./?backend=wasm')
  const card = page.getByRole('alert')
  await expect(card).toContainText('The model does not fit into the memory there is. Close other tabs, then start it again, or choose a smaller model first under Settings.', { timeout: 60_000 })
  await card.getByText('What was reported').click()
  await expect(card).toContainText('out-of-memory')
  await page.unroute(WORKER)
  await card.getByRole('button', { name: 'Start the model again' }).click()
  const chat = new Chat(page)
  await chat.ready()
  await expect((await chat.ask(EASY.prompt)).answer()).toHaveText(EASY.answer)
})
