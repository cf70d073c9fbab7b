/** For unit tests: a `fetch` that answers from a list, and what it was asked; disks and a clock that need no waiting. Scripted: no model answers. */
import type { SentRequest } from '../../src/core/remote/sent-request.ts'
import type { KeyDisk, SealedKey } from './keys.ts'
import type { RequestDisk } from './request-log.ts'

export interface FakeServer {
  readonly fetch: typeof globalThis.fetch
  readonly asked: { readonly url: string; readonly init: RequestInit }[]
}

export function fakeServer(answer: (url: string, asked: number) => Response | Promise<Response>): FakeServer {
  const asked: { url: string; init: RequestInit }[] = []
  return {
    asked,
    fetch: async (url, init) => {
      asked.push({ url: String(url), init: init ?? {} })
      return answer(String(url), asked.length)
    },
  }
}

export function streamed(events: readonly unknown[]): Response {
  const text = events.map((event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`).join('')
  return new Response(text, { headers: { 'content-type': 'text/event-stream' } })
}

/** An answer word for word, with its usage. */
export function answering(words: readonly string[], usage: unknown = { prompt_tokens: 9, completion_tokens: words.length + 1, prompt_tokens_details: { cached_tokens: 3 } }): Response {
  return streamed([
    ...words.map((content) => ({ choices: [{ delta: { content }, logprobs: { content: [{ token: content, logprob: -0.5, top_logprobs: [{ token: content, logprob: -0.5 }] }] } }] })),
    { choices: [{ delta: {}, finish_reason: 'stop' }] },
    ...(usage === null ? [] : [{ choices: [], usage }]),
    '[DONE]',
  ])
}

export function fakeDisk(): RequestDisk & KeyDisk & { readonly dump: () => string } {
  const requests = new Map<string, SentRequest>()
  const keys = new Map<string, SealedKey>()
  return {
    requests: async () => [...requests.values()],
    putRequest: async (request) => void requests.set(request.id, request),
    dropBefore: async (at) => { for (const one of requests.values()) if (one.at < at) requests.delete(one.id) },
    clearRequests: async () => requests.clear(),
    keys: async () => [...keys.values()],
    putKey: async (key) => void keys.set(key.endpoint, key),
    dropKey: async (endpoint) => void keys.delete(endpoint),
    dump: () => JSON.stringify([...requests.values(), ...[...keys.values()].map((key) => ({ ...key, sealed: String.fromCharCode(...key.sealed) }))]),
  }
}
