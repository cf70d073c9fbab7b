/** The Models page as a person finds it: by roles and names. Knows no component and no store. */
import { expect, type Locator, type Page } from '@playwright/test'

export class ModelsOnPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await this.page.goto('./?backend=wasm#/models')
    await expect(this.page.getByRole('heading', { name: 'Models', exact: true })).toBeVisible()
  }

  async useHub(address: string): Promise<void> {
    await this.page.getByLabel('Hub address').fill(address)
    await this.page.getByRole('button', { name: 'Use it' }).click()
    await expect(this.page.getByText('Models are now looked up there.')).toBeVisible()
  }

  async look(name: string): Promise<Locator> {
    await this.page.getByLabel('Id or address').fill(name)
    await this.page.getByRole('button', { name: 'Look it up' }).click()
    return this.page.getByRole('list', { name: 'Looked up' }).getByRole('listitem', { name, exact: true })
  }

  /** Looks a model up and starts its download. */
  async download(name: string): Promise<void> {
    await (await this.look(name)).getByRole('button', { name: /^Download / }).click()
  }

  /** A model's row among those on this device. */
  row(repo: string): Locator {
    return this.page.getByRole('region', { name: 'On this device' }).getByRole('listitem', { name: repo, exact: true })
  }

  async there(repo: string): Promise<void> {
    await expect(this.row(repo).getByText('every file verified')).toBeVisible({ timeout: 60_000 })
  }

  /** Writes down from now on what is said of downloads: what stands for half a second only would be missed by looking now and then. */
  async listen(): Promise<() => Promise<readonly string[]>> {
    const said = await this.page.evaluateHandle(() => {
      const words: string[] = []
      new MutationObserver(() => { for (const { textContent } of document.querySelectorAll('output')) if (textContent !== words.at(-1)) words.push(textContent) })
        .observe(document.body, { subtree: true, childList: true, characterData: true })
      return words
    })
    return () => said.jsonValue()
  }

  progress(repo: string): Locator {
    return this.row(repo).getByRole('progressbar')
  }

  /** Every file in the origin's own file system, with its size. */
  files(): Promise<Record<string, number>> {
    return this.page.evaluate(async () => {
      const found: Record<string, number> = {}
      async function walk(folder: FileSystemDirectoryHandle, path: string): Promise<void> {
        for await (const [name, handle] of (folder as unknown as { entries(): AsyncIterable<[string, FileSystemHandle]> }).entries()) {
          if (handle.kind === 'directory') await walk(handle as FileSystemDirectoryHandle, `${path}${name}/`)
          else found[`${path}${name}`] = (await (handle as FileSystemFileHandle).getFile()).size
        }
      }
      await walk(await navigator.storage.getDirectory(), '')
      return found
    })
  }
}
