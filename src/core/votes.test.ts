import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreement, type Ballot, counted, isDecided, leader, leaderIsMajority, MOST_SAMPLES, semanticEntropy, tally, wavesUpTo } from './votes.ts'

const ballots = (...answers: readonly string[]): Ballot[] => answers.map((answer) => ({ answer, flag: null }))

describe('golden values of the stopping rule, by hand', () => {
  test.each([
    [0, 0, 1 / 2], [1, 0, 3 / 4], [2, 0, 7 / 8], [3, 0, 15 / 16], [4, 0, 31 / 32],
    [1, 1, 1 / 2], [4, 4, 1 / 2], [4, 1, 57 / 64], [5, 1, 120 / 128], [6, 1, 247 / 256], [7, 1, 502 / 512], [6, 2, 466 / 512],
  ])('%i to %i votes', (a, b, p) => expect(leaderIsMajority(a, b)).toBe(p))

  test('a unanimous vote stops at four, and not at three', () => {
    expect(isDecided(tally(ballots('4', '4', '4')))).toBe(false)
    expect(isDecided(tally(ballots('4', '4', '4', '4')))).toBe(true)
  })
  test('of eight, seven to one decide and six to two do not', () => {
    expect(isDecided(tally(ballots(...Array(7).fill('4'), '5')))).toBe(true)
    expect(isDecided(tally(ballots(...Array(6).fill('4'), '5', '5')))).toBe(false)
  })
  test('two against one each are no lead', () => expect(isDecided(tally(ballots('a', 'b')))).toBe(false))
})

describe('counting', () => {
  test('answers that are the same once normalised are one, as it was first written', () => {
    const votes = tally(ballots('Paris.', 'paris', 'Lyon', 'PARIS!', '1,200', '1200'))
    expect(votes.clusters).toEqual([{ answer: 'Paris.', votes: 3 }, { answer: '1,200', votes: 2 }, { answer: 'Lyon', votes: 1 }])
    expect(leader(votes)?.answer).toBe('Paris.')
    expect(agreement(votes)).toBe(0.5)
    expect(semanticEntropy(votes)).toBeCloseTo(0.5 * Math.log(2) + (1 / 3) * Math.log(3) + (1 / 6) * Math.log(6), 12)
  })
  test('a cut, an empty and a declined sample count for nobody and are told', () => {
    const votes = tally([...ballots('4', '4'), { answer: '44', flag: 'cut' }, { answer: '', flag: 'empty' }, { answer: "I don't know.", flag: 'declined' }])
    expect(votes).toMatchObject({ clusters: [{ answer: '4', votes: 2 }], drawn: 5, dropped: { cut: 1, empty: 1, declined: 1 } })
    expect(agreement(votes)).toBe(0.4)
    expect(semanticEntropy(votes)).toBe(0)
  })
  test('without a sample that counts there is no leader', () => {
    const votes = tally([{ answer: '', flag: 'empty' }])
    expect([leader(votes), agreement(votes), semanticEntropy(votes), isDecided(votes)]).toEqual([null, 0, 0, false])
  })
  test('of equal answers the one found first leads', () => expect(leader(tally(ballots('b', 'a', 'a', 'b')))?.answer).toBe('b'))
})

describe('for any votes', () => {
  const some = fc.array(fc.record({ answer: fc.constantFrom('1', '2', '3', 'x'), flag: fc.constantFrom(null, null, null, 'cut' as const, 'declined' as const) }), { minLength: 1, maxLength: 16 })

  test('every sample is counted or dropped, once', () => {
    fc.assert(fc.property(some, (each) => {
      const votes = tally(each)
      expect(counted(votes) + votes.dropped.cut + votes.dropped.empty + votes.dropped.declined).toBe(each.length)
      expect(votes.drawn).toBe(each.length)
    }))
  })
  test('agreement is a share, entropy at most the logarithm of how many answers there are', () => {
    fc.assert(fc.property(some, (each) => {
      const votes = tally(each)
      expect(agreement(votes)).toBeGreaterThanOrEqual(0)
      expect(agreement(votes)).toBeLessThanOrEqual(1)
      expect(semanticEntropy(votes)).toBeGreaterThanOrEqual(0)
      expect(semanticEntropy(votes)).toBeLessThanOrEqual(Math.log(Math.max(1, votes.clusters.length)) + 1e-12)
    }))
  })
  test('the rule is a probability, even at a tie, surer with each vote for and less sure with each against', () => {
    fc.assert(fc.property(fc.nat(40), fc.nat(40), (a, b) => {
      const p = leaderIsMajority(a, b)
      expect(p).toBeGreaterThan(0)
      expect(p).toBeLessThanOrEqual(1)
      expect(leaderIsMajority(a + 1, b)).toBeGreaterThan(p - 1e-12)
      expect(leaderIsMajority(a, b + 1)).toBeLessThan(p + 1e-12)
      expect(p + leaderIsMajority(b, a)).toBeCloseTo(1, 12)
    }))
  })
  test('the order of the samples moves no count', () => {
    fc.assert(fc.property(some, (each) => {
      const counts = (votes: readonly Ballot[]) => tally(votes).clusters.map(({ answer, votes: own }) => `${answer} ${own}`).toSorted()
      expect(counts(each.toReversed())).toEqual(counts(each))
    }))
  })
  test('waves add up to what was allowed', () => {
    expect(wavesUpTo(MOST_SAMPLES)).toEqual([2, 2, 4])
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), (samples) => {
      expect(wavesUpTo(samples).reduce((sum, size) => sum + size, 0)).toBe(samples)
    }))
  })
})
