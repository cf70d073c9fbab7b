import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCascade } from './cascade.ts'
import type { CascadeModel, CascadeParts } from './cascade-models.ts'
import type { CascadeRequest } from './cascade.ts'
import type { Check, Completion, GenerateRequest, Part, SampleEvent, SampleRequest, Sampling, Sequence, TokenStat } from './engine.ts'
import type { CascadeEvent, RungResult } from './events.ts'
import { ladderOf } from './ladder.ts'
import type { ModelCard } from './models/model-card.ts'
import { coinThinks } from './policy.ts'
import type { Policy } from './policy.ts'
import type { Climb } from './calibration/gain-table.ts'
import type { Profile, RungProfile } from './calibration/profile.ts'
import { emptyTurn, foldEvent } from './turn.ts'
import type { Place, Usage } from './usage.ts'

/** What a scripted pass says: its thought, its answer, the probability of every answer token, and how it ends. */
interface Script {
  readonly thought?: string
  readonly answer: string
  readonly p?: number
  readonly finish?: Completion['finish']
  /** Throws this after so many tokens. */
  readonly fails?: { readonly after: number; readonly error: unknown }
}

const card = {
  schema: 1, id: 'm', name: 'M', parameters: 10, nonEmbeddingParameters: 10, context: 512,
  architecture: { layers: 1, heads: 1, kvHeads: 1, headDim: 1, hidden: 1, vocab: 10 },
  controls: { pad: 0, bos: 1, user: 2, bot: 3, direct: 4, think: 5, endThink: 6, end: 7 },
  decline: ["I don't know."], modeChoice: false, thinkCap: 160, skills: [], provenance: {}, figures: {},
} satisfies ModelCard

/** Calibrated so that confidence is the probability of the weakest token itself. */
const profile = {
  schema: 2, model: { id: 'm', sha256: '', dtype: 'fp32' }, backend: 'wasm', numericsClass: 'x', suite: { sha256: '', n: 100 }, versions: {},
  rungs: { direct: identityRung(), think: identityRung() }, climbs: [], dialQuantiles: Array.from({ length: 101 }, (_, i) => i / 100), measuredAt: '2026-01-01',
} satisfies Profile

const auto = { schema: 1, kind: 'auto', threshold: 0.8 } as const
const think = { schema: 1, kind: 'think' } as const
const direct = { schema: 1, kind: 'direct' } as const

describe('auto', () => {
  test('a confident direct answer is accepted and thinking is skipped for that reason', async () => {
    const events = await run({ direct: { answer: '4', p: 0.9 } })
    expect(decisions(events)).toEqual(['accept m:direct confident'])
    expect(last(events)).toMatchObject({ type: 'turn-end', outcome: 'answered', answer: '4', rung: 'm:direct', skipped: [{ rung: 'm:think', reason: { kind: 'confident' } }] })
    expect(endOf(events).confidence).toBeCloseTo(0.9, 9)
  })

  test('a doubtful one climbs, and the better of the two is kept', async () => {
    const events = await run({ direct: { answer: '5', p: 0.5 }, think: { thought: '2+2', answer: '4', p: 0.95 } })
    expect(decisions(events)).toEqual(['climb m:direct doubtful m:think', 'keep m:think better'])
    expect(endOf(events)).toMatchObject({ outcome: 'answered', answer: '4', rung: 'm:think', skipped: [] })
    expect(endOf(events).ledger.map(({ rung }) => rung)).toEqual(['m:direct', 'm:think'])
  })

  test('the first answer is kept where thinking came out less confident, on a tie the later', async () => {
    const kept = await run({ direct: { answer: '4', p: 0.75 }, think: { thought: 'hm', answer: '5', p: 0.6 } })
    expect(decisions(kept)).toEqual(['climb m:direct doubtful m:think', 'keep m:direct better'])
    expect(endOf(kept)).toMatchObject({ outcome: 'answered', answer: '4', rung: 'm:direct' })
    const tie = await run({ direct: { answer: '4', p: 0.6 }, think: { thought: 'hm', answer: '5', p: 0.6 } })
    expect(endOf(tie)).toMatchObject({ outcome: 'unsure', answer: '5', rung: 'm:think' })
  })

  test('a direct decline ends the turn at once, without a confidence', async () => {
    const events = await run({ direct: { answer: "I don't know.", p: 0.99 } })
    expect(decisions(events)).toEqual(['stop m:direct declined'])
    expect(endOf(events)).toMatchObject({ outcome: 'declined', confidence: null, rung: 'm:direct', skipped: [{ rung: 'm:think', reason: { kind: 'declined' } }] })
  })

  test('a think rung that declines does not take the direct answer away', async () => {
    const events = await run({ direct: { answer: '4', p: 0.75 }, think: { answer: "I don't know." } })
    expect(decisions(events)).toEqual(['climb m:direct doubtful m:think', 'keep m:direct declined'])
    expect(endOf(events)).toMatchObject({ outcome: 'answered', answer: '4', rung: 'm:direct' })
  })

  test('without a second rung a doubtful answer stands as unsure', async () => {
    const ladder = ladderOf([card])
    const events = await run({ direct: { answer: '4', p: 0.5 } }, { parts: { ladder: { ...ladder, rungs: ladder.rungs.map((rung) => ({ ...rung, enabled: rung.strategy === 'direct' })) } } })
    expect(decisions(events)).toEqual(['accept m:direct last-rung'])
    expect(endOf(events)).toMatchObject({ outcome: 'unsure', skipped: [] })
  })

  test('an answer cut at its cap is judged by its signals', async () => {
    expect(endOf(await run({ direct: { answer: '44444', p: 0.99, finish: 'cap' } }))).toMatchObject({ outcome: 'answered', answer: '44444' })
  })

  test('an empty answer is never believed', async () => {
    const events = await run({ direct: { answer: '4', p: 0.5 }, think: { thought: 'so', answer: '', p: 0.99 } })
    expect(endOf(events)).toMatchObject({ answer: '4', rung: 'm:direct', outcome: 'unsure' })
  })
})

describe('where it was measured what thinking brings', () => {
  const flat = (probability: number): Climb['after'] => ({ kind: 'logistic', bias: Math.log(probability / (1 - probability)), features: [] })
  const cost = { mean: 20, least: 20, base: 20, perPromptToken: 0, perAnswerToken: 0, perLogOdds: 0 }
  const climb = (from: string | null, to: string, after: number, tokens = 20): Climb => (
    { from, ...(from === null ? { reader: 'm' } : {}), to, after: flat(after), afterDecline: null, cost: { tokens: { ...cost, base: tokens, least: tokens }, flops: cost, ms: cost } }
  )
  const measured: Profile = { ...profile, climbs: [climb(null, 'm:direct', 0.6, 4), climb(null, 'm:think', 0.9), climb('m:direct', 'm:think', 0.9)] }
  const hard: Profile = { ...profile, climbs: [climb(null, 'm:direct', 0.05, 4), climb(null, 'm:think', 0.9), climb('m:direct', 'm:think', 0.9)] }
  const scripts: Scripts = { direct: { answer: '5', p: 0.5 }, think: { thought: '2+2', answer: '4', p: 0.95 }, modePrior: 0.9 }

  test('a doubtful answer climbs, with what is expected of the thought', async () => {
    const events = await run(scripts, { measured })
    expect(decisions(events)).toEqual(['climb m:direct worth m:think', 'keep m:think better'])
    expect(events.find((event) => event.type === 'decision')).toMatchObject({ reason: { to: 'm:think', confidence: expect.closeTo(0.5) as number, expected: expect.closeTo(0.9) as number, tokens: 20 } })
  })

  test('an answer stands, however doubtful, where the thought would bring too little for its tokens', async () => {
    const hopeless = { ...measured, climbs: measured.climbs.map((each) => ({ ...each, after: flat(0.52) })) }
    const events = await run(scripts, { measured: hopeless })
    expect(decisions(events)).toEqual(['accept m:direct not-worth'])
    expect(endOf(events)).toMatchObject({ outcome: 'unsure', answer: '5', skipped: [{ rung: 'm:think', reason: { kind: 'not-worth' } }] })
  })

  describe('of declines too', () => {
    const sureness = (bias: number): RungProfile => ({ ...identityRung(), declining: { kind: 'logistic', bias, features: [] } })
    const declining = (before: number, after: number): Profile => ({
      ...measured, rungs: { direct: sureness(before), think: sureness(after) },
      climbs: measured.climbs.map((each) => (each.from === 'm:direct' ? { ...each, afterDecline: flat(0.8) } : each)),
    })
    const no = { answer: "I don't know.", p: 0.99 }

    test('a doubtful one is thought over, and what thinking finds stands', async () => {
      const events = await run({ direct: no, think: { thought: '2+2', answer: '4', p: 0.95 } }, { measured: declining(0, 2) })
      expect(decisions(events)).toEqual(['climb m:direct worth m:think', 'keep m:think better'])
      expect(events.find((event) => event.type === 'decision')).toMatchObject({ reason: { declined: true, confidence: 0.5, expected: expect.closeTo(0.8) as number } })
      expect(endOf(events)).toMatchObject({ outcome: 'answered', answer: '4', rung: 'm:think' })
    })
    test('a sure one stands, with how sure it is', async () => {
      const events = await run({ direct: no }, { measured: declining(3, 2) })
      expect(decisions(events)).toEqual(['stop m:direct not-worth'])
      expect(endOf(events)).toMatchObject({ outcome: 'declined', confidence: expect.closeTo(0.953, 3) as number, skipped: [{ rung: 'm:think', reason: { kind: 'not-worth', declined: true } }] })
    })
    test('the surer of an answer and a decline stands, whichever came first', async () => {
      const declinedFirst = await run({ direct: no, think: { thought: 'hm', answer: '4', p: 0.3 } }, { measured: declining(0, 2) })
      expect(decisions(declinedFirst).at(-1)).toBe('stop m:direct better')
      expect(endOf(declinedFirst)).toMatchObject({ outcome: 'declined', rung: 'm:direct' })
      const declinedLast = await run({ direct: { answer: '5', p: 0.5 }, think: { ...no, thought: 'hm' } }, { measured: declining(0, 2) })
      expect(decisions(declinedLast)).toEqual(['climb m:direct worth m:think', 'stop m:think better'])
      expect(endOf(declinedLast)).toMatchObject({ outcome: 'declined', rung: 'm:think' })
    })
  })

  test('a stricter threshold asks less of a thought', async () => {
    const policy = (threshold: number) => ({ schema: 1, kind: 'auto', threshold }) as const
    const ways = await Promise.all([0.1, 0.9].map((threshold) => run({ ...scripts, direct: { answer: '4', p: 0.85 } }, { measured, policy: policy(threshold) })))
    expect(ways.map(started)).toEqual([['m:direct'], ['m:direct', 'm:think']])
  })

  test('an answer at once that is likely to be wasted is passed over before it is written', async () => {
    const events = await run(scripts, { measured: hard })
    expect(started(events)).toEqual(['m:think'])
    expect(endOf(events)).toMatchObject({ answer: '4', skipped: [{ rung: 'm:direct', reason: { kind: 'unlikely', chance: expect.closeTo(0.05) as number } }] })
  })

  describe('a reading of the prompt is paid for', () => {
    /** The model of the ladder, with something that happens while it reads. */
    const reading = (known: Profile, during: () => void, opened: () => void = () => undefined): Partial<CascadeParts> & { readonly model: CascadeModel } => {
      const model = partsOf(scripts, { measured: known }).loaded('m') as CascadeModel
      const open = (prompt: string): Sequence => {
        opened()
        const sequence = model.open(prompt)
        return { ...sequence, read: async () => { during(); return await (sequence.read as NonNullable<Sequence['read']>)() } }
      }
      return { model, loaded: () => ({ ...model, open }) }
    }

    test('once, where the person stops meanwhile, whichever rung was to begin', async () => {
      for (const [known, rung] of [[measured, 'm:direct'], [hard, 'm:read']] as const) {
        const signal = { aborted: false }
        const events = await run(scripts, { signal, parts: reading(known, () => { signal.aborted = true }) })
        expect(endOf(events)).toMatchObject({ outcome: 'stopped', ledger: [{ model: 'm', rung, prefillTokens: 7, decodeTokens: 0 }] })
        expect(events.reduce(foldEvent, emptyTurn('2+2', auto)).ledger).toEqual(endOf(events).ledger)
      }
    })

    test('by the pass that goes on from it, and not once more', async () => {
      const events = await run(scripts, { measured: hard })
      expect(endOf(events).ledger.map(({ rung }) => rung)).toEqual(['m:think'])
    })

    test('where the model is gone before a pass goes on from it', async () => {
      let gone = false
      const { loaded, model } = reading(hard, () => { gone = true })
      const lost = await run(scripts, { parts: { loaded: (id) => (gone ? null : loaded?.(id) ?? model) } })
      expect(last(lost)).toMatchObject({ type: 'turn-error', ledger: [{ rung: 'm:read', prefillTokens: 7 }] })
      for (const known of [measured, hard]) {
        let read = false
        const shut = await run(scripts, { parts: reading(known, () => { read = true }, () => { if (read) throw new Error('this engine is closed') }) })
        expect(last(shut)).toMatchObject({ type: 'turn-error', detail: 'this engine is closed', ledger: [{ rung: 'm:read', prefillTokens: 7 }] })
      }
    })
  })

  test('nothing is passed over where the model does not tell what it would rather do, or the person chose', async () => {
    expect(started(await run({ ...scripts, modePrior: undefined }, { measured: hard }))).toEqual(['m:direct', 'm:think'])
    expect(started(await run(scripts, { measured: hard, policy: direct }))).toEqual(['m:direct'])
    expect(started(await run(scripts, { measured: hard, rungs: ['m:direct', 'm:think'] }))).toEqual(['m:direct', 'm:think'])
  })
})

describe('without a profile', () => {
  test('there is no confidence, and a raw bar decides', async () => {
    const sure = await run({ direct: { answer: '4', p: 0.99 } }, { profile: null })
    expect(decisions(sure)).toEqual(['accept m:direct uncalibrated'])
    expect(endOf(sure)).toMatchObject({ outcome: 'answered', confidence: null })
    const torn = await run({ direct: { answer: '4', p: 0.9 }, think: { answer: '5', p: 0.5 } }, { profile: null })
    expect(decisions(torn)).toEqual(['climb m:direct uncalibrated m:think', 'keep m:think uncalibrated'])
    expect(torn[0]).toMatchObject({ expectedThinkTokens: null })
  })

  test('an empty answer is not believed either, however probable', async () => {
    const climbs = await run({ direct: { answer: '', p: 0.999 }, think: { answer: '5', p: 0.5 } }, { profile: null })
    expect(endOf(climbs)).toMatchObject({ outcome: 'answered', answer: '5', rung: 'm:think' })
    const alone = await run({ think: { thought: 'so', answer: '', p: 0.999 } }, { profile: null, policy: think })
    expect(endOf(alone)).toMatchObject({ outcome: 'unsure', answer: '' })
  })
})

describe('chosen by the person or the coin', () => {
  test('think runs thinking alone', async () => {
    const events = await run({ think: { thought: '2+2', answer: '4', p: 0.9 } }, { policy: think })
    expect(decisions(events)).toEqual(['accept m:think chosen'])
    expect(endOf(events).skipped).toEqual([{ rung: 'm:direct', reason: { kind: 'chosen', by: 'person' } }])
  })

  test('the token that closes a thought is shown with it, the one that ends the answer with the answer', async () => {
    const turn = (await run({ think: { thought: '2+2', answer: '4' } }, { policy: think })).reduce(foldEvent, emptyTurn('2+2', think))
    expect(turn.rungs[0]).toMatchObject({ thoughtText: '2+2', answerText: '4' })
    expect([turn.rungs[0]?.thoughtTokens.length, turn.rungs[0]?.answerTokens.length]).toEqual([4, 2])
    expect(turn.rungs[0]?.result?.signals).toMatchObject({ answerTokens: 2, thoughtMinLogprob: Math.log(0.8) })
  })

  test('direct runs the direct rung alone, doubtful or not', async () => {
    const events = await run({ direct: { answer: '4', p: 0.3 } }, { policy: direct })
    expect(endOf(events)).toMatchObject({ outcome: 'unsure', skipped: [{ rung: 'm:think', reason: { kind: 'chosen', by: 'person' } }] })
  })

  test('random throws its coin before any pass', async () => {
    const policy = { schema: 1, kind: 'random', share: 0.5, seed: 3 } as const
    for (let index = 0; index < 20; index++) {
      const events = await run({ direct: { answer: '4' }, think: { answer: '4' } }, { policy, index })
      expect(started(events)).toEqual([coinThinks(policy, index) ? 'm:think' : 'm:direct'])
      expect(endOf(events).skipped[0]?.reason).toEqual({ kind: 'chosen', by: 'random' })
    }
  })

  test('think harder keeps the direct result and its cost, runs thinking, and keeps the better', async () => {
    const before = rungResults(await run({ direct: { answer: '4', p: 0.9 } }))
    const events = await run({ think: { thought: 'x', answer: '5', p: 0.7 } }, { policy: think, resume: before })
    expect(events[0]).toMatchObject({ resumed: true })
    expect(started(events)).toEqual(['m:think'])
    expect(decisions(events)).toEqual(['climb m:direct chosen m:think', 'keep m:direct better'])
    expect(endOf(events)).toMatchObject({ answer: '4', rung: 'm:direct', skipped: [] })
    expect(endOf(events).ledger.map(({ rung }) => rung)).toEqual(['m:direct', 'm:think'])
  })

  test('think harder after a decline takes what thinking finds', async () => {
    const before = rungResults(await run({ direct: { answer: "I don't know." } }))
    const events = await run({ think: { answer: '5', p: 0.8 } }, { policy: think, resume: before })
    expect(endOf(events)).toMatchObject({ outcome: 'answered', answer: '5', rung: 'm:think' })
  })

  test('think harder that is stopped in its thought keeps what stood before, a decline included', async () => {
    for (const answer of ['4', "I don't know."]) {
      const before = rungResults(await run({ direct: { answer, p: 0.9 } }))
      const signal = { aborted: false }
      const events = await run({ think: { thought: 'abc', answer: '5' } }, { policy: think, resume: before, signal, onEvent: ({ type }) => { if (type === 'thought-delta') signal.aborted = true } })
      expect(endOf(events)).toMatchObject({ outcome: 'stopped', answer, rung: 'm:direct' })
    }
  })

  test('a result that is there already is not run or paid for twice', async () => {
    const before = rungResults(await run({ direct: { answer: '4', p: 0.5 }, think: { answer: '5', p: 0.9 } }))
    const events = await run({}, { policy: think, resume: before })
    expect(started(events)).toEqual([])
    expect(endOf(events)).toMatchObject({ outcome: 'answered', answer: '5', rung: 'm:think' })
    expect(endOf(events).ledger).toHaveLength(2)
  })

  test('a stopped result is paid for but runs again', async () => {
    const stopped = rungResults(await run({ think: { thought: 'long', answer: '4', finish: 'cancelled' } }, { policy: think }))
    const events = await run({ think: { answer: '4' } }, { policy: think, resume: stopped })
    expect(started(events)).toEqual(['m:think'])
    expect(endOf(events).ledger).toHaveLength(2)
  })
})

describe('stop and failure', () => {
  test('a stop in mid-thought keeps the first answer and counts what was aborted', async () => {
    const signal = { aborted: false }
    const events = await run({ direct: { answer: '4', p: 0.5 }, think: { thought: 'abcdef', answer: '5' } }, { signal, onEvent: (event) => { if (event.type === 'thought-delta' && event.text === 'c') signal.aborted = true } })
    expect(endOf(events)).toMatchObject({ outcome: 'stopped', answer: '4', rung: 'm:direct' })
    expect(endOf(events).ledger[1]).toMatchObject({ decodeTokens: 3, abortedTokens: 3 })
    expect(decisions(events).at(-1)).toBe('stop m:think stopped')
  })

  test('a stop in the first answer keeps what there is of it', async () => {
    const signal = { aborted: false }
    const events = await run({ direct: { answer: 'abc' } }, { signal, onEvent: (event) => { if (event.type === 'token-delta' && event.text === 'b') signal.aborted = true } })
    expect(endOf(events)).toMatchObject({ outcome: 'stopped', answer: 'ab', confidence: null, skipped: [{ rung: 'm:think', reason: { kind: 'stopped' } }] })
  })

  test('a typed engine error keeps its code, another becomes engine-failed; the ledger holds what was spent', async () => {
    const lost = await run({ direct: { answer: 'abc', fails: { after: 2, error: Object.assign(new Error('gone'), { code: 'device-lost' }) } } })
    expect(last(lost)).toMatchObject({ type: 'turn-error', code: 'device-lost', detail: 'gone', ledger: [{ decodeTokens: 2, abortedTokens: 2 }] })
    expect(lost.at(-2)).toMatchObject({ type: 'rung-end', outcome: 'stopped', answer: 'ab' })
    expect(last(await run({ direct: { answer: 'abc', fails: { after: 0, error: 'bang' } } }))).toMatchObject({ code: 'engine-failed', detail: 'bang' })
    expect(last(await run({ direct: { answer: 'abc', fails: { after: 0, error: undefined } } }))).toMatchObject({ type: 'turn-error' })
  })

  test('an empty prompt is told so, before and after it was prepared', async () => {
    expect(last(await run({}, { prompt: ' \n' }))).toMatchObject({ type: 'turn-error', code: 'empty-prompt' })
    expect(last(await run({}, { prompt: '\u200b' }))).toMatchObject({ type: 'turn-error', code: 'empty-prompt' })
  })

  test('a reader that leaves early ends the generation', async () => {
    const closed: string[] = []
    const cascade = createCascade(partsOf({ direct: { answer: 'abcdef' } }, {}, closed))
    for await (const event of cascade(requestOf({}))) if (event.type === 'token-delta') break
    expect(closed).toEqual(['direct'])
  })
})

describe('votes', () => {
  const torn = { direct: { answer: '5', p: 0.5 }, think: { thought: 'hm', answer: '6', p: 0.6 } }
  const votes = (...answers: readonly string[]): Scripts => ({ ...torn, votes: answers })

  test('are not taken unless a person wishes it', async () => {
    expect(started(await run(votes('7', '7', '7', '7')))).toEqual(['m:direct', 'm:think'])
    expect(started(await run(votes('7', '7', '7', '7'), { votes: true }))).toEqual(['m:direct', 'm:think', 'm:vote'])
  })

  test('stop at four that agree, and what four of four say stands without calibration', async () => {
    const events = await run(votes('7', '7.', '7', '7', '8', '8', '8', '8'), { votes: true })
    expect(endOf(events)).toMatchObject({ outcome: 'answered', answer: '7', rung: 'm:vote', confidence: null })
    const result = rungResults(events).at(-1)
    expect(result?.votes).toEqual({ clusters: [{ answer: '7', votes: 4 }], drawn: 4, dropped: { cut: 0, empty: 0, declined: 0 } })
    expect(result?.signals).toMatchObject({ agreement: 1, semanticEntropy: 0 })
    expect(decisions(events).at(-1)).toBe('keep m:vote uncalibrated')
  })

  test('that hardly agree take no answer away', async () => {
    const events = await run(votes('7', '8', '7', '9', '7', '1', '7', '2'), { votes: true })
    expect(rungResults(events).at(-1)).toMatchObject({ answer: '7', votes: { drawn: 8 }, signals: { agreement: 0.5 } })
    expect(endOf(events)).toMatchObject({ answer: '6', rung: 'm:think' })
  })

  test('drop what was cut, empty or declined, and count it', async () => {
    const events = await run(votes('7', '', "I don't know.", '7', '7', '7|cut', '7', '7'), { votes: true })
    expect(rungResults(events).at(-1)?.votes).toEqual({ clusters: [{ answer: '7', votes: 5 }], drawn: 8, dropped: { cut: 1, empty: 1, declined: 1 } })
    expect(endOf(events)).toMatchObject({ answer: '6' })
  })

  test('of which none counts are a decline where one declined, else an answer that is empty', async () => {
    const declined = await run(votes(...Array(8).fill("I don't know.")), { votes: true })
    expect(rungResults(declined).at(-1)).toMatchObject({ outcome: 'declined', confidence: null })
    expect(endOf(declined)).toMatchObject({ answer: '6' })
    const empty = await run(votes(...Array(8).fill('')), { votes: true })
    expect(rungResults(empty).at(-1)).toMatchObject({ outcome: 'cut', answer: '' })
    expect(endOf(empty)).toMatchObject({ answer: '6' })
  })

  test('are believed as far as their calibration says', async () => {
    const agreeing: RungProfile = { ...identityRung(), calibrator: { kind: 'logistic', bias: 0, features: [{ signal: 'agreement', mean: 0.5, scale: 0.1, weight: 1 }] } }
    const measured: Profile = { ...profile, rungs: { ...profile.rungs, vote: agreeing } }
    const events = await run(votes('7', '7', '7', '7'), { votes: true, measured })
    expect(decisions(events).at(-1)).toBe('keep m:vote better')
    expect(endOf(events).confidence).toBeCloseTo(1 / (1 + Math.exp(-5)), 9)
  })

  test('tell how far they are, and at last the tokens of the answer that stands', async () => {
    const events = await run(votes('7', '7', '7', '7'), { votes: true })
    expect(events.flatMap((event) => (event.type === 'vote-delta' ? [event.votes.drawn] : []))).toEqual([1, 2, 3, 4])
    const turn = events.reduce(foldEvent, emptyTurn('2+2', auto))
    expect(turn.rungs.at(-1)).toMatchObject({ answerText: '7', votes: { drawn: 4 } })
    expect(turn.ledger.map(({ rung }) => rung)).toEqual(['m:direct', 'm:think', 'm:vote'])
  })

  test('that are stopped cost what they cost and keep what stood', async () => {
    const signal = { aborted: false }
    const events = await run(votes('7', '7', '7', '7'), { votes: true, signal, onEvent: ({ type }) => { if (type === 'vote-delta') signal.aborted = true } })
    expect(endOf(events)).toMatchObject({ outcome: 'stopped', answer: '6' })
    expect(endOf(events).ledger.at(-1)?.abortedTokens).toBeGreaterThan(0)
  })

  test('that break off leave what was answered before them; asked for alone they end the turn with the engine\'s code', async () => {
    const events = await run(votes('7', '!'), { votes: true })
    expect(decisions(events).at(-1)).toBe('keep m:think rung-failed')
    expect(endOf(events)).toMatchObject({ outcome: 'unsure', answer: '6', rung: 'm:think' })
    expect(rungResults(events).at(-1)).toMatchObject({ rung: 'm:vote', outcome: 'stopped' })
    expect(last(await run(votes('7', '!'), { rungs: ['m:vote'] }))).toMatchObject({ type: 'turn-error', code: 'engine-failed' })
  })

  test('an engine without a batch is passed over, with the reason', async () => {
    const events = await run(torn, { votes: true })
    expect(started(events)).toEqual(['m:direct', 'm:think'])
    expect(decisions(events).at(-1)).toBe('keep m:think not-able')
    expect(endOf(events).skipped).toEqual([{ rung: 'm:vote', reason: { kind: 'not-able', rung: 'm:vote', lacks: 'batch' } }])
    expect(last(await run(torn, { rungs: ['m:vote'] }))).toMatchObject({ type: 'turn-error', code: 'model-unsupported' })
    const larger = await run(torn, { votes: true, larger: { load: 'there', direct: { answer: '7', p: 0.99 } } })
    expect(endOf(larger)).toMatchObject({ answer: '7', skipped: [{ rung: 'm:vote', reason: { kind: 'not-able' } }, { rung: 'l:think' }, { rung: 'l:vote' }] })
  })
})

describe('a ladder of two models', () => {
  const sure = { answer: '4', p: 0.95 }
  const torn = { answer: '5', p: 0.5 }
  const no = { answer: "I don't know." }

  test('a prompt climbs rung by rung, and the surest of all answers is kept, each under its own model', async () => {
    const events = await run({ direct: torn, think: { answer: '6', p: 0.7 } }, { larger: { load: 'there', direct: { answer: '7', p: 0.6 }, think: { answer: '8', p: 0.65 } } })
    expect(started(events)).toEqual(['m:direct', 'm:think', 'l:direct', 'l:think'])
    expect(decisions(events)).toEqual(['climb m:direct doubtful m:think', 'climb m:think doubtful l:direct', 'climb l:direct doubtful l:think', 'keep m:think better'])
    expect(endOf(events)).toMatchObject({ outcome: 'answered', answer: '6', rung: 'm:think' })
    expect(endOf(events).ledger.map(({ model, rung }) => `${model} ${rung}`)).toEqual(['m m:direct', 'm m:think', 'l l:direct', 'l l:think'])
  })

  describe('where it was measured what each rung brings', () => {
    const flat = (probability: number): Climb['after'] => ({ kind: 'logistic', bias: Math.log(probability / (1 - probability)), features: [] })
    const alone = (to: string, after: number, tokens: number): Climb => {
      const cost = { mean: tokens, least: tokens, base: tokens, perPromptToken: 0, perAnswerToken: 0, perLogOdds: 0 }
      return { from: null, reader: 'm', to, after: flat(after), afterDecline: null, cost: { tokens: cost, flops: cost, ms: cost } }
    }
    const measured: Profile = { ...profile, climbs: [alone('m:direct', 0.05, 4), alone('m:think', 0.3, 40), alone('l:direct', 0.8, 4), alone('l:think', 0.85, 50)] }

    test('a prompt that is too hard for the first model begins with a larger one, and what reading it cost is counted, also when the turn goes on', async () => {
      const larger = { load: 'there', direct: sure, think: sure } as const
      const events = await run({ direct: torn, think: torn, modePrior: 0.9 }, { measured, larger })
      expect(started(events)).toEqual(['l:direct'])
      expect(endOf(events)).toMatchObject({ answer: '4', rung: 'l:direct', skipped: [
        { rung: 'm:direct', reason: { kind: 'unlikely', chance: expect.closeTo(0.05) as number } }, { rung: 'm:think', reason: { kind: 'unlikely', chance: expect.closeTo(0.3) as number } },
        { rung: 'l:think', reason: { kind: 'confident' } },
      ] })
      const costs = (each: readonly CascadeEvent[]) => endOf(each).ledger.map(({ model, rung }) => `${model} ${rung}`)
      expect(costs(events)).toEqual(['m m:read', 'l l:direct'])
      expect(costs(await run({}, { measured, larger, policy: think, resume: rungResults(events) }))).toEqual(['m m:read', 'l l:direct', 'l l:think'])
    })
    test('nobody waits for a larger model that is not loaded', async () => {
      const events = await run({ direct: torn, think: sure, modePrior: 0.9 }, { measured, larger: { load: 'ready', direct: sure } })
      expect(started(events)[0]).toBe('m:think')
      expect(events.some(({ type }) => type === 'load-start')).toBe(false)
    })
  })

  test('it ends where it is sure enough, and the rest is skipped for that reason', async () => {
    const events = await run({ direct: torn, think: sure }, { larger: { load: 'ready' } })
    expect(endOf(events)).toMatchObject({ rung: 'm:think', skipped: [{ rung: 'l:direct', reason: { kind: 'confident' } }, { rung: 'l:think', reason: { kind: 'confident' } }] })
    expect(events.some(({ type }) => type === 'load-start')).toBe(false)
  })

  test('a decline skips the thinking of the same model and climbs to the larger one', async () => {
    const events = await run({ direct: no }, { larger: { load: 'there', direct: sure } })
    expect(decisions(events)).toEqual(['climb m:direct declined l:direct', 'keep l:direct declined'])
    expect(endOf(events)).toMatchObject({ outcome: 'answered', answer: '4', rung: 'l:direct' })
    const both = await run({ direct: no }, { larger: { load: 'there', direct: no } })
    expect(decisions(both)).toEqual(['climb m:direct declined l:direct', 'stop l:direct declined'])
    expect(endOf(both)).toMatchObject({ outcome: 'declined', confidence: null })
  })

  test('direct asks the smallest model alone, think the largest alone, and what thinking takes is the largest one\'s', async () => {
    const larger = { load: 'there', direct: sure, think: sure } as const
    const atOnce = await run({ direct: torn }, { larger, policy: direct })
    expect(started(atOnce)).toEqual(['m:direct'])
    const over = await run({}, { larger, policy: think })
    expect(started(over)).toEqual(['l:think'])
    expect(over[0]).toMatchObject({ expectedThinkTokens: 50 })
  })

  test('a model that is not there is loaded when a prompt first climbs to it, and every step is told', async () => {
    const events = await run({ direct: no }, { larger: { load: 'ready', direct: sure } })
    expect(events.map(({ type }) => type).filter((type) => /load|start|decision/.test(type)))
      .toEqual(['turn-start', 'rung-start', 'decision', 'load-start', 'load-delta', 'load-delta', 'load-delta', 'load-end', 'rung-start', 'decision'])
    const turn = events.reduce(foldEvent, emptyTurn('2+2', auto))
    expect(turn.loads).toEqual([{ model: 'l', state: 'ready', progress: { step: 'weights', loadedBytes: 3, totalBytes: 3 } }])
    expect(turn.answer).toBe('4')
  })

  test('a larger model that cannot be loaded ends the ladder: the best candidate stands, and the turn says why', async () => {
    const notLoaded = { kind: 'not-loaded', model: 'l', code: 'model-missing', detail: '404' }
    const events = await run({ direct: torn, think: { answer: '6', p: 0.72 } }, { larger: { load: 'failed' } })
    expect(decisions(events)).toEqual(['climb m:direct doubtful m:think', 'climb m:think doubtful l:direct', 'keep m:think not-loaded'])
    expect(endOf(events)).toMatchObject({ outcome: 'answered', answer: '6', rung: 'm:think', skipped: [{ rung: 'l:direct', reason: notLoaded }, { rung: 'l:think', reason: notLoaded }] })
    expect(events.filter(({ type }) => type === 'load-start')).toHaveLength(1)
    const declined = await run({ direct: no }, { larger: { load: 'failed' } })
    expect(decisions(declined).at(-1)).toBe('stop m:direct not-loaded')
    expect(endOf(declined)).toMatchObject({ outcome: 'declined' })
  })

  test('a server that breaks off ends the ladder and not the turn: what was found here stands, the partial stays marked', async () => {
    const broken = { answer: '42', fails: { after: 1, error: Object.assign(new Error('cut'), { code: 'remote-failed' }) } }
    const events = await run({ direct: torn, think: { answer: '6', p: 0.72 } }, { larger: { load: 'there', place: 'remote', direct: broken } })
    expect(decisions(events).at(-1)).toBe('keep m:think rung-failed')
    expect(endOf(events)).toMatchObject({ outcome: 'answered', answer: '6', rung: 'm:think', skipped: [{ rung: 'l:think', reason: { kind: 'rung-failed', code: 'remote-failed', detail: 'cut' } }] })
    expect(rungResults(events).at(-1)).toMatchObject({ rung: 'l:direct', outcome: 'stopped', answer: '4' })
    expect(endOf(events).ledger.at(-1)).toMatchObject({ rung: 'l:direct', decodeTokens: 1, abortedTokens: 1 })
    expect(started(await run({ think: sure }, { larger: { load: 'there', place: 'remote', think: sure }, policy: think }))).toEqual(['m:think'])
  })

  test.each(['engine-failed', 'timeout', 'device-lost'])('a larger model here that breaks off leaves what was answered before it: %s', async (code) => {
    const broken = { answer: '42', fails: { after: 1, error: Object.assign(new Error('gone'), { code }) } }
    const why = { kind: 'rung-failed', rung: 'l:direct', code, detail: 'gone' }
    const events = await run({ direct: torn, think: { answer: '6', p: 0.72 } }, { larger: { load: 'there', direct: broken } })
    expect(decisions(events)).toEqual(['climb m:direct doubtful m:think', 'climb m:think doubtful l:direct', 'keep m:think rung-failed'])
    expect(endOf(events)).toMatchObject({ outcome: 'answered', answer: '6', rung: 'm:think', skipped: [{ rung: 'l:think', reason: why }] })
    expect(rungResults(events).at(-1)).toMatchObject({ rung: 'l:direct', outcome: 'stopped', answer: '4' })
    const declined = await run({ direct: no }, { larger: { load: 'there', direct: broken } })
    expect(decisions(declined).at(-1)).toBe('stop m:direct rung-failed')
    expect(endOf(declined)).toMatchObject({ outcome: 'declined', rung: 'm:direct' })
  })

  test('a model\'s own thought that breaks off leaves its answer at once, and no other model is asked in the worker that it may have spoiled', async () => {
    const broken = { answer: '42', fails: { after: 1, error: Object.assign(new Error('gone'), { code: 'device-lost' }) } }
    const alone = await run({ direct: torn, think: broken })
    expect(decisions(alone)).toEqual(['climb m:direct doubtful m:think', 'keep m:direct rung-failed'])
    expect(endOf(alone)).toMatchObject({ outcome: 'unsure', answer: '5', rung: 'm:direct', skipped: [] })
    const events = await run({ direct: torn, think: broken }, { larger: { load: 'there', direct: sure } })
    expect(started(events)).toEqual(['m:direct', 'm:think'])
    expect(endOf(events).skipped).toMatchObject([{ rung: 'l:direct', reason: { kind: 'rung-failed', rung: 'm:think' } }, { rung: 'l:think', reason: { rung: 'm:think' } }])
    const harder = await run({ think: broken }, { policy: think, resume: rungResults(await run({ direct: { answer: '4', p: 0.9 } })) })
    expect(endOf(harder)).toMatchObject({ outcome: 'answered', answer: '4', rung: 'm:direct' })
    expect(last(await run({ think: broken }, { policy: think }))).toMatchObject({ type: 'turn-error', code: 'device-lost' })
  })

  test('a server is still asked after a model here broke off', async () => {
    const broken = { answer: '42', fails: { after: 1, error: new Error('gone') } }
    const events = await run({ direct: torn, think: broken }, { larger: { load: 'there', place: 'remote', direct: sure } })
    expect(decisions(events)).toEqual(['climb m:direct doubtful m:think', 'climb m:think rung-failed l:direct', 'keep l:direct better'])
    expect(endOf(events)).toMatchObject({ outcome: 'answered', answer: '4', rung: 'l:direct', skipped: [{ rung: 'l:think', reason: { kind: 'confident' } }] })
  })

  test('an answer that nothing vouches for displaces what is likelier wrong than right, and a server\'s whatever is in doubt', async () => {
    const keeps = async (p: number, place?: 'remote'): Promise<string | null> => endOf(await run(
      { direct: { answer: '5', p }, think: { answer: '5', p } }, { larger: { load: 'there', unmeasured: true, direct: { answer: '7', p: 0.6 }, think: { answer: '7', p: 0.6 }, ...(place && { place }) } },
    )).rung
    expect([await keeps(0.7), await keeps(0.3), await keeps(0.7, 'remote')]).toEqual(['m:think', 'l:think', 'l:think'])
  })

  test('think falls back to the smaller model\'s thinking where the larger cannot be loaded', async () => {
    const events = await run({ think: sure }, { larger: { load: 'failed' }, policy: think })
    expect(started(events)).toEqual(['m:think'])
    expect(endOf(events).skipped).toMatchObject([{ rung: 'm:direct', reason: { kind: 'chosen' } }, { rung: 'l:direct', reason: { kind: 'chosen' } }, { rung: 'l:think', reason: { kind: 'not-loaded' } }])
  })

  test('a stop while it loads ends the turn with what there was', async () => {
    const signal = { aborted: false }
    const onEvent = ({ type }: CascadeEvent): void => { if (type === 'load-delta') signal.aborted = true }
    const events = await run({ direct: torn, think: torn }, { larger: { load: 'endless' }, signal, onEvent })
    expect(endOf(events)).toMatchObject({ outcome: 'stopped', answer: '5', rung: 'm:think' })
    expect(events.reduce(foldEvent, emptyTurn('2+2', auto)).loads).toMatchObject([{ state: 'stopped' }])
    signal.aborted = false
    expect(endOf(await run({}, { larger: { load: 'endless' }, signal, onEvent, policy: think }))).toMatchObject({ outcome: 'stopped', answer: '', rung: null })
  })

  test('asking the larger model after a decline goes on from it, also where the ladder does not enable it', async () => {
    const larger = { load: 'ready', direct: torn, think: sure } as const
    const alone = await run({ direct: no }, { larger, enabled: ['m'] })
    expect(endOf(alone)).toMatchObject({ outcome: 'declined', skipped: [{ rung: 'm:think' }] })
    const events = await run({}, { larger, enabled: ['m'], resume: rungResults(alone), rungs: ['l:direct', 'l:think'] })
    expect(decisions(events)).toEqual(['climb m:direct chosen l:direct', 'climb l:direct doubtful l:think', 'keep l:think better'])
    expect(endOf(events)).toMatchObject({ outcome: 'answered', rung: 'l:think' })
    expect(endOf(events).ledger).toHaveLength(3)
  })

  test('think harder after a direct answer asks the largest model to think, and goes on from what there is', async () => {
    const before = rungResults(await run({ direct: { answer: '4', p: 0.9 } }, { larger: { load: 'there' } }))
    const events = await run({}, { larger: { load: 'there', think: torn }, policy: think, resume: before })
    expect(started(events)).toEqual(['l:think'])
    expect(endOf(events)).toMatchObject({ answer: '4', rung: 'm:direct', skipped: [{ rung: 'm:think', reason: { kind: 'chosen' } }, { rung: 'l:direct' }] })
  })
})

describe('what a recording asks for', () => {
  test('one exact rung, under a cap of its own', async () => {
    const events = await run({}, { larger: { load: 'ready', direct: { answer: '4' }, think: { answer: '4' } }, policy: think, rungs: ['l:think'], thinkCap: 24 })
    expect(events.find(({ type }) => type === 'rung-start')).toMatchObject({ rung: 'l:think', cap: 24 })
    const small = await run({ think: { answer: '4' } }, { larger: { load: 'ready' }, policy: think, rungs: ['m:think'] })
    expect(started(small)).toEqual(['m:think'])
  })

  test('the model\'s own verdict on its answer, as a signal and a call of its own', async () => {
    const able = { ...card, abilities: { check: true, terse: false, recheck: false } }
    const parts = partsOf({ direct: { answer: '4', p: 0.9 } })
    const model = { ...parts.loaded('m') as CascadeModel, card: able }
    const events = await run({}, { parts: { ...parts, loaded: () => model }, verify: true })
    expect(rungResults(events)[0]).toMatchObject({ signals: { verifier: 0.9 }, checked: { rung: 'm:check' } })
    expect(endOf(events).ledger.map(({ rung }) => rung)).toEqual(['m:direct', 'm:check'])
    expect(events.reduce(foldEvent, emptyTurn('2+2', auto)).ledger).toEqual(endOf(events).ledger)
    const unable = await run({ direct: { answer: '4', p: 0.9 } }, { verify: true })
    expect(rungResults(unable)[0]?.signals?.verifier).toBeNull()
  })
})

test('every start has an end, whatever engine, policy, stop or failure', async () => {
  const script = fc.record({
    thought: fc.string({ unit: 'grapheme-ascii', maxLength: 4 }),
    answer: fc.oneof(fc.constant("I don't know."), fc.string({ unit: 'grapheme-ascii', maxLength: 4 })),
    p: fc.double({ min: 0, max: 1, noNaN: false }),
    finish: fc.constantFrom<Completion['finish']>('end', 'end', 'cap', 'context', 'cancelled'),
  }, { requiredKeys: ['answer'] })
  const failing = fc.tuple(script, fc.option(fc.record({ after: fc.nat(5), error: fc.constantFrom(new Error('x'), { code: 'timeout' }, null) }), { freq: 3 }))
    .map(([pass, fails]): Script => (fails === null ? pass : { ...pass, fails }))
  const policy = fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }).map((threshold): Policy => ({ schema: 1, kind: 'auto', threshold })),
    fc.constantFrom<Policy>(direct, think, { schema: 1, kind: 'random', share: 0.5, seed: 1 }),
  )
  await fc.assert(fc.asyncProperty(failing, failing, policy, fc.boolean(), fc.option(fc.nat(20)), fc.boolean(), fc.option(fc.constantFrom<Larger['load']>('there', 'ready', 'failed', 'endless')), async (first, second, chosen, calibrated, stopAfter, resumes, load) => {
    const signal = { aborted: false }
    let seen = 0
    const resume = resumes ? rungResults(await run({ direct: { answer: '4', p: 0.5 } })) : []
    const events = await run({ direct: first, think: second }, {
      policy: chosen, resume, signal, ...(calibrated ? {} : { profile: null }),
      ...(load === null ? {} : { larger: { load: load === 'endless' && stopAfter === null ? 'failed' : load, direct: second, think: first } }),
      onEvent: () => { if (seen++ === stopAfter) signal.aborted = true },
    })
    const open: string[] = []
    for (const event of events) {
      if (event.type === 'rung-start') open.push(event.rung)
      if (event.type === 'rung-end') expect(open.pop()).toBe(event.rung)
      if (event.type === 'load-start') open.push(`load ${event.model}`)
      if (event.type === 'load-end') expect(open.pop()).toBe(`load ${event.model}`)
    }
    expect(open).toEqual([])
    expect(events.filter(({ type }) => type === 'turn-end' || type === 'turn-error')).toEqual([last(events)])
    const turn = events.reduce(foldEvent, emptyTurn('2+2', chosen))
    expect(turn.status).toBe('ended')
    expect(turn.rungs.every(({ state }) => state === 'ended')).toBe(true)
    expect(turn.loads.every(({ state }) => state !== 'running')).toBe(true)
    const end = last(events)
    const spent = rungResults(events).map(({ usage }) => usage)
    if (end.type === 'turn-end' || end.type === 'turn-error') expect(end.ledger).toEqual([...resume.map(({ usage }) => usage), ...spent])
    if (end.type === 'turn-end' && end.outcome !== 'stopped') expect(new Set([...end.skipped.map(({ rung }) => rung), ...rungResults(events).map(({ rung }) => rung), ...resume.map(({ rung }) => rung)])).toEqual(new Set(load === null ? ['m:direct', 'm:think'] : ['m:direct', 'm:think', 'l:direct', 'l:think']))
  }), { numRuns: 400 })
})

interface Scripts {
  readonly direct?: Script
  readonly think?: Script
  /** What the samples of a vote say, in order; `|cut` ends one that was cut, `!` throws. Without it the engine draws none. */
  readonly votes?: readonly string[]
  /** P(think), told once the prompt is read; without it the model does not tell. */
  readonly modePrior?: number | undefined
}

/** A larger model on the ladder: what it says, and what becomes of its loading; 'there' needs none. */
interface Larger extends Scripts {
  readonly load: 'there' | 'ready' | 'failed' | 'endless'
  readonly place?: 'remote'
  /** Nothing was measured of it here. */
  readonly unmeasured?: true
}

interface RunOptions extends Partial<CascadeRequest> {
  readonly signal?: { aborted: boolean }
  readonly profile?: null
  readonly measured?: Profile
  readonly larger?: Larger
  readonly enabled?: string[]
  readonly parts?: Partial<CascadeParts>
  readonly onEvent?: (event: CascadeEvent) => void
}

async function run(scripts: Scripts, options: RunOptions = {}): Promise<CascadeEvent[]> {
  const events: CascadeEvent[] = []
  for await (const event of createCascade({ ...partsOf(scripts, options), ...options.parts })(requestOf(options))) {
    events.push(event)
    options.onEvent?.(event)
  }
  return events
}

function requestOf({ policy = auto, prompt = '2+2', resume = [], index = 0, signal = { aborted: false }, ...rest }: RunOptions): CascadeRequest {
  const { rungs, thinkCap, verify, votes } = rest
  return { prompt, policy, resume, index, signal, ...(votes && { votes }), ...(rungs && { rungs }), ...(thinkCap && { thinkCap }), ...(verify && { verify }) }
}

function partsOf(scripts: Scripts, { profile: unmeasured, measured: known = profile, larger, enabled }: RunOptions = {}, closed: string[] = []): CascadeParts {
  const measured: Profile | null = unmeasured === null ? null : known
  const there = new Map<string, CascadeModel>([['m', modelOf(card, scripts, measured, closed)]])
  const add = (): void => { there.set('l', modelOf({ ...card, id: 'l' }, larger ?? {}, larger?.unmeasured ? null : measured, closed, larger?.place)) }
  if (larger?.load === 'there') add()
  return {
    ladder: ladderOf(larger === undefined ? [card] : [card, { ...card, id: 'l', thinkCap: 200, engine: larger.place ?? 'transformers' }], enabled),
    loaded: (id) => there.get(id) ?? null,
    async* load(_id, signal) {
      const steps = larger?.load === 'endless' ? Infinity : 3
      for (let step = 1; step <= steps; step++) {
        yield { step: 'weights', loadedBytes: step, totalBytes: 3 }
        if (signal.aborted) return { state: 'stopped' }
      }
      if (larger?.load === 'failed') return { state: 'failed', code: 'model-missing', detail: '404' }
      add()
      return { state: 'ready' }
    },
    expected: (id) => (id === 'l' && measured !== null ? { ...measured, rungs: { think: { ...identityRung(), expectedTokens: { base: 50, perPromptToken: 0 } } } } : measured),
  }
}

function modelOf(model: ModelCard, scripts: Scripts, measured: Profile | null, closed: string[], backend: Place = 'wasm'): CascadeModel {
  return { card: model, profile: measured, backend, open: (prompt) => scriptedSequence(prompt, scripts, closed, { model: model.id, backend }) }
}

/** A sequence that says what its script says: no model is run here. */
function scriptedSequence(prompt: string, scripts: Scripts, closed: string[], on: Pick<Usage, 'model' | 'backend'>): Sequence {
  const { modePrior } = scripts
  let usage = usageOf('none', 0, on)
  async function* generate({ mode, signal }: GenerateRequest): AsyncGenerator<Part, Completion, void> {
    const script = mode === 'direct' ? scripts.direct : scripts.think
    if (script === undefined) throw new Error(`no script for ${mode}`)
    const p = script.p ?? 0.9
    const parts: Part[] = [
      ...(mode === 'think' ? [...(script.thought ?? '')].map((text): Part => ({ kind: 'thought', token: token(text, 0.8) })) : []),
      ...(mode === 'think' ? [{ kind: 'control', token: token('', 0.5) } as const] : []),
      ...[...script.answer].map((text): Part => ({ kind: 'answer', token: token(text, p) })),
      ...((script.finish ?? 'end') === 'end' ? [{ kind: 'control', token: token('', p) } as const] : []),
    ]
    usage = usageOf(mode, 0, on)
    let finish = script.finish ?? 'end'
    try {
      for (const part of parts) {
        if (signal.aborted) {
          finish = 'cancelled'
          break
        }
        if (script.fails?.after === usage.decodeTokens) throw script.fails.error
        usage = usageOf(mode, usage.decodeTokens + 1, on)
        yield part
      }
    } finally {
      closed.push(mode)
    }
    if (finish === 'cancelled') usage = { ...usage, abortedTokens: usage.decodeTokens }
    return { finish, forced: false, modePrior: null, usage }
  }
  return { prompt: { text: prompt.replace('\u200b', ''), tokens: 6, mapped: [], replaced: [], leftOut: 0 }, usage: () => usage, generate, ...(modePrior === undefined ? {} : { read: async () => ({ modePrior, end: () => usageOf('read', 0, on) }) }), ...(scripts.votes === undefined ? {} : { sample }), check, close: () => undefined }

  async function* sample({ waves, signal, more }: SampleRequest): AsyncGenerator<SampleEvent, Sampling, void> {
    usage = usageOf('vote', 0, on)
    let drawn = 0
    for (const [at, size] of waves.entries()) {
      if (at > 0 && !more()) break
      for (const said of (scripts.votes ?? []).slice(drawn, drawn + size)) {
        if (said === '!') throw new Error('bang')
        if (signal.aborted) return { finish: 'cancelled', modePrior: null, usage: { ...usage, abortedTokens: usage.decodeTokens } }
        const [text = '', cut] = said.split('|')
        const parts: Part[] = [{ kind: 'control', token: token('', 0.5) }, { kind: 'answer', token: token(text, 0.9) }]
        for (const part of parts) {
          usage = usageOf('vote', usage.decodeTokens + 1, on)
          yield { kind: 'token', sample: drawn, part }
        }
        yield { kind: 'end', sample: drawn, finish: cut === undefined ? 'end' : 'cap', forced: false }
        drawn++
      }
    }
    return { finish: 'end', modePrior: null, usage }
  }

  /** Believes an answer of one digit. */
  async function check(answer: string): Promise<Check> {
    return { verifier: answer.length === 1 ? 0.9 : 0.1, usage: usageOf('check', 1, on) }
  }
}

function token(text: string, p: number): TokenStat {
  return { id: 1, text, logprob: Math.log(p), top: [[text, Math.log(p)]], entropy: 1 - p }
}

function usageOf(rung: string, decodeTokens: number, on: Pick<Usage, 'model' | 'backend'>): Usage {
  return { engine: 'scripted', ...on, rung, prefillTokens: 7, reusedTokens: 0, decodeTokens, abortedTokens: 0, flopsPrefill: 70, flopsDecode: decodeTokens * 10, ms: 1, ttftMs: 1, source: 'counted' }
}

function identityRung(): RungProfile {
  return {
    calibrator: { kind: 'logistic', bias: 0, features: [{ signal: 'logitWeakest', mean: 0, scale: 1, weight: 1 }] },
    n: 100, accuracy: 0.5, meanTokens: 5, meanMs: 1, declined: 0, expectedTokens: { base: 10, perPromptToken: 2 }, accuracyByBin: [],
  }
}

function decisions(events: readonly CascadeEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'decision' ? [[event.choice, event.rung, event.reason.kind, event.to].filter((x) => x !== undefined).join(' ')] : []))
}

function started(events: readonly CascadeEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'rung-start' ? [event.rung] : []))
}

function rungResults(events: readonly CascadeEvent[]): RungResult[] {
  return events.flatMap((event) => {
    if (event.type !== 'rung-end') return []
    const { type: _, ...result } = event
    return [result]
  })
}

function last(events: readonly CascadeEvent[]): CascadeEvent {
  const event = events.at(-1)
  if (event === undefined) throw new Error('there was no event')
  return event
}

function endOf(events: readonly CascadeEvent[]): Extract<CascadeEvent, { type: 'turn-end' }> {
  const end = last(events)
  if (end.type !== 'turn-end') throw new Error(`the turn ended with ${JSON.stringify(end)}`)
  return end
}
