import { describe, expect, test } from 'vitest'
import { ladderOf, strategyOf, thinkRung, voteMode, votesToAllow } from './ladder.ts'
import { rungWords } from './rung-words.ts'

const TWO = ladderOf([{ id: 'mini', thinkCap: 80 }, { id: 'base', thinkCap: 160 }]).rungs
const ONE = ladderOf([{ id: 'base', thinkCap: 160 }]).rungs
/** As turns were kept before there were two models. */
const OLD = ONE.map((rung) => ({ ...rung, id: rung.strategy, model: 'base-1' }))

describe('the ladder of several models', () => {
  test('goes model by model, each direct and then thinking, with the model\'s own cap; a vote over thoughts stays off', () => {
    expect(TWO.map(({ id, cap, enabled }) => [id, cap, enabled])).toEqual([
      ['mini:direct', 48, true], ['mini:think', 80, true], ['mini:vote', 80, false], ['base:direct', 48, true], ['base:think', 160, true], ['base:vote', 160, false],
    ])
    expect(TWO.map(({ samples }) => samples)).toEqual([undefined, undefined, 8, undefined, undefined, 8])
  })

  test('lets a model that only answers vote in place of thinking', () => {
    const { rungs } = ladderOf([{ id: 'plain', thinkCap: 9, strategies: ['direct', 'vote'] }])
    expect(rungs.map(({ id, cap, enabled }) => [id, cap, enabled])).toEqual([['plain:direct', 48, true], ['plain:vote', 48, true]])
    expect([voteMode(rungs, { model: 'plain' }), voteMode(TWO, { model: 'mini' })]).toEqual(['direct', 'think'])
  })

  test('withholds thinking that was measured not to help, votes on plain answers in its place, and flags votes that disturb each other', () => {
    const { rungs } = ladderOf([{ id: 'chat', thinkCap: 1024, directCap: 64, thinkingHelps: false, batchDependent: true }])
    expect(rungs.map(({ strategy, enabled, withheld, caveat, cap }) => [strategy, enabled, withheld, caveat, cap])).toEqual([
      ['direct', true, undefined, undefined, 64], ['think', false, 'no-gain', undefined, 1024], ['vote', true, undefined, 'batch-dependent', 64],
    ])
    expect([voteMode(rungs, { model: 'chat' }), thinkRung(rungs)]).toEqual(['direct', undefined])
  })

  test('a person\'s wish for votes reaches the models that prompts climb to by themselves', () => {
    const { rungs } = ladderOf([{ id: 'mini', thinkCap: 80 }, { id: 'base', thinkCap: 160 }], ['mini'])
    expect(votesToAllow(rungs).map(({ id }) => id)).toEqual(['mini:vote'])
  })

  test('holds cost against the thinking of its largest enabled model', () => {
    expect(thinkRung(TWO)?.id).toBe('base:think')
    const alone = ladderOf([{ id: 'mini', thinkCap: 80 }, { id: 'base', thinkCap: 160 }], ['mini']).rungs
    expect(alone.map(({ enabled }) => enabled)).toEqual([true, true, false, false, false, false])
    expect(thinkRung(alone)?.id).toBe('mini:think')
  })

  test('knows the strategy of a rung by the ladder, else by its id, old ones included', () => {
    expect(['mini:think', 'direct', 'gone:think', 'think', 'mini:check', ''].map((id) => strategyOf(TWO, id))).toEqual(['think', 'direct', 'think', 'think', 'other', 'other'])
    expect(strategyOf(OLD, 'think')).toBe('think')
  })
})

describe('a rung\'s name', () => {
  test('of a server looks like none of those that run here, and its thinking is nothing to hold costs against', () => {
    const { rungs } = ladderOf([{ id: 'base', thinkCap: 160 }, { id: 'far', name: 'My server', thinkCap: 9, engine: 'remote' }])
    expect(rungWords(rungs, 'far:think')).toEqual({ strategy: 'think', look: 'remote', larger: true, label: 'My server think' })
    expect(thinkRung(rungs)?.id).toBe('base:think')
  })

  test('is its strategy on a ladder of one model, also in old turns', () => {
    expect([rungWords(ONE, 'base:think'), rungWords(OLD, 'think'), rungWords([], 'direct')]).toEqual([
      { strategy: 'think', look: 'think', larger: false, label: 'think' }, { strategy: 'think', look: 'think', larger: false, label: 'think' }, { strategy: 'direct', look: 'direct', larger: false, label: 'direct' },
    ])
  })

  test('names the model where there are several, and says which is a larger one', () => {
    expect([rungWords(TWO, 'mini:think'), rungWords(TWO, 'base:direct'), rungWords(TWO, 'base:check')]).toEqual([
      { strategy: 'think', look: 'think', larger: false, label: 'mini think' }, { strategy: 'direct', look: 'direct', larger: true, label: 'base direct' }, { strategy: 'other', look: 'other', larger: true, label: 'base check' },
    ])
  })
})
