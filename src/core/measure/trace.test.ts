import { describe, expect, test } from 'vitest'
import { gainTable } from '../calibration/measure-gains.ts'
import { madeUpPass, madeUpSignals, madeUpTrace } from './made-up-trace.ts'
import { recordedPrompts } from './recorded.ts'
import { parseTrace, traceText } from './trace.ts'
import type { Trace, TraceRung } from './trace.ts'

const trace = madeUpTrace([
  [{ correct: true, confidence: 0.9 }, { byCap: [{ cap: 8, answer: '3', correct: false, tokens: 12, flops: 9, ms: 1.5 }] }, {}, {}],
  [{}, {}, {}, {}],
], ['mini', 'base'])
const [header = '', first = '', second = ''] = traceText(trace).split('\n')

test('a trace survives being written and read', () => {
  expect(parseTrace(traceText(trace))).toEqual({ ok: true, trace })
  expect(recordedPrompts(trace)).toHaveLength(2)
})

test('a vote survives too, and a trace of before there were votes is read as it was', () => {
  const votes = { clusters: [{ answer: '4', votes: 3 }], drawn: 4, dropped: { cut: 1, empty: 0, declined: 0 } }
  const signals = madeUpSignals({ agreement: 0.75, semanticEntropy: 0 })
  const ladder: Trace['header']['ladder'] = { schema: 1, rungs: [{ id: 'base:vote', strategy: 'vote', engine: 'transformers', model: 'base', cap: 160, samples: 8, enabled: true }] }
  const voted: Trace = {
    header: { ...trace.header, ladder },
    lines: [{ id: 'a', prompt: '2+2', answers: ['4'], rungs: [{ ...madeUpPass('base:vote'), votes, signals, usage: { ...madeUpPass('base:vote').usage, rung: 'base:vote' } }] }],
  }
  expect(parseTrace(traceText(voted))).toEqual({ ok: true, trace: voted })
  expect(traceText(trace)).not.toMatch(/agreement|votes|samples/)
})

test('what climbing brings is read with who had read the prompt; where a trace does not say so, that was its first model', () => {
  const gains = gainTable(trace)
  const measured: Trace = { ...trace, header: { ...trace.header, gains } }
  expect(parseTrace(traceText(measured))).toEqual({ ok: true, trace: measured })
  const earlier = { ...gains, climbs: gains.climbs.filter(({ reader }) => reader !== 'base') }
  const text = traceText({ ...trace, header: { ...trace.header, gains: earlier } })
  expect(parseTrace(text.replaceAll('"reader":"mini",', ''))).toEqual(parseTrace(text))
  expect(text).toContain('"from":null,"reader":"mini","to":"base:think"')
})

test('a prompt that was stopped on a rung is not replayed on it', () => {
  const withRungs = (change: (rungs: readonly TraceRung[]) => TraceRung[]): Trace => ({ ...trace, lines: trace.lines.map((line) => ({ ...line, rungs: change(line.rungs) })) })
  expect(recordedPrompts(withRungs((rungs) => rungs.map((rung, at) => (at === 1 ? { ...rung, outcome: 'stopped' } : rung))))).toEqual([])
  expect(recordedPrompts(withRungs((rungs) => rungs.slice(0, 2)))).toEqual([])
  expect(recordedPrompts(withRungs((rungs) => rungs.slice(0, 2)), ['mini:direct', 'mini:think'])).toHaveLength(2)
})

describe('what is not a trace of this version is refused by line and field', () => {
  const refused = (...lines: string[]): unknown => {
    const parsed = parseTrace(lines.join('\n'))
    return parsed.ok ? null : [parsed.error.line, parsed.error.field, parsed.error.message]
  }
  test.each([
    ['nothing at all', [''], [0, '', 'the trace is empty']],
    ['an earlier version', [header.replace('"schema":3', '"schema":1')], [1, 'schema', 'is a trace of schema 1, and this version reads schema 3: record it anew']],
    ['a later version', [header.replace('"schema":3', '"schema":4')], [1, 'schema', 'is a trace of schema 4, and this version reads schema 3: record it anew']],
    ['a number that is text', [header, first.replace('"ms":10', '"ms":"10"')], [2, 'rungs.0.usage.ms', expect.anything()]],
    ['a torn line', [header, first, second.slice(0, 40)], [3, '', expect.stringContaining('is not JSON')]],
    ['an unknown field', [header, first.replace('"answers"', '"lever":1,"answers"')], [2, 'lever', expect.anything()]],
    ['an id used twice', [header, '', first, first], [4, 'id', '"p0" was used on line 3 already']],
    ['a rung of no ladder', [header, first.replace('"rung":"base:direct"', '"rung":"huge:direct"')], [2, 'rungs.2.rung', '"huge:direct" is not in the header\'s ladder (mini:direct, mini:think, base:direct, base:think)']],
    ['a rung that is there twice', [header, first.replace('"rung":"base:direct"', '"rung":"mini:direct"')], [2, 'rungs.2.rung', '"mini:direct" is there twice']],
    ['a ladder of an unnamed model', [header.replace('"models":[{"id":"mini"', '"models":[{"id":"other"')], [1, 'ladder.rungs.0.model', 'names the model "mini", which is not among "models"']],
    ['a cap of 0', [header, first.replace('"cap":8', '"cap":0')], [2, 'rungs.1.byCap.0.cap', expect.anything()]],
  ])('%s', (_, lines, expected) => {
    expect(refused(...lines)).toEqual(expected)
  })
})
