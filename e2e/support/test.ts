/** The `test` of every spec: it also fails when anything in the browser asks another origin, throws, or is blocked by the content policy. */
import { test as base, expect } from '@playwright/test'

export interface Watched {
  /** Every request of the context, worker requests included. */
  readonly requests: readonly string[]
  /** Errors a test provokes on purpose: matched messages do not fail it. */
  readonly allowErrors: (pattern: RegExp) => void
  /** Another origin that a person told the app to talk to in this test, by any address of it. */
  readonly allowOrigin: (address: string) => void
}

export const test = base.extend<{ watched: Watched }>({
  watched: [async ({ context, baseURL }, use) => {
    const origin = new URL(baseURL ?? '').origin
    const requests: string[] = []
    const errors: string[] = []
    const allowed: RegExp[] = []
    const origins = new Set([origin])
    context.on('request', (request) => requests.push(request.url()))
    context.on('weberror', (error) => errors.push(String(error.error())))
    context.on('console', (message) => {
      if (message.type() === 'error' && message.text().includes('Content Security Policy')) errors.push(message.text())
    })
    await use({ requests, allowErrors: (pattern) => { allowed.push(pattern) }, allowOrigin: (address) => { origins.add(new URL(address).origin) } })
    const foreign = requests.filter((url) => !url.startsWith('data:') && !url.startsWith('blob:') && !origins.has(new URL(url).origin))
    expect(foreign, 'requests to another origin').toEqual([])
    expect(errors.filter((error) => !allowed.some((pattern) => pattern.test(error))), 'errors in the page').toEqual([])
  }, { auto: true }],
})

export { expect }
