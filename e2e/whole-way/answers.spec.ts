/** A prompt's whole way with the weights that ship: answered at once, thought over, declined. */
import { Chat } from '../support/chat.ts'
import { EASY, HARD, HARDER, OUT_OF_SCOPE } from '../support/prompts.ts'
import { expect, test } from '../support/test.ts'

test('an easy prompt is answered at once, rightly and surely', async ({ page }) => {
  const chat = new Chat(page)
  await chat.open()
  const turn = await chat.ask(EASY.prompt)
  await expect(turn.answer()).toHaveText(EASY.answer)
  await expect(turn.item).toContainText(/Answered at once, (over\s)?\d+\s% sure/)
  await expect(turn.thought()).toHaveCount(0)
  await expect(chat.meter()).toContainText('Answered at once')
})

test('a hard prompt is doubted, thought over, and then right', async ({ page }) => {
  const chat = new Chat(page)
  await chat.open()
  const turn = await chat.ask(HARD.prompt)
  await expect(turn.answer()).toHaveText(HARD.answer)
  await expect(turn.item).toContainText(/First answer was (only |under\s)\d+\s% sure, so I thought it over/)
  await expect(turn.thought()).toHaveCount(1)
  const [direct] = await turn.rung('direct')
  const [think] = await turn.rung('think')
  expect(direct).not.toBe(HARD.answer)
  expect(think).toBe(HARD.answer)
})

test('a prompt too hard for an answer at once is thought over without one, and why is said', async ({ page }) => {
  const chat = new Chat(page)
  await chat.open()
  const turn = await chat.ask(HARDER.prompt)
  await expect(turn.answer()).toHaveText(HARDER.answer)
  await expect(turn.item).toContainText(/Too hard to answer at once, so I thought it over: (over\s)?\d+\s%/)
  await turn.why().click()
  await expect(turn.item).toContainText(/did not run: having read the prompt, the model held it to be right \d+\s% of the time/)
})

test('a prompt out of scope is declined at once, with three things the model can do', async ({ page }) => {
  const chat = new Chat(page)
  await chat.open()
  const turn = await chat.ask(OUT_OF_SCOPE)
  await expect(turn.item).toContainText('can’t do that one')
  await expect(turn.thought()).toHaveCount(0)
  const chips = turn.item.getByText('It can:').locator('..').getByRole('button')
  await expect(chips).toHaveCount(3)
  const [prompt = ''] = await chips.allInnerTexts()
  await chips.first().click()
  await expect(chat.field()).toHaveValue(prompt)
  await turn.item.getByText('All it can do').click()
  expect(await turn.item.getByRole('term').count()).toBeGreaterThan(3)
})

test('each example of the empty page does what is said beside it', async ({ page }) => {
  const chat = new Chat(page)
  await chat.open()
  const shown = [
    { answer: '93', words: /Answered at once, (over\s)?\d+\s% sure/ },
    { answer: '3', words: /First answer was (only |under\s)\d+\s% sure, so I thought it over/ },
    { answer: null, words: /can’t do that one/ },
  ]
  await expect(page.getByRole('list', { name: 'Examples' }).getByRole('button')).toHaveCount(shown.length)
  for (const [at, { answer, words }] of shown.entries()) {
    await page.getByRole('button', { name: 'New conversation' }).click()
    await page.getByRole('list', { name: 'Examples' }).getByRole('button').nth(at).click()
    const turn = await chat.lastTurn()
    await expect(turn.item).toContainText(words)
    if (answer !== null) await expect(turn.answer()).toHaveText(answer)
  }
})

test('thinking harder after a direct answer keeps the first pass and reuses its prompt', async ({ page }) => {
  const chat = new Chat(page)
  await chat.open()
  const first = await chat.ask(HARD.prompt, 'Direct')
  await expect(first.thought()).toHaveCount(0)
  await first.item.getByRole('button', { name: 'Think harder' }).click()
  const turn = await chat.lastTurn()
  await expect(turn.thought()).toHaveText(/^Thought, /)
  expect(await turn.counts('think')).toMatch(new RegExp(`^1 prompt token read, ${HARD.prompt.length + 3} reused`))
})

test('a reload keeps the conversation with its answers and costs', async ({ page }) => {
  const chat = new Chat(page)
  await chat.open()
  const before = await chat.ask(HARD.prompt)
  const row = await before.rung('think')
  const tokens = await chat.meterNumber('tokens').innerText()
  await page.reload()
  await chat.ready()
  const after = await chat.lastTurn()
  await expect(after.prompt).toContainText(HARD.prompt)
  await expect(after.answer()).toHaveText(await before.answer().innerText())
  expect(await after.rung('think')).toEqual(row)
  await expect(chat.meterNumber('tokens')).toHaveText(tokens)
})

test('the watch over requests sees what the worker fetches, and all of it from here', async ({ page, watched, baseURL }) => {
  const chat = new Chat(page)
  await chat.open()
  await chat.ask(EASY.prompt)
  expect(watched.requests.some((url) => url.endsWith('/models/base/onnx/model.onnx'))).toBe(true)
  expect(watched.requests.some((url) => url.endsWith('.wasm'))).toBe(true)
  expect(watched.requests.filter((url) => new URL(url).origin !== new URL(baseURL ?? '').origin)).toEqual([])
})
