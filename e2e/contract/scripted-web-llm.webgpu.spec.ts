/** The engine contract, held by web-llm on a scripted model library in a real browser: its caches, its policy and its graphics device are real, the model is not. */
import type { Page } from '@playwright/test'
import { EXPECTED, MODEL } from '../scripted/web-llm/scripted-expected.ts'
import { expect, openEnginePage, test } from '../support/engine-test.ts'
import { describeContract } from './in-page.ts'

test.describe.configure({ mode: 'serial', timeout: 300_000 })

let page: Page
let fresh: () => Promise<Page>
/** What the browser's console says against the content policy. */
const refused: string[] = []

test.beforeAll(async ({ browser, enginePage }) => {
  fresh = () => openEnginePage(browser, enginePage)
  page = await fresh()
  page.on('console', (message) => { if (message.text().includes('Content Security Policy')) refused.push(message.text()) })
})

test.afterAll(async () => { await page.close() })

describeContract(MODEL, EXPECTED, () => page, () => fresh())

test('leaves nothing in the caches of web-llm, and asked nothing that the content policy refuses', async () => {
  const left = await page.evaluate(async () => {
    const names = await caches.keys()
    return (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat()
  })
  expect(left).toEqual([])
  expect(refused).toEqual([])
})
