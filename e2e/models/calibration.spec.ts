/** Calibration on the person's own device, by the real app. The downloaded model is a small real one, the smallest that ships, served as a hub would; the server is scripted. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Endpoint } from '../../src/core/remote/endpoint.ts'
import { root } from '../../tools/app.ts'
import { Chat } from '../support/chat.ts'
import { startHostileServer } from '../support/hostile-server.ts'
import { startHub } from '../support/hub-server.ts'
import { ModelsOnPage } from '../support/models-page.ts'
import { OUT_OF_SCOPE } from '../support/prompts.ts'
import { expect, test } from '../support/test.ts'
import { openWithServer } from '../support/with-server.ts'

/** Each prompt at once and after a thought: a quarter of a minute on two quiet cores, and minutes on busy ones. */
test.setTimeout(600_000)
const WHOLE_MS = 300_000
/** The models start anew after a reload. */
const STARTED_MS = 120_000

/** The first of the questions: enough for two looks. */
const PROMPTS = 62
const suite = readFileSync(join(root, 'public/suites/general.jsonl'), 'utf8').split('\n').slice(0, PROMPTS).join('\n')
test.beforeEach(async ({ page }) => { await page.route('**/suites/general.jsonl', (route) => route.fulfill({ body: suite })) })

const SMALL = 'small/chat'
const shipped = (file: string): Buffer => readFileSync(join(root, 'public/models/mini', file))

/** Its chat template leaves out what chat models are told beside the prompt: this one knows no such words. */
function smallModel() {
  const config = JSON.parse(shipped('tokenizer_config.json').toString()) as { chat_template: string }
  const template = config.chat_template.replace("messages[-1]['content']", "messages[-1]['content'].split('\\n\\n')[-1]")
  return {
    id: SMALL, commit: 'ca1b'.padEnd(40, '0'),
    files: {
      'config.json': shipped('config.json'), 'generation_config.json': shipped('generation_config.json'), 'tokenizer.json': shipped('tokenizer.json'),
      'tokenizer_config.json': Buffer.from(JSON.stringify({ ...config, chat_template: template })), 'onnx/model.onnx': shipped('onnx/model.onnx'),
    },
  }
}

const calibration = (page: Page, name: string) => page.getByRole('region', { name: `Calibration of ${name}` })
const answered = async (page: Page): Promise<number> => Number(await calibration(page, SMALL).getByRole('progressbar').getAttribute('value'))

test('a downloaded model is calibrated with a pause, a cancel and a reload between, and the chat then says how sure it is', async ({ page, watched }) => {
  const hub = await startHub([smallModel()])
  watched.allowOrigin(hub.url)
  const models = new ModelsOnPage(page)
  await models.open()
  await models.useHub(hub.url)
  await models.download(SMALL)
  await models.there(SMALL)
  await hub.close()

  const panel = calibration(page, SMALL)
  await expect(panel).toContainText('Uncalibrated')
  await expect(panel).toContainText('counts as a coin’s (0.5)')
  await panel.getByRole('button', { name: 'Calibrate on this device …' }).click({ timeout: STARTED_MS })
  await expect(panel).toContainText('62 short questions with known answers, each at once and after a thought')
  await panel.getByRole('button', { name: 'Start' }).click()
  await expect.poll(() => answered(page), { timeout: 60_000 }).toBeGreaterThan(1)
  await panel.getByRole('button', { name: 'Pause the calibration' }).click()
  await expect(panel).toContainText(/Paused, \d+ of 62 prompts; provisional below 60/)
  await panel.getByRole('button', { name: 'Resume the calibration' }).click()
  const before = await answered(page)
  await expect.poll(() => answered(page), { timeout: 60_000 }).toBeGreaterThan(before)
  await panel.getByRole('button', { name: 'Cancel the calibration' }).click()
  await expect(panel).toContainText(/Cancelled\. \d+ of 62 prompts were answered before and are kept/)

  await page.reload()
  await expect(panel).toContainText(/\d+ of 62 prompts were answered before and are kept/, { timeout: STARTED_MS })
  await expect(panel.getByRole('button', { name: 'Go on calibrating …' })).toBeEnabled({ timeout: STARTED_MS })
  await panel.getByRole('button', { name: 'Go on calibrating …' }).click()
  await panel.getByRole('button', { name: 'Start' }).click()
  await expect(panel).toContainText(/\d+ of them kept from before/)
  await expect(panel).toContainText(/Calibrated here on .*, on the processor, on 62 prompts/, { timeout: WHOLE_MS })
  await expect(panel.getByRole('rowheader')).toHaveText(['30 (provisional)', '60'])
  await expect(panel).toContainText(/Thinking first mended \d+ and spoiled \d+ of 62 answers/)
  const exported = page.waitForEvent('download')
  await panel.getByRole('button', { name: 'Export the profile' }).click()
  expect((await exported).suggestedFilename()).toBe('profile-small-chat-fp32-wasm.json')

  // The same worker goes on: it was handed the profile, and loads nothing again.
  const chat = new Chat(page)
  const [serving] = page.workers().filter((worker) => worker.url().includes('inference.worker'))
  await page.goto('./?backend=wasm#/')
  await chat.ready()
  const turn = await chat.ask(OUT_OF_SCOPE)
  await turn.why().click()
  expect(page.workers().filter((worker) => worker.url().includes('inference.worker'))).toEqual([serving])
  const row = turn.item.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'chat direct' }) })
  await expect(row.getByRole('cell').nth(1)).toHaveText(/\d+\s?%/)

  await page.goto('./?backend=wasm#/models')
  await expect(panel).toContainText(/Calibrated here on .* on 62 prompts/)
  await expect(panel.getByRole('rowheader')).toHaveCount(2, { timeout: STARTED_MS })
  await panel.getByRole('button', { name: 'Forget the calibration' }).click()
  await expect(panel).toContainText('Uncalibrated')
})

test('a server is sent the prompts of a calibration only after all of them were shown, and the person’s own are asked about as before', async ({ page, watched }) => {
  const server = await startHostileServer()
  watched.allowOrigin(server.baseUrl('none'))
  const endpoint: Endpoint = {
    id: 'scripted', name: 'Scripted', baseUrl: server.baseUrl('none'), model: 'scripted', rule: 'ask', reasoning: 'none', price: { input: 1, output: 2 },
    found: { logprobs: 'top-k', reportsReuse: true, context: 4096 },
  }
  const chat = await openWithServer(page, endpoint, 0.5)
  await page.goto('./#/models')
  const panel = calibration(page, 'Scripted')
  await panel.getByRole('button', { name: 'Calibrate its answers …' }).click({ timeout: STARTED_MS })
  await expect(panel).toContainText(/This sends 62 prompts to 127\.0\.0\.1:\d+, in 62 requests\..*It costs at most about \$0\.\d+/)
  await panel.getByText('All 62 prompts').click()
  await expect(panel.getByRole('listitem')).toHaveCount(PROMPTS)
  await panel.getByRole('button', { name: 'Don’t send' }).click()
  expect(server.seen).toEqual([])
  await panel.getByRole('button', { name: 'Calibrate its answers …' }).click({ timeout: STARTED_MS })
  await panel.getByRole('button', { name: 'Send 62 prompts' }).click()
  await expect(panel).toContainText(/Calibrated here on .*, at the server, on 62 prompts/, { timeout: WHOLE_MS })
  expect(server.seen).toHaveLength(PROMPTS)

  await page.goto('./#/')
  await chat.ready()
  await chat.send(OUT_OF_SCOPE)
  const question = page.getByRole('dialog', { name: /^This would send/ })
  await expect(question).toBeVisible()
  await question.getByRole('button', { name: 'Don’t send' }).click()
  expect(server.seen).toHaveLength(PROMPTS)
  await page.goto('./#/privacy')
  await expect(page.getByText('62 requests have left')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Requests that left' }).getByRole('listitem').first()).toContainText('a prompt of this app’s, to calibrate: answered')
  await server.close()
})

test('why a server can’t be calibrated is said in its card', async ({ page }) => {
  const endpoint: Endpoint = {
    id: 'mute', name: 'Mute', baseUrl: 'http://127.0.0.1:9/v1', model: 'm', rule: 'ask', reasoning: 'none', price: null, found: { logprobs: 'none', reportsReuse: false, context: null },
  }
  await openWithServer(page, endpoint, 0.5)
  await page.goto('./#/models')
  await expect(page.getByRole('article', { name: 'Mute' })).toContainText('It can’t be calibrated: it gives no probabilities')
})
