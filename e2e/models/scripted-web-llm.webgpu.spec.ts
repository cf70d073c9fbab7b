/**
 * The whole way of a model compiled for web-llm: fetched, verified and kept by the app's own network worker, put on the ladder, loaded on
 * demand, asked. The hub is on this machine and the model library is scripted; web-llm, its caches and the graphics device are real.
 */
import { SAYS } from '../scripted/web-llm/scripted-expected.ts'
import { scriptedFiles } from '../scripted/web-llm/scripted-model.ts'
import { Chat } from '../support/chat.ts'
import { type HubServer, madeUpRepo, startHub } from '../support/hub-server.ts'
import { ModelsOnPage } from '../support/models-page.ts'
import { OUT_OF_SCOPE } from '../support/prompts.ts'
import { bundleScriptedLibrary, scriptLibraries } from '../support/scripted-library.ts'
import { expect, test } from '../support/test.ts'

const REPO = 'made/scripted-q0f32-MLC'
const LIBRARY = 'lib/scripted-webgpu.wasm'

test.describe.configure({ timeout: 600_000 })

let hub: HubServer
test.beforeEach(async ({ page, watched }) => {
  const files: Record<string, Buffer> = {}
  for (const [path, blob] of scriptedFiles(SAYS)) files[path] = Buffer.from(await blob.arrayBuffer())
  const { commit } = madeUpRepo(REPO)
  hub = await startHub([{ id: REPO, commit, files }])
  watched.allowOrigin(hub.url)
  scriptLibraries(page, await bundleScriptedLibrary())
})
test.afterEach(async () => { await hub.close() })

test('a scripted model is fetched with its library, climbed to with what the model here declines, and thinks', async ({ page, watched }) => {
  const models = new ModelsOnPage(page)
  await models.open()
  await models.useHub(hub.url)
  const looked = await models.look(REPO)
  await expect(looked.getByText(/reads 256 tokens · can think · qwen3/)).toBeVisible()
  expect(hub.fetched().filter((file) => /params|\.wasm/.test(file))).toEqual([])
  await looked.getByRole('button', { name: /^Download / }).click()
  await models.there(REPO)
  expect(Object.keys(await models.files()).map((path) => path.split('/').slice(4).join('/')).toSorted()).toEqual(
    [LIBRARY, 'manifest.json', 'mlc-chat-config.json', 'params_shard_0.bin', 'tensor-cache.json', 'tokenizer.json'])
  await expect(models.row(REPO)).toContainText('Run by web-llm')

  // web-llm's 6 MB come once a model of it is loaded, from the app's own origin.
  const library = () => watched.requests.filter((url) => /\/assets\/lib-[\w-]+\.js$/.test(url)).length
  expect(library()).toBe(0)

  // Another visit: what is on disk is enough.
  const chat = new Chat(page)
  await chat.open()
  const turn = await chat.ask(OUT_OF_SCOPE)
  await expect(turn.answer()).toHaveText(`You said: ${OUT_OF_SCOPE}`)
  await turn.why().click()
  await expect(turn.item).toContainText('the model said it can’t do this one, and a larger one might')
  expect(library()).toBeGreaterThan(0)

  const thought = await chat.ask(OUT_OF_SCOPE, 'Think')
  await expect(thought.answer()).toHaveText(`You said: ${OUT_OF_SCOPE}`)
  await expect(thought.thought()).toHaveCount(1)
})

/** Few, for each is asked twice on a graphics device in software; half of the answers are right. */
const PROMPTS = 8
const suite = Array.from({ length: PROMPTS }, (_, n) => JSON.stringify({ id: `q${n}`, prompt: `q${n}`, answers: [n % 2 === 0 ? `You said: q${n}` : 'no'] })).join('\n')
const NAME = REPO.slice(REPO.indexOf('/') + 1)

test('a scripted model is calibrated on the graphics device, the chat then says how sure it is, and one that breaks off leaves the decline and a new worker', async ({ page }) => {
  await page.route('**/suites/general.jsonl', (route) => route.fulfill({ body: suite }))
  const models = new ModelsOnPage(page)
  await models.open()
  await models.useHub(hub.url)
  await models.download(REPO)
  await models.there(REPO)
  const panel = page.getByRole('region', { name: `Calibration of ${REPO}` })
  await panel.getByRole('button', { name: 'Calibrate on this device …' }).click({ timeout: 120_000 })
  await expect(panel).toContainText('8 short questions with known answers, each at once and after a thought')
  await panel.getByRole('button', { name: 'Start' }).click()
  await expect(panel).toContainText(/Calibrated here on .*, on the graphics device, on 8 prompts\. Provisional/, { timeout: 300_000 })
  await expect(panel).toContainText('Thinking first mended 0 and spoiled 0 of 8 answers')
  const exported = page.waitForEvent('download')
  await panel.getByRole('button', { name: 'Export the profile' }).click()
  expect((await exported).suggestedFilename()).toBe('profile-made-scripted-q0f32-MLC-q0f32-webgpu.json')

  const chat = new Chat(page)
  await chat.open()
  const turn = await chat.ask(OUT_OF_SCOPE)
  await turn.why().click()
  const row = turn.item.getByRole('row').filter({ has: page.getByRole('rowheader', { name: `${NAME} direct` }) })
  await expect(row.getByRole('cell').nth(1)).toHaveText(/\d+\s?%/)

  for (const worker of page.workers().filter((one) => one.url().includes('inference.worker'))) {
    await worker.evaluate(() => { (globalThis as { scriptedToBreak?: boolean }).scriptedToBreak = true })
  }
  const broken = await chat.ask(OUT_OF_SCOPE)
  await expect(broken.item).toContainText('This small model can’t do that one. The larger model broke off.')
  await broken.why().click()
  await expect(broken.item).toContainText(`${NAME} direct broke off`)
  const again = await chat.ask(OUT_OF_SCOPE)
  await expect(again.answer()).toHaveText(`You said: ${OUT_OF_SCOPE}`)
})
