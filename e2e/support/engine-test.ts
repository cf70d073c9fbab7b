/** The `test` of specs that run one engine without the app around it. */
import type { Browser, Page } from '@playwright/test'
import { type Smollm2, obtainSmollm2, smollm2Hub } from '../fixtures/smollm2.ts'
import type { Ask, Told } from '../pages/engine-protocol.ts'
import { type EnginePage, serveEnginePage } from './engine-page.ts'
import { test as base, expect } from './test.ts'
import { needed } from './needed.ts'

/** How long a model of half a gigabyte may take to load and to run beside other work on two cores. */
export const SLOW_MS = 600_000

export const test = base.extend<object, { smollm2: Smollm2; enginePage: EnginePage }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures it depends on from this pattern
  smollm2: [async ({}, use) => { await use(obtainSmollm2()) }, { scope: 'worker', timeout: SLOW_MS * 2 }],
  // oxlint-disable-next-line no-empty-pattern
  enginePage: [async ({}, use) => {
    const served = await serveEnginePage(smollm2Hub)
    await use(served)
    await served.close()
  }, { scope: 'worker', timeout: SLOW_MS }],
  baseURL: async ({ enginePage }, use) => { await use(enginePage.url) },
})

/** Skips where the model cannot be had; never in CI. */
export function needSmollm2(smollm2: Smollm2): void {
  needed(smollm2, smollm2.ok ? '' : smollm2.reason)
}

/** A page of its own, that lives from test to test. */
export async function openEnginePage(browser: Browser, { url }: EnginePage): Promise<Page> {
  const page = await browser.newPage({ baseURL: url })
  await page.goto('engine.html')
  return page
}

type Answers = {
  readonly load: Extract<Told, { readonly loaded: unknown }>
  readonly pass: Extract<Told, { readonly passed: unknown }>
  readonly vote: Extract<Told, { readonly voted: unknown }>
  readonly contract: Extract<Told, { readonly note: string }>
}

/** Throws what the engine threw, with its code. */
export async function askEngine<A extends Ask>(page: Page, ask: A): Promise<Answers[A['kind']]> {
  const told = await page.evaluate((asked) => window.engineUnderTest.ask(asked), ask as Ask)
  if (!told.ok) throw new Error(`${told.code}: ${told.detail}`)
  return told as Answers[A['kind']]
}

export { expect }
