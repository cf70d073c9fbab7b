/** What leaves the page, and only when a person agrees: the real app and its network worker; the server is scripted. */
import type { Page } from '@playwright/test'
import type { Endpoint } from '../../src/core/remote/endpoint.ts'
import type { Chat } from '../support/chat.ts'
import { ANSWER, type Fault, type HostileServer, startHostileServer } from '../support/hostile-server.ts'
import { HARD, OUT_OF_SCOPE } from '../support/prompts.ts'
import { expect, test } from '../support/test.ts'
import { openWithServer } from '../support/with-server.ts'

let server: HostileServer
test.beforeEach(async () => { server = await startHostileServer() })
test.afterEach(async () => { await server.close() })

/** As the page keeps it once a person has added it. `share`: how much Auto doubts; 1 takes no answer of a model here for good enough. */
async function openWith(page: Page, fault: Fault, change: Partial<Endpoint> = {}, share = 0.5): Promise<Chat> {
  const endpoint: Endpoint = {
    id: 'scripted', name: 'Scripted', baseUrl: server.baseUrl(fault), model: 'scripted', rule: 'ask', reasoning: 'none', price: { input: 1, output: 2 },
    found: { logprobs: 'top-k', reportsReuse: true, context: 4096 }, ...change,
  }
  return openWithServer(page, endpoint, share)
}

const dialog = (page: Page) => page.getByRole('dialog', { name: /^This would send/ })
const promptSent = (at: number): string => (JSON.parse(server.seen[at]?.body ?? '{}') as { messages: { content: string }[] }).messages[0]?.content ?? ''

test('a declined prompt goes to the server once it was looked at, as it was looked at', async ({ page, watched }) => {
  watched.allowOrigin(server.baseUrl('none'))
  const chat = await openWith(page, 'none')
  const turn = await chat.send(`${OUT_OF_SCOPE} Write to ada@example.org`)
  await expect(dialog(page)).toBeVisible()
  await expect(dialog(page)).toContainText('127.0.0.1')
  await expect(dialog(page)).toContainText('ada@example.org by [e-mail address 1]')
  await expect(dialog(page)).toContainText('It costs')
  expect(server.seen).toEqual([])

  const field = dialog(page).getByRole('textbox')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue(`${OUT_OF_SCOPE} Write to [e-mail address 1]`)
  await field.fill('Only this')
  await expect(dialog(page)).toHaveAccessibleName(/^This would send 9 characters to 127\.0\.0\.1:\d+\. Look at them first$/)
  const shown: unknown = JSON.parse(await dialog(page).locator('pre').innerText())
  await dialog(page).getByRole('button', { name: 'Send', exact: true }).click()
  await expect(turn.why()).toBeVisible()
  await expect(turn.answer()).toHaveText(ANSWER.join(''))
  expect(server.seen).toHaveLength(1)
  expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual(shown)
  expect(promptSent(0)).toBe('Only this')

  await page.goto('./#/privacy')
  const row = page.getByRole('list', { name: 'Requests that left' }).getByRole('listitem')
  await expect(row).toHaveCount(1)
  await expect(row).toContainText(/127\.0\.0\.1:\d+a prompt: answered.*[\d,]+ bytes sent/)
  await expect(row).not.toContainText('Only this')
})

test('fault 18: nothing leaves after a no, by button or by Escape, and the next prompt is answered as ever', async ({ page }) => {
  const chat = await openWith(page, 'none')
  for (const refuse of [() => dialog(page).getByRole('button', { name: 'Don’t send' }).click(), () => page.keyboard.press('Escape')]) {
    const turn = await chat.send(OUT_OF_SCOPE)
    await expect(dialog(page)).toBeVisible()
    await refuse()
    await expect(turn.why()).toBeVisible()
    await expect(dialog(page)).toHaveCount(0)
  }
  expect(server.seen).toEqual([])
})

test('fault 18: nothing leaves, and nobody is asked, where the rule is never', async ({ page }) => {
  const chat = await openWith(page, 'none', { rule: 'never' })
  await chat.ask(OUT_OF_SCOPE)
  await expect(dialog(page)).toHaveCount(0)
  expect(server.seen).toEqual([])
})

test('a stop takes the question back', async ({ page }) => {
  const chat = await openWith(page, 'none')
  const turn = await chat.send(OUT_OF_SCOPE)
  await expect(dialog(page)).toBeVisible()
  // The dialog covers the button: clicked as a shortcut or another script would.
  await page.getByRole('button', { name: 'Stop', includeHidden: true }).dispatchEvent('click')
  await expect(dialog(page)).toHaveCount(0)
  await expect(turn.why()).toBeVisible()
  expect(server.seen).toEqual([])
})

for (const fault of ['cut', 'unauthorised', 'busy-long', 'html'] as const) {
  test(`fault 22: the answer found here stands when the server fails: ${fault}`, async ({ page, watched }) => {
    watched.allowOrigin(server.baseUrl(fault))
    const chat = await openWith(page, fault, { rule: 'always' }, 1)
    const turn = await chat.ask(HARD.prompt)
    await expect(turn.answer()).toHaveText(HARD.answer)
    await turn.why().click()
    await expect(turn.item).toContainText('broke off')
    expect(server.seen.filter(({ path }) => path.endsWith('/completions'))).toHaveLength(1)
  })
}

test('fault 23: a redirect is not followed: nothing connects to where it leads', async ({ page, watched }) => {
  const elsewhere = await startHostileServer()
  const redirecting = await startHostileServer(`${elsewhere.baseUrl('none')}/chat/completions`)
  watched.allowOrigin(redirecting.baseUrl('redirect'))
  // The browser tells its tools of the address before it refuses to go there: the server's own word counts.
  watched.allowOrigin(elsewhere.baseUrl('none'))
  const chat = await openWith(page, 'redirect', { rule: 'always', baseUrl: redirecting.baseUrl('redirect') }, 1)
  const turn = await chat.ask(HARD.prompt)
  await expect(turn.answer()).toHaveText(HARD.answer)
  expect(redirecting.seen).toHaveLength(1)
  expect(elsewhere.connections()).toBe(0)
  await redirecting.close()
  await elsewhere.close()
})
