/**
 * Two downloaded models on a device whose memory (scripted: far too small) does not hold both: the app says that they swap, and they do.
 * The model library is scripted, as is the hub; the app, its workers, web-llm and the graphics device in software are real.
 */
import type { Page } from '@playwright/test'
import { DIRECT, ask, openHeadless } from '../engine/headless-page.ts'
import { SAYS } from '../scripted/web-llm/scripted-expected.ts'
import { scriptedFiles } from '../scripted/web-llm/scripted-model.ts'
import { madeUpRepo, startHub } from '../support/hub-server.ts'
import { ModelsOnPage } from '../support/models-page.ts'
import { EASY } from '../support/prompts.ts'
import { bundleScriptedLibrary, scriptLibraries } from '../support/scripted-library.ts'
import { expect, test } from '../support/test.ts'

test.describe.configure({ timeout: 600_000 })

const [FIRST, SECOND] = ['made/first-q0f32-MLC', 'made/second-q0f32-MLC'] as const

/** A kilobyte, on the page and in every inference worker that it starts. */
async function shrinkMemory(page: Page): Promise<void> {
  const shrink = (): void => { Object.defineProperty(navigator, 'deviceMemory', { value: 2 ** -20 }) }
  await page.addInitScript(shrink)
  page.on('worker', (worker) => { if (worker.url().includes('inference.worker')) void worker.evaluate(shrink).catch(() => { /* the worker was replaced meanwhile */ }) })
}

test('two models that do not fit into memory together are said to swap, swap where each is asked in turn, and leave the built-in model answering', async ({ page, watched }) => {
  const files: Record<string, Buffer> = {}
  for (const [path, blob] of scriptedFiles(SAYS)) files[path] = Buffer.from(await blob.arrayBuffer())
  const hub = await startHub([FIRST, SECOND].map((id) => ({ id, commit: madeUpRepo(id).commit, files })))
  watched.allowOrigin(hub.url)
  scriptLibraries(page, await bundleScriptedLibrary())
  await shrinkMemory(page)
  const models = new ModelsOnPage(page)
  await models.open()
  await models.useHub(hub.url)
  for (const repo of [FIRST, SECOND]) {
    await (await models.look(repo)).getByRole('button', { name: /^Download / }).click()
    await models.there(repo)
  }
  await hub.close()
  await expect(page.getByText('They swap: when one is asked, another is put away, and loaded anew when its turn comes.')).toBeVisible()

  // Asked by name, so that the ladder decides nothing: what was loaded once is there, until another one took its place.
  await openHeadless(page, `?backend=wasm&web-llm=${FIRST},${SECOND}`)
  const loads = []
  for (const repo of [FIRST, FIRST, SECOND, FIRST, SECOND]) {
    const { turn } = await ask(page, { prompt: 'hi', policy: DIRECT, rungs: [`${repo}:direct`] })
    expect(turn).toMatchObject({ error: null, answer: 'You said: hi' })
    loads.push(turn.loads.map(({ model, state }) => `${model} ${state}`))
  }
  expect(loads).toEqual([[`${FIRST} ready`], [], [`${SECOND} ready`], [`${FIRST} ready`], [`${SECOND} ready`]])
  const own = await ask(page, { prompt: EASY.prompt, policy: DIRECT, rungs: ['base:direct'] })
  expect(own.turn).toMatchObject({ error: null, loads: [], answer: EASY.answer })
})
