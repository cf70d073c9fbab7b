import { describe, expect, it } from 'vitest'
import { madeUpTrace, type PassPart } from '../../core/measure/made-up-trace.ts'
import { budgetSample, budgetScene } from './budget-scene.ts'
import { budgetSentence, budgetWords, knowledgeWords } from './budget-words.ts'
import { capSentence } from './cap-words.ts'
import { drawnShares, thinned } from './curve-scene.ts'
import { curveSentence } from './curve-words.ts'
import { flopsSentence } from './flops-words.ts'
import { firstRungShown, labData } from './lab-data.ts'
import { matrixSentence } from './matrix-words.ts'
import { capNumbers, curveNumbers, flopsNumbers, markedPoint, matrixNumbers, reliabilityNumbers } from './numbers.ts'
import { shareRange } from './plot/scale.ts'
import { reliabilitySentence } from './reliability-words.ts'
import { lookOf, rungLooks } from './rung-look.ts'
import { traceFacts } from './trace-facts.ts'
import { amount, bracket, shareWith } from './units.ts'

const SURE: PassPart = { confidence: 0.95 }
const DOUBT: PassPart = { confidence: 0.2, correct: false }
/** Three sure and right at once, three wrong at once that thinking mends, one that it breaks. */
const ONE = labData(madeUpTrace([
  [SURE, SURE], [SURE, SURE], [SURE, SURE], [DOUBT, SURE], [DOUBT, SURE], [DOUBT, SURE], [{ confidence: 0.5 }, { confidence: 0.6, correct: false }],
]))
const CAPS = [8, 16, 32].map((cap, at) => ({ cap, answer: '4', correct: at === 1, tokens: cap, flops: 10 * cap, ms: cap }))
const TWO = labData(madeUpTrace([
  [DOUBT, { ...SURE, byCap: CAPS }, SURE, SURE], [SURE, { ...SURE, byCap: CAPS }, SURE, SURE], [DOUBT, { ...DOUBT, byCap: CAPS }, DOUBT, SURE],
], ['mini', 'base']))

describe('a trace as the views take it', () => {
  it('offers each model’s own ladder and, with several models, the one of all', () => {
    expect(ONE.ladders.map(({ label, rungs }) => [label, ...rungs])).toEqual([['base alone', 'base:direct', 'base:think']])
    expect(TWO.ladders.map(({ label }) => label)).toEqual(['mini alone', 'base alone', 'mini then base'])
    expect([ONE, TWO].map(({ ladders, firstLadder }) => ladders[firstLadder]?.label)).toEqual(['base alone', 'base alone'])
    expect(TWO.climbs.map(({ label }) => label)).toEqual(['mini direct to mini think', 'base direct to base think'])
  })

  it('tells rungs apart by shape and size, and knows strange ones', () => {
    expect(TWO.looks.map(({ label, strategy, large }) => [label, strategy, large])).toEqual([
      ['mini direct', 'direct', false], ['mini think', 'think', false], ['base direct', 'direct', true], ['base think', 'think', true],
    ])
    expect(rungLooks(ONE.trace.header.ladder.rungs).map(({ label }) => label)).toEqual(['direct', 'think'])
    expect(lookOf([], 'vote')).toMatchObject({ label: 'vote', strategy: 'other' })
  })

  it('is said with what it was made with', () => {
    expect(traceFacts({ name: 'mine', trace: TWO.trace })).toMatch(/^mine: 3 prompts on 4 rungs \(mini, base\), recorded on WASM, one thread\. Brackets are 95\s% intervals over prompts: Wilson’s for a share of them, by bootstrap for all else\.$/)
  })
})

describe('the budget view', () => {
  const ladder = ONE.ladders[0]?.rungs ?? ['']
  const sample = budgetSample(ONE.recorded, ladder, 7)
  const at = (position: number) => budgetScene(sample, { ladder, unit: 'tokens', position, gains: null })

  it('stands the surest first answers in front and takes no more prompts than it may', () => {
    expect(at(0).prompts.map(({ confidence }) => confidence)).toEqual([0.95, 0.95, 0.95, 0.5, 0.2, 0.2, 0.2])
    expect(budgetSample(ONE.recorded, ladder, 3)).toHaveLength(3)
  })

  it('puts what every prompt got at the prompt’s own place', () => {
    const { prompts, panels } = at(0.5)
    const gain = panels.find(({ allocator }) => allocator === 'gain')
    for (const [place, { rung }] of (gain?.cells ?? []).entries()) {
      // Least confident first: who got the thought is never surer than who did not.
      if (rung === 'base:think') expect(prompts[place]?.confidence).toBeLessThan(0.95)
    }
    expect(gain?.cells.filter(({ right }) => right).length).toBe(gain?.right)
  })

  it('never spends more than there is, and all on the first rung at the least budget', () => {
    for (const position of [0, 0.3, 1]) for (const { spent } of at(position).panels) expect(spent).toBeLessThanOrEqual(at(position).budget + 1e-9)
    expect(new Set(at(0).panels.find(({ allocator }) => allocator === 'gain')?.cells.map(({ rung }) => rung))).toEqual(new Set(['base:direct']))
  })

  it('says what each way got for it', () => {
    const scene = at(1)
    const right = scene.panels.map((panel) => panel.right)
    // All three think on all but the surest, and get the same six right.
    expect(right).toEqual([6, 6, 6, 7])
    expect(budgetSentence(scene)).toMatch(/for 7 prompts, spending by expected gain gets 6 right \(85\.7\s% \[[\d.]+, [\d.]+\]\), uniform 6, random 6 and the oracle 7\./)
    expect(budgetSentence(scene)).toMatch(/ minus uniform is \+0\.0 points and minus random \+0\.0 points: told apart from neither\.$/)
    expect(budgetWords(scene)).toMatch(/^210\stokens in all, 30\stokens a prompt, n\s=\s7$/)
  })
})

describe('what may be known beforehand', () => {
  it('is said as it is: all that the choice looks at, and the reading that this takes where it costs anything', () => {
    expect(knowledgeWords(true, 'tokens')).toMatch(/length and the model’s wish to think, then how sure .* on other prompts\. The oracle knows the answers\.$/)
    for (const unit of ['flops', 'ms'] as const) expect(knowledgeWords(true, unit)).toContain('It pays for reading all prompts before it chooses. The oracle')
    expect(knowledgeWords(false, 'ms')).toMatch(/knows only confidences.*lifts the least sure first\. The oracle/)
  })
})

describe('what the views open on', () => {
  it('is the first rung of the ladder shown first, in the diagram of confidences too', () => {
    expect([ONE, TWO].map(firstRungShown)).toEqual(['base:direct', 'base:direct'])
  })

  it('says who is not in the diagram', () => {
    const declined: PassPart = { outcome: 'declined', confidence: 0.9, correct: false }
    const numbers = reliabilityNumbers(labData(madeUpTrace([[SURE, SURE], [SURE, SURE], [declined, SURE], [{ confidence: null }, SURE]])), 'base:direct')
    expect(numbers).toMatchObject({ n: 2, of: 4, declined: 1 })
    expect(reliabilitySentence(numbers, 'direct')).toMatch(/\(ECE, n\s=\s2 answers of 4 prompts\).* 1 was declined: how sure it is of a decline is a confidence of its own\. 1 answer has no calibrated confidence\.$/)
    expect(reliabilitySentence(reliabilityNumbers(ONE, 'base:direct'), 'direct')).toMatch(/n\s=\s7 answers\)[^.]*\d\.\d[^:]*were right\.$/)
  })

  it('thins a long curve for the table, its ends kept', () => {
    const points = Array.from({ length: 500 }, (_, i) => i)
    const few = thinned(points, 21)
    expect(few).toHaveLength(21)
    expect([few[0], few[10], few.at(-1)]).toEqual([0, 250, 499])
    expect(thinned([1, 2, 3], 21)).toEqual([1, 2, 3])
  })
})

describe('expected gain against ways that know nothing', () => {
  const sceneOf = (parts: readonly (readonly PassPart[])[], position: number) => {
    const data = labData(madeUpTrace(parts))
    const ladder = data.ladders[0]?.rungs ?? ['']
    return budgetScene(budgetSample(data.recorded, ladder, parts.length), { ladder, unit: 'tokens', position, gains: null })
  }

  it('is told apart where the pairs say so', () => {
    // Ten wrong at once, with little confidence, and ten sure and right: 381 tokens pay for all at once and ten thoughts.
    const { panels: [gain, uniform], against } = sceneOf([...Array.from({ length: 10 }, () => [DOUBT, SURE]), ...Array.from({ length: 10 }, () => [SURE, SURE])], 0.58)
    expect(gain?.right).toBe(20)
    expect(against.uniform.difference.value).toBeCloseTo((20 - (uniform?.right ?? 20)) / 20)
    expect(against.uniform.apart).toBe(true)
    expect(against.uniform.difference.interval?.low).toBeGreaterThan(0)
  })

  it('says why it gets fewer, and that two prompts of three tell nothing apart', () => {
    const wrong = (confidence: number): PassPart => ({ confidence, correct: false })
    // 90 tokens: uniform thinks on all. Gain answers all at once for 12, thinks on the two least sure for 60, and keeps the surer answer.
    const scene = sceneOf([[wrong(0.95), SURE], [wrong(0.9), SURE], [wrong(0.3), { confidence: 0.2 }]], 1)
    expect(scene.panels.map(({ right }) => right)).toEqual([1, 3, 3, 3])
    expect(scene.lost).toEqual({ notRun: 1, notKept: 1 })
    expect(scene.against.uniform).toMatchObject({ difference: { value: expect.closeTo(-2 / 3) as number }, apart: false })
    expect(budgetSentence(scene)).toMatch(/is −66\.7 points \[-100\.0, 0\.0\].*: told apart from neither\. Of the prompts that uniform alone gets right, it did not run that rung on 1 and it ran it and kept another answer on 1\.$/)
  })
})

describe('the curve’s scene', () => {
  it('has a range that holds the bars of few prompts too', () => {
    // One of five wrong at once: Wilson's interval goes down to 37.6 %, the curves to 80 % alone.
    const five = labData(madeUpTrace([[DOUBT, SURE], ...[1, 2, 3, 4].map(() => [SURE, SURE])]))
    const [ladder] = five.ladders
    if (ladder === undefined) throw new Error('no ladder')
    const [scene, marked] = [curveNumbers(five, ladder, 'tokens'), markedPoint(five, ladder, 'tokens', 0.5)]
    if (scene === null || marked === null) throw new Error('no curve')
    const { from, to } = shareRange(drawnShares(scene, marked))
    for (const { interval } of scene.fixed) {
      expect(from).toBeLessThanOrEqual(interval?.low ?? -1)
      expect(to).toBeGreaterThanOrEqual(interval?.high ?? 2)
    }
    expect(from).toBeLessThan(0.376)
  })
})

describe('the views’ sentences', () => {
  it('hold the marked point against a coin and the oracle', () => {
    const ladder = ONE.ladders[0]
    if (ladder === undefined) throw new Error('no ladder')
    const scene = curveNumbers(ONE, ladder, 'tokens')
    const marked = markedPoint(ONE, ladder, 'tokens', 0.4)
    if (scene === null || marked === null) throw new Error('no curve')
    // Direct on all (4 tokens), a thought on three (30): 116 tokens over 7 prompts, and all right.
    expect(marked).toMatchObject({ x: (7 * 4 + 3 * 30) / 7, y: 1 })
    expect(curveSentence(scene, marked, 'tokens', 0.4)).toMatch(/^Auto at a threshold of 40\s% is right on 100\.0\s% \[64\.6, 100\.0\] for 16\.9\stokens a prompt \(n\s=\s7\), [\d.]+ points above a coin that costs the same and at the oracle’s height\.$/)
    expect(scene.fixed.map(({ label, y }) => [label, y])).toEqual([['always direct', 4 / 7], ['always think', 6 / 7]])
  })

  it('count what thinking fixes and breaks, with the prompts behind it', () => {
    const numbers = matrixNumbers(ONE, 'base:direct', 'base:think')
    expect(numbers.counts).toEqual({ kept: 3, fixed: 3, broken: 1, lost: 0 })
    expect(numbers.prompts.fixed).toHaveLength(3)
    expect(matrixSentence(numbers)).toMatch(/^Thinking fixes 3 of 7 prompts \(42\.9\s% \[[\d.]+, [\d.]+\]\) and breaks 1 .* on the other 3 right stays right and wrong stays wrong\.$/)
  })

  it('say how far confidences are off, and that there are none where none are', () => {
    const numbers = reliabilityNumbers(ONE, 'base:direct')
    expect(numbers.n).toBe(7)
    // Three at 0.95 that were right, three at 0.2 that were wrong, one at 0.5 that was right.
    expect(numbers.ece).toBeCloseTo((3 * 0.05 + 3 * 0.2 + 0.5) / 7)
    expect(reliabilitySentence(numbers, 'direct')).toContain('off by 0.179')
    // Resamples are off by more, each having gaps of its own; the bracket stands around the figure all the same.
    expect(numbers.eceInterval?.low).toBeLessThanOrEqual(numbers.ece ?? 0)
    expect(numbers.eceInterval?.high).toBeGreaterThanOrEqual(numbers.ece ?? 1)
    const none = reliabilityNumbers(labData(madeUpTrace([[{}, {}]])), 'base:direct')
    expect(reliabilitySentence(none, 'direct')).toBe('The direct pass has no calibrated confidence in this trace.')
  })

  it('mark the peak of the thinking caps', () => {
    const [line] = capNumbers(TWO)
    expect(line).toMatchObject({ label: 'mini think', n: 3, peak: { cap: 16, accuracy: 1 } })
    expect(capSentence(capNumbers(TWO))).toMatch(/the peak is 100\.0\s% \[43\.9, 100\.0\] at 16 \(n\s=\s3\), and beyond it nothing is gained/)
    expect(capNumbers(ONE)).toEqual([])
  })

  it('compare two sizes at the same cost, and say so where there is one', () => {
    const numbers = flopsNumbers(TWO, 'flops')
    expect(numbers.models.map(({ model }) => model)).toEqual(['mini', 'base'])
    expect(flopsSentence(numbers)).toMatch(/^For what base direct costs \(140\sFLOP a prompt\), mini with as much thought as that buys is right on/)
    const dear = numbers.comparisons.map((one) => ({ ...one, large: { ...one.large, cost: 400 } }))
    expect(flopsSentence({ ...numbers, comparisons: dear })).toMatch(/^For what base direct costs \(400\sFLOP a prompt\), mini with all the thought it has \(140\sFLOP\) is right on/)
    expect(flopsSentence(flopsNumbers(ONE, 'flops'))).toBe('Only one model was recorded (base): there is no other size to compare.')
  })
})

describe('the intervals of shares', () => {
  it('are of one kind in every view, and say something where all are right', () => {
    const ladder = ONE.ladders[0]
    if (ladder === undefined) throw new Error('no ladder')
    const [all] = budgetScene(budgetSample(ONE.recorded, ladder.rungs, 7), { ladder: ladder.rungs, unit: 'tokens', position: 0, gains: null }).panels
    const [direct] = curveNumbers(ONE, ladder, 'tokens')?.fixed ?? []
    expect(all?.accuracy).toBe(direct?.y)
    expect(all?.interval).toEqual(direct?.interval)
    // Seven of seven, by hand: the lower end of Wilson's interval is n / (n + z²) = 7 / (7 + 3.8415).
    expect(markedPoint(ONE, ladder, 'tokens', 0.4)?.interval?.low).toBeCloseTo(7 / 10.8415, 4)
    // Between a point where none of three is right and one where all are, the resamples are all alike.
    const { small } = flopsNumbers(TWO, 'flops').comparisons[0] ?? {}
    expect(small?.value).toBe(0.75)
    expect(small?.interval?.low).toBeLessThan(0.5)
  })
})

describe('amounts', () => {
  it('name their unit', () => {
    expect([amount(25.04, 'tokens'), amount(2310.4, 'tokens'), amount(7, 'tokens'), amount(118_000_000, 'flops'), amount(109.4, 'ms')])
      .toEqual(['25.0\u00a0tokens', '2,310\u00a0tokens', '7\u00a0tokens', '118\u00a0MFLOP', '109\u00a0ms'])
    expect(shareWith(0.5, { low: 0.25, high: 0.75 })).toBe('50.0\u00a0% [25.0, 75.0]')
    expect(bracket({ low: -0.0003, high: 0.09 })).toBe('[0.0, 9.0]')
  })
})
