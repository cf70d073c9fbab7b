/** A graphics device that is lost: real WebGPU, computed in software, whose device is destroyed under a running prompt. */
import type { Headless } from '../../src/headless/headless.ts'
import { expect, test } from '../support/test.ts'
import { DIRECT, answeringWorker, ask, openHeadless } from './headless-page.ts'

declare const secondThought: Headless

test('fault 10: a lost graphics device ends its turn with that cause, and WASM answers the next prompt', async ({ page }) => {
  await openHeadless(page, '?backend=webgpu')
  await answeringWorker(page).evaluate(() => {
    const { createCommandEncoder } = GPUDevice.prototype
    GPUDevice.prototype.createCommandEncoder = function (descriptor) {
      this.destroy()
      return createCommandEncoder.call(this, descriptor)
    }
  })
  const lost = await ask(page, { prompt: '7 + 8', policy: DIRECT })
  expect(lost.turn).toMatchObject({ backend: 'webgpu', outcome: 'failed', error: { code: 'device-lost' } })
  const next = await ask(page, { prompt: '7 + 8', policy: DIRECT })
  expect(next.turn).toMatchObject({ backend: 'wasm', error: null })
  expect(await page.evaluate(() => secondThought.status())).toMatchObject({ backend: 'wasm', verdicts: { webgpu: { state: 'unavailable' } } })
})
