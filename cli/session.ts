/** The built app without a screen in a headless browser: opened, asked in batches, closed whatever happens. */
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import type { Turn } from '../src/core/turn.ts'
import type { FailedStatus, Headless, ReadyStatus } from '../src/headless/headless.ts'
import { ensureBuilt, serve } from '../tools/app.ts'
import { findBrowser, launchOptions } from '../tools/browser.ts'
import { fetchHubModels, hubPort, hubProfile, type HubWanted } from './hub-models.ts'
import { createProgress } from './progress.ts'
import { openWithServer } from './server-model.ts'
import { UserError } from './user-error.ts'

type Ask = Parameters<Headless['ask']>[0]

export interface Session {
  readonly ready: ReadyStatus
  /** As the browser prints itself. */
  readonly browser: string
  /** Asks in order, telling the progress under this name. */
  askAll(what: string, requests: readonly Ask[]): Promise<readonly Turn[]>
}

export interface SessionOptions extends HubWanted {
  /** Ids of the models that ship and that prompts climb, smallest first. */
  readonly models: readonly string[]
  readonly server: { readonly baseUrl: string; readonly model: string } | null
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean }
  /** Aborting closes the browser; the work in flight then rejects. */
  readonly signal: AbortSignal
}

/** Small enough for a progress that moves, large enough that crossing to the page costs nothing beside the answers. */
const BATCH = 8

/** What is there where only a model of a hub is asked: the app always has one that ships. */
const ALWAYS_THERE = ['base']

export async function withSession<T>({ models, hubModels, dtype, server, backend, stderr, signal }: SessionOptions, work: (session: Session) => Promise<T>): Promise<T> {
  signal.throwIfAborted()
  await ensureBuilt((line) => stderr.write(`${line}\n`))
  const found = await findBrowser()
  signal.throwIfAborted()
  const keeps = hubModels.length > 0
  const served = await serve(keeps ? hubPort() : 0).catch((error: unknown) => {
    throw keeps ? new UserError(`port ${hubPort()} can't be had (${String(error)})`, 'end the other run of the lab, or set SECOND_THOUGHT_LAB_PORT') : error
  })
  // Signals are the command's to handle: it closes the server too.
  const launch = { ...launchOptions(found, backend), handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }
  let browser: Opened | null = null
  const close = () => { void browser?.close() }
  signal.addEventListener('abort', close)
  try {
    browser = keeps ? opened(await chromium.launchPersistentContext(hubProfile(backend), launch)) : await chromium.launch(launch)
    signal.throwIfAborted()
    const page = await browser.newPage()
    const home = `${served.url}headless.html?models=${(models.length > 0 ? models : ALWAYS_THERE).map(encodeURIComponent).join()}&backend=${backend}`
    const withModels = keeps ? await fetchHubModels(page, home, { hubModels, dtype, backend }, stderr) : home
    await (server === null ? page.goto(withModels) : openWithServer(page, withModels, server))
    stderr.write(`${found.version}, ${backend}: loading the model …\n`)
    const ready: ReadyStatus | FailedStatus = await page.evaluate(() => window.secondThought.ready())
    if (ready.phase === 'failed') throw new UserError(`the model did not load (${ready.code}: ${ready.detail})`, 'check that public/models holds it and try --backend wasm')
    if (ready.backend !== backend) throw new UserError(`${backend} gives no right numbers here (${JSON.stringify(ready.verdicts[backend])})`, 'take --backend wasm')
    return await work({
      ready,
      browser: found.version,
      async askAll(what, requests) {
        const progress = createProgress(what, requests.length, stderr, () => performance.now())
        const turns: Turn[] = []
        for (let at = 0; at < requests.length; at += BATCH) {
          turns.push(...await page.evaluate((batch) => window.secondThought.askAll(batch), requests.slice(at, at + BATCH)))
          progress.update(turns.length)
        }
        progress.end()
        return turns
      },
    })
  } finally {
    signal.removeEventListener('abort', close)
    await browser?.close()
    await served.close()
  }
}

interface Opened {
  newPage(): Promise<Page>
  close(): Promise<void>
}

function opened(context: BrowserContext): Opened {
  return { newPage: () => context.newPage(), close: () => context.close() }
}
