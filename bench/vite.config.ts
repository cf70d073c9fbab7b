/** Builds and serves the bench's own page: the app's worker code beside the library's, outside the app's build. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { headers } from '../tools/headers.ts'

const here = dirname(fileURLToPath(import.meta.url))

export default defineConfig({
  root: join(here, 'page'),
  publicDir: join(here, '../public'),
  logLevel: 'error',
  worker: { format: 'es' },
  // The runtime is one large file on purpose.
  build: { target: 'es2022', assetsInlineLimit: 0, emptyOutDir: true, chunkSizeWarningLimit: 100_000, rolldownOptions: { input: join(here, 'page/bench.html') } },
  preview: { headers: headers(null) },
})
