/** A real vote of the shipped model: one prefill, batches of one token a row, and a ledger that the session's own record agrees with. */
import { expect, test } from '../support/test.ts'
import { ask, askAndStop, openHeadless, recountCalls, runRecord } from './headless-page.ts'

/** Named rungs run whether enabled or not; nothing is sure enough for it to stop early. */
const EVERY = { schema: 1, kind: 'auto', threshold: 1 } as const
const PROMPT = 'What is 345 + 678?'

test('samples share one prefill, run as a batch, and cost exactly what the session ran', async ({ page }) => {
  const { model } = await openHeadless(page, '?backend=wasm&record=runs')
  const { turn } = await ask(page, { prompt: PROMPT, policy: EVERY, rungs: ['base:direct', 'base:vote'] })
  expect(turn.rungs.map(({ rung }) => rung)).toEqual(['base:direct', 'base:vote'])
  const vote = turn.rungs[1]?.result
  expect(vote?.votes?.drawn).toBeGreaterThanOrEqual(4)
  expect(vote?.votes?.clusters[0]?.answer).toBe(vote?.answer)
  expect(vote?.signals?.agreement).toBeGreaterThan(0)
  // What was read for the direct answer is not read again: the mode token alone is new.
  expect(vote?.usage).toMatchObject({ prefillTokens: 1, reusedTokens: PROMPT.length + 3, abortedTokens: 0 })

  const record = await runRecord(page)
  const counted = recountCalls(record, model)
  expect(counted.length).toBe(turn.ledger.length)
  for (const [at, usage] of turn.ledger.entries()) expect(usage).toMatchObject({ ...counted[at] })
  const runs = record.calls.find(({ mode }) => mode === 'vote')?.runs ?? []
  expect(Math.max(...runs.map(({ inputIds }) => inputIds[0] as number))).toBeGreaterThan(1)
  for (const { inputIds } of runs) expect(inputIds[1]).toBe(1)
})

test('the same prompt is voted on alike each time', async ({ page }) => {
  await openHeadless(page, '?backend=wasm')
  const once = async () => (await ask(page, { prompt: PROMPT, policy: EVERY, rungs: ['base:vote'] })).turn.rungs[0]?.result
  const first = await once()
  const again = await once()
  expect(again?.votes).toEqual(first?.votes)
  expect(again?.usage.decodeTokens).toBe(first?.usage.decodeTokens)
})

test('a vote that is stopped has aborted all it drew, and the ledger still agrees', async ({ page }) => {
  const { model } = await openHeadless(page, '?backend=wasm&record=runs')
  const { turn, stopMs } = await askAndStop(page, { prompt: 'Please add 4567 and 8912 and 3345 and 7781.', policy: EVERY, rungs: ['base:vote'] }, 60)
  expect(stopMs).toBeLessThan(2000)
  expect(turn.outcome).toBe('stopped')
  const counted = recountCalls(await runRecord(page), model)
  expect(turn.ledger.length).toBe(1)
  expect(turn.ledger[0]).toMatchObject({ ...counted[0] })
  expect(turn.ledger[0]?.abortedTokens).toBe(turn.ledger[0]?.decodeTokens)
})

test('prompts climb to a vote only where a person lets them', async ({ page }) => {
  await openHeadless(page, '?backend=wasm')
  const { turn: without } = await ask(page, { prompt: PROMPT, policy: EVERY })
  expect(without.rungs.map(({ rung }) => rung)).not.toContain('base:vote')
  const { turn } = await ask(page, { prompt: PROMPT, policy: EVERY, votes: true })
  expect(turn.rungs.slice(-2).map(({ rung }) => rung)).toEqual(['base:think', 'base:vote'])
  // Not calibrated: said so, and never shown as a confidence.
  expect(turn.rungs.at(-1)?.result?.confidence).toBeNull()
})
