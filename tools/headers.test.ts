import { describe, expect, it } from 'vitest'
import { headers } from './headers.ts'

const connect = (address: string): string | undefined => /connect-src ([^;]+)/.exec(headers(null, address)['Content-Security-Policy'] ?? '')?.[1]

describe('the headers', () => {
  it.each([
    '/assets/network.worker-C0ffee_1-.js', '/below/a/path/assets/network.worker-abc.js', '/workers/network.worker.ts?worker_file&type=module',
  ])('let the network worker leave the origin: %s', (address) => {
    expect(connect(address)).toBe('https: http://127.0.0.1:* http://localhost:*')
  })

  it.each([
    '/', '/index.html', '/assets/inference.worker-abc.js', '/assets/network.worker-abc.js/x', '/assets/index.js?/assets/network.worker-abc.js', '/assets/not-network.worker-abc.js',
  ])('keep everything else at home: %s', (address) => {
    expect(connect(address)).toBe("'self'")
  })
})
