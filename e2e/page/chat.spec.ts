/** The chat on the page: asking, stopping, keeping, branching, by keyboard. Real model and real worker; no answer's text is relied on. */
import type { Page } from '@playwright/test'
import { answeringWorker, closeInTheMiddle } from '../engine/headless-page.ts'
import { seedHistory } from '../scripted/seeded-history.ts'
import { Chat } from '../support/chat.ts'
import { LONG_THOUGHT } from '../support/prompts.ts'
import { expect, test } from '../support/test.ts'

const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })
const answers = (page: Page) => page.getByLabel('Answer', { exact: true })

async function openPage(page: Page): Promise<void> {
  await page.goto('./')
  await expect(page.getByText(/^Running on/)).toBeVisible()
}

/** Asks and waits until the turn has ended, whatever its outcome. */
async function ask(page: Page, text: string): Promise<void> {
  const whys = await page.getByRole('button', { name: 'Why', exact: true }).count()
  await prompt(page).fill(text)
  await prompt(page).press('Enter')
  await expect(page.getByRole('button', { name: 'Why', exact: true })).toHaveCount(whys + 1)
}

test('an example is asked with one click, and everything is there after a reload', async ({ page }) => {
  await openPage(page)
  await page.getByRole('list', { name: 'Examples' }).getByRole('button').first().click()
  await expect(page.getByRole('button', { name: 'Why', exact: true })).toBeVisible()
  const thread = await page.getByRole('region', { name: 'Conversation', exact: true }).innerText()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Why', exact: true })).toBeVisible()
  await expect.poll(() => page.getByRole('region', { name: 'Conversation', exact: true }).innerText()).toBe(thread)
})

test('an empty prompt gets a hint and asks nothing', async ({ page }) => {
  await openPage(page)
  await prompt(page).fill('  \n ')
  await prompt(page).press('Enter')
  await expect(page.getByRole('alert')).toHaveText('There is nothing to answer yet. Type a question first.')
  await expect(page.getByRole('heading', { name: 'Second Thought' })).toBeVisible()
})

test('Shift and Enter make a line, and the draft survives a reload', async ({ page }) => {
  await openPage(page)
  await prompt(page).pressSequentially('one')
  await prompt(page).press('Shift+Enter')
  await prompt(page).pressSequentially('two')
  await page.reload()
  await expect(prompt(page)).toHaveValue('one\ntwo')
})

test('a megabyte is pasted without a long task, and what is left out is said', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openPage(page)
  await page.evaluate(async () => {
    await navigator.clipboard.writeText('word and \u202e😀 '.repeat(70_000))
    const longest = { ms: 0 }
    Object.assign(window, { longest })
    new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration) }).observe({ type: 'longtask' })
  })
  await prompt(page).press('Control+V')
  await expect(page.getByRole('alert')).toContainText('the first 16,000 characters are kept')
  expect((await prompt(page).inputValue()).length).toBeLessThanOrEqual(16_000)
  await prompt(page).press('Enter')
  await expect(page.getByText(/Too long for this model: it read \d+ characters, the rest was left out, at least [\d,]+\./)).toBeVisible()
  expect(await page.evaluate(() => (window as unknown as { longest: { ms: number } }).longest.ms)).toBeLessThan(1000)
})

test('hostile text stays text', async ({ page, watched }) => {
  await openPage(page)
  const hostile = '<img src=x onerror="document.title=1"> <b>bold</b> </think><end> [a](javascript:alert(1)) ![p](https://example.org/p.png)'
  await ask(page, hostile)
  await expect(page.getByText(hostile, { exact: true }).first()).toBeVisible()
  await expect(page.locator('main img, main b')).toHaveCount(0)
  await expect(page).toHaveTitle('Second Thought')
  expect(watched.requests.filter((url) => url.includes('example.org'))).toEqual([])
})

test('an edited prompt is a branch beside the old one', async ({ page }) => {
  await openPage(page)
  await ask(page, 'What is 2 + 2?')
  await page.getByRole('button', { name: 'Edit this prompt' }).click()
  await page.keyboard.type(' now')
  await expect(page.getByRole('textbox', { name: 'Edit the prompt' })).toHaveValue('What is 2 + 2? now')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Edit this prompt' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Edit the prompt' }).fill('What is 3 + 3?')
  await page.getByRole('textbox', { name: 'Edit the prompt' }).press('Enter')
  await expect(page.getByText('2 of 2')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Conversation', exact: true }).getByRole('list').getByText('What is 3 + 3?', { exact: true })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: '2 of 2' })).toBeFocused()
  await page.getByRole('button', { name: 'Earlier version' }).click()
  await expect(page.getByRole('region', { name: 'Conversation', exact: true }).getByRole('list').getByText('What is 2 + 2?', { exact: true })).toBeVisible()
  // The first version has no earlier one: the other button is where one goes on.
  await expect(page.getByRole('button', { name: 'Later version' })).toBeFocused()
  await page.keyboard.press('Alt+n')
  await expect(prompt(page)).toBeFocused()
})

test('a direct answer can be thought over afterwards, on what it has', async ({ page }) => {
  await openPage(page)
  await page.getByRole('radio', { name: 'Direct' }).check()
  await ask(page, 'What is 4 + 3?')
  await expect(page.getByText(/^Answered at once/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Think harder' }).click()
  await expect(page.getByText(/^Thought, \d+/)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ has: answers(page) })).toBeFocused()
  await expect(answers(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Why', exact: true }).click()
  await page.getByText('Measured in the think pass').click()
  await expect(page.getByText(/prompt tokens? read, [1-9]\d* reused/)).toBeVisible()
})

test('a conversation is renamed, deleted and brought back', async ({ page }) => {
  await openPage(page)
  await ask(page, 'What is 5 + 4?')
  const list = page.getByRole('navigation', { name: 'Conversations' })
  await list.getByRole('button', { name: 'Rename What is 5 + 4?' }).click()
  await list.getByRole('textbox').fill('Nine')
  await list.getByRole('textbox').press('Enter')
  await expect(list.getByRole('button', { name: 'Nine', exact: true })).toBeFocused()
  await list.getByRole('button', { name: 'Delete Nine' }).click()
  await expect(list.getByRole('button', { name: 'Nine', exact: true })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(list.getByRole('button', { name: 'Nine', exact: true })).toBeFocused()
  await expect(page.getByRole('region', { name: 'Conversation', exact: true }).getByText('What is 5 + 4?')).toBeVisible()
})

test('the first Tab skips to the prompt, a conversation is one stop, and two deletions are undone one by one', async ({ page }) => {
  await openPage(page)
  for (const title of ['One', 'Two']) {
    await seedHistory(page, [{ prompt: 'What is 7 + 5?', passes: [{ rung: 'direct', answer: '12', confidence: 0.97 }], outcome: 'answered' }], title)
  }
  await page.reload()
  const entry = (title: string) => page.getByRole('navigation', { name: 'Conversations' }).getByRole('button', { name: title, exact: true })
  await expect(entry('One')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the prompt' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(prompt(page)).toBeFocused()
  await entry('One').focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: 'Rename One' })).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Tab')
  await expect(entry('Two')).toBeFocused()
  await page.getByRole('button', { name: 'Delete One' }).click()
  await page.getByRole('button', { name: 'Delete Two' }).click()
  await expect(page.getByRole('button', { name: 'Undo: bring back “Two”' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(entry('Two')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo: bring back “One”' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(entry('One')).toBeFocused()
  await page.reload()
  await expect(entry('One')).toBeVisible()
  await expect(entry('Two')).toBeVisible()
})

test('a worker that dies leaves the page usable', async ({ page, watched }) => {
  watched.allowErrors(/.*/)
  await openPage(page)
  const next = page.waitForEvent('worker')
  await page.workers()[0]?.evaluate(() => { self.close() })
  await next
  await prompt(page).fill('What is 6 + 1?')
  // What is sent while the new worker starts stays in the field, with a word on why.
  await expect(async () => {
    await prompt(page).press('Enter')
    await expect(page.getByRole('button', { name: 'Why', exact: true })).toHaveCount(1, { timeout: 5000 })
  }).toPass({ timeout: 60_000 })
  await expect(answers(page).or(page.getByText('This small model can’t do that one.')).first()).toBeVisible()
})

test('a worker that dies in the middle of a thought costs its prompt no answer, and the page says what happened', async ({ page }) => {
  const chat = new Chat(page)
  await chat.open('?backend=wasm&record=runs')
  const closing = closeInTheMiddle(answeringWorker(page))
  const turn = await chat.send(LONG_THOUGHT, 'Think')
  await closing
  await expect(turn.why()).toBeVisible({ timeout: 90_000 })
  await expect(turn.item).toContainText('The model was lost and started again; this prompt was asked once more.')
  await expect(turn.answer()).not.toBeEmpty()
  await expect(turn.item.getByRole('button', { name: 'Ask again' })).toHaveCount(0)
  await expect(turn.item.getByText(/^Thought, .*, broken off$/)).toBeVisible()
  await turn.why().click()
  await expect(turn.item.getByRole('row').filter({ hasText: 'broken off' })).toHaveCount(1)
  await page.reload()
  await expect((await chat.lastTurn()).item).toContainText('this prompt was asked once more')
})

test('files that are missing are named, and starting again helps', async ({ page }) => {
  await page.route('**/model.onnx', (route) => route.fulfill({ status: 404, body: 'gone' }), { times: 1 })
  await page.goto('./')
  await expect(page.getByRole('alert')).toContainText('The model’s files were not found')
  await page.getByText('What was reported').click()
  await expect(page.getByRole('alert')).toContainText('model.onnx')
  await page.getByRole('button', { name: 'Start the model again' }).click()
  await expect(page.getByText(/^Running on/)).toBeVisible()
})

test('all data can be deleted', async ({ page }) => {
  await openPage(page)
  await ask(page, 'What is 1 + 1?')
  await page.getByRole('link', { name: 'Privacy' }).click()
  await page.getByRole('button', { name: 'Delete all data' }).click()
  await page.getByRole('button', { name: 'Delete everything' }).click()
  await expect(page.getByText('Everything is deleted.')).toBeVisible()
  await page.goto('./')
  await expect(page.getByText('What you ask is kept here')).toBeVisible()
})

test('what is sent while the model loads waits for it, and can be taken back', async ({ page }) => {
  let open = (): void => {}
  const gate = new Promise<void>((resolve) => { open = resolve })
  await page.route('**/model.onnx', async (route) => { await gate; await route.continue() })
  const chat = new Chat(page)
  await page.goto('./?backend=wasm')
  await chat.field().fill('What is 1 + 1?')
  await chat.field().press('Enter')
  await expect(page.getByText('Asked as soon as the model is ready.')).toBeVisible()
  await page.getByRole('button', { name: 'Don’t ask' }).click()
  await expect(chat.askButton()).toBeVisible()
  await expect(chat.field()).toHaveValue('What is 1 + 1?')
  await chat.field().press('Enter')
  await expect(page.getByText('Asked as soon as the model is ready.')).toBeVisible()
  await expect(answers(page)).toHaveCount(0)
  open()
  const turn = await chat.lastTurn()
  await expect(turn.answer()).not.toBeEmpty()
  await expect(answers(page)).toHaveCount(1)
  await expect(chat.field()).toHaveValue('')
})
