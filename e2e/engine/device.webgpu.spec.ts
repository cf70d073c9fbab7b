/** A graphics device that is lost: real WebGPU, computed in software, whose device is destroyed under a running prompt. */
import type { Page } from '@playwright/test'
import type { Headless } from '../../src/headless/headless.ts'
import { expect, test } from '../support/test.ts'
import { DIRECT, answeringWorker, ask, openHeadless } from './headless-page.ts'

declare const secondThought: Headless

/** Of the worker that answers now: another one has a device of its own. */
async function loseDevice(page: Page): Promise<void> {
  await answeringWorker(page).evaluate(() => {
    const { createCommandEncoder } = GPUDevice.prototype
    GPUDevice.prototype.createCommandEncoder = function (descriptor) {
      this.destroy()
      return createCommandEncoder.call(this, descriptor)
    }
  })
}

test('fault 10: a lost graphics device costs its turn no answer: the model is loaded in a new worker and asked once more; after two losses it is on WASM', async ({ page }) => {
  await openHeadless(page, '?backend=webgpu')
  await loseDevice(page)
  const first = await ask(page, { prompt: '7 + 8', policy: DIRECT })
  expect(first.turn).toMatchObject({ backend: 'webgpu', error: null, lost: { code: 'device-lost', askedAgain: true } })
  expect(await page.evaluate(() => secondThought.status())).toMatchObject({ backend: 'webgpu', verdicts: { webgpu: { state: 'right' } } })

  await loseDevice(page)
  const second = await ask(page, { prompt: '7 + 9', policy: DIRECT })
  expect(second.turn).toMatchObject({ backend: 'wasm', error: null, lost: { code: 'device-lost', askedAgain: true } })
  expect(await page.evaluate(() => secondThought.status())).toMatchObject({ backend: 'wasm', verdicts: { webgpu: { state: 'unavailable', reason: 'lost' } } })
  expect((await ask(page, { prompt: '7 + 8', policy: DIRECT })).turn).toMatchObject({ backend: 'wasm', error: null, lost: null, answer: first.turn.answer })
})
