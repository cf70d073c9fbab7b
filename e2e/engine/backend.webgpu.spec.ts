/** Real WebGPU, computed in software: the same text as WASM, a passed self-test, and no buffer left behind. */
import type { Headless } from '../../src/headless/headless.ts'
import { expect, test } from '../support/test.ts'
import { DIRECT, THINK, answeringWorker, ask, openHeadless } from './headless-page.ts'

declare const secondThought: Headless

const SHORT = [
  { prompt: '7 + 8', policy: DIRECT }, { prompt: 'sort 3 1 2', policy: DIRECT }, { prompt: '7 + 8', policy: THINK }, { prompt: 'who wrote hamlet', policy: DIRECT },
] as const

test('WebGPU passes its self-test and gives the same text as WASM', async ({ page }) => {
  const texts: Record<string, string[]> = {}
  for (const backend of ['wasm', 'webgpu'] as const) {
    const status = await openHeadless(page, `?backend=${backend}`)
    expect(status.backend).toBe(backend)
    if (backend === 'webgpu') expect(status.verdicts.webgpu).toMatchObject({ state: 'right', software: true })
    const turns = []
    for (const request of SHORT) turns.push((await ask(page, request)).turn)
    texts[backend] = turns.map(({ rungs }) => rungs.map(({ thoughtText, answerText }) => `${thoughtText}|${answerText}`).join())
  }
  expect(texts['webgpu']).toEqual(texts['wasm'])
})

test('WebGPU buffers do not grow over 50 prompts', async ({ page }) => {
  await openHeadless(page, '?backend=webgpu')
  await answeringWorker(page).evaluate(() => {
    const live = new Set<GPUBuffer>()
    const { createBuffer } = GPUDevice.prototype
    const { destroy } = GPUBuffer.prototype
    GPUDevice.prototype.createBuffer = function (descriptor) {
      const buffer = createBuffer.call(this, descriptor)
      live.add(buffer)
      return buffer
    }
    GPUBuffer.prototype.destroy = function () {
      live.delete(this)
      return destroy.call(this)
    }
    Object.assign(globalThis, { liveBuffers: () => live.size })
  })
  const liveBuffers = (): Promise<number> =>
    answeringWorker(page).evaluate(() => (globalThis as unknown as { liveBuffers(): number }).liveBuffers())
  // Sums have short answers, whatever the weights: a device in software takes a quarter of a second a token.
  const prompts = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => ({ prompt: `${from + at}+1`, policy: DIRECT }))
  // Ten prompts fill the runtime's own cache of buffers; from then on nothing may be added but that cache's last few sizes.
  await page.evaluate((requests) => secondThought.askAll(requests), prompts(10, 20))
  const filled = await liveBuffers()
  await page.evaluate((requests) => secondThought.askAll(requests), prompts(20, 60))
  expect(await liveBuffers()).toBeLessThanOrEqual(filled + 24)
})

test('by itself the first answer comes on WASM, WebGPU is tried beside it, and the faster one goes on answering', async ({ page }) => {
  const status = await openHeadless(page, '?backend=auto')
  expect(status).toMatchObject({ backend: 'wasm', choice: 'auto', verdicts: { webgpu: { state: 'untried' } } })
  await ask(page, { prompt: '7 + 8', policy: DIRECT })
  await page.waitForFunction(() => (secondThought.status() as { verdicts?: { webgpu: { state: string } } }).verdicts?.webgpu.state === 'probing')
  const during = await ask(page, { prompt: '7 + 9', policy: DIRECT })
  expect(during.turn.backend).toBe('wasm')
  await page.waitForFunction(() => (secondThought.status() as { verdicts?: { webgpu: { state: string } } }).verdicts?.webgpu.state === 'right', null, { timeout: 200_000 })
  const after = await page.evaluate(() => secondThought.status())
  // A GPU computed on the CPU is slower than WASM everywhere.
  expect(after).toMatchObject({ phase: 'ready', backend: 'wasm' })
  await expect.poll(() => page.workers().length).toBe(1)
})
