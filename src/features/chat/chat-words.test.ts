/** The chat's smaller pure functions: clipping, notices, dial, chips, reasons. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ladderOf } from '../../core/ladder.ts'
import type { TurnRung } from '../../core/turn.ts'
import type { Usage } from '../../core/usage.ts'
import type { LadderModel } from '../../inference/inference.ts'
import { chipsOf, skillsOf } from './chips.ts'
import { clip, LONGEST_PROMPT } from './clip.ts'
import { dialSentence } from './dial-words.ts'
import { largerOffer } from './larger-model.ts'
import { promptNotices } from './notice-words.ts'
import { countedWords, decisionSentence, measuredSentences, reasonWords, signalRows, skippedRungs, skippedSentence, votesWords } from './why-words.ts'

const PLAIN = { text: 'p', tokens: 4, mapped: [], replaced: [], leftOut: 0 }

describe('clipping', () => {
  it('keeps a prefix, loses nothing it does not count, and never splits a character', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (text, longest) => {
      const { text: kept, leftOut } = clip(text, longest)
      expect(text.startsWith(kept)).toBe(true)
      expect(kept.length + leftOut).toBe(text.length)
      expect(kept.length).toBeLessThanOrEqual(longest)
      if (text.isWellFormed()) expect(kept.isWellFormed()).toBe(true)
    }))
  })
  it('cuts before a pair that would be split', () => {
    expect(clip('ab😀c', 3)).toEqual({ text: 'ab', leftOut: 3 })
  })
})

describe('notices', () => {
  it('are silent about a prompt that was read as typed', () => {
    expect(promptNotices(PLAIN)).toEqual([])
  })
  it('name invisible characters by their code point', () => {
    expect(promptNotices({ ...PLAIN, mapped: ['“', '\u00a0'], replaced: ['Ω', '\u202e'], text: 'p'.repeat(251), leftOut: 1200 })).toEqual([
      'Read as plain signs: “ U+00A0', 'This model cannot read Ω U+202E and sees ? instead.', 'Too long for this model: it read 251 characters, the last 1,200 were left out.',
    ])
  })
  it('call no number the whole where the composer may have clipped', () => {
    const read = 'p'.repeat(251)
    expect(promptNotices({ ...PLAIN, text: read, leftOut: LONGEST_PROMPT - 251 })).toEqual(['Too long for this model: it read 251 characters, the rest was left out, at least 15,749.'])
    expect(promptNotices({ ...PLAIN, text: read, leftOut: 1 })).toEqual(['Too long for this model: it read 251 characters, the last 1 was left out.'])
  })
})

describe('the dial', () => {
  it('names the price and what its share was measured on', () => {
    expect(dialSentence(0.76, 0.8)).toBe('thinks if 10 tokens promise 2.5 points: about 76 in 100 calibration prompts')
    expect([dialSentence(0.76, 0.8, true), dialSentence(1, 1, true)]).toEqual(['goes on if 10 tokens promise 2.5 points: about 76 in 100 calibration prompts', 'goes on wherever anything is to be gained'])
    expect([dialSentence(0, 0), dialSentence(1, 1)]).toEqual(['answers at once, however unsure', 'thinks wherever anything is to be gained'])
  })
  it('rounds no share to none or all, and no price to nothing', () => {
    expect(dialSentence(0.999, 0.9972)).toBe('thinks if 10 tokens promise under 0.1 points: about 99 in 100 calibration prompts')
  })
})

describe('chips', () => {
  it('offer three different skills and never declining', () => {
    const skills = ['decline', 'a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, name: id, example: id }))
    expect(chipsOf({ skills }).map(({ id }) => id)).toEqual(['a', 'c', 'e'])
    expect(chipsOf({ skills: skills.slice(0, 3) }).map(({ id }) => id)).toEqual(['a', 'b'])
  })
  it('prefer short examples, and the whole list has them all', () => {
    const skills = ['a', 'b', 'c', 'd', 'decline'].map((id) => ({ id, name: id, example: id === 'a' ? 'long '.repeat(20) : id }))
    expect(chipsOf({ skills }).map(({ id }) => id)).toEqual(['b', 'c', 'd'])
    expect(skillsOf({ skills }).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
  })
})

describe('reasons', () => {
  it('carry their numbers', () => {
    const doubt = { kind: 'doubtful', confidence: 0.41, threshold: 0.8 } as const
    expect(decisionSentence({ choice: 'climb', rung: 'direct', to: 'think', reason: doubt }, []))
      .toBe('Went on from direct to think: 41\u00a0% sure, and 80\u00a0% was needed.')
    expect(skippedSentence('think', { kind: 'confident', confidence: 0.97, threshold: 0.8 }, [])).toBe('Think did not run: 97\u00a0% sure, and 80\u00a0% was enough.')
    const sure = { kind: 'confident', confidence: 0.97, threshold: 0.8 } as const
    expect([skippedSentence('think', sure, [], { ...sure }), skippedSentence('think', sure, [], doubt)]).toEqual(['Think did not run, for that reason.', 'Think did not run: 97\u00a0% sure, and 80\u00a0% was enough.'])
    const two = ladderOf([{ id: 'mini', thinkCap: 9 }, { id: 'base', thinkCap: 9 }]).rungs
    expect(decisionSentence({ choice: 'climb', rung: 'mini:think', to: 'base:direct', reason: doubt }, two))
      .toBe('Went on from mini think to base direct: 41\u00a0% sure, and 80\u00a0% was needed.')
    expect(decisionSentence({ choice: 'climb', rung: 'mini:direct', to: 'base:direct', reason: { kind: 'declined' } }, two))
      .toBe('Went on from mini direct to base direct: the model said it can’t do this one, and a larger one might.')
  })
  it('say of a decline what it was weighed against', () => {
    const reason = { kind: 'worth', to: 'think', confidence: 0.41, declined: true, expected: 0.8, tokens: 39.6 } as const
    expect(decisionSentence({ choice: 'climb', rung: 'direct', to: 'think', reason }, []))
      .toBe('Went on from direct to think: 41\u00a0% sure that it can’t do this one, and 80\u00a0% expected of think for about 40 more tokens, which is worth it.')
    expect(decisionSentence({ choice: 'stop', rung: 'think', reason: { kind: 'better', confidence: 0.9, over: 0.3 } }, [])).toBe('Declined, as think did: 90\u00a0% sure against 30\u00a0%.')
    expect(decisionSentence({ choice: 'keep', rung: 'think', reason: { kind: 'declined' } }, [])).toBe('The think answer was kept: the other pass came to none.')
  })
  it('tell what a rung reported that broke off in sentences of its own', () => {
    const reason = { kind: 'rung-failed', rung: 'think', code: 'remote-failed', detail: 'example.org can’t be reached, or does not allow this page to ask it (CORS). Check the address.' } as const
    expect(decisionSentence({ choice: 'keep', rung: 'direct', reason }, []))
      .toBe('The direct answer was kept: think broke off. example.org can’t be reached, or does not allow this page to ask it (CORS). Check the address.')
    expect(decisionSentence({ choice: 'stop', rung: 'direct', reason: { ...reason, detail: 'Gone' } }, [])).toBe('Ended after direct: think broke off. Gone.')
    expect(skippedSentence('vote', { ...reason, detail: 'Gone' }, [])).toBe('Vote did not run: think broke off. Gone.')
    expect(skippedSentence('vote', reason, [], reason)).toBe('Vote did not run, for that reason.')
  })
  it('count what a call read and wrote', () => {
    const usage = { prefillTokens: 1, reusedTokens: 21, decodeTokens: 55, abortedTokens: 0 } as Usage
    expect(countedWords(usage)).toBe('1 prompt token read, 21 reused, 55 generated')
    expect(countedWords({ ...usage, prefillTokens: 22, reusedTokens: 0, abortedTokens: 3 })).toBe('22 prompt tokens read, 0 reused, 55 generated, 3 of them cut short')
    const worth = { kind: 'worth', to: 'think', confidence: 0.4, declined: false, expected: 0.8, tokens: 1.2 } as const
    expect(reasonWords(worth)).toContain('for about 1 more token,')
  })
  it('show two figures that differ as different', () => {
    expect(reasonWords({ kind: 'doubtful', confidence: 0.797, threshold: 0.8 })).toBe('79.7\u00a0% sure, and 80.0\u00a0% was needed')
    expect(reasonWords({ kind: 'doubtful', confidence: 0.9999, threshold: 1 })).toBe('over\u00a099\u00a0% sure, and 100\u00a0% was needed')
  })
  it('give a sign to no zero', () => {
    const signals = { sumLogprob: -0.0004, meanLogprob: -1.5, minLogprob: -0, minMargin: 1, maxEntropy: 0, meanEntropy: 0, thoughtMeanLogprob: null, modePrior: null, verifier: null }
    expect(signalRows(signals as Parameters<typeof signalRows>[0]).map(({ value }) => value).slice(0, 3)).toEqual(['0.00\u00a0nats', '\u22121.50\u00a0nats', '0.00\u00a0nats'])
  })
})

describe('after a decline', () => {
  const ladder = ladderOf([{ id: 'mini', thinkCap: 9 }, { id: 'base', thinkCap: 9 }]).rungs
  const model = (id: string, card: object | null = {}) => ({ id, card, bytes: id === 'base' ? 5_449_560 : null, enabled: true, state: 'waiting', detail: '', profile: null }) as unknown as LadderModel
  const ran = (...rungs: string[]) => ({ ladder, rungs: rungs.map((rung) => ({ rung }) as TurnRung) })

  it('the next larger model is offered, with its size', () => {
    expect(largerOffer(ran('mini:direct'), [model('mini'), model('base')])).toEqual({ kind: 'ask', model: 'base', words: 'A larger model could try: Base, 5.4\u00a0MB.' })
  })
  it('it is said that the largest was asked, where it was', () => {
    expect(largerOffer(ran('mini:direct', 'base:direct'), [model('mini'), model('base')])?.kind).toBe('largest')
    expect(largerOffer(ran('base:direct'), [model('base')])?.kind).toBe('largest')
  })
  it('nothing is said of a model whose files cannot be read, or of models that do not ship', () => {
    expect(largerOffer(ran('mini:direct'), [model('mini'), model('base', null)])).toBeNull()
    expect(largerOffer({ ladder: [], rungs: [{ rung: 'mine:direct' } as TurnRung] }, [model('mine')])).toBeNull()
  })
})

it('a rung that was passed over did not run for what led past it, not for what ended the turn', () => {
  const { rungs: ladder } = ladderOf([{ id: 'base', thinkCap: 9 }, { id: 'remote:e', thinkCap: 9, engine: 'remote', strategies: ['direct', 'think'] }])
  const failed = { kind: 'rung-failed', rung: 'remote:e:direct', code: 'remote-failed', detail: 'e can’t be reached. Start it.' } as const
  const unable = { kind: 'not-able', rung: 'base:vote', lacks: 'batch' } as const
  const turn = {
    ladder,
    decisions: [
      { choice: 'climb', rung: 'base:direct', to: 'remote:e:direct', reason: { kind: 'declined' } }, { choice: 'stop', rung: 'base:direct', reason: failed },
    ] as const,
    skipped: [{ rung: 'base:think', reason: failed }, { rung: 'base:vote', reason: unable }, { rung: 'remote:e:think', reason: failed }] as const,
  }
  expect(skippedRungs(turn)).toEqual([{ rung: 'base:think', reason: { kind: 'declined' } }, { rung: 'base:vote', reason: unable }, { rung: 'remote:e:think', reason: failed }])
  expect(decisionSentence(turn.decisions[1], ladder)).toBe('Ended after base direct: remote:e direct broke off. e can’t be reached. Start it.')
})

describe('votes', () => {
  it('are told answer by answer, and what did not count by its flaw', () => {
    expect(votesWords({ clusters: [{ answer: '12', votes: 5 }, { answer: '13', votes: 1 }], drawn: 8, dropped: { cut: 1, empty: 0, declined: 1 } }))
      .toBe('5\u00a0× 12, 1\u00a0× 13; not counted: 1 cut short, 1 declined')
    expect(votesWords({ clusters: [], drawn: 2, dropped: { cut: 0, empty: 2, declined: 0 } })).toBe('not counted: 2 empty')
  })
  it('of an engine without a batch are skipped for that reason', () => {
    expect(skippedSentence('base:vote', { kind: 'not-able', rung: 'base:vote', lacks: 'batch' }, ladderOf([{ id: 'base', thinkCap: 9 }]).rungs))
      .toBe('Vote did not run: what runs its model can’t draw several answers at once.')
  })
})

it('says what a calibration found out: thinking that is withheld, and votes that can\'t be repeated', () => {
  const { rungs: ladder } = ladderOf([{ id: 'base', thinkCap: 9 }, { id: 'owner/chat', name: 'chat', thinkCap: 9, thinkingHelps: false, batchDependent: true }])
  const passes = (...rungs: readonly string[]) => rungs.map((rung) => ({ rung })) as unknown as readonly TurnRung[]
  expect(measuredSentences({ ladder, rungs: passes('base:direct') })).toEqual([])
  expect(measuredSentences({ ladder, rungs: passes('base:direct', 'owner/chat:direct') })).toEqual([expect.stringMatching(/^Chat think is withheld: .*thinking mended no more answers than it spoiled\.$/)])
  expect(measuredSentences({ ladder, rungs: passes('owner/chat:direct', 'owner/chat:vote') }).at(-1)).toMatch(/^Chat vote: .*not exactly reproducible on their own\.$/)
  expect(skippedSentence('owner/chat:vote', { kind: 'not-able', rung: 'owner/chat:vote', lacks: 'batch' }, ladder)).toMatch(/did not run: it can’t draw several answers at once: its 8-bit weights/)
})
