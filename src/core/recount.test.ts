import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runFlops } from './flops.ts'
import { recount } from './recount.ts'

const model = { nonEmbeddingParameters: 100, architecture: { layers: 2, heads: 1, kvHeads: 1, headDim: 8, hidden: 8, vocab: 20 } }

test('a direct call and a think call on the same prompt are told apart by their past alone', () => {
  const runs = [
    { call: 1, newTokens: 9, pastLength: 0, logitRows: 1 },
    { call: 1, newTokens: 1, pastLength: 9, logitRows: 1 },
    { call: 1, newTokens: 1, pastLength: 10, logitRows: 1 },
    { call: 2, newTokens: 1, pastLength: 9, logitRows: 1 },
    { call: 2, newTokens: 1, pastLength: 10, logitRows: 1 },
    { call: 2, newTokens: 2, pastLength: 11, logitRows: 1 },
  ]
  const counted = recount(runs, model)
  expect(counted.get(1)).toMatchObject({ prefillTokens: 10, reusedTokens: 0, decodeTokens: 2, abortedTokens: 0 })
  expect(counted.get(2)).toMatchObject({ prefillTokens: 1, reusedTokens: 9, decodeTokens: 4, abortedTokens: 0 })
  expect(counted.get(1)?.flopsDecode).toBe(2 * 100 + 2 * 8 * 20 + 4 * 2 * 8 * 11)
})

test('in a call of several samples each row counts, and each sample that was begun has a token that was never fed back', () => {
  const forked = 4
  const runs = [
    { call: 1, newTokens: 9, pastLength: 0, logitRows: 1, forked },
    { call: 1, newTokens: 1, pastLength: 9, logitRows: 1, forked },
    // Two samples of two and one further token; the second wave's two end at once, which no run shows.
    { call: 1, newTokens: 1, pastLength: 10, logitRows: 1, rows: 2, forked },
    { call: 1, newTokens: 1, pastLength: 11, logitRows: 1, rows: 1, forked },
  ]
  const counted = recount(runs, model).get(1)
  expect(counted).toMatchObject({ prefillTokens: 10, reusedTokens: 0, decodeTokens: 3 + 4, abortedTokens: 0 })
  const step = (context: number) => 2 * 100 + 2 * 8 * 20 + 4 * 2 * 8 * context
  expect(counted?.flopsDecode).toBe(2 * step(11) + step(12))
  expect(recount(runs.map((run) => ({ ...run, cancelled: true })), model).get(1)).toMatchObject({ decodeTokens: 7, abortedTokens: 7 })
})

test('a cancelled call has aborted all it generated, and nothing if it never came to sampling', () => {
  expect(recount([{ call: 'a', newTokens: 9, pastLength: 0, logitRows: 1, cancelled: true }], model).get('a'))
    .toMatchObject({ prefillTokens: 9, decodeTokens: 0, abortedTokens: 0 })
  expect(recount([{ call: 'a', newTokens: 1, pastLength: 9, logitRows: 1 }, { call: 'a', newTokens: 1, pastLength: 10, logitRows: 1, cancelled: true }], model).get('a'))
    .toMatchObject({ reusedTokens: 9, decodeTokens: 2, abortedTokens: 2 })
})

test('its own FLOPs agree with the closed formula for any run', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 80 }), fc.nat(300), fc.nat(3), (newTokens, pastLength, logitRows) => {
    const run = { newTokens, pastLength, logitRows }
    const counted = recount([{ call: 0, ...run }], model).get(0)
    expect(counted?.flopsPrefill).toBe(runFlops(model, run))
  }))
})
