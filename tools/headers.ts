/** The one list of response headers the app is served with; docs/hosting.md tells hosts to send the same. Knows no server. */

/** Document and worker alike: a document's policy does not bind its worker, whose own response must carry it. */
const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self'",
  'connect-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' data: blob:",
  'manifest-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/** The network worker's script, built (`/assets/network.worker-….js`) and as the development server names it. */
const NETWORK_WORKER = /\/(?:assets\/network\.worker-[\w-]+\.js|workers\/network\.worker\.ts)$/

/** A header is fixed when it is sent and can't list what a person allows later: the worker's own gate decides within this. */
const ANYWHERE = 'https: http://127.0.0.1:* http://localhost:*'

/** Whether this address, without its origin, is the one script that may talk to other origins. */
export function leavesTheOrigin(address: string): boolean {
  return NETWORK_WORKER.test(address.replace(/[?#].*$/s, ''))
}

/** `address`: of what is sent, without its origin. `nonce`: also lets in the inline scripts and styles that carry it (the development server needs a few); null in production. */
export function headers(nonce: string | null, address = '/'): Record<string, string> {
  const inline = nonce === null ? '' : ` 'nonce-${nonce}'`
  const sourcesOf = { ...POLICY, ...(leavesTheOrigin(address) ? { 'connect-src': ANYWHERE } : {}) }
  const policy = Object.entries(sourcesOf).map(([name, sources]) =>
    `${name} ${sources}${name === 'script-src' || name === 'style-src' ? inline : ''}`)
  return {
    'Content-Security-Policy': policy.join('; '),
    // Isolation: fine-grained clocks for the meter, and threads for a runtime that profits from them.
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  }
}
