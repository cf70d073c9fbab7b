/** The chat as it opens for a person who has added a server. Knows no server. */
import type { Page } from '@playwright/test'
import type { Endpoint } from '../../src/core/remote/endpoint.ts'
import { Chat } from './chat.ts'

/** `share`: how much Auto doubts; 1 takes no answer of a model here for good enough. */
export async function openWithServer(page: Page, endpoint: Endpoint, share: number): Promise<Chat> {
  await page.addInitScript(([endpoints, settings]) => {
    localStorage.setItem('second-thought/endpoints', endpoints ?? '')
    localStorage.setItem('second-thought/settings', settings ?? '')
  }, [JSON.stringify({ schema: 1, endpoints: [endpoint] }), JSON.stringify({ share })])
  const chat = new Chat(page)
  await chat.open()
  return chat
}
