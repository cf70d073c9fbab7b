import { expect, test } from 'vitest'
import { seededRandom, uniformAt } from './random.ts'

test('mulberry32 gives its published sequence for seed 0', () => {
  const random = seededRandom(0)
  expect([random(), random(), random()]).toEqual([0.26642920868471265, 0.0003297457005828619, 0.2232720274478197])
})

test('seeded numbers are repeatable and spread evenly', () => {
  const [a, b] = [seededRandom(7), seededRandom(7)]
  const bins = Array.from({ length: 10 }, () => 0)
  for (let i = 0; i < 10_000; i++) {
    const x = a()
    expect(b()).toBe(x)
    const bin = Math.floor(x * 10)
    bins[bin] = (bins[bin] ?? 0) + 1
  }
  for (const count of bins) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

test('the number at (seed, index) is even over indices, differs by seed and lies in [0, 1)', () => {
  const share = (seed: number): number => Array.from({ length: 4000 }, (_, i) => uniformAt(seed, i)).filter((x) => x < 0.3).length / 4000
  for (const seed of [0, 1, 2, 12345, -1]) expect(Math.abs(share(seed) - 0.3)).toBeLessThan(0.03)
  expect(uniformAt(1, 5)).not.toBe(uniformAt(2, 5))
  expect(uniformAt(1, 5)).toBe(uniformAt(1, 5))
})
