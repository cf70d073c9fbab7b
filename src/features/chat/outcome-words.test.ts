import { describe, expect, it } from 'vitest'
import { ERROR_CODES, type Decision, type ErrorCode } from '../../core/events.ts'
import { ladderOf } from '../../core/ladder.ts'
import { emptyTurn, type Turn, type TurnRung } from '../../core/turn.ts'
import { confidencePhrase, errorSentence, lossNotice, outcomeSentence, runningSentence, serverTrouble } from './outcome-words.ts'

const NBSP = '\u00a0'
const LADDER = (['direct', 'think'] as const).map((strategy) => ({ id: strategy, strategy, engine: 'e', model: 'm', cap: 160, enabled: true }))
const DOUBT: Decision = { choice: 'climb', rung: 'direct', to: 'think', reason: { kind: 'doubtful', confidence: 0.41, threshold: 0.8 } }

function pass(rung: string, state: TurnRung['state'] = 'ended'): TurnRung {
  return { rung, cap: 160, state, thoughtTokens: [], answerTokens: [], thoughtText: '', answerText: '', result: null, usage: null }
}

function turn(change: Partial<Turn>): Turn {
  return { ...emptyTurn('p', { schema: 1, kind: 'auto', threshold: 0.8 }), ladder: LADDER, status: 'ended', ...change }
}

describe('the words of an outcome', () => {
  it('say how sure, with a word below "sure"', () => {
    expect([0.94, 0.78, 0.5, 0.2, null].map(confidencePhrase)).toEqual([
      `94${NBSP}% sure`, `78${NBSP}%, fairly sure`, `50${NBSP}%, unsure`, `20${NBSP}%, guessing`, 'not calibrated here yet',
    ])
  })
  it('tell an answer at once from one that was chosen so', () => {
    const direct = { rungs: [pass('direct')], outcome: 'answered', answer: '12', answerRung: 'direct', confidence: 0.94 } as const
    expect(outcomeSentence(turn(direct))).toBe(`Answered at once, 94${NBSP}% sure`)
    expect(outcomeSentence(turn({ ...direct, policy: { schema: 1, kind: 'direct' } }))).toBe(`Answered at once, as you chose, 94${NBSP}% sure`)
  })
  it('name the doubt that led to thinking', () => {
    const thought = { rungs: [pass('direct'), pass('think')], outcome: 'answered', answer: '3', answerRung: 'think', confidence: 0.96 } as const
    expect(outcomeSentence(turn({ ...thought, decisions: [DOUBT] }))).toBe(`First answer was only 41${NBSP}% sure, so I thought it over: 96${NBSP}% sure`)
    expect(outcomeSentence(turn({ ...thought, policy: { schema: 1, kind: 'think' } }))).toBe(`Thought it over, as you chose, 96${NBSP}% sure`)
    expect(outcomeSentence(turn({ ...thought, answerRung: 'direct', confidence: 0.72, decisions: [DOUBT] })))
      .toBe(`Thought it over and kept the first answer, 72${NBSP}%, fairly sure`)
  })
  it('call no thought "at once": say that an answer at once would have been wasted', () => {
    const thought = { rungs: [pass('think')], outcome: 'answered', answer: '43', answerRung: 'think', confidence: 0.99, skipped: [{ rung: 'direct', reason: { kind: 'unlikely', chance: 0.1 } }] } as const
    expect(outcomeSentence(turn(thought))).toBe(`Too hard to answer at once, so I thought it over: 99${NBSP}% sure`)
    expect(outcomeSentence(turn({ ...thought, confidence: null }))).toBe('Too hard to answer at once, so I thought it over: not calibrated here yet')
    const notWorth: Decision = { choice: 'accept', rung: 'think', reason: { kind: 'not-worth', to: 'think', confidence: 0.5, declined: false, expected: 0.5, tokens: 40 } }
    expect(outcomeSentence(turn({ ...thought, outcome: 'unsure', confidence: 0.5, decisions: [notWorth] })))
      .toBe(`Too hard to answer at once, so I thought it over: 50${NBSP}%, unsure; more work was not expected to pay`)
    expect(outcomeSentence(turn({ ...thought, answer: '', confidence: null }))).toBe('Thought it over, but no answer came of it')
  })
  it('tell a decline that was thought over', () => {
    const reason = { kind: 'worth', to: 'think', confidence: 0.41, declined: true, expected: 0.8, tokens: 40 } as const
    const over = { rungs: [pass('direct'), pass('think')], decisions: [{ ...DOUBT, reason }] } as const
    expect(outcomeSentence(turn({ ...over, outcome: 'answered', answer: '3', answerRung: 'think', confidence: 0.96 })))
      .toBe(`First I was only 41${NBSP}% sure that I can’t do this one, so I thought it over: 96${NBSP}% sure`)
    expect(outcomeSentence(turn({ ...over, outcome: 'declined', answerRung: 'think', confidence: 0.96 }))).toBe('Thought it over: this small model can’t do that one.')
    expect(runningSentence(turn({ rungs: [pass('direct'), pass('think', 'running')], decisions: [{ ...DOUBT, reason: { ...reason, confidence: 0.99 } }] })))
      .toBe(`First I was 99${NBSP}% sure that I can’t do this one; your dial asks for more, so thinking, 0 of at most 160${NBSP}tokens`)
  })
  it('never show a confidence for what was declined, stopped or failed', () => {
    expect(outcomeSentence(turn({ outcome: 'declined', rungs: [pass('direct')], confidence: 0.9 }))).toBe('This small model can’t do that one.')
    expect(outcomeSentence(turn({ outcome: 'stopped', answer: '66' }))).toBe('Stopped. What was written is kept.')
    expect(outcomeSentence(turn({ outcome: 'stopped', rungs: [{ ...pass('think'), thoughtText: '9 * 3' }] }))).toBe('Stopped. The thought so far is kept.')
    expect(outcomeSentence(turn({ outcome: 'stopped', rungs: [pass('direct')] }))).toBe('Stopped. Nothing was written yet.')
    expect(outcomeSentence(turn({ outcome: 'stopped', interrupted: true, answer: '66' }))).toBe('Interrupted before it was done. What was written is kept.')
    expect(outcomeSentence(turn({ outcome: 'failed', error: { code: 'worker-lost', detail: '' } }))).toBe('The model stopped unexpectedly. Your text is kept.')
  })
  it('say that the model was lost, what is done about it, and no more than was done', () => {
    const lost = { code: 'worker-lost', detail: 'gone', askedAgain: false } as const
    const broken = { rungs: [pass('direct', 'interrupted')], lost } as const
    expect(lossNotice(turn({}))).toBeNull()
    expect(lossNotice(turn({ ...broken, status: 'running' }))).toBe('The model was lost. It is being started again, and this prompt is then asked once more.')
    expect(runningSentence(turn({ ...broken, status: 'running' }))).toBe('Starting the model again')
    expect(lossNotice(turn({ ...broken, lost: { ...lost, askedAgain: true } }))).toBe('The model was lost and started again; this prompt was asked once more.')
    expect(lossNotice(turn({ ...broken, lost: { ...lost, code: 'device-lost', askedAgain: true } })))
      .toBe('The model was lost (the graphics device was reset) and started again; this prompt was asked once more.')
    expect(lossNotice(turn({ ...broken, outcome: 'stopped' }))).toBe('The model was lost in the middle of this prompt.')
  })
  it('fault 12: suggest a smaller model where memory is short', () => {
    const short = { choice: 'keep', rung: 'direct', reason: { kind: 'not-loaded', model: 'large', code: 'out-of-memory', detail: '' } } as const
    expect(outcomeSentence(turn({ rungs: [pass('direct')], outcome: 'answered', answer: '12', answerRung: 'direct', confidence: 0.94, decisions: [short] })))
      .toBe(`Answered at once, 94${NBSP}% sure. There is not enough memory for the larger model: close other tabs, or choose a smaller one`)
    expect(outcomeSentence(turn({ rungs: [pass('direct')], outcome: 'declined', decisions: [short] }))).toMatch(/not enough memory for the larger one: .*choose a smaller one/)
    expect(errorSentence('out-of-memory')).toMatch(/not enough memory.*smaller/)
  })
  it('admit that an answer is unsure', () => {
    const both = { outcome: 'unsure', rungs: [pass('direct'), pass('think')], answer: '7', decisions: [DOUBT] } as const
    expect(outcomeSentence(turn({ ...both, answerRung: 'think', confidence: 0.44 }))).toBe(`First answer was only 41${NBSP}% sure, so I thought it over: 44${NBSP}%, unsure`)
    expect(outcomeSentence(turn({ ...both, answerRung: 'direct', confidence: 0.41 }))).toBe(`Thought it over and kept the first answer, 41${NBSP}%, unsure`)
    const think = { ...both, decisions: [], policy: { schema: 1, kind: 'think' } } as const
    expect(outcomeSentence(turn({ ...think, answerRung: 'think', confidence: 0.3 }))).toBe(`Thought it over, as you chose, 30${NBSP}%, guessing`)
    expect(outcomeSentence(turn({ ...think, answerRung: 'direct', confidence: 0.5 }))).toBe(`Thought it over, as you chose, and kept the first answer, 50${NBSP}%, unsure`)
    const direct = { outcome: 'unsure', rungs: [pass('direct')], answer: '7', answerRung: 'direct' } as const
    expect(outcomeSentence(turn({ ...direct, policy: { schema: 1, kind: 'direct' }, confidence: 0.3 }))).toBe(`Answered at once, as you chose, 30${NBSP}%, guessing`)
    expect(outcomeSentence(turn({ ...direct, answer: '', confidence: null }))).toBe('Answered at once, but no answer came of it')
  })
  it('say that a frugal dial let a doubtful answer pass', () => {
    const accepted: Decision = { choice: 'accept', rung: 'direct', reason: { kind: 'confident', confidence: 0.5, threshold: 0.45 } }
    const direct = { outcome: 'unsure', rungs: [pass('direct')], answer: '7', answerRung: 'direct', confidence: 0.5, decisions: [accepted] } as const
    expect(outcomeSentence(turn(direct))).toBe(`Answered at once, 50${NBSP}%, unsure; your dial asks for no more`)
    expect(outcomeSentence(turn({ ...direct, outcome: 'answered', confidence: 0.75 }))).toBe(`Answered at once, 75${NBSP}%, fairly sure`)
  })
  it('say "under" without "only"', () => {
    const reason = { kind: 'doubtful', confidence: 0.001, threshold: 0.8 } as const
    expect(outcomeSentence(turn({ rungs: [pass('direct'), pass('think')], outcome: 'answered', answer: '3', answerRung: 'think', confidence: 0.99, decisions: [{ ...DOUBT, reason }] })))
      .toBe(`First answer was under${NBSP}1${NBSP}% sure, so I thought it over: 99${NBSP}% sure`)
  })
  it('call no answer doubtful that was sure and met a strict dial', () => {
    const climb = (confidence: number): Decision => ({ ...DOUBT, reason: { kind: 'doubtful', confidence, threshold: 1 } })
    const thought = { rungs: [pass('direct'), pass('think')], outcome: 'answered', answer: '7', answerRung: 'think' } as const
    expect(outcomeSentence(turn({ ...thought, confidence: 0.97, decisions: [climb(0.99)] })))
      .toBe(`First answer was 99${NBSP}% sure; your dial asks for more, so I thought it over: 97${NBSP}% sure`)
    expect(outcomeSentence(turn({ ...thought, confidence: 0.9985, decisions: [climb(0.997)] })))
      .toBe(`First answer was 99.7${NBSP}% sure; your dial asks for more, so I thought it over: 99.9${NBSP}% sure`)
    expect(runningSentence(turn({ rungs: [pass('direct'), pass('think', 'running')], decisions: [climb(0.999)] })))
      .toBe(`First answer was over${NBSP}99${NBSP}% sure; your dial asks for more, so thinking, 0 of at most 160${NBSP}tokens`)
  })
  it('say what is going on while it runs', () => {
    expect(runningSentence(turn({ status: 'running' }))).toBe('Reading the prompt')
    expect(runningSentence(turn({ rungs: [pass('direct', 'running')] }))).toBe(`Answering at once, 0 of at most 160${NBSP}tokens`)
    expect(runningSentence(turn({ rungs: [pass('direct'), pass('think', 'running')], decisions: [DOUBT] })))
      .toBe(`First answer was only 41${NBSP}% sure, so thinking, 0 of at most 160${NBSP}tokens`)
    expect(runningSentence(turn({ rungs: [pass('direct')] }))).toBe('Deciding')
  })
  it('have a sentence for every way to fail', () => {
    for (const code of ERROR_CODES) expect(errorSentence(code)).toMatch(/^[A-Z].+\.$/)
  })
})

describe('the words where a larger model may be asked', () => {
  const two = ladderOf([{ id: 'mini', thinkCap: 80 }, { id: 'base', thinkCap: 160 }]).rungs
  const both = (change: Partial<Turn>): Turn => turn({ ladder: two, ...change })
  const doubt: Decision = { ...DOUBT, rung: 'mini:direct', to: 'mini:think' }
  const notLoaded: Decision = { choice: 'keep', rung: 'mini:think', reason: { kind: 'not-loaded', model: 'base', code: 'timeout', detail: '' } }

  it('name all that was done', () => {
    const all = { rungs: [pass('mini:direct'), pass('mini:think'), pass('base:direct')], outcome: 'answered', answer: '4', decisions: [doubt] } as const
    expect(outcomeSentence(both({ ...all, answerRung: 'base:direct', confidence: 0.95 })))
      .toBe(`First answer was only 41${NBSP}% sure, so I thought it over and asked the larger model: 95${NBSP}% sure`)
    expect(outcomeSentence(both({ ...all, answerRung: 'mini:think', confidence: 0.75 })))
      .toBe(`Thought it over, asked the larger model and kept an earlier answer, 75${NBSP}%, fairly sure`)
    expect(outcomeSentence(both({ rungs: [pass('mini:direct'), pass('base:direct')], outcome: 'answered', answer: '4', answerRung: 'base:direct', confidence: 0.95 })))
      .toBe(`Asked the larger model, 95${NBSP}% sure`)
  })
  it('say that it could not be loaded', () => {
    expect(outcomeSentence(both({ rungs: [pass('mini:direct'), pass('mini:think')], outcome: 'unsure', answer: '4', answerRung: 'mini:think', confidence: 0.5, decisions: [doubt, notLoaded] })))
      .toBe(`First answer was only 41${NBSP}% sure, so I thought it over: 50${NBSP}%, unsure. The larger model could not be loaded`)
    expect(outcomeSentence(both({ rungs: [pass('mini:direct')], outcome: 'declined', decisions: [notLoaded] }))).toBe('This small model can’t do that one, and the larger one could not be loaded.')
  })
  it('say what broke off beside the answer that stands, or the decline', () => {
    const broken = (rung: string): TurnRung => ({ ...pass(rung), result: { outcome: 'stopped' } as TurnRung['result'] })
    const failed = (rung: string, code: ErrorCode = 'engine-failed'): Decision => ({ choice: 'keep', rung: 'mini:direct', reason: { kind: 'rung-failed', rung, code, detail: 'x' } })
    const stands = { outcome: 'unsure', answer: '5', answerRung: 'mini:direct', confidence: 0.5 } as const
    expect(outcomeSentence(both({ ...stands, rungs: [pass('mini:direct'), broken('mini:think')], decisions: [doubt, failed('mini:think')] })))
      .toBe(`Answered at once, 50${NBSP}%, unsure. Thinking it over broke off`)
    expect(outcomeSentence(both({ ...stands, answerRung: 'mini:think', rungs: [pass('mini:direct'), pass('mini:think'), broken('base:direct')], decisions: [doubt, failed('base:direct')] })))
      .toBe(`First answer was only 41${NBSP}% sure, so I thought it over: 50${NBSP}%, unsure. The larger model broke off`)
    expect(outcomeSentence(both({ rungs: [pass('mini:direct'), broken('base:direct')], outcome: 'declined', decisions: [failed('base:direct')] })))
      .toBe('This small model can’t do that one. The larger model broke off.')
    expect(outcomeSentence(both({ rungs: [pass('mini:direct'), broken('base:direct')], outcome: 'declined', decisions: [failed('base:direct', 'consent-refused')] })))
      .toBe('This small model can’t do that one. Nothing was sent: you did not allow it.')
  })
  it('give the reason of a server in short, and know that a look at the servers may help', () => {
    const ladder = [...two, { id: 'remote:e:direct', strategy: 'direct', engine: 'remote', model: 'remote:e', cap: 256, enabled: true } as const]
    const tail = (code: ErrorCode, detail: string): Turn => {
      const reason = { kind: 'rung-failed', rung: 'remote:e:direct', code, detail } as const
      return both({ ladder, rungs: [pass('mini:direct')], outcome: 'declined', decisions: [{ choice: 'stop', rung: 'mini:direct', reason }] })
    }
    const unreachable = tail('remote-failed', '127.0.0.1:9 can’t be reached. Start the server on this device.')
    const nameless = tail('remote-failed', '')
    const refused = tail('consent-refused', 'You chose not to send it.')
    expect([unreachable, nameless, refused].map((one) => outcomeSentence(one))).toEqual([
      'This small model can’t do that one. 127.0.0.1:9 can’t be reached.', 'This small model can’t do that one. Asking elsewhere broke off.',
      'This small model can’t do that one. Nothing was sent: you did not allow it.',
    ])
    expect([unreachable, nameless, refused].map(serverTrouble)).toEqual([true, true, false])
    expect(serverTrouble(both({ decisions: [{ ...notLoaded, reason: { kind: 'rung-failed', rung: 'base:direct', code: 'engine-failed', detail: 'x' } }] }))).toBe(false)
    expect(serverTrouble(both({ outcome: 'failed', error: { code: 'remote-busy', detail: '' } }))).toBe(true)
  })
  it('say what is being waited for, with its true bytes', () => {
    const loading = (progress: Turn['loads'][number]['progress']) => runningSentence(both({ rungs: [pass('mini:direct')], loads: [{ model: 'base', state: 'running', progress }] }))
    expect(loading(null)).toBe('Loading the larger model')
    expect(loading({ step: 'weights', loadedBytes: 2_100_000, totalBytes: 5_400_000 })).toBe(`Loading the larger model, 2.1${NBSP}MB of 5.4${NBSP}MB`)
    expect(loading({ step: 'warm-up', loadedBytes: 5_400_000, totalBytes: 5_400_000 })).toBe('Starting the larger model')
    expect(runningSentence(both({ rungs: [pass('base:direct', 'running')] }), true)).toBe('Waiting for your consent')
    expect(runningSentence(both({ rungs: [pass('base:direct', 'running')] }))).toBe(`Asking the larger model, 0 of at most 160${NBSP}tokens`)
  })
  it('say so where both decline', () => {
    expect(outcomeSentence(both({ rungs: [pass('mini:direct'), pass('base:direct')], outcome: 'declined' }))).toBe('Neither the smaller model nor the larger one can do that one.')
  })
})
