/** The chat as a person finds it: by roles and names. Knows no component and no store. */
import { expect, type Locator, type Page } from '@playwright/test'

export type Kind = 'Auto' | 'Direct' | 'Think'

export class Chat {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Opens the app and waits for its model. `search` such as `?record=runs`. */
  async open(search = '?backend=wasm'): Promise<void> {
    await this.page.goto(`./${search}`)
    await this.ready()
  }

  async ready(): Promise<void> {
    await expect(this.page.getByRole('link', { name: /^Running on the/ })).toBeVisible({ timeout: 90_000 })
  }

  field(): Locator {
    return this.page.getByRole('textbox', { name: 'Prompt', exact: true })
  }

  askButton(): Locator {
    return this.page.getByRole('form', { name: 'Ask' }).getByRole('button', { name: 'Ask' })
  }

  /** Sends a prompt and waits until its turn has ended, however. */
  async ask(prompt: string, kind: Kind = 'Auto'): Promise<TurnOnPage> {
    const turn = await this.send(prompt, kind)
    await expect(turn.why()).toBeVisible({ timeout: 90_000 })
    return turn
  }

  async send(prompt: string, kind: Kind = 'Auto'): Promise<TurnOnPage> {
    const before = await this.items().count()
    await this.field().fill(prompt)
    await this.page.getByRole('radio', { name: kind, exact: true }).check({ force: true })
    await this.field().press('Enter')
    await expect(this.items()).toHaveCount(before + 2)
    return new TurnOnPage(this.items().nth(before), this.items().nth(before + 1))
  }

  /** The turn that stands last on the page. */
  async lastTurn(): Promise<TurnOnPage> {
    await expect(this.items()).not.toHaveCount(0)
    const count = await this.items().count()
    return new TurnOnPage(this.items().nth(count - 2), this.items().nth(count - 1))
  }

  /** The three numbers of the prompt's meter. */
  meterNumber(name: 'of always-think' | 'tokens' | 'token' | 'seconds'): Locator {
    return this.meter().locator('dl').first().locator('> div').filter({ has: this.page.getByText(name, { exact: true }) }).locator('dd')
  }

  meter(): Locator {
    return this.page.getByRole('complementary', { name: 'Meter' })
  }

  items(): Locator {
    return this.page.getByRole('region', { name: 'Conversation', exact: true }).locator('> ol > li')
  }
}

/** A prompt and what became of it. */
export class TurnOnPage {
  readonly prompt: Locator
  readonly item: Locator

  constructor(prompt: Locator, item: Locator) {
    this.prompt = prompt
    this.item = item
  }

  answer(): Locator {
    return this.item.getByLabel('Answer', { exact: true })
  }

  /** The folded thought of this turn. */
  thought(): Locator {
    return this.item.locator('details').filter({ hasText: /^(Thought|Thinking), / })
  }

  why(): Locator {
    return this.item.getByRole('button', { name: 'Why' })
  }

  /** Opens the second layer and gives its table's row of a rung: answer, confidence, tokens, FLOPs, time. */
  async rung(name: 'direct' | 'think'): Promise<string[]> {
    await this.openWhy()
    return this.item.getByRole('row').filter({ has: this.item.page().getByRole('rowheader', { name }) }).getByRole('cell').allInnerTexts()
  }

  /** The sentence that says what one pass read, reused and generated. */
  async counts(name: 'direct' | 'think'): Promise<string> {
    await this.openWhy()
    const detail = this.item.locator('details').filter({ hasText: `Measured in the ${name} pass` })
    if (await detail.getAttribute('open') === null) await detail.locator('summary').first().click()
    return detail.getByText(/prompt tokens? read/).innerText()
  }

  private async openWhy(): Promise<void> {
    if (await this.why().getAttribute('aria-expanded') !== 'true') await this.why().click()
  }
}
