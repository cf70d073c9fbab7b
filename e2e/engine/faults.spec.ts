/** What the page's client does when the worker stops, dies or hangs, and when the model's files are not what they should be. */
import type { Headless } from '../../src/headless/headless.ts'
import { expect, test } from '../support/test.ts'
import { DIRECT, THINK, answeringWorker, ask, askAndStop, openHeadless } from './headless-page.ts'

declare const secondThought: Headless

const LONG = 'Please add 4567 and 8912 and 3345 and 7781 and 9922 and 1834.'

test('a stop in the middle of a thought arrives in the decode loop, and the same worker answers the next prompt', async ({ page }) => {
  await openHeadless(page, '?backend=wasm')
  const worker = answeringWorker(page)
  const whole = await ask(page, { prompt: `${LONG} Please.`, policy: THINK })
  const stopped = await askAndStop(page, { prompt: LONG, policy: THINK }, 25)
  expect(stopped.turn.outcome).toBe('stopped')
  expect(stopped.turn.ledger[0]?.decodeTokens).toBeLessThan(whole.turn.ledger[0]?.decodeTokens as number)
  expect(stopped.turn.ledger[0]?.abortedTokens).toBe(stopped.turn.ledger[0]?.decodeTokens)
  // That no step follows the stop is the decode loop's unit test; here a busy machine may hold messages up.
  expect(stopped.stopMs).toBeLessThan(1000)
  expect((await ask(page, { prompt: 'hello', policy: DIRECT })).turn.error).toBeNull()
  expect(answeringWorker(page)).toBe(worker)
})

test('fault 7: a worker that closes itself in the middle is noticed within a second, and a new one answers the rest', async ({ page }) => {
  await openHeadless(page, '?backend=wasm')
  const answered = page.evaluate(async (prompt) => {
    const turns = []
    for (let n = 0; n < 40; n++) {
      const { turn } = await secondThought.ask({ prompt: `${prompt} ${n}`, policy: { schema: 1, kind: 'think' } })
      turns.push({ code: turn.error?.code, outcome: turn.outcome, at: performance.timeOrigin + performance.now() })
      if (turns.at(-2)?.code !== undefined) break
    }
    return turns
  }, LONG)
  const closed = await answeringWorker(page).evaluate(() => {
    self.close()
    return performance.timeOrigin + performance.now()
  })
  const turns = await answered
  const [lost, next] = turns.slice(-2)
  expect(lost).toMatchObject({ code: 'worker-lost', outcome: 'failed' })
  expect((lost?.at ?? Infinity) - closed).toBeLessThan(1000)
  expect(next?.code).toBeUndefined()
})

test('fault 8: a worker that hangs is stopped within little more than a second, and a new one answers', async ({ page }) => {
  await openHeadless(page, '?backend=wasm')
  await answeringWorker(page).evaluate(() => { setTimeout(() => { for (;;); }) })
  const { turn, stopMs } = await askAndStop(page, { prompt: 'hello', policy: DIRECT }, 50)
  expect(turn.outcome).toBe('stopped')
  expect(stopMs).toBeLessThan(1500)
  expect((await ask(page, { prompt: 'hello', policy: DIRECT })).turn.error).toBeNull()
})

test('fault 9: what a worker throws outside of any call ends no turn and silences nothing', async ({ page, watched }) => {
  watched.allowErrors(/(thrown|rejected) outside/)
  await openHeadless(page, '?backend=wasm')
  await answeringWorker(page).evaluate(() => {
    setTimeout(() => { throw new Error('thrown outside') })
    setTimeout(() => { void Promise.reject(new Error('rejected outside')) })
  })
  for (const prompt of ['hello', LONG]) {
    const { turn } = await ask(page, { prompt, policy: THINK })
    expect(turn.status).not.toBe('running')
    if (turn.error !== null) expect(turn.error.detail).toContain('thrown outside')
  }
  expect((await ask(page, { prompt: 'hello', policy: DIRECT })).turn.error).toBeNull()
})

const BROKEN = [
  { what: 'weights that are missing', file: 'onnx/model.onnx', response: { status: 404, body: '' }, code: 'model-missing' },
  { what: 'a page of HTML in place of the weights', file: 'onnx/model.onnx', response: { body: '<!doctype html>' }, code: 'model-invalid' },
  { what: 'a page of HTML in place of the card', file: 'second-thought.json', response: { body: '<!doctype html>' }, code: 'model-invalid' },
  { what: 'a card of another version', file: 'second-thought.json', response: { body: '{"schema":2}' }, code: 'model-invalid' },
] as const

for (const { what, file, response, code } of BROKEN) {
  test(`${what}: a typed failure that names the file, for the page and for every prompt`, async ({ page }) => {
    await page.route(`**/models/**/${file}`, (route) => route.fulfill(response))
    await page.goto('headless.html?backend=wasm')
    const status = await page.evaluate(() => secondThought.ready())
    expect(status).toMatchObject({ phase: 'failed', code })
    expect((status as { readonly detail: string }).detail).toContain(file)
    expect((await ask(page, { prompt: 'hello', policy: DIRECT })).turn.error?.code).toBe(code)
  })
}
