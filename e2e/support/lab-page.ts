/** The Lab page as a person finds it: by roles and names. Knows no component and no store. */
import { expect, type Locator, type Page } from '@playwright/test'

export class LabOnPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Opens the page by its address and waits until every view is drawn. */
  async open(search = '?backend=wasm'): Promise<void> {
    await this.page.goto(`./${search}#/lab`)
    await this.drawn()
  }

  async drawn(): Promise<void> {
    await expect(this.figure('How much thinking is enough')).toBeVisible({ timeout: 60_000 })
  }

  figure(title: string): Locator {
    return this.page.getByRole('region', { name: title, exact: true })
  }

  slider(name: string): Locator {
    return this.page.getByRole('slider', { name, exact: true })
  }

  /** Unfolds a view's numbers and gives the rows of its table, the head left out. */
  async rows(title: string): Promise<string[][]> {
    const figure = this.figure(title)
    const details = figure.locator('details')
    if (await details.getAttribute('open') === null) await figure.getByText('The numbers as a table').click()
    await expect(details.locator('tbody tr').first()).toBeVisible()
    return details.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')))
  }

  async give(name: string, text: string): Promise<void> {
    await this.page.getByLabel('Trace or suite file').setInputFiles({ name, mimeType: 'application/x-ndjson', buffer: Buffer.from(text) })
  }

  /** What went wrong, in the page's words. */
  trouble(): Locator {
    return this.page.getByRole('region', { name: 'Trace', exact: true }).getByRole('alert')
  }
}
