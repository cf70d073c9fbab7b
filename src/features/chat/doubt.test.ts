import { describe, expect, it } from 'vitest'
import { doubtOf } from './doubt.ts'

describe('the mark of a doubtful token', () => {
  it('is none for a certain token and where nothing is given, and full from one chance in twenty', () => {
    expect([doubtOf(0), doubtOf(null), doubtOf(Math.log(0.05)), doubtOf(Math.log(0.001))]).toEqual([0, 0, 1, 1])
  })
  it('can be seen well before a token is unlikely, and grows with the doubt', () => {
    const [sure, fairly, even, unlikely] = [0.99, 0.74, 0.45, 0.2].map((chance) => doubtOf(Math.log(chance))) as [number, number, number, number]
    expect(sure).toBeLessThan(0.1)
    expect(fairly).toBeGreaterThan(0.3)
    expect(even).toBeGreaterThan(0.5)
    expect(unlikely).toBeGreaterThan(even)
  })
})
