/** Unit tests: beside the code they test, plus the tests of the house's own rules, of remote calls over real sockets, of engines on scripted models and of a hybrid model in ONNX Runtime itself. Apart from vite.config.ts, which serves the app. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{src,workers,cli,bench,tools}/**/*.test.{ts,tsx}', 'e2e/{house,hybrid,remote,scripted}/**/*.test.ts'],
    environment: 'node',
    // Property tests on a slow two-core machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
