/** A server's model for the lab: tried once, then on the ladder of the headless page. */
import type { Page } from '@playwright/test'
import { type Endpoint, remoteModelId } from '../src/core/remote/endpoint.ts'
import { UserError } from './user-error.ts'

const ID = 'lab'

/** The model's id on the ladder. */
export const SERVER_MODEL = remoteModelId(ID)

/**
 * The page's address with the server on its ladder, and a page that knows its key.
 *
 * @throws UserError with what the server said.
 */
export async function openWithServer(page: Page, home: string, { baseUrl, model }: { readonly baseUrl: string; readonly model: string }): Promise<void> {
  const key = process.env['SECOND_THOUGHT_SERVER_KEY'] ?? null
  // Whoever names a server on the command line wants it asked.
  const untried: Endpoint = { id: ID, name: model, baseUrl, model, rule: 'always', reasoning: 'none', price: null, found: null }
  await page.goto(home)
  const test = await page.evaluate(([endpoint, secret]) => window.secondThought.testServer(endpoint, secret), [untried, key] as const)
  if (!test.ok) throw new UserError(`${baseUrl} can't be asked for ${model} (${test.code}: ${test.detail})`, 'check the address, the model\'s name, SECOND_THOUGHT_SERVER_KEY and whether it answers other origins (docs/serving.md)')
  const endpoint: Endpoint = { ...untried, found: test.found }
  await page.goto(`${home}&server=${encodeURIComponent(JSON.stringify(endpoint))}`)
  // Keys live in a visit's memory.
  if (key !== null) await page.evaluate(([to, secret]) => window.secondThought.testServer(to, secret), [endpoint, key] as const)
}
