/** The servers on the Models page: added, tested, ruled, removed; and where a key goes and where it never does. The server is scripted. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { Chat } from '../support/chat.ts'
import { ANSWER, type HostileServer, startHostileServer } from '../support/hostile-server.ts'
import { OUT_OF_SCOPE } from '../support/prompts.ts'
import { expect, test } from '../support/test.ts'

const KEY = 'sk-a-very-secret-key-0123456789'
const PASSPHRASE = 'correct horse battery'

// One long way through the page, on a slow machine.
test.describe.configure({ timeout: 300_000 })

let server: HostileServer
test.beforeEach(async () => { server = await startHostileServer() })
test.afterEach(async () => { await server.close() })

const section = (page: Page) => page.getByRole('region', { name: 'Servers' })
const card = (page: Page) => section(page).getByRole('article')

async function add(page: Page, address: string): Promise<void> {
  await page.goto('./?backend=wasm#/models')
  await section(page).getByRole('button', { name: 'Add a server' }).click()
  await section(page).getByLabel('Address').fill(address)
  await section(page).getByLabel('Your name for it').fill('My server')
  await section(page).getByLabel('Key, where it needs one').fill(KEY)
  await section(page).getByRole('button', { name: 'Add it' }).click()
}

/** Everything that a page, its storage or an export could give away. */
function everything(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const stored: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.documentElement.outerHTML, [...document.querySelectorAll('input')].map(({ value }) => value)]
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(new Error('no database'))
      })
      for (const store of db.objectStoreNames) {
        stored.push(await new Promise((resolve) => {
          const all = db.transaction(store).objectStore(store).getAll()
          all.onsuccess = () => resolve(all.result)
        }))
      }
      db.close()
    }
    // Bytes as letters, so that a key among them would be found.
    return JSON.stringify(stored, (_, value: unknown) => (value instanceof Uint8Array ? String.fromCharCode(...value) : value))
  })
}

test('a server is added, tested, asked and removed; its key goes to it alone', async ({ page, watched }) => {
  watched.allowOrigin(server.baseUrl('none'))
  await add(page, server.baseUrl('none'))
  await expect(card(page)).toContainText('The key is in memory until this page closes.')
  // Said before the first call.
  await expect(card(page)).toContainText('the browser may ask')
  expect(server.seen).toEqual([])

  await card(page).getByRole('button', { name: 'Test the connection' }).click()
  await card(page).getByRole('button', { name: 'scripted', exact: true }).click()
  await card(page).getByRole('button', { name: 'Test the connection' }).click()
  await expect(card(page)).toContainText('It gives the probabilities of its tokens. It reads up to 4,096 tokens.')
  expect(server.seen.map(({ authorization }) => authorization)).toEqual([`Bearer ${KEY}`, `Bearer ${KEY}`, `Bearer ${KEY}`])

  await card(page).getByRole('button', { name: 'Keep it encrypted' }).click()
  await card(page).getByLabel('A passphrase').fill(PASSPHRASE)
  await card(page).getByRole('button', { name: 'Keep it encrypted' }).click()
  await expect(card(page)).toContainText('on this device’s disk encrypted')
  await test.step('axe finds nothing', async () => {
    expect((await new AxeBuilder({ page }).include('section[aria-labelledby="servers"]').analyze()).violations).toEqual([])
  })
  await card(page).getByRole('radio', { name: 'Always' }).check()

  // No new document: the key is still in memory.
  await page.evaluate(() => { location.hash = '#/' })
  const chat = new Chat(page)
  await chat.ready()
  await expect((await chat.ask(OUT_OF_SCOPE)).answer()).toHaveText(ANSWER.join(''))
  expect(server.seen.at(-1)?.authorization).toBe(`Bearer ${KEY}`)
  const given = await everything(page)
  expect(given).toContain('scripted')
  expect(given).not.toContain(KEY)
  expect(given).not.toContain(PASSPHRASE)

  await test.step('after a reload the key waits for its passphrase', async () => {
    await page.goto('./?backend=wasm#/models')
    await page.reload()
    await card(page).getByLabel('Passphrase').fill('wrong')
    await card(page).getByRole('button', { name: 'Unlock' }).click()
    await expect(card(page).getByRole('alert')).toContainText('not its passphrase')
    await expect(card(page).getByLabel('Passphrase')).toHaveValue('')
    await card(page).getByLabel('Passphrase').fill(PASSPHRASE)
    await card(page).getByRole('button', { name: 'Unlock' }).click()
    await expect(card(page)).toContainText('in memory, and on this device’s disk encrypted')
  })

  await card(page).getByRole('button', { name: 'Remove …' }).click()
  await card(page).getByRole('button', { name: 'Remove it and its key' }).click()
  await expect(card(page)).toHaveCount(0)
  await page.reload()
  await expect(section(page)).toBeVisible()
  await expect(card(page)).toHaveCount(0)
})

test('fault 23: an address that is none is refused with what to do, and nothing is asked', async ({ page }) => {
  for (const [address, words] of [['http://example.org/v1', 'readable by anyone'], ['example.org', 'has to start with https://'], ['https://a:b@example.org', 'a name or a password']] as const) {
    await add(page, address)
    await expect(section(page).getByRole('alert')).toContainText(words)
    await expect(card(page)).toHaveCount(0)
    await page.reload()
  }
})

test('fault 20: a refused key is named as such', async ({ page, watched }) => {
  watched.allowOrigin(server.baseUrl('unauthorised'))
  await add(page, server.baseUrl('unauthorised'))
  await card(page).getByRole('button', { name: 'Test the connection' }).click()
  await expect(card(page)).toContainText('does not accept the key')
  await expect(card(page)).not.toContainText(KEY)
})
