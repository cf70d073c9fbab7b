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

test.describe.configure({ timeout: 300_000 })

let hub: HubServer
test.beforeEach(async () => {
  const files: Record<string, Buffer> = {}
  for (const [path, blob] of scriptedFiles(SAYS)) files[path] = Buffer.from(await blob.arrayBuffer())
  const { commit } = madeUpRepo(REPO)
  hub = await startHub([{ id: REPO, commit, files }])
})
test.afterEach(async () => { await hub.close() })

test('a scripted model is fetched with its library, climbed to with what the model here declines, and thinks', async ({ page, watched }) => {
  watched.allowOrigin(hub.url)
  scriptLibraries(page, await bundleScriptedLibrary())
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
