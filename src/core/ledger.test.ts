import { expect, test } from 'vitest'
import { runFlops } from './flops.ts'
import { aloneCost, expectedThinkCost, savedAgainstThink, sumLedger } from './ledger.ts'
import type { Usage } from './usage.ts'

const direct = usage({ rung: 'direct', prefillTokens: 10, decodeTokens: 4, flopsPrefill: 100, flopsDecode: 40, ms: 20, ttftMs: 12 })
const think = usage({ rung: 'think', prefillTokens: 1, reusedTokens: 9, decodeTokens: 30, flopsPrefill: 10, flopsDecode: 300, ms: 60, ttftMs: 2 })

test('a ledger is summed in every unit, aborted work included', () => {
  expect(sumLedger([direct, { ...think, abortedTokens: 30 }])).toEqual({ calls: 2, tokens: 34, flops: 450, ms: 80, prefillTokens: 11, reusedTokens: 9, abortedTokens: 30 })
  expect(sumLedger([])).toMatchObject({ calls: 0, tokens: 0, flops: 0 })
})

test('alone, thinking would have paid the prefill that it reused', () => {
  expect(aloneCost(think, direct)).toEqual({ tokens: 30, flops: 400, ms: 72 })
  const readAlone = { ...direct, prefillTokens: 9, decodeTokens: 0, flopsPrefill: 90, flopsDecode: 0, ms: 11, ttftMs: null }
  expect(aloneCost(think, readAlone)).toEqual({ tokens: 30, flops: 400, ms: 71 })
  expect(aloneCost(direct, direct)).toEqual({ tokens: 4, flops: 140, ms: 20 })
})

test('where thinking did not run, the estimate is compared, and said to be one', () => {
  const against = savedAgainstThink([direct], 'think', { tokens: 40, flops: 500, ms: 100 })
  expect(against).toMatchObject({ estimated: true, saved: { tokens: 36, flops: 360, ms: 80 }, share: { tokens: 0.1, flops: 0.28, ms: 0.2 } })
  expect(savedAgainstThink([direct], 'think', null)).toBeNull()
})

test('where thinking ran, its true cost replaces the estimate and the overrun is below zero', () => {
  expect(savedAgainstThink([direct, think], 'think', { tokens: 999, flops: 1, ms: 1 })).toMatchObject({ estimated: false, always: { tokens: 30, flops: 400, ms: 72 }, saved: { tokens: -4, flops: -50 } })
  expect(savedAgainstThink([direct, { ...think, abortedTokens: 30 }], 'think', { tokens: 40, flops: 500, ms: 100 })?.estimated).toBe(true)
})

test('a thought that ended before its first token is none that was thought to its end', () => {
  const dead = { ...think, prefillTokens: 50, reusedTokens: 0, decodeTokens: 0, flopsPrefill: 4e8, flopsDecode: 0, ms: 30, ttftMs: null }
  const again = { ...think, prefillTokens: 1, reusedTokens: 50, decodeTokens: 60, flopsPrefill: 1e7, flopsDecode: 5e8, ms: 90, ttftMs: 2 }
  // The prompt was read for it in vain and in earnest at once, so that it costs the same as if it had not been stopped.
  expect(savedAgainstThink([dead, again], 'think', null)).toMatchObject({ estimated: false, always: { tokens: 60, flops: 9.1e8, ms: 120 }, saved: { tokens: 0, flops: 0, ms: 0 } })
  const estimate = { tokens: 40, flops: 500, ms: 100 }
  expect(savedAgainstThink([dead], 'think', estimate)).toMatchObject({ estimated: true, always: estimate })
})

test('a thought is held to the call that read its prompt, not to one that ended before it read anything or to a reading that was lost', () => {
  const nothing = { ...direct, prefillTokens: 0, decodeTokens: 0, flopsPrefill: 0, flopsDecode: 0, ms: 1, ttftMs: null }
  const lost = { ...direct, flopsPrefill: 900, decodeTokens: 1, abortedTokens: 1, ttftMs: 70 }
  const alone = { tokens: 30, flops: 400, ms: 72 }
  expect(savedAgainstThink([nothing, direct, think], 'think', null)?.always).toEqual(alone)
  expect(savedAgainstThink([lost, direct, think], 'think', null)?.always).toEqual(alone)
})

test('a prompt that an earlier turn had read saves nothing when it is thought over again', () => {
  expect(savedAgainstThink([think], 'think', null)?.saved).toEqual({ tokens: 0, flops: 0, ms: 0 })
})

test('the expected cost counts the same runs as a real pass: prompt, mode token, then all tokens but the last', () => {
  const model = { nonEmbeddingParameters: 100, architecture: { layers: 2, heads: 1, kvHeads: 1, headDim: 8, hidden: 8, vocab: 20 } }
  const runs = [[9, 0], [1, 9], [1, 10], [1, 11]].map(([newTokens = 0, pastLength = 0]) => runFlops(model, { newTokens, pastLength, logitRows: 1 }))
  expect(expectedThinkCost(model, { meanTokens: 30, meanMs: 60 }, 9, 3)).toEqual({ tokens: 3, flops: runs.reduce((a, b) => a + b, 0), ms: 6 })
})

function usage(part: Partial<Usage>): Usage {
  return {
    engine: 'e', model: 'm', rung: 'direct', backend: 'wasm', prefillTokens: 0, reusedTokens: 0, decodeTokens: 0, abortedTokens: 0,
    flopsPrefill: 0, flopsDecode: 0, ms: 0, ttftMs: null, source: 'counted', ...part,
  }
}
