/** Downloads by the app's own network worker from a hub on this machine: the weights are made up, all else is real. Faults 1 to 6. */
import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { HUB_CATALOGUE } from '../../src/core/models/hub-catalogue.ts'
import { type HubServer, madeUpRepo, startHub } from '../support/hub-server.ts'
import { ModelsOnPage } from '../support/models-page.ts'
import { expect, test as base } from '../support/test.ts'

const REPO = madeUpRepo('made/up')
const WEIGHTS = 'onnx/model_quantized.onnx'
const FOLDER = `models/${REPO.id}/${REPO.commit}`
const LISTED_NAME = HUB_CATALOGUE[0]?.name ?? ''
const LISTED = madeUpRepo(HUB_CATALOGUE[0]?.repo ?? '')
/** Of the lists, and not on this hub. */
const ABSENT = HUB_CATALOGUE[1]?.repo ?? ''
/** What is fetched for q8, and nothing else of the repository. */
const NEEDED = ['config.json', 'generation_config.json', 'tokenizer.json', 'tokenizer_config.json', WEIGHTS]
const OTHERS = [
  madeUpRepo('made/torch', { 'onnx/model_quantized.onnx': null, 'onnx/model_q4.onnx': null }), madeUpRepo('gated/model'),
  madeUpRepo('made/mamba', { 'config.json': Buffer.from('{"model_type":"mamba"}') }),
  madeUpRepo('made/parts', { 'onnx/model_quantized.onnx': null, 'onnx/model_q4.onnx': null, 'onnx/decoder_model_merged.onnx': Buffer.from('x') }),
]

const test = base.extend<{ hub: HubServer; models: ModelsOnPage }>({
  hub: async ({ watched }, use) => {
    const hub = await startHub([REPO, LISTED, ...OTHERS])
    watched.allowOrigin(hub.url)
    await use(hub)
    await hub.close()
  },
  models: async ({ page, hub }, use) => {
    const models = new ModelsOnPage(page)
    await models.open()
    await models.useHub(hub.url)
    await use(models)
  },
})

/** SHA-256 of a file in the origin's own file system. */
async function hashOf(page: Page, path: string): Promise<string> {
  return page.evaluate(async (asked) => {
    let folder = await navigator.storage.getDirectory()
    const parts = asked.split('/')
    for (const name of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(name)
    const file = await (await folder.getFileHandle(parts.at(-1) ?? '')).getFile()
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
  }, path)
}

test.describe('a model of a hub', () => {
  test('is looked at before anything is sent, fetched whole, verified, kept over a reload, and deleted', async ({ page, hub, models }) => {
    expect(hub.requests).toEqual([])
    const looked = await models.look(REPO.id)
    await expect(looked.getByText(/licence mit · reads 2,048 tokens · no thinking switch · llama/)).toBeVisible()
    await expect(looked.getByText(/Fits here|May be too much here/)).toBeVisible()
    expect(hub.fetched().filter((file) => file.includes('.onnx'))).toEqual([])
    await looked.getByRole('button', { name: /^Download 3\.0/ }).click()
    await models.there(REPO.id)
    expect(Object.keys(await models.files()).toSorted()).toEqual([...NEEDED, 'manifest.json'].map((file) => `${FOLDER}/${file}`).toSorted())
    const promised = createHash('sha256').update(REPO.files[WEIGHTS] ?? '').digest('hex')
    expect(await hashOf(page, `${FOLDER}/${WEIGHTS}`)).toBe(promised)

    await page.reload()
    await models.there(REPO.id)
    await models.row(REPO.id).getByRole('button', { name: 'Delete …' }).click()
    await models.row(REPO.id).getByRole('button', { name: /^Delete 3\.0/ }).click()
    await expect(models.row(REPO.id)).toHaveCount(0)
    expect(await models.files()).toEqual({})
  })

  test('of the lists is shown under the field too where its id is typed, by keyboard alone, and brings to its row once it comes', async ({ page, models }) => {
    const id = page.getByLabel('Id or address')
    await id.press('Enter')
    await expect(page.getByText('Write the id of a model first')).toBeVisible()
    await id.fill(LISTED.id)
    await id.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: `Found ${LISTED.id}, in 2 quantisations. It is ${LISTED_NAME} of the lists above.` })).toBeVisible()
    const looked = page.getByRole('list', { name: 'Looked up' }).getByRole('listitem', { name: LISTED.id, exact: true })
    await expect(page.getByRole('region', { name: 'Models to fetch' })).toContainText('You looked it up: see under “Any other model”.')
    await looked.getByRole('button', { name: /^Download / }).press('Enter')
    await models.there(LISTED.id)
    await expect(looked.getByRole('button', { name: /^Show / })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(models.row(LISTED.id)).toBeFocused()
    await looked.getByRole('button', { name: /^Put / }).press('Enter')
    await expect(id).toBeFocused()
    await expect(looked).toHaveCount(0)
  })

  test('that can\'t be had leaves the focus on the row\'s next action once that is closed or tried again, by keyboard alone', async ({ page, hub, models }) => {
    const listed = (repo: string) => page.getByRole('region', { name: 'Models to fetch' }).getByRole('listitem', { name: repo, exact: true })
    const absent = listed(ABSENT)
    await absent.getByRole('button', { name: /^Look at / }).press('Enter')
    await absent.getByRole('alert').getByRole('button').press('Enter')
    await expect(absent.getByRole('alert')).toHaveCount(0)
    await expect(absent.getByRole('button', { name: /^Look at / })).toBeFocused()

    const there = listed(LISTED.id)
    hub.fault('listing', { kind: 'html' })
    await there.getByRole('button', { name: /^Look at / }).press('Enter')
    await there.getByRole('button', { name: 'Try again' }).press('Enter')
    await expect(there.getByRole('button', { name: 'Put away' })).toBeFocused()

    hub.fault(WEIGHTS, { kind: 'status', status: 404 }, 2)
    await there.getByRole('button', { name: /^Download / }).press('Enter')
    const row = models.row(LISTED.id)
    await row.getByRole('button', { name: 'Try again' }).press('Enter')
    await expect(row).toBeFocused()
    await expect(row.getByRole('alert')).toBeVisible()
    await row.getByRole('button', { name: 'Cancel' }).press('Enter')
    await expect(row).toHaveCount(0)
    await expect(page.getByRole('heading', { name: 'On this device' })).toBeFocused()
  })

  test('is paused with its bytes kept, and resumed after a reload from that very byte', async ({ page, hub, models }) => {
    hub.fault(WEIGHTS, { kind: 'stall', at: 1_500_000 })
    await models.download(REPO.id)
    await expect(models.row(REPO.id).getByText(/^1\.5\s?MB of 3\.0/)).toBeVisible()
    await models.row(REPO.id).getByRole('button', { name: 'Pause' }).press('Enter')
    await expect(models.row(REPO.id).getByText('Paused; what has arrived is kept')).toBeVisible()
    await expect(models.row(REPO.id).getByRole('button', { name: 'Resume' })).toBeFocused()
    const kept = (await models.files())[`${FOLDER}/${WEIGHTS}`] ?? 0
    expect(kept).toBeGreaterThan(1_400_000)
    await page.reload()
    await models.row(REPO.id).getByRole('button', { name: 'Resume' }).click()
    await models.there(REPO.id)
    expect(hub.fetched().filter((file) => file.startsWith(WEIGHTS))).toEqual([`${WEIGHTS}@0`, `${WEIGHTS}@${kept}`])
  })

  test('that is cancelled leaves nothing, not even while nothing comes', async ({ hub, models }) => {
    hub.fault(WEIGHTS, { kind: 'stall', at: 1_000_000 })
    await models.download(REPO.id)
    await expect(models.row(REPO.id).getByText(/^1\.0\s?MB of 3\.0/)).toBeVisible()
    await models.row(REPO.id).getByRole('button', { name: 'Cancel' }).click()
    await expect(models.row(REPO.id)).toHaveCount(0)
    expect(await models.files()).toEqual({})
  })

  test('is not fetched by two tabs at once', async ({ context, page, hub, models }) => {
    hub.fault(WEIGHTS, { kind: 'stall', at: 1_000_000 })
    await models.download(REPO.id)
    await expect(models.row(REPO.id).getByText(/^1\.0\s?MB of 3\.0/)).toBeVisible()
    const other = new ModelsOnPage(await context.newPage())
    await other.open()
    await expect(other.row(REPO.id).getByText('Another tab of this browser is downloading it')).toBeVisible()
    await other.page.close()
    await page.bringToFront()
    await models.row(REPO.id).getByRole('button', { name: 'Cancel' }).click()
    await expect(models.row(REPO.id)).toHaveCount(0)
  })

  test('all go with one confirmation', async ({ hub, models }) => {
    await models.download(REPO.id)
    await models.there(REPO.id)
    expect(hub.requests.every(({ method }) => method === 'GET')).toBe(true)
    await models.page.getByRole('button', { name: 'Delete all downloaded models …' }).click()
    await models.page.getByRole('button', { name: 'Delete them all' }).click()
    await expect(models.page.getByText('Nothing was downloaded yet.')).toBeVisible()
    expect(await models.files()).toEqual({})
  })

  test('survives the loss of the worker that fetches it', async ({ page, hub, models, watched }) => {
    watched.allowErrors(/./)
    hub.fault(WEIGHTS, { kind: 'stall', at: 1_500_000 })
    await models.download(REPO.id)
    await expect(models.row(REPO.id).getByText(/^1\.5\s?MB of 3\.0/)).toBeVisible()
    await page.workers().find((worker) => worker.url().includes('network.worker'))?.evaluate(() => { self.close() })
    await expect(page.getByText('The part of this app that downloads stopped and was started again.')).toBeVisible()
    await models.row(REPO.id).getByRole('button', { name: 'Resume' }).click()
    await models.there(REPO.id)
  })
})

test.describe('faults of models and storage', () => {
  test('fault 1: a line that is cut at 30 % is taken up again by itself, and half a file never passes for a whole one', async ({ hub, models }) => {
    hub.fault(WEIGHTS, { kind: 'cut', at: 900_000 })
    hub.fault(WEIGHTS, { kind: 'cut', at: 2_000_000 })
    await models.download(REPO.id)
    await models.there(REPO.id)
    const [first, ...later] = hub.fetched().filter((file) => file.startsWith(WEIGHTS))
    expect(first).toBe(`${WEIGHTS}@0`)
    expect(later.length).toBe(2)
    expect(await hashOf(models.page, `${FOLDER}/${WEIGHTS}`)).toBe(createHash('sha256').update(REPO.files[WEIGHTS] ?? '').digest('hex'))
  })

  test('fault 2: a transfer that stands still is cut by the watchdog and tried again', async ({ hub, models }) => {
    hub.fault(WEIGHTS, { kind: 'stall', at: 1_200_000 })
    const said = await models.listen()
    await models.download(REPO.id)
    await models.there(REPO.id)
    expect(await said()).toContain('Nothing came for a while: trying again by itself (1 of 5)')
    expect(hub.fetched().filter((file) => file.startsWith(WEIGHTS)).length).toBe(2)
  })

  test('fault 3: a flipped byte is noticed, that one file is fetched once more, and named if it comes wrong again', async ({ hub, models }) => {
    hub.fault(WEIGHTS, { kind: 'flip', at: 1_234_567 })
    await models.download(REPO.id)
    await models.there(REPO.id)
    expect(hub.fetched().filter((file) => file.startsWith(WEIGHTS))).toEqual([`${WEIGHTS}@0`, `${WEIGHTS}@0`])

    await models.row(REPO.id).getByRole('button', { name: 'Delete …' }).click()
    await models.row(REPO.id).getByRole('button', { name: /^Delete 3\.0/ }).click()
    await expect(models.row(REPO.id)).toHaveCount(0)
    hub.fault(WEIGHTS, { kind: 'flip', at: 5 }, 2)
    const before = hub.fetched().length
    await models.page.getByRole('list', { name: 'Looked up' }).getByRole('button', { name: /^Download / }).click()
    await expect(models.row(REPO.id).getByRole('alert')).toContainText(`${WEIGHTS} came with other bytes`)
    expect(Object.keys(await models.files())).not.toContain(`${FOLDER}/manifest.json`)
    await models.row(REPO.id).getByRole('button', { name: 'Fetch that file again' }).click()
    await models.there(REPO.id)
    expect(hub.fetched().slice(before).filter((file) => !file.startsWith(WEIGHTS)).length).toBe(NEEDED.length - 1)
  })

  test('fault 3: a byte flipped on disk is found by checking the files, and mended', async ({ page, hub, models }) => {
    await models.download(REPO.id)
    await models.there(REPO.id)
    await page.evaluate(async (path) => {
      let folder = await navigator.storage.getDirectory()
      const parts = path.split('/')
      for (const name of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(name)
      const writer = await (await folder.getFileHandle(parts.at(-1) ?? '')).createWritable({ keepExistingData: true })
      await writer.write({ type: 'write', position: 77, data: Uint8Array.of(0, 1, 2, 3) })
      await writer.close()
    }, `${FOLDER}/${WEIGHTS}`)
    const before = hub.fetched().length
    await models.row(REPO.id).getByRole('button', { name: 'Check its files' }).click()
    await expect.poll(() => hub.fetched().slice(before)).toEqual([`${WEIGHTS}@0`])
    await models.there(REPO.id)
    expect(await hashOf(page, `${FOLDER}/${WEIGHTS}`)).toBe(createHash('sha256').update(REPO.files[WEIGHTS] ?? '').digest('hex'))
  })

  test('fault 4: 404, 403 and a web page in place of a file are told apart, each with its file and next step', async ({ hub, models }) => {
    hub.fault(WEIGHTS, { kind: 'status', status: 404 })
    await models.download(REPO.id)
    await expect(models.row(REPO.id).getByRole('alert')).toContainText(`${WEIGHTS} is listed but no longer there (404)`)
    hub.fault(WEIGHTS, { kind: 'html' })
    await models.row(REPO.id).getByRole('button', { name: 'Try again' }).click()
    await expect(models.row(REPO.id).getByRole('alert')).toContainText(`A web page came in place of ${WEIGHTS}`)
    hub.fault(WEIGHTS, { kind: 'status', status: 403 })
    await models.row(REPO.id).getByRole('button', { name: 'Try again' }).click()
    await expect(models.row(REPO.id).getByRole('alert')).toContainText(`The hub refuses ${WEIGHTS}`)
    await expect(models.row(REPO.id).getByRole('link', { name: /See its page/ })).toBeVisible()
    expect(Object.keys(await models.files())).not.toContain(`${FOLDER}/manifest.json`)
  })

  test('fault 4: what can be known before is said before anything large is fetched, at the field and one at a time', async ({ page, hub, models }) => {
    const mistake = page.getByRole('region', { name: 'Any other model' }).getByRole('alert')
    const says = async (name: string, words: RegExp): Promise<void> => {
      await models.look(name)
      await expect(mistake).toContainText(words)
    }
    await says('no id', /looks like owner\/name/)
    await says('http://example.org/a/b', /Only https is safe/)
    await says('made/nothing', /No such model is listed there/)
    await says('gated/model', /accept their terms/)
    await says('made/torch', /no ONNX files/)
    await says('made/parts', /none that is a whole text model/)
    await says('made/mamba', /type "mamba" keep a state that every token rewrites/)
    hub.fault('listing', { kind: 'html' })
    await says(REPO.id, /A web page came in place of the listing/)
    await page.getByLabel('Id or address').fill('made')
    await expect(mistake).toHaveCount(0)
    expect(hub.fetched().filter((file) => file.includes('.onnx'))).toEqual([])
  })

  test('fault 5: storage that will not do is said before the start; what runs out on the way keeps its bytes', async ({ page, hub, models, baseURL }) => {
    const origin = new URL(baseURL ?? '').origin
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2_000_000 })
    await models.download(REPO.id)
    const row = models.row(REPO.id)
    await expect(row.getByRole('alert')).toContainText(/Not enough free space: 3\.0\s?MB are still to come/)
    expect(hub.fetched().filter((file) => file.includes('.onnx'))).toEqual([])

    await devtools.send('Storage.overrideQuotaForOrigin', { origin })
    hub.fault(WEIGHTS, { kind: 'stall', at: 700_000 })
    await row.getByRole('button', { name: 'Free space, then try again' }).click()
    await expect(row.getByText(/^720\s?kB of 3\.0/)).toBeVisible()
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 750_000 })
    // The watchdog cuts the line that stands still, and the rest comes at once.
    await expect(row.getByRole('alert')).toContainText(/Not enough free space: \d\.\d\s?MB are still to come/, { timeout: 60_000 })
    expect((await models.files())[`${FOLDER}/${WEIGHTS}`]).toBeGreaterThanOrEqual(700_000)

    await devtools.send('Storage.overrideQuotaForOrigin', { origin })
    await row.getByRole('button', { name: 'Free space, then try again' }).click()
    await models.there(REPO.id)
  })

  test('fault 6: storage that the browser took back is noticed, and fetched again at a click', async ({ page, hub, models, baseURL }) => {
    await models.download(REPO.id)
    await models.there(REPO.id)
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Storage.clearDataForOrigin', { origin: new URL(baseURL ?? '').origin, storageTypes: 'file_systems' })
    await page.reload()
    await expect(models.row(REPO.id).getByRole('alert')).toContainText('the browser took its storage back')
    const before = hub.fetched().length
    await models.row(REPO.id).getByRole('button', { name: 'Fetch it again' }).click()
    await models.there(REPO.id)
    expect(hub.fetched().slice(before).filter((file) => file.startsWith(WEIGHTS))).toEqual([`${WEIGHTS}@0`])
  })
})
