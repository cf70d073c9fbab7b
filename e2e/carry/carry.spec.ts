/** Conversations and settings to a file and back: the same thread at the same cost, hostile files refused whole, and nothing of a server in any of it. */
import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { chatFileText } from '../../src/core/files/chat-file.ts'
import { MADE_UP_CHAT } from '../../src/core/files/made-up-chat.ts'
import { Chat } from '../support/chat.ts'
import { ANSWER, startHostileServer } from '../support/hostile-server.ts'
import { HARD, OUT_OF_SCOPE } from '../support/prompts.ts'
import { expect, test } from '../support/test.ts'

// Long ways through the page, on a slow machine.
test.describe.configure({ timeout: 300_000 })

const KEY = 'sk-a-very-secret-key-0123456789'

const list = (page: Page) => page.getByRole('navigation', { name: 'Conversations' })
const thread = (page: Page) => page.getByRole('region', { name: 'Conversation', exact: true })
const settings = (page: Page) => page.getByRole('main')

/** The text of the file that a press saves. */
async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const downloading = page.waitForEvent('download')
  await press()
  return readFile(await (await downloading).path(), 'utf8')
}

async function exported(page: Page, title: string, format: 'JSON' | 'Markdown'): Promise<string> {
  await list(page).getByRole('button', { name: `Export ${title}`, exact: true }).click()
  return saved(page, () => list(page).getByRole('button', { name: format, exact: true }).click())
}

async function importChats(page: Page, text: string | Buffer, name = 'chats.json'): Promise<void> {
  await page.getByLabel('File of conversations').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
}

async function importSettings(page: Page, text: string): Promise<void> {
  await page.getByLabel('File of settings').setInputFiles({ name: 'settings.json', mimeType: 'application/json', buffer: Buffer.from(text) })
}

/** All that is in the history's database. */
function onDisk(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const opening = indexedDB.open('second-thought')
    const db = await new Promise<IDBDatabase>((resolve) => { opening.onsuccess = () => resolve(opening.result) })
    const all = await Promise.all(['conversations', 'nodes'].map((store) => new Promise((resolve) => {
      const request = db.transaction(store).objectStore(store).getAll()
      request.onsuccess = () => resolve(request.result)
    })))
    db.close()
    return JSON.stringify(all)
  })
}

test('a conversation that was exported, deleted and imported is the same thread at the same cost', async ({ page }) => {
  const chat = new Chat(page)
  await chat.open()
  await chat.ask(HARD.prompt)
  const before = [await thread(page).innerText(), await chat.meter().innerText()]
  const file = await exported(page, HARD.prompt, 'JSON')
  await expect(list(page).getByRole('button', { name: HARD.prompt, exact: true })).toBeFocused()
  await expect(list(page)).toContainText(/Saved as second-thought-[\w-]+\.json/)

  const markdown = await exported(page, HARD.prompt, 'Markdown')
  expect(markdown).toContain(`## Answer\n\n\`\`\`text\n${HARD.answer}\n\`\`\`\n\n`)
  expect(markdown.match(/^Cost: \d+.tokens? generated, .*FLOP, .*s \\\(/gm)).toHaveLength(1)

  await list(page).getByRole('button', { name: `Delete ${HARD.prompt}` }).click()
  await expect(thread(page)).toHaveCount(0)
  await importChats(page, file)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
  await expect(list(page)).toContainText(`Imported “${HARD.prompt}”`)
  await expect.poll(async () => [await thread(page).innerText(), await chat.meter().innerText()]).toEqual(before)

  await test.step('the same file again makes another one, and both are there after a reload', async () => {
    await importChats(page, file)
    await expect(list(page).getByRole('button', { name: HARD.prompt, exact: true })).toHaveCount(2)
    await page.reload()
    await expect(list(page).getByRole('button', { name: HARD.prompt, exact: true })).toHaveCount(2)
    await list(page).getByRole('button', { name: HARD.prompt, exact: true }).last().click()
    await expect.poll(() => thread(page).innerText()).toBe(before[0])
  })

  await test.step('all of them are one file, whose import is undone by keyboard', async () => {
    const all = await saved(page, () => list(page).getByRole('button', { name: 'Export all' }).click())
    const disk = await onDisk(page)
    await importChats(page, all)
    await expect(list(page)).toContainText('Imported 2 conversations')
    await expect(list(page).getByRole('button', { name: HARD.prompt, exact: true })).toHaveCount(4)
    await page.keyboard.press('Enter')
    await expect(list(page).getByRole('button', { name: HARD.prompt, exact: true })).toHaveCount(2)
    await expect(list(page).getByRole('button', { name: 'Import …' })).toBeFocused()
    await expect.poll(() => onDisk(page)).toBe(disk)
  })

  await test.step('Escape leaves the choice of a format, and axe finds nothing in it', async () => {
    await list(page).getByRole('button', { name: `Export ${HARD.prompt}` }).first().press('Enter')
    await expect(list(page).getByRole('button', { name: 'JSON' })).toBeFocused()
    expect((await new AxeBuilder({ page }).include('nav[aria-label="Conversations"]').analyze()).violations).toEqual([])
    await page.keyboard.press('Escape')
    await expect(list(page).getByRole('button', { name: HARD.prompt, exact: true }).first()).toBeFocused()
  })
})

test('fault 17: a hostile file of conversations is refused whole, with the place and what to do, and nothing is written', async ({ page }) => {
  await page.goto('./?backend=wasm')
  const good = chatFileText([MADE_UP_CHAT])
  await importChats(page, good)
  await expect(list(page)).toContainText('Imported “What is 7 + 5?”')
  const [disk, stored] = [await onDisk(page), await page.evaluate(() => JSON.stringify({ ...localStorage }))]

  const two = chatFileText([MADE_UP_CHAT, MADE_UP_CHAT])
  const hostile: readonly (readonly [file: string | Buffer, words: string | RegExp])[] = [
    [good.replace('"asked"', '"__proto__":{"admin":true},"asked"'), 'Conversation 1, message 2, field “turn.__proto__” has no place in such a file.'],
    [two.slice(0, two.lastIndexOf('"outcome"')) + two.slice(two.lastIndexOf('"outcome"')).replace('"outcome":"failed"', '"outcome":7'), /Conversation 2, message 6, field “turn.outcome” should be .* and is 7\./],
    [good.replace('"model":"remote:1"', '"model":"remote:1","endpoint":"https://example.org/v1"'), 'field “turn.ladder.1.endpoint” has no place in such a file.'],
    ['['.repeat(3_000_000), 'It is nested more than 24 levels deep'],
    [Buffer.alloc(20_000_001, ' '), 'It is 20.0 MB, and up to 20 MB are read.'],
    [good.replace('"schema":1', '"schema":9'), 'A newer version of this app wrote it (schema 9'],
    ['<script>alert(1)</script>', 'It is not JSON'],
  ]
  for (const [file, words] of hostile) {
    await importChats(page, file, 'hostile.json')
    const alert = list(page).getByRole('alert')
    await expect(alert).toContainText('hostile.json was not imported.')
    await expect(alert).toContainText(words)
    await alert.getByRole('button', { name: 'Dismiss' }).click()
  }
  expect(await onDisk(page)).toBe(disk)
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).toBe(stored)
  expect(await page.evaluate(() => 'admin' in {})).toBe(false)

  await test.step('HTML in a good file is text', async () => {
    await importChats(page, good.replaceAll('What is 7 + 5?', '<img src=https://example.org/x>'))
    await expect(thread(page).getByRole('listitem').getByText('<img src=https://example.org/x>', { exact: true })).toBeVisible()
    await expect(thread(page).getByText('A `fenced` <i>answer</i>')).toBeVisible()
    await expect(page.locator('main img, main i, nav img')).toHaveCount(0)
  })
})

test('settings go to a file and come back; a model that is not here is said to be missing', async ({ page }) => {
  await page.goto('./?backend=wasm#/settings')
  await page.getByRole('radio', { name: 'Always think' }).check()
  await page.getByRole('radio', { name: 'Mini, then Base' }).check()
  await page.getByRole('radio', { name: 'Let it vote' }).check()
  const file = await saved(page, () => page.getByRole('button', { name: 'Export these settings' }).click())
  expect(JSON.parse(file)).toEqual({ kind: 'second-thought settings', schema: 1, policy: 'think', dial: null, votes: true, ladder: [{ model: 'mini' }, { model: 'base' }] })

  await page.getByRole('radio', { name: 'Auto', exact: true }).check()
  await page.getByRole('radio', { name: 'Base alone' }).check()
  await importSettings(page, file)
  await expect(page.getByRole('radio', { name: 'Always think' })).toBeChecked()
  await expect(page.getByRole('radio', { name: 'Mini, then Base' })).toBeChecked()
  await settings(page).getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('radio', { name: 'Auto', exact: true })).toBeChecked()
  await expect(page.getByRole('radio', { name: 'Base alone' })).toBeChecked()

  const larger = JSON.stringify({ ...JSON.parse(file) as object, ladder: [{ model: 'base' }, { model: 'owner/larger' }] })
  await importSettings(page, larger)
  await expect(settings(page)).toContainText('Missing here, and skipped until you fetch it under Models: owner/larger.')
  await page.reload()
  await expect(settings(page)).toContainText('Missing here')
  expect(JSON.parse(await saved(page, () => page.getByRole('button', { name: 'Export these settings' }).click()))).toEqual(JSON.parse(larger))
  await test.step('axe finds nothing', async () => {
    expect((await new AxeBuilder({ page }).include('main').analyze()).violations).toEqual([])
  })

  await test.step('fault 17: a server on a hand-made ladder is refused, and nothing changes', async () => {
    const before = await page.evaluate(() => localStorage.getItem('second-thought/settings'))
    await importSettings(page, file.replace('"model": "mini"', '"model": "remote:one"'))
    await expect(settings(page).getByRole('alert')).toContainText('it is a server, and those are added by hand, under Models')
    await importSettings(page, file.replace('"votes"', '"apiKey": "x", "votes"'))
    await expect(settings(page).getByRole('alert')).toContainText('Field “apiKey” has no place in such a file.')
    expect(await page.evaluate(() => localStorage.getItem('second-thought/settings'))).toBe(before)
  })
  await settings(page).getByRole('button', { name: 'Leave it out' }).click()
  await expect(settings(page)).not.toContainText('Missing here')
})

test('fault 17: no export holds an endpoint, a key or a consent, where a server has answered', async ({ page, watched }) => {
  const server = await startHostileServer()
  const address = server.baseUrl('none')
  watched.allowOrigin(address)
  const servers = page.getByRole('region', { name: 'Servers' })
  const card = servers.getByRole('article')
  await page.goto('./?backend=wasm#/models')
  await servers.getByRole('button', { name: 'Add a server' }).click()
  await servers.getByLabel('Address').fill(address)
  await servers.getByLabel('Your name for it').fill('Machine of mine')
  await servers.getByLabel('Key, where it needs one').fill(KEY)
  await servers.getByRole('button', { name: 'Add it' }).click()
  await card.getByRole('button', { name: 'Test the connection' }).click()
  await card.getByRole('button', { name: 'scripted', exact: true }).click()
  await card.getByRole('radio', { name: 'Always' }).check()
  await page.evaluate(() => { location.hash = '#/' })
  const chat = new Chat(page)
  await chat.ready()
  const turn = await chat.ask(OUT_OF_SCOPE)
  await expect(turn.answer()).toHaveText(ANSWER.join(''))
  await expect(turn.item).toContainText('Machine of mine')

  const json = await exported(page, OUT_OF_SCOPE, 'JSON')
  const files = [json, await exported(page, OUT_OF_SCOPE, 'Markdown'), await saved(page, () => list(page).getByRole('button', { name: 'Export all' }).click())]
  await page.evaluate(() => { location.hash = '#/settings' })
  files.push(await saved(page, () => page.getByRole('button', { name: 'Export these settings' }).click()))
  const id = await page.evaluate(() => /"id":"([^"]+)"/.exec(localStorage.getItem('second-thought/endpoints') ?? '')?.[1] ?? '')
  expect(id).not.toBe('')
  for (const file of files) for (const secret of [address, new URL(address).host, '127.0.0.1', 'Machine of mine', KEY, id, 'always']) expect(file).not.toContain(secret)
  for (const file of files.slice(0, 3)) expect(file).toContain('a server')

  await test.step('what it answered is still told as asked elsewhere after an import', async () => {
    await page.evaluate(() => { location.hash = '#/' })
    await importChats(page, json)
    await expect(list(page)).toContainText('Imported “')
    await expect((await chat.lastTurn()).item).toContainText('a server direct')
    await expect((await chat.lastTurn()).answer()).toHaveText(ANSWER.join(''))
    await expect(chat.meter()).toContainText('1 asked elsewhere')
  })
  await server.close()
})
