import { expect, test } from 'vitest'
import type { CascadeEvent, RungResult } from './events.ts'
import { emptyTurn, foldEvent, interrupt, parseTurn, resumable } from './turn.ts'
import type { Turn } from './turn.ts'
import type { TokenStat } from './engine.ts'
import type { Usage } from './usage.ts'

const policy = { schema: 1, kind: 'auto', threshold: 0.8 } as const
const prompt = { text: '2+2', tokens: 6, mapped: [], replaced: [], leftOut: 0 }

test('events add up to a turn: texts, tokens, results, decisions, ledger', () => {
  const turn = fold(emptyTurn('2+2', policy), [
    start(false), { type: 'rung-start', rung: 'direct', cap: 32 },
    { type: 'token-delta', rung: 'direct', text: '4', tokens: [token('4')] },
    { type: 'usage-delta', rung: 'direct', usage: usage('direct', 1) },
    { type: 'token-delta', rung: 'direct', text: '', tokens: [token('')] },
    { type: 'rung-end', ...result('direct', '4', 2) },
    { type: 'decision', choice: 'climb', rung: 'direct', to: 'think', reason: { kind: 'doubtful', confidence: 0.5, threshold: 0.8 } },
    { type: 'rung-start', rung: 'think', cap: 160 },
    { type: 'thought-delta', rung: 'think', text: '2', tokens: [token('2')] },
    { type: 'thought-delta', rung: 'think', text: '+2', tokens: [token('+'), token('2')] },
    { type: 'usage-delta', rung: 'think', usage: usage('think', 3) },
  ])
  expect(turn.status).toBe('running')
  expect(turn.rungs.map(({ state }) => state)).toEqual(['ended', 'running'])
  expect(turn.rungs[0]).toMatchObject({ answerText: '4', result: { answer: '4' } })
  expect(turn.rungs[0]?.answerTokens).toHaveLength(2)
  expect(turn.rungs[1]).toMatchObject({ thoughtText: '2+2', cap: 160 })
  expect(turn.ledger.map((call) => call.decodeTokens)).toEqual([2, 3])
  expect(turn.decisions).toHaveLength(1)

  const ledger = [usage('direct', 2), usage('think', 9)]
  const ended = fold(turn, [
    { type: 'rung-end', ...result('think', '4', 9) },
    { type: 'turn-end', outcome: 'answered', answer: '4', rung: 'think', confidence: 0.9, skipped: [], ledger },
  ])
  expect(ended).toMatchObject({ status: 'ended', outcome: 'answered', answerRung: 'think', confidence: 0.9, ledger, interrupted: false })
})

test('a resumed turn keeps its earlier rungs and their cost, and forgets how it ended', () => {
  const first = fold(emptyTurn('2+2', policy), [
    start(false), { type: 'rung-start', rung: 'direct', cap: 32 }, { type: 'rung-end', ...result('direct', '4', 2) },
    { type: 'turn-end', outcome: 'answered', answer: '4', rung: 'direct', confidence: 0.9, skipped: [{ rung: 'think', reason: { kind: 'declined' } }], ledger: [usage('direct', 2)] },
  ])
  expect(resumable(first).map(({ rung }) => rung)).toEqual(['direct'])
  const again = fold(first, [start(true), { type: 'rung-start', rung: 'think', cap: 160 }])
  expect(again).toMatchObject({ status: 'running', outcome: null, skipped: [], decisions: [] })
  expect(again.rungs.map(({ rung }) => rung)).toEqual(['direct', 'think'])
  expect(again.ledger).toEqual([usage('direct', 2)])
  expect(foldEvent(first, start(false)).rungs).toEqual([])
})

test('a rung that runs again gets its events in its latest pass', () => {
  const turn = fold(emptyTurn('2+2', policy), [
    start(false), { type: 'rung-start', rung: 'think', cap: 160 }, { type: 'rung-end', ...result('think', '', 5) },
    { type: 'rung-start', rung: 'think', cap: 160 }, { type: 'token-delta', rung: 'think', text: '4', tokens: [token('4')] },
  ])
  expect(turn.rungs.map(({ answerText }) => answerText)).toEqual(['', '4'])
})

test('an error ends the turn, keeps the partial answer and the ledger so far', () => {
  const turn = fold(emptyTurn('2+2', policy), [
    start(false), { type: 'rung-start', rung: 'direct', cap: 32 }, { type: 'token-delta', rung: 'direct', text: '4', tokens: [token('4')] },
    { type: 'turn-error', code: 'device-lost', detail: 'reset', ledger: [usage('direct', 1)] },
  ])
  expect(turn).toMatchObject({ status: 'ended', outcome: 'failed', answer: '4', answerRung: 'direct', error: { code: 'device-lost', detail: 'reset' } })
  expect(turn.rungs[0]?.state).toBe('interrupted')
  expect(turn.ledger).toHaveLength(1)
})

test('a loss of the model ends no turn: its pass is aborted work, and the turn tells of it through its end, storage, and what follows', () => {
  const lost = fold(emptyTurn('2+2', policy), [
    start(false), { type: 'rung-start', rung: 'think', cap: 160 }, { type: 'token-delta', rung: 'think', text: '4', tokens: [] }, { type: 'usage-delta', rung: 'think', usage: usage('think', 7) },
    { type: 'attempt-error', code: 'worker-lost', detail: 'gone' },
  ])
  const aborted = { ...usage('think', 7), abortedTokens: 7 }
  expect(lost).toMatchObject({ status: 'running', outcome: null, error: null, lost: { code: 'worker-lost', detail: 'gone', askedAgain: false }, rungs: [{ state: 'interrupted' }], ledger: [aborted] })
  expect(interrupt(lost)).toMatchObject({ answer: '4', lost: { askedAgain: false } })
  const again = fold(lost, [start(true), { type: 'rung-start', rung: 'think', cap: 160 }, { type: 'rung-end', ...result('think', '4', 9) },
    { type: 'turn-end', outcome: 'answered', answer: '4', rung: 'think', confidence: null, skipped: [], ledger: [aborted, usage('think', 9)] }])
  expect(again).toMatchObject({ outcome: 'answered', lost: { askedAgain: true }, rungs: [{ state: 'interrupted' }, { state: 'ended' }], ledger: [aborted, usage('think', 9)] })
  expect(parseTurn(JSON.parse(JSON.stringify(again)))).toEqual(again)
})

test('a turn without an end can be marked as interrupted, an ended one cannot', () => {
  const running = fold(emptyTurn('2+2', policy), [start(false), { type: 'rung-start', rung: 'direct', cap: 32 }, { type: 'token-delta', rung: 'direct', text: '4', tokens: [] }])
  const left = interrupt(running)
  expect(left).toMatchObject({ status: 'ended', interrupted: true, outcome: 'stopped', answer: '4' })
  expect(interrupt(left)).toBe(left)
})

test('a turn that breaks off in a second pass keeps the whole first answer, not the beginning of the second', () => {
  const broken: CascadeEvent[] = [
    start(false), { type: 'rung-start', rung: 'direct', cap: 32 }, { type: 'token-delta', rung: 'direct', text: '12', tokens: [] }, { type: 'rung-end', ...result('direct', '12', 3) },
    { type: 'rung-start', rung: 'think', cap: 160 }, { type: 'token-delta', rung: 'think', text: '1', tokens: [] }, { type: 'usage-delta', rung: 'think', usage: usage('think', 7) },
  ]
  const running = fold(emptyTurn('6+6', policy), broken)
  expect(interrupt(running)).toMatchObject({ answer: '12', answerRung: 'direct' })
  expect(foldEvent(running, { type: 'turn-error', code: 'worker-lost', detail: '', ledger: [] })).toMatchObject({ answer: '12', answerRung: 'direct' })
})

test('what a pass had generated when it broke off is aborted work, and a later turn still pays for it', () => {
  const left = interrupt(fold(emptyTurn('2+2', policy), [
    start(false), { type: 'rung-start', rung: 'think', cap: 160 }, { type: 'token-delta', rung: 'think', text: '4', tokens: [] },
    { type: 'usage-delta', rung: 'think', usage: usage('think', 7) },
  ]))
  expect(left.ledger).toEqual([{ ...usage('think', 7), abortedTokens: 7 }])
  expect(resumable(left)).toMatchObject([{ rung: 'think', outcome: 'stopped', answer: '4', usage: { decodeTokens: 7, abortedTokens: 7 } }])
})

test('a turn survives storage, and what is no turn is refused', () => {
  const turn = fold(emptyTurn('2+2', policy), [start(false), { type: 'rung-start', rung: 'direct', cap: 32 }])
  expect(parseTurn(JSON.parse(JSON.stringify(turn)))).toEqual(turn)
  // Kept before a turn could wait for a model or lose one.
  const { loads: _, lost: __, ...older } = turn
  expect(parseTurn(older)).toEqual(turn)
  expect(() => parseTurn({ ...turn, schema: 2 })).toThrow()
  expect(() => parseTurn(null)).toThrow()
})

test('a model that a turn waits for is told of, and waited for no longer once the turn has ended', () => {
  const waiting = fold(emptyTurn('2+2', policy), [start(false), { type: 'load-start', model: 'base' }, { type: 'load-delta', model: 'base', step: 'weights', loadedBytes: 1, totalBytes: null }])
  expect(waiting.loads).toEqual([{ model: 'base', state: 'running', progress: { step: 'weights', loadedBytes: 1, totalBytes: null } }])
  expect(interrupt(waiting).loads).toMatchObject([{ state: 'stopped' }])
  expect(foldEvent(waiting, { type: 'load-end', model: 'base', state: 'failed', code: 'timeout', detail: '' }).loads).toMatchObject([{ state: 'failed' }])
})

test('what asking the model about an answer cost is in the ledger, also of a turn that goes on', () => {
  const checked = usage('m:check', 1)
  const turn = fold(emptyTurn('2+2', policy), [start(false), { type: 'rung-start', rung: 'direct', cap: 32 }, { type: 'rung-end', ...result('direct', '4', 2), checked }])
  expect(turn.ledger).toEqual([usage('direct', 2), checked])
  expect(resumable(turn)).toMatchObject([{ checked }])
})

function fold(turn: Turn, events: readonly CascadeEvent[]): Turn {
  return events.reduce(foldEvent, turn)
}

function start(resumed: boolean): CascadeEvent {
  return { type: 'turn-start', resumed, prompt, policy, rungs: [], backend: 'wasm', expectedThinkTokens: 40 }
}

function token(text: string): TokenStat {
  return { id: 1, text, logprob: -0.1, top: [[text, -0.1]], entropy: 0.2 }
}

function usage(rung: string, decodeTokens: number): Usage {
  return {
    engine: 'scripted', model: 'm', rung, backend: 'wasm', prefillTokens: 7, reusedTokens: 0, decodeTokens, abortedTokens: 0,
    flopsPrefill: 70, flopsDecode: 10 * decodeTokens, ms: 1, ttftMs: 1, source: 'counted',
  }
}

function result(rung: string, answer: string, decodeTokens: number): RungResult {
  return { rung, outcome: 'answered', answer, forced: false, signals: null, confidence: null, usage: usage(rung, decodeTokens) }
}
