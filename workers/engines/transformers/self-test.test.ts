import { describe, expect, it } from 'vitest'
import type { Forward } from './forward.ts'
import type { KvCache } from './kv-cache.ts'
import { chunkDifference } from './self-test.ts'

/** Its logits are the sum of all ids so far; `fault` is added where more than so many tokens run at once. */
function summing(fault: number, atOnce: number): Forward {
  const sums = new WeakMap<KvCache, number>()
  return async (ids, past) => {
    const sum = (past === null ? 0 : sums.get(past) ?? 0) + ids.reduce((total, id) => total + id, 0)
    const cache: KvCache = { length: (past?.length ?? 0) + ids.length, feeds: {} }
    sums.set(cache, sum)
    return { logits: Float32Array.of(sum + (ids.length > atOnce ? fault : 0), 0), cache }
  }
}

const ids = Array.from({ length: 40 }, (_, at) => at)

describe('a prompt at once against two parts of it', () => {
  it('tells no difference where kernels are right', async () => {
    expect(await chunkDifference(summing(0, 32), ids, 17)).toBe(0)
  })

  it('runs every part after the ones before it', async () => {
    const lengths: number[] = []
    const right = summing(0, 32)
    await chunkDifference((part, past) => { lengths.push(part.length); return right(part, past) }, ids, 9, 11)
    expect(lengths).toEqual([40, 9, 2, 29])
    expect(await chunkDifference(right, ids, 9, 11)).toBe(0)
  })

  it('finds the kernel that is wrong only for long runs', async () => {
    expect(await chunkDifference(summing(3, 32), ids, 17)).toBe(3)
    expect(await chunkDifference(summing(NaN, 32), ids, 17)).toBe(Infinity)
  })
})
