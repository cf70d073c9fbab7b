import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runFlops } from './flops.ts'
import { recount } from './recount.ts'

const model = { nonEmbeddingParameters: 1000, architecture: { layers: 2, heads: 3, kvHeads: 1, headDim: 4, hidden: 12, vocab: 50 } }

test('a run of three tokens after five counts weights, one head row and the contexts 6, 7 and 8', () => {
  expect(runFlops(model, { newTokens: 3, pastLength: 5, logitRows: 1 })).toBe(2 * 1000 * 3 + 2 * 12 * 50 + 4 * 2 * 3 * 4 * (6 + 7 + 8))
})

test('layers without attention cost their weights and nothing for the context', () => {
  const run = { newTokens: 3, pastLength: 5, logitRows: 1 }
  const hybrid = { ...model, architecture: { ...model.architecture, layers: 6, attentionLayers: 2 } }
  expect(runFlops(hybrid, run)).toBe(runFlops(model, run))
  expect(recount([{ ...run, call: 0 }], hybrid).get(0)?.flopsPrefill).toBe(runFlops(hybrid, run))
})

test('nothing new costs nothing', () => {
  expect(runFlops(model, { newTokens: 0, pastLength: 40, logitRows: 0 })).toBe(0)
})

test('splitting a run in two changes nothing but the head rows', () => {
  fc.assert(fc.property(fc.nat(200), fc.nat(200), fc.nat(200), (past, first, second) => {
    const whole = runFlops(model, { newTokens: first + second, pastLength: past, logitRows: 1 })
    const parts = runFlops(model, { newTokens: first, pastLength: past, logitRows: 0 }) + runFlops(model, { newTokens: second, pastLength: past + first, logitRows: 1 })
    expect(parts).toBe(whole)
  }))
})
