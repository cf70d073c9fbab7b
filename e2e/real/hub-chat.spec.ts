/** The whole way of a downloaded model: fetched and verified by the app's own network worker, kept on disk, and asked what the model that ships declines. The hub is on this machine; the model is real. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { obtainSmollm2, SMOLLM2 } from '../fixtures/smollm2.ts'
import { Chat } from '../support/chat.ts'
import { startHub } from '../support/hub-server.ts'
import { needSmollm2 } from '../support/engine-test.ts'
import { ModelsOnPage } from '../support/models-page.ts'
import { expect, test } from '../support/test.ts'

/** Half a gigabyte is fetched, hashed and loaded, and answers at five tokens a second on two quiet cores. */
test.setTimeout(900_000)

test('what the model here declines is answered by a model of the hub that the app itself fetched', async ({ page, watched }) => {
  const smollm2 = obtainSmollm2()
  needSmollm2(smollm2)
  const folder = join(smollm2.ok ? smollm2.hub : '', SMOLLM2)
  // The float32 weights alone: the ones that run fastest on WASM, and that llama.cpp's text is known of.
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/_q4|_quantized|manifest/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  const hub = await startHub([{ id: SMOLLM2, commit: 'c0ffee'.padEnd(40, '0'), files: Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path))])) }])
  watched.allowOrigin(hub.url)

  const models = new ModelsOnPage(page)
  await models.open()
  await models.useHub(hub.url)
  // It is one of the catalogue: what was typed is shown under the field all the same, and once.
  await models.look(SMOLLM2)
  await page.getByRole('button', { name: /^Download / }).click()
  await expect(models.row(SMOLLM2).getByText('every file verified')).toBeVisible({ timeout: 300_000 })
  await hub.close()

  // Another visit, with the hub gone: what is on disk is enough.
  const chat = new Chat(page)
  await chat.open()
  const turn = await chat.send('What is the capital of France?')
  await expect(turn.why()).toBeVisible({ timeout: 500_000 })
  await expect(turn.answer()).toHaveText('The capital of France is Paris, France.')
  await turn.why().click()
  await expect(turn.item).toContainText('the model said it can’t do this one, and a larger one might')
})
