/** Builds the tests' own page: the app's engines alone, outside the app's build. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = dirname(fileURLToPath(import.meta.url))

export default defineConfig({
  root: here,
  base: './',
  publicDir: join(here, '../../public'),
  logLevel: 'error',
  worker: { format: 'es' },
  // The runtime is one large file on purpose.
  build: { target: 'es2022', assetsInlineLimit: 0, emptyOutDir: true, chunkSizeWarningLimit: 100_000, rolldownOptions: { input: join(here, 'engine.html') } },
})
