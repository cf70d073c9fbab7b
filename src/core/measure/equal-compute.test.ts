import { describe, expect, test } from 'vitest'
import { equalCompute } from './equal-compute.ts'
import { madeUp, madeUpCuts } from './made-up-trace.ts'
import type { PassPart } from './made-up-trace.ts'

describe('a small model that thinks against a larger one', () => {
  // Small: direct 14 FLOPs, nothing right; cut at 80 FLOPs half, at 160 all. Its whole thought costs 40. Large direct: 140 FLOPs, half right.
  const rows = (right: boolean): PassPart[] => [{ correct: false }, { correct: false, ...madeUpCuts(right, true) }, { correct: right }, { correct: true }]
  const prompts = madeUp([rows(true), rows(false)], ['mini', 'base'])
  test('by hand: on the line between two caps, at the larger model\'s cost', () => {
    const { n, small, comparisons } = equalCompute(prompts, ['mini:direct', 'mini:think'], ['base:direct', 'base:think'], 'flops', 1, 50)
    expect(n).toBe(2)
    expect(small.map(({ cap, cost, accuracy }) => [cap, cost, accuracy.value])).toEqual([[null, 14, 0], [null, 40, 0], [8, 80, 0.5], [16, 160, 1]])
    // At 140: 0.5 + 0.5 * 60 / 80 = 0.875, against 0.5.
    expect(comparisons[0]).toMatchObject({ large: { rung: 'base:direct', cost: 140 }, spent: 140, small: { value: 0.875 }, difference: { value: 0.375 } })
    // Beyond its dearest point the small one gets no better, and spends no more.
    expect(comparisons[1]).toMatchObject({ large: { rung: 'base:think', cost: 400 }, spent: 160, small: { value: 1 }, difference: { value: 0 } })
  })
  test('a larger model that is cheaper than the small one ever is has nothing to be compared with', () => {
    const dear = madeUp([[{ usage: { ...rowUsage(), flopsPrefill: 9000 } }, { byCap: [{ cap: 8, answer: '', correct: true, tokens: 8, flops: 9999, ms: 1 }], usage: { ...rowUsage(), flopsPrefill: 9000, reusedTokens: 0 } }, {}, {}]], ['mini', 'base'])
    expect(equalCompute(dear, ['mini:direct', 'mini:think'], ['base:direct'], 'flops', 1, 5).comparisons).toEqual([])
    expect(equalCompute([], ['mini:direct'], ['base:direct'], 'flops', 1, 5)).toMatchObject({ n: 0, comparisons: [] })
  })
})

function rowUsage() {
  return madeUp([[{}, {}]])[0]?.line.rungs[0]?.usage ?? (() => { throw new Error('no usage') })()
}
