/** The meter's pure functions over turns made by folding events. */
import { describe, expect, it } from 'vitest'
import type { CascadeEvent, RungResult } from '../../core/events.ts'
import type { ModelCard } from '../../core/models/model-card.ts'
import type { RungProfile } from '../../core/calibration/profile.ts'
import { emptyTurn, foldEvent, type Turn } from '../../core/turn.ts'
import type { Usage } from '../../core/usage.ts'
import { againstThink, type Basis } from './against-think.ts'
import { barOf } from './bar.ts'
import { fullWords, liveWords, partWords, savedWords, spokenMeter } from './meter-words.ts'
import { replayed, replayLength } from './replay.ts'
import { sessionOf } from './session.ts'

const LADDER = (['direct', 'think'] as const).map((strategy) => ({ id: strategy, strategy, engine: 'e', model: 'm', cap: 160, enabled: true }))
const BASIS: Basis = new Map([['m', {
  model: {
    nonEmbeddingParameters: 100, architecture: { layers: 1, heads: 1, kvHeads: 1, headDim: 4, hidden: 4, vocab: 10 },
  } satisfies Pick<ModelCard, 'architecture' | 'nonEmbeddingParameters'>,
  profile: { rungs: { think: { meanTokens: 40, meanMs: 80 } as RungProfile } },
  paces: {}, tested: {},
}]])
const POLICY = { schema: 1, kind: 'auto', threshold: 0.8 } as const
const START: CascadeEvent = {
  type: 'turn-start', resumed: false, policy: POLICY, rungs: LADDER, backend: 'wasm', expectedThinkTokens: 40, prompt: { text: 'p', tokens: 9, mapped: [], replaced: [], leftOut: 0 },
}

function usage(rung: string, change: Partial<Usage> = {}): Usage {
  return {
    engine: 'e', model: 'm', rung, backend: 'wasm', prefillTokens: 10, reusedTokens: 0, decodeTokens: 4, abortedTokens: 0, flopsPrefill: 1000, flopsDecode: 400, ms: 20,
    ttftMs: 12, source: 'counted', ...change,
  }
}

function passOf(used: Usage, outcome: RungResult['outcome'] = 'answered'): CascadeEvent[] {
  const { rung } = used
  const tokens = Array.from({ length: used.decodeTokens }, (_, at) => ({ id: at, text: 'x', logprob: -0.1, top: [], entropy: 0.1 }))
  return [
    { type: 'rung-start', rung, cap: 160 }, { type: 'token-delta', rung, text: 'x'.repeat(used.decodeTokens), tokens },
    { type: 'rung-end', rung, outcome, answer: 'x', forced: false, signals: null, confidence: 0.9, usage: used },
  ]
}

function turnOf(...usages: readonly Usage[]): Turn {
  return [START, ...usages.flatMap((used) => passOf(used)),
    { type: 'turn-end', outcome: 'answered', answer: 'x', rung: usages.at(-1)?.rung ?? null, confidence: 0.9, skipped: [], ledger: usages } satisfies CascadeEvent,
  ].reduce(foldEvent, emptyTurn('p', POLICY))
}

const DIRECT = turnOf(usage('direct'))
const THOUGHT = turnOf(usage('direct'), usage('think', { prefillTokens: 1, reusedTokens: 9, decodeTokens: 30, flopsPrefill: 100, flopsDecode: 3000, ms: 60, ttftMs: 3 }))

describe('the bar of a prompt', () => {
  it('estimates the full width where thinking did not run, and says so', () => {
    const bar = barOf(DIRECT, 'tokens', BASIS)
    expect(bar).toMatchObject({ full: 40, estimated: true, scale: 40, share: 0.1 })
    expect(bar.parts).toMatchObject([{ kind: 'decode', amount: 4 }])
    expect(fullWords(bar, 'tokens')).toBe('thinking: about 40\u00a0tokens, estimated')
    expect(savedWords(bar, 'tokens')).toBe('36\u00a0tokens saved')
  })
  it('takes the true figure where it ran, and shows the overrun', () => {
    const bar = barOf(THOUGHT, 'tokens', BASIS)
    expect(bar).toMatchObject({ full: 30, estimated: false, scale: 34 })
    expect(bar.parts.map(({ kind, amount }) => [kind, amount])).toEqual([['decode', 4], ['reused', 0], ['decode', 30]])
    expect(savedWords(bar, 'tokens')).toBe('4\u00a0tokens over')
  })
  it('adds up to the ledger in every unit that has parts for all of it', () => {
    for (const unit of ['flops', 'ms'] as const) {
      const bar = barOf(THOUGHT, unit, BASIS)
      expect(bar.parts.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(bar.spent[unit])
    }
  })
  it('crosses what was aborted', () => {
    const stopped = turnOf(usage('direct', { abortedTokens: 4 }))
    expect(barOf(stopped, 'tokens', BASIS).parts).toMatchObject([{ kind: 'aborted', amount: 4 }])
  })
  it('keeps to the estimate as long as a think pass runs', () => {
    const running = [START, ...passOf(usage('direct')), { type: 'rung-start', rung: 'think', cap: 160 } as const,
      { type: 'usage-delta', rung: 'think', usage: usage('think', { decodeTokens: 3 }) } as const].reduce(foldEvent, emptyTurn('p', POLICY))
    expect(againstThink(running, BASIS)).toMatchObject({ estimated: true, always: { tokens: 40 } })
    expect(liveWords(running)).toBe('thinking, 3 of at most 160\u00a0tokens')
    expect(liveWords(running, true)).toBe('waiting for your consent')
  })
  it('takes the thought that was thought to its end, not an attempt that was lost while it read the prompt', () => {
    const lost = usage('think', { prefillTokens: 50, decodeTokens: 0, flopsPrefill: 4e8, flopsDecode: 0, ttftMs: null })
    const again = usage('think', { prefillTokens: 1, reusedTokens: 50, decodeTokens: 60, flopsPrefill: 1e7, flopsDecode: 5e8 })
    const turn = [START, ...passOf(lost, 'stopped'), ...passOf(again),
      { type: 'turn-end', outcome: 'answered', answer: 'x', rung: 'think', confidence: 0.9, skipped: [], ledger: [lost, again] } satisfies CascadeEvent,
    ].reduce(foldEvent, emptyTurn('p', POLICY))
    expect(barOf(turn, 'tokens', BASIS)).toMatchObject({ full: 60, estimated: false, saved: 0, share: 1 })
    expect(againstThink(turn, BASIS)).toMatchObject({ always: { tokens: 60, flops: 9.1e8 } })
  })
  it('calls nothing saved and gives no share while a turn runs, is replayed, or once it broke off', () => {
    const broken: readonly Turn[] = [{ ...DIRECT, outcome: 'stopped' }, { ...DIRECT, outcome: 'failed' }]
    for (const turn of broken) {
      const bar = barOf(turn, 'tokens', BASIS)
      expect(bar).toMatchObject({ full: 40, saved: null, share: null })
      expect(savedWords(bar, 'tokens')).toBe('4\u00a0tokens spent')
    }
    const replaying = barOf(replayed(DIRECT, 2), 'tokens', BASIS)
    expect(replaying).toMatchObject({ full: 40, saved: null, share: null })
    expect(savedWords(replaying, 'tokens')).toBe('2\u00a0tokens so far')
  })
  it('knows the tokens but not the FLOPs before the model is loaded', () => {
    expect(barOf(DIRECT, 'tokens', null)).toMatchObject({ full: 40, share: 0.1 })
    expect(barOf(DIRECT, 'flops', null)).toMatchObject({ full: null, share: null })
    expect(fullWords(barOf(DIRECT, 'flops', null), 'flops')).toBe('what thinking takes is not measured here yet')
  })
})

describe('the meter read aloud', () => {
  it('is one sentence of outcome and one of cost', () => {
    expect(spokenMeter(DIRECT, barOf(DIRECT, 'tokens', BASIS)))
      .toBe('Answered at once. 4 tokens, 0.02 seconds, 10 percent of the tokens that thinking would have taken, estimated.')
    expect(spokenMeter(THOUGHT, barOf(THOUGHT, 'tokens', BASIS))).toBe('Thought over. 34 tokens, 0.08 seconds, 113 percent of the tokens that thinking alone takes.')
  })
  it('names rung, tokens, FLOPs and time of a part', () => {
    expect(barOf(THOUGHT, 'flops', BASIS).parts.map(partWords)).toEqual([
      'direct: 10\u00a0tokens of prompt read, 1.00\u00a0kFLOP, 12\u00a0ms', 'direct: 4\u00a0tokens written, 400\u00a0FLOP, 8.0\u00a0ms',
      'think: 9\u00a0tokens of prompt reused: cost nothing', 'think: 1\u00a0token of prompt read, 100\u00a0FLOP, 3.0\u00a0ms',
      'think: 30\u00a0tokens written, 3.00\u00a0kFLOP, 57\u00a0ms',
    ])
  })
})

describe('a session', () => {
  it('adds up outcomes and savings, and leaves out what broke off', () => {
    const stopped: Turn = { ...DIRECT, outcome: 'stopped' }
    const session = sessionOf([DIRECT, THOUGHT, stopped], BASIS)
    expect(session).toMatchObject({ atOnce: 1, thoughtOver: 1, declined: 0, brokenOff: 1, leftOut: 1, estimated: true })
    expect(session.spent.tokens).toBe(42)
    expect(session.saved.tokens).toBe(36 - 4)
    expect(session.alwaysThink.tokens).toBe(70)
  })
})

describe('a session with a prompt that still runs', () => {
  it('leaves it out of the savings and says so', () => {
    expect(sessionOf([replayed(DIRECT, 2), DIRECT], BASIS)).toMatchObject({ leftOut: 1, saved: { tokens: 36 } })
  })
})

describe('the replay', () => {
  it('grows token by token from nothing to the recorded turn', () => {
    expect(replayLength(THOUGHT)).toBe(34)
    expect(replayed(THOUGHT, 34)).toBe(THOUGHT)
    for (let count = 0; count < 34; count++) {
      const at = replayed(THOUGHT, count)
      expect(at.ledger.reduce((sum, { decodeTokens }) => sum + decodeTokens, 0)).toBe(count)
      expect(at.status).toBe('running')
    }
    expect(replayed(THOUGHT, 6).rungs.map(({ state }) => state)).toEqual(['ended', 'running'])
  })
})
