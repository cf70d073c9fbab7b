/** Fault 11, each of its kinds forced: what the browser offers of WebGPU is scripted on the page, the model and its worker are real. */
import type { Page } from '@playwright/test'
import { WEB_LLM_CATALOGUE } from '../../src/core/models/web-llm-catalogue.ts'
import { Chat } from '../support/chat.ts'
import { EASY } from '../support/prompts.ts'
import { expect, test } from '../support/test.ts'

/** What `navigator.gpu` is to be on the page. */
type Scripted =
  | { readonly kind: 'no-api' }
  | { readonly kind: 'no-adapter' }
  | { readonly kind: 'adapter'; readonly features: readonly string[]; readonly mostBytes: number }

async function script(page: Page, scripted: Scripted): Promise<void> {
  await page.addInitScript((asked) => {
    const adapter = asked.kind === 'adapter'
      ? { info: {}, features: new Set(asked.features), limits: { maxBufferSize: asked.mostBytes, maxStorageBufferBindingSize: asked.mostBytes } }
      : null
    const gpu = asked.kind === 'no-api' ? undefined : { requestAdapter: () => Promise.resolve(adapter) }
    Object.defineProperty(Navigator.prototype, 'gpu', { get: () => gpu })
  }, scripted)
}

/** Asks one prompt, after which WebGPU is tried, and gives what the settings then say of where the model runs. */
async function answersOnWasm(page: Page, sentence: string): Promise<void> {
  const chat = new Chat(page)
  await chat.open('?backend=auto')
  await expect((await chat.ask(EASY.prompt)).answer()).toHaveText(EASY.answer)
  await page.goto(`${page.url()}#/settings`)
  await expect(page.getByText(`Running on the processor: ${sentence}; the answers are the same.`, { exact: true })).toBeVisible()
  await page.goto(page.url().replace('#/settings', '#/'))
  await expect((await chat.ask(EASY.prompt)).answer()).toHaveText(EASY.answer)
}

test('fault 11: no navigator.gpu (taken away before the page reads it) is said plainly, and the built-in model answers on WASM', async ({ page }) => {
  await script(page, { kind: 'no-api' })
  await answersOnWasm(page, 'this browser can’t compute on a graphics device (it has no WebGPU)')
})

test('fault 11: a null adapter (scripted) is said plainly, and the built-in model answers on WASM', async ({ page }) => {
  await script(page, { kind: 'no-adapter' })
  await answersOnWasm(page, 'this browser offers no graphics device')
})

test('fault 11: an adapter of too small buffers (its limits are scripted) is said plainly, and the built-in model answers on WASM', async ({ page }) => {
  await script(page, { kind: 'adapter', features: ['shader-f16'], mostBytes: 2 ** 20 })
  await answersOnWasm(page, 'the graphics device takes too little in one piece to run a model')
})

test('fault 11: an insecure context (the app served over http at a name that is not this machine’s) is said plainly, and the built-in model answers on WASM', async ({ page, baseURL, watched }) => {
  const address = 'http://second-thought.test/'
  watched.allowOrigin(address)
  await page.context().route(`${address}**`, async (route) => route.fulfill({ response: await route.fetch({ url: route.request().url().replace(address, baseURL ?? '') }) }))
  await page.goto(`${address}?backend=auto`)
  expect(await page.evaluate(() => [isSecureContext, 'gpu' in navigator])).toEqual([false, false])
  const chat = new Chat(page)
  await chat.ready()
  await expect((await chat.ask(EASY.prompt)).answer()).toHaveText(EASY.answer)
  await page.goto(`${address}?backend=auto#/settings`)
  await expect(page.getByText('Running on the processor: the browser gives this page no graphics device, because its address is neither https nor this machine’s own; the answers are the same.')).toBeVisible()
})

test('fault 11: an adapter without shader-f16 (its features are scripted) is said beside each model that needs it, and the built-in model answers', async ({ page }) => {
  await script(page, { kind: 'adapter', features: [], mostBytes: 2 ** 31 })
  const half = WEB_LLM_CATALOGUE.filter(({ dtype }) => dtype.endsWith('f16_1') || dtype.endsWith('f16'))
  expect(half.length).toBeGreaterThan(0)
  await page.goto('./?backend=auto#/models')
  for (const { repo } of half) {
    await expect(page.getByRole('listitem', { name: repo, exact: true })).toContainText('Won’t run here: this quantisation computes with 16-bit numbers, which need a graphics device that can (shader-f16), and this browser offers none.')
  }
  const chat = new Chat(page)
  await chat.open('?backend=auto')
  await expect((await chat.ask(EASY.prompt)).answer()).toHaveText(EASY.answer)
})
