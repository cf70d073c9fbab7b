/** The whole way of a downloaded model: fetched and verified by the app's own network worker, kept on disk, asked what the model that ships declines, doubted, and calibrated. The hub is on this machine; the models are real, and so is the server, llama.cpp's own. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../tools/app.ts'
import { obtainSmollm2, SMOLLM2 } from '../fixtures/smollm2.ts'
import { needSmollm2 } from '../support/engine-test.ts'
import { startHub } from '../support/hub-server.ts'
import { findLlama, startLlama } from '../support/llama.ts'
import { ModelsOnPage } from '../support/models-page.ts'
import { needed } from '../support/needed.ts'
import { expect, test } from '../support/test.ts'
import { openWithServer } from '../support/with-server.ts'

/** Half a gigabyte is fetched, hashed and loaded, and answers at five tokens a second on two quiet cores. */
test.setTimeout(1_200_000)
const ANSWERED_MS = 500_000

/** Of the calibration's questions: as many as show that a real model gives a profile, not that it is a good one. */
const PROMPTS = 12

test('a model that the app fetched from a hub answers what the one here declines, is doubted in favour of a server, and is calibrated', async ({ page, watched }) => {
  const smollm2 = obtainSmollm2()
  needSmollm2(smollm2)
  const found = await findLlama()
  needed(found, found.ok ? '' : found.why)
  const folder = join(smollm2.ok ? smollm2.hub : '', SMOLLM2)
  // The float32 weights alone: the ones that run fastest on WASM, and that llama.cpp's text is known of.
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/_q4|_quantized|manifest/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  const hub = await startHub([{ id: SMOLLM2, commit: 'c0ffee'.padEnd(40, '0'), files: Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path))])) }])
  watched.allowOrigin(hub.url)

  const models = new ModelsOnPage(page)
  await test.step('it is fetched and verified', async () => {
    await models.open()
    await models.useHub(hub.url)
    // It is one of the catalogue: what was typed is shown under the field all the same, and once.
    await models.look(SMOLLM2)
    await page.getByRole('button', { name: /^Download / }).click()
    await expect(models.row(SMOLLM2).getByText('every file verified')).toBeVisible({ timeout: 300_000 })
    await hub.close()
  })

  // Another visit, with the hub gone: what is on disk is enough.
  const server = await startLlama('')
  watched.allowOrigin(server.baseUrl)
  const chat = await openWithServer(page, {
    id: 'llama', name: 'llama.cpp', baseUrl: server.baseUrl, model: server.model, rule: 'ask', reasoning: 'none', price: null, found: { logprobs: 'top-k', reportsReuse: true, context: 2048 },
  }, 0.5)
  const question = page.getByRole('dialog', { name: /^This would send \d+ characters to 127\.0\.0\.1:\d+\. Look at them first$/ })

  await test.step('it answers what the model here declines, and its answer stands where the doubt may not leave the device', async () => {
    const turn = await chat.send('What is the capital of France?')
    await question.getByRole('button', { name: 'Don’t send' }).click({ timeout: ANSWERED_MS })
    await expect(turn.why()).toBeVisible()
    await expect(turn.answer()).toHaveText('The capital of France is Paris, France.')
    await turn.why().click()
    await expect(turn.item).toContainText('the model said it can’t do this one, and a larger one might')
  })

  await test.step('a server is asked where it is in doubt, and the server’s answer stands', async () => {
    const turn = await chat.send('What is the capital of Canada?')
    await question.getByRole('button', { name: 'Send', exact: true }).click({ timeout: ANSWERED_MS })
    await expect(turn.why()).toBeVisible({ timeout: ANSWERED_MS })
    await expect(turn.answer()).toHaveText('The capital of Canada is Ottawa, Canada.')
    await turn.why().click()
    await expect(turn.item).toContainText('Went on from SmolLM2-135M-Instruct direct to llama.cpp direct: nothing is calibrated here yet')
    await expect(turn.item).toContainText('The llama.cpp direct answer was kept')
  })

  await test.step('it is calibrated on a few questions, and says that so few make it provisional', async () => {
    const suite = readFileSync(join(root, 'public/suites/general.jsonl'), 'utf8').split('\n').slice(0, PROMPTS).join('\n')
    await page.route('**/suites/general.jsonl', (route) => route.fulfill({ body: suite }))
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Models' }).click()
    const panel = page.getByRole('region', { name: `Calibration of ${SMOLLM2}` })
    await expect(panel).toContainText('Uncalibrated')
    await panel.getByRole('button', { name: 'Calibrate on this device …' }).click()
    await expect(panel).toContainText(`${PROMPTS} short questions with known answers, and fits`)
    await panel.getByRole('button', { name: 'Start' }).click()
    await expect(panel).toContainText(`on the processor, on ${PROMPTS} prompts. Provisional: fewer than 60 prompts.`, { timeout: ANSWERED_MS })
  })
  await server.close()
})
