/** Fault 11 with a real graphics adapter that computes in software: what the page says of it, and who answers. */
import { Chat } from '../support/chat.ts'
import { EASY } from '../support/prompts.ts'
import { expect, test } from '../support/test.ts'

test('fault 11: a software adapter (the only one there is) is said plainly once it was tried, and the built-in model goes on answering on WASM', async ({ page }) => {
  const chat = new Chat(page)
  await chat.open('?backend=auto')
  await expect((await chat.ask(EASY.prompt)).answer()).toHaveText(EASY.answer)
  await page.goto(`${page.url()}#/settings`)
  await expect(page.getByText(/^Running on the processor: this browser’s graphics device is only simulated on the processor \(processor .*\sms, graphics device .*\sms a token\)\.$/)).toBeVisible({ timeout: 200_000 })
  await page.goto(page.url().replace('#/settings', '#/'))
  await expect((await chat.ask(EASY.prompt)).answer()).toHaveText(EASY.answer)
})
