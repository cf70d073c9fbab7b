/** How the app is built and served: two pages, one module worker, relative addresses, strict headers. */
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { type Connect, type Plugin, defineConfig } from 'vite'
import { headers } from './tools/headers.ts'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string }
/** The recorded traces that ship; the Lab page lists them. */
const lab = new URL('public/lab/', import.meta.url)
const labTraces = existsSync(lab) ? readdirSync(lab) : []
/** The app, and the page without a face that `npm run lab` drives. */
const pages = ['index.html', 'headless.html']

export default defineConfig(({ command }) => {
  const nonce = command === 'serve' ? randomUUID() : null
  return {
    // Relative, so that the built app works below any path.
    base: './',
    // A missing file is a 404 here too, never the app's page with status 200.
    appType: 'mpa',
    plugins: [react(), sendHeaders(nonce)],
    define: { __APP_VERSION__: JSON.stringify(version), __LAB_TRACES__: JSON.stringify(labTraces) },
    worker: { format: 'es' },
    build: {
      target: 'es2022',
      // Nothing as data: addresses, which the policy refuses for scripts and fonts.
      assetsInlineLimit: 0,
      rolldownOptions: { input: pages },
      // In the worker alone: the runtime's library of 1 MB, and web-llm's of 6 MB, a chunk that only its models load.
      chunkSizeWarningLimit: 6500,
    },
    ...(nonce === null ? {} : { html: { cspNonce: nonce } }),
    // Known beforehand: found only once the worker runs, they would reload the page in the middle of its first load.
    optimizeDeps: { include: ['@huggingface/transformers', 'onnxruntime-web/webgpu', '@mlc-ai/web-llm'] },
  }
})

/** Every response's headers by its address: Vite's own option gives all the same, and one script may do more. */
function sendHeaders(nonce: string | null): Plugin {
  const send = (nonceOf: string | null): Connect.NextHandleFunction => (request, response, next) => {
    for (const [name, value] of Object.entries(headers(nonceOf, request.url))) response.setHeader(name, value)
    next()
  }
  return {
    name: 'send-headers',
    configureServer: ({ middlewares }) => { middlewares.use(send(nonce)) },
    configurePreviewServer: ({ middlewares }) => { middlewares.use(send(null)) },
  }
}
