/** Two models in one worker: four rungs, the larger model loaded when it is climbed to, and what is left where it cannot be. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Profile, RungProfile } from '../../src/core/calibration/profile.ts'
import type { Headless } from '../../src/headless/headless.ts'
import { root } from '../../tools/app.ts'
import { expect, test } from '../support/test.ts'
import { DIRECT, THINK, ask, askAndStop, openHeadless, recountCalls, runRecord } from './headless-page.ts'

declare const secondThought: Headless

const LADDER = '?backend=wasm&models=mini,base'
/** With the doubtful profiles below, no answer is ever sure enough: every rung runs. */
const ALL = { schema: 1, kind: 'auto', threshold: 0.9 } as const
const BASE_WEIGHTS = '**/models/base/onnx/model.onnx'

test.beforeEach(async ({ page }) => {
  for (const model of ['mini', 'base']) await doubtEverything(page, model)
})

test('every call of four rungs costs exactly what its own model ran: climbed, resumed, checked and stopped', async ({ page }) => {
  const { models } = await openHeadless(page, `${LADDER}&record=runs`)
  const usages = []
  for (const prompt of ['What is 12 + 30?', 'reverse the word garden', 'who wrote hamlet']) {
    usages.push(...(await ask(page, { prompt, policy: ALL, verify: true })).turn.ledger)
  }
  const climbed = await ask(page, { prompt: 'What is 47 + 85?', policy: ALL })
  expect(climbed.turn.rungs.map(({ rung }) => rung)).toEqual(['mini:direct', 'mini:think', 'base:direct', 'base:think'])
  usages.push(...climbed.turn.ledger)
  const reads = 'What is 47 + 85?'.length + 3
  expect(climbed.turn.ledger.map(({ model, reusedTokens }) => [model, reusedTokens])).toEqual([['mini', 0], ['mini', reads], ['base', 0], ['base', reads]])

  const direct = await ask(page, { prompt: 'sort 5 3 9 1', policy: DIRECT })
  expect(direct.turn.rungs.map(({ rung }) => rung)).toEqual(['mini:direct'])
  usages.push(...direct.turn.ledger)
  const results = direct.turn.rungs.flatMap(({ result }) => result ?? [])
  const harder = await ask(page, { prompt: 'sort 5 3 9 1', policy: THINK, resume: results })
  expect(harder.turn.rungs.map(({ rung }) => rung)).toEqual(['base:think'])
  usages.push(...harder.turn.ledger.slice(1))
  const one = await ask(page, { prompt: 'add 345 and 678', policy: THINK, rungs: ['mini:think'], thinkCap: 8 })
  expect(one.turn.rungs).toMatchObject([{ rung: 'mini:think', cap: 8 }])
  usages.push(...one.turn.ledger)
  usages.push(...(await askAndStop(page, { prompt: 'Please add 4567 and 8912 and 3345 and 7781.', policy: THINK }, 30)).turn.ledger)

  const counted = recountCalls(await runRecord(page), ...models.flatMap(({ card }) => card ?? []))
  expect(counted.length).toBe(usages.length)
  for (const [at, usage] of usages.entries()) expect(usage).toMatchObject({ ...counted[at] })
  expect(new Set(usages.map(({ model }) => model))).toEqual(new Set(['mini', 'base']))
})

test('the larger model is loaded when a prompt first climbs to it, and the turn tells of it', async ({ page, watched }) => {
  const status = await openHeadless(page, LADDER)
  const fetched = (): boolean => watched.requests.filter((url) => url.endsWith('/models/base/onnx/model.onnx')).length > 1
  expect(status.models.map(({ id, state }) => [id, state])).toEqual([['mini', 'loaded'], ['base', 'waiting']])
  // Its size was asked for, not its bytes.
  expect(fetched()).toBe(false)
  const { events, turn } = await ask(page, { prompt: 'What is 47 + 85?', policy: ALL })
  expect(events.filter(({ type }) => type === 'load-start' || type === 'load-end')).toMatchObject([{ type: 'load-start', model: 'base' }, { type: 'load-end', state: 'ready' }])
  expect(turn.loads).toMatchObject([{ model: 'base', state: 'ready' }])
  expect(fetched()).toBe(true)
  expect((await ask(page, { prompt: 'What is 47 + 86?', policy: ALL })).turn.loads).toEqual([])
})

test('it is loaded ahead after the first answer, and turns do not wait for that', async ({ page }) => {
  await openHeadless(page, LADDER)
  expect((await ask(page, { prompt: '7 + 8', policy: DIRECT })).turn.loads).toEqual([])
  await page.waitForFunction(() => {
    const status = secondThought.status()
    return status.phase === 'ready' && status.models[1]?.state === 'loaded'
  })
  expect((await ask(page, { prompt: 'What is 47 + 85?', policy: ALL })).turn.loads).toEqual([])
})

test('a larger model that is not there ends the ladder and not the turn; once it is back, it is tried again', async ({ page }) => {
  await page.route(BASE_WEIGHTS, (route) => (route.request().method() === 'HEAD' ? route.continue() : route.fulfill({ status: 404 })))
  await openHeadless(page, LADDER)
  const { turn } = await ask(page, { prompt: 'What is 47 + 85?', policy: ALL })
  expect(turn.rungs.map(({ rung }) => rung)).toEqual(['mini:direct', 'mini:think'])
  expect(turn.error).toBeNull()
  expect(turn.answer).not.toBe('')
  expect(turn.decisions.at(-1)).toMatchObject({ choice: 'keep', reason: { kind: 'not-loaded', code: 'model-missing' } })
  expect((await page.evaluate(() => secondThought.status()) as { readonly models: unknown }).models).toMatchObject([{ state: 'loaded' }, { state: 'failed' }])
  await page.unroute(BASE_WEIGHTS)
  expect((await ask(page, { prompt: 'What is 47 + 85?', policy: ALL })).turn.rungs).toHaveLength(4)
})

test('a stop while the larger model loads ends the turn within a second, with the answer there was', async ({ page }) => {
  await page.route(BASE_WEIGHTS, (route) => (route.request().method() === 'HEAD' ? route.continue() : new Promise<void>(() => {})))
  await openHeadless(page, LADDER)
  const { turn, stopMs } = await page.evaluate(async (policy) => {
    const answered = secondThought.ask({ prompt: 'What is 47 + 85?', policy })
    const loading = (): boolean => {
      const status = secondThought.status()
      return status.phase === 'ready' && status.models[1]?.state === 'loading'
    }
    while (!loading()) await new Promise((resolve) => { setTimeout(resolve, 20) })
    const stopped = performance.now()
    secondThought.stop()
    return { ...await answered, stopMs: performance.now() - stopped }
  }, ALL)
  expect(turn.loads).toMatchObject([{ model: 'base', state: 'stopped' }])
  expect(turn).toMatchObject({ outcome: 'stopped', error: null })
  expect(turn.answer).not.toBe('')
  expect(stopMs).toBeLessThan(1000)
  expect((await ask(page, { prompt: '7 + 8', policy: DIRECT })).turn.error).toBeNull()
})

test('a ladder whose larger model cannot be read at all does without it', async ({ page }) => {
  await page.route('**/models/base/second-thought.json', (route) => route.fulfill({ status: 404 }))
  const status = await openHeadless(page, LADDER)
  expect(status.models).toMatchObject([{ id: 'mini', state: 'loaded' }, { id: 'base', state: 'failed', card: null }])
  expect((await ask(page, { prompt: 'What is 47 + 85?', policy: ALL })).turn.rungs.map(({ rung }) => rung)).toEqual(['mini:direct', 'mini:think'])
})

/** Serves a scripted profile by which every answer of this model is as likely wrong as right: whether a prompt climbs then hangs on no weights. */
async function doubtEverything(page: Page, model: string): Promise<void> {
  const rung: RungProfile = {
    calibrator: { kind: 'logistic', bias: 0, features: [] }, n: 100, accuracy: 0.5, meanTokens: 10, meanMs: 10, declined: 0,
    expectedTokens: { base: 10, perPromptToken: 0 }, accuracyByBin: [],
  }
  const profile: Profile = {
    schema: 2, backend: 'wasm', numericsClass: 'scripted', suite: { sha256: '', n: 100 }, versions: {}, measuredAt: '',
    model: { id: model, dtype: 'fp32', sha256: createHash('sha256').update(readFileSync(join(root, 'public/models', model, 'onnx/model.onnx'))).digest('hex') },
    rungs: { direct: rung, think: rung }, climbs: [], dialQuantiles: Array.from({ length: 101 }, () => 0.5),
  }
  await page.route(`**/models/${model}/profile-wasm.json`, (route) => route.fulfill({ json: profile }))
}
