/** What a run of a suite came to, over turns made by folding events. */
import { describe, expect, it } from 'vitest'
import type { RungResult } from '../src/core/events.ts'
import { ladderOf } from '../src/core/ladder.ts'
import { emptyTurn, foldEvent, type Turn } from '../src/core/turn.ts'
import type { Usage } from '../src/core/usage.ts'
import { labResult } from './result.ts'
import { summary } from './summary.ts'

const POLICY = { schema: 1, kind: 'auto', threshold: 0.8 } as const
const LADDER = ladderOf(['mini', 'base'].map((id) => ({ id, thinkCap: 160 })))

interface Pass {
  readonly rung: string
  readonly answer: string
  readonly confidence: number
  readonly outcome?: RungResult['outcome']
}

function usageOf(rung: string): Usage {
  return {
    engine: 'e', model: rung.slice(0, rung.indexOf(':')), rung, backend: 'wasm', prefillTokens: 5, reusedTokens: 0, decodeTokens: 2, abortedTokens: 0,
    flopsPrefill: 50, flopsDecode: 20, ms: 1, ttftMs: 1, source: 'counted',
  }
}

/** A turn of these passes; `skipped`: the other rungs it might have climbed. */
function turnOf(passes: readonly Pass[], skipped: readonly string[]): Turn {
  const results = passes.map(({ rung, outcome = 'answered', ...pass }): RungResult => ({ rung, outcome, forced: false, signals: null, usage: usageOf(rung), ...pass }))
  const { answer = '', rung = null, confidence = null } = results.at(-1) ?? {}
  return foldEvent(results.reduce((turn, result) => foldEvent(foldEvent(turn, { type: 'rung-start', rung: result.rung, cap: 48 }), { type: 'rung-end', ...result }), foldEvent(emptyTurn('p', POLICY), {
    type: 'turn-start', resumed: false, prompt: { text: 'p', tokens: 4, mapped: [], replaced: [], leftOut: 0 }, policy: POLICY, rungs: LADDER.rungs, backend: 'wasm', expectedThinkTokens: null,
  })), {
    type: 'turn-end', outcome: 'answered', answer, rung, confidence, skipped: skipped.map((id) => ({ rung: id, reason: { kind: 'declined' } })), ledger: results.map(({ usage }) => usage),
  })
}

function resultOf(...turns: readonly Turn[]) {
  return labResult('mini + base', 'wasm', POLICY, turns.map((_, at) => ({ id: `p${at}`, prompt: 'p', answers: ['4'], skill: 's' })), turns)
}

const ALL = ['mini:direct', 'mini:think', 'base:direct', 'base:think']
const without = (...ran: readonly string[]): readonly string[] => ALL.filter((rung) => !ran.includes(rung))
const stays = turnOf([{ rung: 'mini:direct', answer: '4', confidence: 0.9 }], without('mini:direct'))
const climbs = turnOf([{ rung: 'mini:direct', answer: '5', confidence: 0.6 }, { rung: 'base:direct', answer: '4', confidence: 0.3 }], without('mini:direct', 'base:direct'))
const passedOver = turnOf([{ rung: 'base:direct', answer: '5', confidence: 0.99 }], without('base:direct'))

describe('the share of prompts that escalated', () => {
  it('counts a climb to another model\'s answer at once, and a prompt that began beyond the first rung', () => {
    expect(resultOf(stays, climbs, passedOver, stays)).toMatchObject({ escalated: 0.5 })
    expect(resultOf(stays, climbs, passedOver).prompts.map(({ escalated }) => escalated)).toEqual([false, true, true])
    expect(summary(resultOf(climbs, stays)).split('\n').find((line) => line.startsWith('s '))).toMatch(/\b50(\.0)? %/)
  })

  it('counts no rung that was stopped and ran again', () => {
    const again = turnOf([{ rung: 'mini:direct', answer: '', confidence: 0, outcome: 'stopped' }, { rung: 'mini:direct', answer: '4', confidence: 0.9 }], without('mini:direct'))
    expect(resultOf(again).escalated).toBe(0)
  })

  it('goes by the first rung that prompts might climb, where the ladder\'s own first was not among them', () => {
    const named = turnOf([{ rung: 'base:direct', answer: '4', confidence: 0.9 }], ['base:think'])
    expect(resultOf(named)).toMatchObject({ escalated: 0 })
  })
})

describe('the AUROC of the direct pass', () => {
  it('is one model\'s: that of the ladder\'s first', () => {
    // Of mini: 0.9 right above 0.6 wrong. The surer wrong answer is base's.
    expect(resultOf(stays, climbs, passedOver).auroc).toBe(1)
    expect(resultOf(passedOver).auroc).toBeNull()
  })

  it('is that of the first that prompts might climb', () => {
    const named = (answer: string, confidence: number): Turn => turnOf([{ rung: 'base:direct', answer, confidence }], ['base:think'])
    expect(resultOf(named('4', 0.2), named('5', 0.7)).auroc).toBe(0)
  })
})
