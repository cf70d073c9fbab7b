import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate, budgetRange } from './allocation.ts'
import type { AllocationOptions, Allocator } from './allocation.ts'
import { expectedCost, movesAfter, movesAtFirst } from '../expected-gain.ts'
import { gainTable } from '../calibration/measure-gains.ts'
import { madeUp, madeUpPass, madeUpSignals, madeUpTrace } from './made-up-trace.ts'
import type { PassPart } from './made-up-trace.ts'
import type { ReplayLadder } from './replay.ts'

const ALLOCATORS: readonly Allocator[] = ['uniform', 'random', 'gain', 'oracle']
const BASE: ReplayLadder = ['base:direct', 'base:think']
const FOUR: ReplayLadder = ['mini:direct', 'mini:think', 'base:direct', 'base:think']

/** Direct costs 4 tokens, thinking 30 alone and as many on top. Prompts: sure and right, doubtful and fixable, doubtful and not, sure and wrong but fixable. */
const four = madeUp([
  [{ correct: true, confidence: 0.95 }, { correct: true, confidence: 0.9 }],
  [{ correct: false, confidence: 0.15 }, { correct: true, confidence: 0.9 }],
  [{ correct: false, confidence: 0.25 }, { correct: false, confidence: 0.4 }],
  [{ correct: false, confidence: 0.85 }, { correct: true, confidence: 0.9 }],
])
const options: Omit<AllocationOptions, 'budget' | 'allocator'> = { ladder: BASE, unit: 'tokens', gains: null, seed: 1 }

describe('four prompts by hand', () => {
  const given = (allocator: Allocator, budget: number) => allocate(four, { ...options, allocator, budget })

  test('uniform: the same rung for all, and the rest of the budget spread over the list', () => {
    expect(given('uniform', 16).grants.map(({ rung }) => rung)).toEqual(Array.from({ length: 4 }, () => 'base:direct'))
    expect(given('uniform', 16 + 26).grants.map(({ ran }) => ran)).toEqual([['base:think'], ['base:direct'], ['base:direct'], ['base:direct']])
    expect(given('uniform', 16 + 52).grants.map(({ rung }) => rung === 'base:think')).toEqual([true, false, true, false])
    expect(given('uniform', 120)).toMatchObject({ right: 3, spent: 120, unanswered: 0 })
  })
  test('without enough for the first rung on all, the later prompts have no answer', () => {
    for (const allocator of ['uniform', 'random', 'gain'] as const) {
      expect(given(allocator, 9)).toMatchObject({ unanswered: 2, right: 1, spent: 8, grants: [{ rung: 'base:direct' }, {}, { ran: [], rung: null, cost: 0, right: false }, {}] })
    }
  })
  test('by gain: the doubtful ones think, and the better answer is kept', () => {
    expect(given('gain', 16 + 60)).toMatchObject({ right: 2, spent: 76, grants: [{ cost: 4 }, { ran: BASE, rung: 'base:think', cost: 34, right: true }, { ran: BASE }, { cost: 4 }] })
  })
  test('random: the seed alone decides who thinks, and thinking is paid for alone', () => {
    expect(given('random', 16 + 26)).toEqual(given('random', 16 + 26))
    expect(given('random', 16 + 26).grants.filter(({ rung }) => rung === 'base:think')).toMatchObject([{ ran: ['base:think'], cost: 30 }])
    const thinkers = (seed: number) => allocate(four, { ...options, seed, allocator: 'random', budget: 42 }).grants.findIndex(({ rung }) => rung === 'base:think')
    expect(new Set([1, 2, 3, 4, 5, 6, 7, 8].map(thinkers)).size).toBeGreaterThan(1)
  })
  test('oracle: right answers alone, the cheapest first, then an answer for the others', () => {
    expect(given('oracle', 34)).toMatchObject({ right: 2, grants: [{ rung: 'base:direct' }, { rung: 'base:think' }, { rung: null }, { rung: null }] })
    expect(given('oracle', 68)).toMatchObject({ right: 3, unanswered: 0, spent: 68 })
  })
  test('what everybody\'s thought costs is enough for everybody\'s thought, however the costs are added up', () => {
    const timed = madeUp(Array.from({ length: 1500 }, (_, i): PassPart[] => [{}, { usage: { ...madeUpPass('base:think').usage, ms: 68 + Math.sin(i) } }]))
    for (const allocator of ['uniform', 'random'] as const) {
      expect(allocate(timed, { ...options, unit: 'ms', allocator, budget: budgetRange(timed, BASE, 'ms').most })).toMatchObject({ unanswered: 0, right: 1500 })
    }
    const short = allocate(timed, { ...options, unit: 'ms', allocator: 'uniform', budget: budgetRange(timed, BASE, 'ms').most - 0.01 })
    expect(short.grants.filter(({ rung }) => rung === 'base:think')).toHaveLength(1499)
  })
  test('the range of budgets', () => {
    expect(budgetRange(four, BASE, 'tokens')).toEqual({ least: 16, most: 120 })
  })
})

describe('the expected gain', () => {
  // Of ten doubtful calibration prompts thinking mends eight; of ten sure ones it breaks one.
  const calibration = madeUpTrace([
    ...Array.from({ length: 10 }, (_, i): PassPart[] => [{ correct: false, confidence: 0.15 }, { correct: i < 8, confidence: 0.9 }]),
    ...Array.from({ length: 10 }, (_, i): PassPart[] => [{ correct: true, confidence: 0.95 }, { correct: i > 0, confidence: 0.97 }]),
    [{ outcome: 'declined', correct: false }, { outcome: 'declined', correct: false }],
  ])
  const table = gainTable(calibration)
  const climb = table.climbs.find(({ from }) => from === 'base:direct')
  if (climb === undefined) throw new Error('no climb was measured')
  const after = (confidence: number | null, standing: number | null) => movesAfter(table, { ...madeUpPass('base:direct', { confidence, outcome: confidence === null ? 'declined' : 'answered' }) }, standing, ['base:think'], 'tokens')[0]

  test('knows each rung alone, and each climb with the better answer kept', () => {
    expect(table.suite).toEqual({ name: 'made up', sha256: 's', n: 21 })
    expect(table.climbs.map(({ from, to }) => [from, to])).toEqual([[null, 'base:direct'], [null, 'base:think'], ['base:direct', 'base:think']])
    expect(climb).toMatchObject({ afterDecline: null, cost: { tokens: { mean: 30 }, flops: { mean: 310, least: 310 }, ms: { mean: 60 } } })
    expect(expectedCost(climb, madeUpPass('base:direct', { confidence: 0.4 }), 'flops')).toBeCloseTo(310, 6)
  })
  test('knows what each model can tell of its own rungs and of later ones once it has read the prompt', () => {
    // Mini would rather think on even prompts and base on odd ones; base is right at once on the even ones.
    const table = gainTable(madeUpTrace(Array.from({ length: 200 }, (_, i): PassPart[] => {
      const wish = (thinks: boolean) => ({ signals: madeUpSignals({ modePrior: thinks ? 0.9 : 0.1 }) })
      const [mini, base] = [wish(i % 2 === 0), wish(i % 2 === 1)]
      return [{ ...mini, correct: false }, { ...mini, correct: false }, { ...base, correct: i % 2 === 0 }, base]
    }), ['mini', 'base']))
    expect(table.climbs.flatMap(({ from, reader, to }) => (from === null ? [[reader, to]] : []))).toEqual([...FOUR.map((to) => ['mini', to]), ...BASE.map((to) => ['base', to])])
    const atOnce = (model: string, modePrior: number) => movesAtFirst(table, { model, modePrior, promptTokens: 9 }, ['base:direct'], 'tokens')[0]?.after
    expect(atOnce('mini', 0.9)).toBeGreaterThan(0.9)
    expect(atOnce('base', 0.9)).toBeLessThan(0.1)
    expect(atOnce('base', 0.1)).toBeGreaterThan(0.9)
    expect(movesAtFirst(table, { model: 'base', modePrior: 0.9, promptTokens: 9 }, ['mini:direct'], 'tokens')).toEqual([])
  })
  test('is what is to be expected of the climb, minus what is believed already', () => {
    // Eight of the ten doubtful ones are right after it, nine of the ten sure ones: the fit is drawn towards both.
    const [doubtful, sure] = [after(0.15, 0.15), after(0.95, 0.95)]
    expect(doubtful?.after).toBeGreaterThan(0.75)
    expect(doubtful?.after).toBeLessThan(0.9)
    expect(doubtful?.gain).toBeCloseTo((doubtful?.after ?? 0) - 0.15, 12)
    expect(sure?.gain).toBeLessThan(0)
    expect(after(null, null)).toBeUndefined()
  })
  test('of a climb after a decline is fitted by itself, from twenty declines on', () => {
    const declines = (n: number) => gainTable(madeUpTrace(Array.from({ length: n }, (_, i): PassPart[] => (i % 2 === 0
      ? [{ outcome: 'declined', correct: false, confidence: 0.3 }, { correct: true, confidence: 0.8 }]
      : [{ outcome: 'declined', correct: true, confidence: 0.9 }, { outcome: 'declined', correct: true, confidence: 0.9 }]))))
    const doubtful = { ...madeUpPass('base:direct', { outcome: 'declined', confidence: 0.3 }) }
    expect(movesAfter(declines(18), doubtful, 0.3, ['base:think'], 'tokens')).toEqual([])
    const [move] = movesAfter(declines(40), doubtful, 0.3, ['base:think'], 'tokens')
    expect(move?.after).toBeGreaterThan(0.9)
    expect(move?.gain).toBeCloseTo((move?.after ?? 0) - 0.3, 12)
  })
  test('before any pass tells whose answer at once would be wasted, and that one is thought over straight away', () => {
    const hardOrEasy = (hard: boolean): PassPart[] => {
      const signals = madeUpSignals({ modePrior: hard ? 0.99 : 0.01 })
      return [{ correct: !hard, confidence: hard ? 0.02 : 0.98, signals }, { correct: true, confidence: 0.95, signals }]
    }
    const suite = Array.from({ length: 200 }, (_, i) => hardOrEasy(i % 2 === 0))
    const table = gainTable(madeUpTrace(suite))
    expect(allocate(madeUp(suite.slice(0, 2)), { ...options, gains: table, allocator: 'gain', budget: 60 }).grants.map(({ ran }) => ran)).toEqual([['base:think'], ['base:direct']])
  })
  describe('before any pass, by what the first model has read', () => {
    // Direct costs 140 FLOPs and 20 ms, a thought alone 400 and 72; 100 and 12 of each are the reading. Hard prompts are never right at once, easy ones always.
    const part = (hard: boolean): PassPart[] => {
      const signals = madeUpSignals({ modePrior: hard ? 0.99 : 0.01 })
      return [{ correct: !hard, confidence: hard ? 0.02 : 0.98, signals }, { correct: true, confidence: 0.95, signals }]
    }
    const table = gainTable(madeUpTrace(Array.from({ length: 200 }, (_, i) => part(i % 2 === 0))))
    const given = (unit: 'flops' | 'ms', budget: number, gains: typeof table | null = table) => allocate(madeUp([part(true), part(false)]), { ...options, unit, gains, allocator: 'gain', budget })

    test('all are read and paid for first, also who then gets no answer', () => {
      // 2 x 100 for reading, 40 more for the easy one's answer: 10 are left, and a thought is 300 more.
      expect(given('flops', 250)).toMatchObject({ spent: 240, right: 1, unanswered: 1, grants: [{ ran: [], rung: null, cost: 100 }, { ran: ['base:direct'], cost: 140 }] })
      expect(given('flops', 540)).toMatchObject({ spent: 540, right: 2, grants: [{ ran: ['base:think'], cost: 400 }, { ran: ['base:direct'], cost: 140 }] })
      expect(given('ms', 35)).toMatchObject({ spent: 32, unanswered: 1, grants: [{ cost: 12 }, { ran: ['base:direct'], cost: 20 }] })
    })
    test('what is left pays for first rungs but for their reading', () => {
      // 200 + 40 + 40: too little for the hard one's thought, enough for its answer at once.
      expect(given('flops', 290)).toMatchObject({ spent: 280, unanswered: 0, grants: [{ ran: ['base:direct'], cost: 140 }, { ran: ['base:direct'], cost: 140 }] })
    })
    test('where the budget does not reach the reading of all, or nothing is known, none is read for the choice', () => {
      expect(given('flops', 199)).toMatchObject({ spent: 140, grants: [{ ran: ['base:direct'] }, { ran: [], cost: 0 }] })
      expect(given('flops', 250, null)).toMatchObject({ spent: 140, grants: [{ ran: ['base:direct'] }, { ran: [], cost: 0 }] })
    })
    test('a pass is weighed by what it costs beyond the reading', () => {
      // Right at once a quarter of the time: 0.25 for 40 FLOPs is more than 0.98 for 300, and was less when 140 and 400 were counted.
      const signals = madeUpSignals({ modePrior: 0.5 })
      const often = (right: boolean): PassPart[] => [{ correct: right, confidence: 0.25, signals }, { correct: true, confidence: 0.95, signals }]
      const quarter = gainTable(madeUpTrace(Array.from({ length: 200 }, (_, i) => often(i % 4 === 0))))
      const allocated = allocate(madeUp([often(false)]), { ...options, unit: 'flops', gains: quarter, allocator: 'gain', budget: 1000 })
      expect(allocated.grants).toMatchObject([{ ran: BASE, cost: 140 + 310 }])
    })
    test('another model reads the prompt anew', () => {
      // Mini is right on easy prompts alone, base on all: 6 ms for mini's reading, then 4 more for its answer, or 20 for base's own reading and answer.
      const both = (hard: boolean): PassPart[] => {
        const signals = madeUpSignals({ modePrior: hard ? 0.99 : 0.01 })
        const mini = { correct: !hard, confidence: hard ? 0.02 : 0.98, signals }
        return [mini, mini, { correct: true, confidence: 0.98 }, { correct: true, confidence: 0.98 }]
      }
      const known = gainTable(madeUpTrace(Array.from({ length: 200 }, (_, i) => both(i % 2 === 0)), ['mini', 'base']))
      const allocated = allocate(madeUp([both(true), both(false)], ['mini', 'base']), { ...options, ladder: FOUR, unit: 'ms', gains: known, allocator: 'gain', budget: 36 })
      expect(allocated).toMatchObject({ spent: 36, right: 2, grants: [{ ran: ['base:direct'], cost: 26 }, { ran: ['mini:direct'], cost: 10 }] })
    })
  })
  test('a climb that is foretold to be cheap comes before one that gains as much for more', () => {
    const long = { ...madeUpPass('base:think').usage, decodeTokens: 90 }
    const table = gainTable(madeUpTrace(Array.from({ length: 8 }, (_, i): PassPart[] => [
      { correct: false, confidence: 0.15, signals: madeUpSignals({ answerTokens: i % 2 === 0 ? 2 : 9 }) }, { correct: true, confidence: 0.9, ...(i % 2 === 0 ? {} : { usage: long }) },
    ])))
    const prompts = madeUp([9, 2].map((answerTokens): PassPart[] => [{ correct: false, confidence: 0.15, signals: madeUpSignals({ answerTokens }) }, { correct: true, confidence: 0.9 }]))
    expect(allocate(prompts, { ...options, gains: table, allocator: 'gain', budget: 8 + 30 }).grants.map(({ ran }) => ran.length)).toEqual([1, 2])
  })
  test('decides who climbs, and leaves money where nothing is to be gained', () => {
    const allocated = allocate(four, { ...options, gains: table, allocator: 'gain', budget: 1000 })
    expect(allocated.grants.map(({ ran }) => ran.length)).toEqual([1, 2, 2, 1])
    expect(allocated.spent).toBe(76)
  })
})

describe('whatever the prompts and the budget', () => {
  const part = fc.record({ correct: fc.boolean(), confidence: fc.double({ min: 0, max: 1, noNaN: true }), declined: fc.boolean(), modePrior: fc.constantFrom(null, 0.1, 0.5, 0.9) })
  const tokens = fc.integer({ min: 1, max: 60 })
  const prompt = fc.tuple(fc.array(part, { minLength: 4, maxLength: 4 }), fc.array(tokens, { minLength: 4, maxLength: 4 }))
  const given = fc.record({
    parts: fc.array(prompt, { minLength: 1, maxLength: 12 }), share: fc.double({ min: 0, max: 1.5, noNaN: true }), more: fc.double({ min: 0, max: 1, noNaN: true }),
    unit: fc.constantFrom('tokens', 'flops', 'ms'), seed: fc.integer({ min: 0, max: 99 }), calibrated: fc.boolean(),
  })
  const traceOf = (parts: readonly (readonly [readonly { correct: boolean; confidence: number; declined: boolean; modePrior: number | null }[], readonly number[]])[]) => parts.map(([passes, lengths]) => passes.map(({ correct, confidence, declined, modePrior }, i): PassPart => {
    const { usage } = madeUpPass(FOUR[i] ?? '')
    const decodeTokens = lengths[i] ?? 1
    return { correct, outcome: declined ? 'declined' : 'answered', confidence: declined ? null : confidence, signals: madeUpSignals({ modePrior }), usage: { ...usage, decodeTokens, flopsDecode: 7 * decodeTokens, ms: usage.ms + decodeTokens / 3 } }
  }))

  test('no budget is passed, nobody beats the oracle, and more never makes the oracle worse', () => {
    fc.assert(fc.property(given, ({ parts, share, more, unit, seed, calibrated }) => {
      const trace = traceOf(parts)
      const prompts = madeUp(trace, ['mini', 'base'])
      const gains = calibrated ? gainTable(madeUpTrace(trace, ['mini', 'base'])) : null
      const budget = share * budgetRange(prompts, FOUR, unit).most
      const right = Object.fromEntries(ALLOCATORS.map((allocator) => {
        const allocation = allocate(prompts, { ladder: FOUR, unit, gains, seed, allocator, budget })
        expect(allocation.spent).toBeLessThanOrEqual(budget * (1 + 1e-9))
        expect(allocation.grants.map(({ at }) => at)).toEqual(prompts.map(({ at }) => at))
        return [allocator, allocation.right]
      })) as Record<Allocator, number>
      for (const allocator of ALLOCATORS) expect(right.oracle).toBeGreaterThanOrEqual(right[allocator])
      const richer = allocate(prompts, { ladder: FOUR, unit, gains, seed, allocator: 'oracle', budget: budget * (1 + more) })
      expect(richer.right).toBeGreaterThanOrEqual(right.oracle)
    }))
  })

  test('gain looks at no answer\'s truth: turning right into wrong changes nothing but the count', () => {
    fc.assert(fc.property(given, ({ parts, share, unit, calibrated }) => {
      const trace = traceOf(parts)
      const turned = trace.map((passes) => passes.map((pass) => ({ ...pass, correct: !(pass.correct ?? true) })))
      const gains = calibrated ? gainTable(madeUpTrace(trace, ['mini', 'base'])) : null
      const [one, other] = [trace, turned].map((parts) => {
        const prompts = madeUp(parts, ['mini', 'base'])
        return allocate(prompts, { ladder: FOUR, unit, gains, seed: 1, allocator: 'gain', budget: share * budgetRange(prompts, FOUR, unit).most }).grants.map(({ ran, rung, cost }) => ({ ran, rung, cost }))
      })
      expect(one).toEqual(other)
    }))
  })
})
