/** What the page draws for turns of every kind, its accessibility and its smoothness. The turns are scripted; nothing is asked. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { seedHistory, type ScriptedTurn } from '../scripted/seeded-history.ts'
import { expect, test } from '../support/test.ts'

const DOUBT = { kind: 'doubtful', confidence: 0.41, threshold: 0.8 } as const
const SURE = { kind: 'confident', confidence: 0.97, threshold: 0.8 } as const

const AT_ONCE: ScriptedTurn = {
  prompt: 'What is 7 + 5?', passes: [{ rung: 'direct', answer: '12', confidence: 0.97 }], outcome: 'answered',
  decisions: [{ choice: 'accept', rung: 'direct', reason: SURE }], skipped: [{ rung: 'think', reason: SURE }],
}
const THOUGHT: ScriptedTurn = {
  prompt: 'How many “r” are in strawberry?', prepared: { mapped: ['“', '”'] }, outcome: 'answered',
  passes: [{ rung: 'direct', answer: '2', confidence: 0.41 }, { rung: 'think', thought: 's0 t0 r1 a1 w1 b1 e1 r2 r3 y3.', answer: '3', confidence: 0.96 }],
  decisions: [{ choice: 'climb', rung: 'direct', to: 'think', reason: DOUBT }, { choice: 'keep', rung: 'think', reason: { kind: 'better', confidence: 0.96, over: 0.41 } }],
}
const DECLINED: ScriptedTurn = {
  prompt: 'Who wrote Hamlet?', passes: [{ rung: 'direct', answer: "I don't know.", confidence: null, outcome: 'declined' }], outcome: 'declined',
  decisions: [{ choice: 'stop', rung: 'direct', reason: { kind: 'declined' } }], skipped: [{ rung: 'think', reason: { kind: 'declined' } }],
}
const CLOSED: ScriptedTurn = {
  prompt: 'What is 93 * 71?', unfinished: true, outcome: 'stopped', passes: [{ rung: 'direct', answer: '66', confidence: 0.3 }],
}
const ALL = [AT_ONCE, THOUGHT, DECLINED, CLOSED]

async function openSeeded(page: Page, turns: readonly ScriptedTurn[]): Promise<void> {
  await page.goto('./')
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toBeVisible()
  await seedHistory(page, turns)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toBeVisible()
  const list = page.getByRole('button', { name: 'Conversations', exact: true })
  if (await list.isVisible()) await list.click()
  await page.getByRole('button', { name: 'Scripted', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Conversation', exact: true })).toBeVisible()
}

test('each outcome has its words, and a closed tab is told from a stop', async ({ page }) => {
  await openSeeded(page, ALL)
  await expect(page.getByText('Answered at once, 97 % sure')).toBeAttached()
  await expect(page.getByText('First answer was only 41 % sure, so I thought it over: 96 % sure')).toBeAttached()
  await expect(page.getByText('Read as plain signs: “ ”')).toBeAttached()
  await expect(page.getByText('This small model can’t do that one.')).toBeAttached()
  await expect(page.getByText('Interrupted before it was done. What was written is kept.')).toBeVisible()
  await expect(page.getByLabel('Answer', { exact: true }).last()).toHaveText('66')
  // The chips come from the model's own card.
  await expect(page.getByText(/^Running on/)).toBeVisible()
  const field = page.getByRole('textbox', { name: 'Prompt', exact: true })
  await page.getByText('It can:').locator('..').getByRole('button').first().click()
  await expect(field).not.toHaveValue('')
  await field.fill('my own draft')
  await page.getByText('It can:').locator('..').getByRole('button').first().click()
  await expect(field).not.toHaveValue('my own draft')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(field).toHaveValue('my own draft')
})

test('the meter says what each part is, and replays slowly under its own label', async ({ page }) => {
  await openSeeded(page, [AT_ONCE, THOUGHT])
  const meter = page.getByRole('complementary', { name: 'Meter' })
  await expect(meter.getByText('1 answered at once · 1 thought over · 0 declined')).toBeVisible()
  await meter.getByRole('button', { name: /^think: 33 tokens written/ }).focus()
  await expect(meter.getByText(/^think: 33\stokens written, [\d.]+\sMFLOP, [\d.]+\sms$/)).toBeVisible()
  await meter.getByRole('button', { name: /What is 7/ }).click()
  await expect(meter.getByText('Answered at once', { exact: true })).toBeVisible()
  await meter.getByRole('button', { name: 'Watch again slowly' }).click()
  await expect(meter.getByText('Replay, slowed down')).toBeVisible()
  await expect(meter.getByRole('button', { name: 'Watch again slowly' })).toBeVisible()
  await meter.getByRole('radio', { name: 'FLOPs' }).check()
  await expect(meter.getByRole('button', { name: /^direct: 18 tokens of prompt read/ })).toBeVisible()
})

test('the third layer is walked with the arrow keys', async ({ page }) => {
  await openSeeded(page, [THOUGHT])
  await page.getByRole('button', { name: 'Why', exact: true }).click()
  await page.getByText('Measured in the think pass').click()
  const tokens = page.getByRole('group', { name: /^Tokens/ })
  await tokens.getByRole('button').first().focus()
  await page.keyboard.press('End')
  await expect(tokens.getByRole('button', { name: /^3, 96/ })).toBeFocused()
  await expect(page.getByText('9 4 %')).toBeVisible()
})

test('on a phone each measure keeps what it means', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openSeeded(page, [AT_ONCE])
  await page.getByRole('button', { name: 'Why', exact: true }).click()
  await page.getByText('Measured in the direct pass').click()
  await expect(page.getByText('between the two likeliest tokens')).toBeVisible()
})

/** Each theme once and each layout at least once: axe takes many seconds a page on two busy cores. */
const LOOKS = [
  { theme: 'light', layout: 'desktop', viewport: { width: 1280, height: 800 } },
  { theme: 'dark', layout: 'phone', viewport: { width: 390, height: 844 } },
  { theme: 'contrast', layout: 'desktop', viewport: { width: 1280, height: 800 } },
] as const

for (const { theme, layout, viewport } of LOOKS) {
  test(`axe finds nothing on a ${layout}, ${theme}`, async ({ page }) => {
    await page.setViewportSize(viewport)
    await openSeeded(page, ALL)
    await page.evaluate((chosen) => { document.documentElement.dataset['theme'] = chosen }, theme)
    await page.getByRole('button', { name: 'Why', exact: true }).first().click()
    await page.getByText('Measured in the direct pass').first().click()
    for (const at of ['#/', '#/models', '#/settings', '#/privacy']) {
      await page.evaluate((hash) => { location.hash = hash }, at)
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
      expect(violations.map(({ id, nodes }) => `${at} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([])
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  })
}

test('a thread of 200 turns scrolls with little work a step', async ({ page, context }) => {
  // Without a model: its start would be measured along.
  await page.route('**/model.onnx', (route) => route.abort())
  await openSeeded(page, Array.from({ length: 200 }, (_, at) => ({ ...(ALL[at % 3] as ScriptedTurn), prompt: `Question ${at}` })))
  await expect(page.getByText('The model is not running')).toBeVisible()
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable')
  /** Milliseconds the page's main thread has been at work: unlike frame times, hardly touched by what else the machine does. */
  const busyMs = async (): Promise<number> => 1000 * ((await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN)
  const before = await busyMs()
  const steps = 40
  await page.getByRole('region', { name: 'Conversation', exact: true }).evaluate(async (scroller, count) => {
    for (let step = 0; step < count; step++) {
      scroller.scrollTop -= 400
      await new Promise((resolve) => { requestAnimationFrame(resolve) })
    }
  }, steps)
  // 13 ms on an idle core here.
  expect((await busyMs() - before) / steps).toBeLessThan(80)
})

for (const [layout, viewport] of [['desktop', { width: 1360, height: 860 }], ['phone', { width: 390, height: 844 }]] as const) {
  test(`on a ${layout} a page scrolls inside the frame, and the frame stays where it is`, async ({ page }) => {
    await page.setViewportSize(viewport)
    for (const [hash, title] of [['lab', 'Lab'], ['models', 'Models'], ['settings', 'Settings']] as const) {
      await page.goto(`./#/${hash}`)
      const heading = page.getByRole('heading', { name: title, level: 1 })
      await expect(heading).toBeVisible()
      if (hash === 'lab') await expect(page.getByRole('heading', { name: 'One budget, many prompts' })).toBeVisible()
      await page.mouse.move(viewport.width / 2, viewport.height / 2)
      for (let i = 0; i < 3; i++) await page.mouse.wheel(0, 20_000)
      await expect(heading).not.toBeInViewport()
      expect(await page.evaluate(() => [document.documentElement.scrollHeight - innerHeight, scrollY])).toEqual([0, 0])
      await expect(page.getByText(/^Running on|^Loading|^Starting the model/).first()).toBeInViewport()
    }
  })
}
