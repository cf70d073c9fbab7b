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

/** `nonce`: also lets in the inline scripts and styles that carry it (the development server needs a few); null in production. */
export function headers(nonce: string | null): Record<string, string> {
  const inline = nonce === null ? '' : ` 'nonce-${nonce}'`
  const policy = Object.entries(POLICY).map(([name, sources]) =>
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
