/** What the page's client does when the worker stops, dies or hangs, and when the model's files are not what they should be. */
import type { Headless } from '../../src/headless/headless.ts'
import { expect, test } from '../support/test.ts'
import { DIRECT, THINK, answeringWorker, ask, askAndStop, closeInTheMiddle, openHeadless, recountCalls, runRecord } from './headless-page.ts'

declare const secondThought: Headless

const LONG = 'Please add 4567 and 8912 and 3345 and 7781 and 9922 and 1834.'
/** Whose thought takes long enough for a worker to be closed under it, even where nothing else runs. */
const VERY_LONG = `${LONG} And 5512 and 6623 and 7734 and 8845.`
/** A prompt is read in two: itself, and what says how to answer. */
const PROMPT_RUNS = 2

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

test('fault 7: a worker that closes itself in the middle is noticed within a second, and a new one is asked the same once more and answers; what was lost is paid for', async ({ page }) => {
  const { model } = await openHeadless(page, '?backend=wasm&record=runs')
  const closing = closeInTheMiddle(answeringWorker(page))
  const { turn, events, noticed } = await page.evaluate(async (prompt) => {
    let at = Infinity
    setInterval(() => { if (secondThought.status().phase === 'loading') at = Math.min(at, performance.timeOrigin + performance.now()) }, 5)
    // Where a quick machine has one answered before the worker closes, the next is as good.
    for (let n = 0; ; n++) {
      const answered = await secondThought.ask({ prompt: `${prompt} ${n}`, policy: { schema: 1, kind: 'think' } })
      if (answered.turn.lost !== null || n === 40) return { ...answered, noticed: at }
    }
  }, LONG)
  const { closed, record } = await closing
  expect(noticed - closed).toBeLessThan(1000)
  expect(turn).toMatchObject({ error: null, lost: { code: 'worker-lost', askedAgain: true }, rungs: [{ state: 'interrupted', result: null }, { state: 'ended' }] })
  expect(turn.answer).not.toBe('')
  expect(events.map(({ type }) => type).filter((type) => type === 'attempt-error' || type === 'turn-start' || type === 'turn-end')).toEqual(['turn-start', 'attempt-error', 'turn-start', 'turn-end'])

  // The meter is told of a call as it runs: up to its last word, which may be a frame behind the worker's end.
  const [lost, whole, ...rest] = turn.ledger
  const call = record.calls.at(-1)
  if (lost === undefined || whole === undefined || call === undefined) throw new Error('two calls were to be paid for')
  expect(rest).toEqual([])
  const told = call.runs.slice(0, PROMPT_RUNS + lost.decodeTokens - 1)
  expect(lost.decodeTokens).toBeGreaterThan(0)
  expect(lost).toMatchObject({ ...recountCalls({ ...record, calls: [{ ...call, runs: told, finish: 'cancelled' }] }, model)[0] })
  expect(lost.abortedTokens).toBe(lost.decodeTokens)
  expect(recountCalls(await runRecord(page), model)).toEqual([expect.objectContaining({ decodeTokens: whole.decodeTokens, abortedTokens: 0, flopsPrefill: whole.flopsPrefill, flopsDecode: whole.flopsDecode })])
})

test('fault 7: a second worker that closes itself under the same prompt ends it, with the cost of both and a third worker for the next', async ({ page }) => {
  await openHeadless(page, '?backend=wasm&record=runs')
  const next = page.waitForEvent('worker')
  const first = closeInTheMiddle(answeringWorker(page))
  const answered = ask(page, { prompt: VERY_LONG, policy: THINK })
  await first
  await closeInTheMiddle(await next)
  const { turn } = await answered
  expect(turn).toMatchObject({ outcome: 'failed', error: { code: 'worker-lost' }, lost: { askedAgain: true } })
  expect(turn.ledger).toHaveLength(2)
  for (const { decodeTokens, abortedTokens } of turn.ledger) expect([abortedTokens, decodeTokens > 0]).toEqual([decodeTokens, true])
  expect((await ask(page, { prompt: 'hello', policy: DIRECT })).turn).toMatchObject({ error: null, lost: null })
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
