import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costQuality } from './cost-quality.ts'
import { defaultLadder } from './ladder.ts'
import { seededRandom } from './random.ts'
import { recordedPairs, replay, replayPrompt, standardPolicies, sweepThresholds } from './replay.ts'
import type { Recorded } from './replay.ts'
import { parseTrace, traceText } from './trace.ts'
import type { Trace, TraceRung } from './trace.ts'

/** Direct costs 4 tokens, 100 + 40 FLOPs and 20 ms; thinking 30 tokens, 10 + 300 FLOPs and 60 ms on top of a reused prompt. */
const four = [
  pair({ correct: true, confidence: 0.9 }, { correct: true, confidence: 0.95 }),
  pair({ correct: false, confidence: 0.3 }, { correct: true, confidence: 0.8 }),
  pair({ correct: true, confidence: 0.6 }, { correct: false, confidence: 0.5 }),
  pair({ correct: false, confidence: null, outcome: 'declined' }, { correct: false, outcome: 'declined', confidence: null }),
] as const satisfies readonly Recorded[]

describe('one prompt under each policy', () => {
  test('never and always thinking pay for one pass, thinking with the prefill it would have needed', () => {
    expect(replayPrompt(four[1], { kind: 'direct' })).toEqual({ tokens: 4, flops: 140, ms: 20, right: 0, escalated: 0 })
    expect(replayPrompt(four[1], { kind: 'think' })).toEqual({ tokens: 30, flops: 400, ms: 72, right: 1, escalated: 1 })
  })
  test('random mixing is the chord between them', () => {
    expect(replayPrompt(four[1], { kind: 'random', share: 0.25 })).toEqual({ tokens: 10.5, flops: 205, ms: 33, right: 0.25, escalated: 0.25 })
  })
  test('auto pays for both when it climbs, and keeps the better by confidence', () => {
    expect(replayPrompt(four[1], { kind: 'auto', threshold: 0.7 })).toEqual({ tokens: 34, flops: 450, ms: 80, right: 1, escalated: 1 })
    expect(replayPrompt(four[2], { kind: 'auto', threshold: 0.7 })).toMatchObject({ right: 1, escalated: 1 })
    expect(replayPrompt(four[0], { kind: 'auto', threshold: 0.7 })).toMatchObject({ tokens: 4, escalated: 0 })
  })
  test('a decline ends the turn at once, whatever the threshold', () => {
    expect(replayPrompt(four[3], { kind: 'auto', threshold: 1 })).toMatchObject({ tokens: 4, escalated: 0, right: 0 })
  })
  test('the oracle climbs exactly where direct is wrong and thinking right, and pays for both', () => {
    expect(four.map((recorded) => replayPrompt(recorded, { kind: 'oracle' }).escalated)).toEqual([0, 1, 0, 0])
    expect(replayPrompt(four[1], { kind: 'oracle' }).tokens).toBe(34)
  })
})

test('the table has a row for each policy with means, n and intervals', () => {
  const [direct, think, auto] = replay(four, [{ kind: 'direct' }, { kind: 'think' }, { kind: 'auto', threshold: 0.7 }], 1)
  expect(direct).toMatchObject({ n: 4, accuracy: 0.5, meanTokens: 4, escalated: 0, intervals: { meanTokens: { low: 4, high: 4 } } })
  expect(think).toMatchObject({ accuracy: 0.5, meanTokens: 30, meanFlops: 400, escalated: 1 })
  expect(auto).toMatchObject({ accuracy: 0.75, meanTokens: (4 + 34 + 34 + 4) / 4, escalated: 0.5 })
  expect(auto?.intervals.accuracy?.low).toBeLessThan(0.75)
  expect(replay(four, [{ kind: 'direct' }], 1)).toEqual(replay(four, [{ kind: 'direct' }], 1))
  expect(replay([], [{ kind: 'direct' }], 1)).toMatchObject([{ n: 0, intervals: { accuracy: null } }])
})

test('the standard table runs from never to always, with nine random rows and the oracle', () => {
  const kinds = standardPolicies(four).map(({ kind }) => kind)
  expect([kinds[0], kinds[10], kinds.at(-1)]).toEqual(['direct', 'think', 'oracle'])
  expect(kinds.filter((kind) => kind === 'random')).toHaveLength(9)
  expect(sweepThresholds(four).toSorted((a, b) => a - b)).toEqual(sweepThresholds(four))
})

test('no policy beats the oracle in accuracy where wrong thoughts are rated low, and auto at 0 is never thinking', () => {
  const recorded = fc.record({ right: fc.boolean(), thought: fc.boolean(), confidence: fc.double({ min: 0, max: 1, noNaN: true }), later: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ right, thought, confidence, later }) => pair({ correct: right, confidence }, { correct: thought, confidence: later }))
  fc.assert(fc.property(fc.array(recorded, { minLength: 1, maxLength: 20 }), fc.double({ min: 0, max: 1, noNaN: true }), (pairs, threshold) => {
    const [direct, auto, oracle, zero] = replay(pairs, [{ kind: 'direct' }, { kind: 'auto', threshold }, { kind: 'oracle' }, { kind: 'auto', threshold: 0 }], 1, 2)
    expect(oracle?.accuracy).toBeGreaterThanOrEqual((auto?.accuracy ?? 1) - 1e-12)
    expect(zero).toMatchObject({ accuracy: direct?.accuracy, meanTokens: direct?.meanTokens })
  }))
})

describe('one number for the curve', () => {
  test('a confidence that knows where thinking helps comes near the oracle; one that knows nothing is near chance', () => {
    const random = seededRandom(4)
    const draw = (informed: boolean): Recorded => {
      const right = random() < 0.6
      const confidence = informed ? (right ? 0.9 + random() / 20 : random() / 2) : random()
      return pair({ correct: right, confidence }, { correct: true, confidence: 0.99 })
    }
    const informed = costQuality(Array.from({ length: 400 }, () => draw(true)), 'tokens', 1, 200)
    expect(informed.shareOfOracle?.value).toBeGreaterThan(0.98)
    expect(informed.shareOfOracle?.value).toBeLessThanOrEqual(1 + 1e-9)
    expect(informed.liftAtMidBudget?.value).toBeGreaterThan(0.15)
    expect(informed.cpt.q50).toBeLessThan(0.25)
    const ignorant = costQuality(Array.from({ length: 400 }, () => draw(false)), 'tokens', 1, 200)
    expect(Math.abs(ignorant.area?.value ?? 1)).toBeLessThan(0.15)
    expect(ignorant.cpt.q50).toBeGreaterThan(0.4)
    expect(Math.abs((ignorant.apgr?.value ?? 0) - 0.5)).toBeLessThan(0.06)
  })

  test('by hand: two prompts, one fixable and known to be doubtful', () => {
    // Never: 4 tokens, 1/2 right. Always: 30, 1. Auto: (4, 1/2), (19, 1), (34, 1). The chord at 17 tokens is at 3/4.
    const two = [pair({ correct: true, confidence: 0.9 }, { correct: true, confidence: 0.95 }), pair({ correct: false, confidence: 0.1 }, { correct: true, confidence: 0.8 })]
    const figures = costQuality(two, 'tokens', 1, 50)
    expect(figures.liftAtMidBudget?.value).toBeCloseTo(0.5 + (0.5 * 13) / 15 - 0.75, 12)
    expect(figures.area?.value).toBeCloseTo((0.75 * 15 + 1 * 11 - 0.75 * 26) / 13, 12)
    expect(figures.shareOfOracle?.value).toBeCloseTo(1, 12)
    expect(figures.apgr?.value).toBeCloseTo(0.75, 12)
    expect(figures.cpt.q80).toBeCloseTo(0.4, 12)
  })

  test('where thinking gains nothing there is nothing to measure', () => {
    expect(costQuality([pair({ correct: true }, { correct: true })], 'flops', 1, 5)).toMatchObject({ area: null, liftAtMidBudget: null, apgr: null })
    expect(costQuality([], 'ms', 1, 5)).toMatchObject({ area: null, n: 0 })
  })
})

describe('traces', () => {
  const trace: Trace = {
    header: {
      schema: 1, kind: 'trace', model: { id: 'm', sha256: 'x', dtype: 'fp32' }, backend: 'wasm', profileSha256: null, suiteSha256: 's',
      ladder: defaultLadder({ id: 'm', thinkCap: 160 }), seeds: [1], versions: { app: '0.1.0' },
    },
    lines: [{ id: 'a', prompt: '2+2', answers: ['4'], level: 1, rungs: [four[0].direct, four[0].think] }],
  }

  test('a trace survives being written and read', () => {
    expect(parseTrace(traceText(trace))).toEqual({ ok: true, trace })
    expect(recordedPairs(trace)).toHaveLength(1)
  })

  test('a prompt that was stopped on a rung is not replayed', () => {
    const withRungs = (rungs: TraceRung[]): Trace => ({ ...trace, lines: trace.lines.map((line) => ({ ...line, rungs })) })
    expect(recordedPairs(withRungs([{ ...four[0].direct, outcome: 'stopped' }, four[0].think]))).toEqual([])
    expect(recordedPairs(withRungs([four[0].direct]))).toEqual([])
  })

  test('an unknown version, an unknown field and a torn line are refused by line and field', () => {
    const [header = '', line = ''] = traceText(trace).split('\n')
    const refused = (text: string): unknown => {
      const parsed = parseTrace(text)
      return parsed.ok ? null : [parsed.error.line, parsed.error.field]
    }
    expect(refused('')).toEqual([0, ''])
    expect(refused(header.replace('"schema":1', '"schema":2'))).toEqual([1, 'schema'])
    expect(refused(`${header}\n${line.replace('"ms":20', '"ms":"20"')}`)).toEqual([2, 'rungs.0.usage.ms'])
    expect(refused(`${header}\n${line.slice(0, 40)}`)).toEqual([2, ''])
    expect(refused(`${header}\n${line.replace('"level"', '"lever"')}`)).toEqual([2, 'lever'])
  })
})

function pair(direct: Partial<TraceRung>, think: Partial<TraceRung>): Recorded {
  const usage = { engine: 'e', model: 'm', backend: 'wasm', abortedTokens: 0, source: 'counted' } as const
  return {
    direct: {
      rung: 'direct', answer: '4', outcome: 'answered', signals: null, confidence: null, correct: true,
      usage: { ...usage, rung: 'direct', prefillTokens: 10, reusedTokens: 0, decodeTokens: 4, flopsPrefill: 100, flopsDecode: 40, ms: 20, ttftMs: 12 }, ...direct,
    },
    think: {
      rung: 'think', answer: '4', outcome: 'answered', signals: null, confidence: null, correct: true,
      usage: { ...usage, rung: 'think', prefillTokens: 1, reusedTokens: 9, decodeTokens: 30, flopsPrefill: 10, flopsDecode: 300, ms: 60, ttftMs: 2 }, ...think,
    },
  }
}
