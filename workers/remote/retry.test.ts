import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayRetry, retryAfterMs, waitMs } from './retry.ts'

describe('retries', () => {
  it('are for a busy or broken server, never for a refused key', () => {
    expect([429, 500, 503].every(mayRetry)).toBe(true)
    expect([200, 400, 401, 403, 404, 418].some(mayRetry)).toBe(false)
  })

  it('wait at least as long as the server asks and at most half as long again', () => {
    fc.assert(fc.property(fc.nat(2), fc.nat(60_000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (retry, asked, random) => {
      const wait = waitMs(retry, asked, () => random)
      expect(wait).toBeGreaterThanOrEqual(asked)
      expect(wait).toBeLessThanOrEqual(asked * 1.5 + 1)
    }))
    expect(waitMs(1, null, () => 0)).toBe(2 * waitMs(0, null, () => 0))
  })

  it.each([
    ['2', 2000], ['0.5', 500], ['Thu, 01 Jan 1970 00:01:40 GMT', 40_000], ['Thu, 01 Jan 1970 00:00:10 GMT', 0], ['soon', null], ['', null], [null, null], ['-3', null],
  ] as const)('reads Retry-After: %s', (header, ms) => {
    expect(retryAfterMs(header, 60_000)).toBe(ms)
  })
})
