/** End-to-end tests: the real build in a real Chromium. `*.webgpu.spec.ts` run with WebGPU in software, all others without any. */
import { defineConfig } from '@playwright/test'
import { createServer } from 'node:net'
import { findBrowser, launchOptions } from './tools/browser.ts'

const browser = await findBrowser()
// Chosen once and inherited by the test processes, which read this file again.
const port = Number(process.env['E2E_PORT'] ??= String(await freePort()))

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/playwright',
  forbidOnly: true,
  retries: 0,
  // Timings are part of what is tested, and two browsers on two cores would disturb each other.
  workers: 1,
  // A cold start on a slow two-core machine takes tens of seconds; a hang is still told apart from slowness.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: { baseURL: `http://127.0.0.1:${port}/`, locale: 'en-US', timezoneId: 'UTC', trace: 'retain-on-failure' },
  projects: [
    { name: 'wasm', testIgnore: '**/*.webgpu.spec.ts', use: { launchOptions: launchOptions(browser, 'wasm') } },
    { name: 'webgpu', testMatch: '**/*.webgpu.spec.ts', timeout: 300_000, use: { launchOptions: launchOptions(browser, 'webgpu') } },
  ],
  webServer: {
    command: 'node --import tsx e2e/support/serve.ts', url: `http://127.0.0.1:${port}/`, timeout: 300_000,
    reuseExistingServer: false, stdout: 'ignore', stderr: 'pipe',
  },
})

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => { resolve(typeof address === 'object' && address !== null ? address.port : 0) })
    })
  })
}
