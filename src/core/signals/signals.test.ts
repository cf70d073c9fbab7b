import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TokenStat } from '../engine.ts'
import { applyCalibrator, calibratedConfidence } from './confidence.ts'
import { entropy } from './entropy.ts'
import { featureValue } from './features.ts'
import { gatherSignals } from './gather.ts'
import { logprob } from './logprob.ts'
import { margin } from './margin.ts'
import type { Signals } from './signals.ts'

const sure = token(0.9, 0.05, 0.3)
const torn = token(0.5, 0.4, 1.2)

describe('signals by hand', () => {
  test('log-probabilities: sum, mean, minimum', () => {
    expect(logprob([sure, torn])).toEqual({ sum: Math.log(0.9) + Math.log(0.5), mean: (Math.log(0.9) + Math.log(0.5)) / 2, min: Math.log(0.5) })
  })
  test('margin: p1 - p2', () => {
    expect(margin([sure, torn])?.min).toBeCloseTo(0.1, 12)
    expect(margin([sure, torn])?.mean).toBeCloseTo((0.85 + 0.1) / 2, 12)
    expect(margin([{ ...sure, top: [['a', Math.log(0.9)]] }])?.min).toBeCloseTo(0.9, 12)
  })
  test('entropy: maximum and mean', () => expect(entropy([sure, torn])).toEqual({ max: 1.2, mean: 0.75 }))
  test('no tokens, no signal', () => expect([logprob([]), margin([]), entropy([])]).toEqual([null, null, null]))
})

describe('gatherSignals', () => {
  test('takes the answer as a whole and the thought where there is one', () => {
    const signals = gatherSignals({ answer: [sure, torn], thought: [torn], modePrior: 0.2 })
    expect(signals).toMatchObject({ answerTokens: 2, minLogprob: Math.log(0.5), thoughtMinLogprob: Math.log(0.5), modePrior: 0.2 })
    expect(gatherSignals({ answer: [sure], thought: [], modePrior: null })).toMatchObject({ thoughtMeanLogprob: null, modePrior: null })
  })
  test('gives nothing before the first answer token, or where the engine gives no numbers', () => {
    expect(gatherSignals({ answer: [], thought: [sure], modePrior: null })).toBeNull()
    expect(gatherSignals({ answer: [{ ...sure, logprob: NaN }], thought: [], modePrior: null })).toBeNull()
  })
})

describe('features and confidence', () => {
  const signals: Signals = {
    sumLogprob: Math.log(0.45), meanLogprob: Math.log(0.45) / 2, minLogprob: Math.log(0.5), minMargin: 0.1, meanMargin: 0.5, maxEntropy: 1.2, meanEntropy: 0.75,
    thoughtMeanLogprob: null, thoughtMinLogprob: null, modePrior: null, verifier: null, answerTokens: 2, agreement: null, semanticEntropy: null,
  }

  test('the log-odds of the sequence are those of its probability', () => {
    expect(featureValue('logitSequence', signals)).toBeCloseTo(Math.log(0.45 / 0.55), 12)
    expect(featureValue('logitSequence', { ...signals, sumLogprob: 0 })).toBe(15)
    expect(featureValue('logitSequence', { ...signals, sumLogprob: -900 })).toBe(-15)
    expect(featureValue('logitModePrior', signals)).toBeNull()
    expect(featureValue('logitModePrior', { ...signals, modePrior: 0 })).toBe(-15)
  })

  test('a calibrator is a logistic function of standardised features', () => {
    const calibrator = { kind: 'logistic' as const, bias: 0.5, features: [{ signal: 'answerTokens', mean: 1, scale: 2, weight: 3 }] }
    expect(applyCalibrator(calibrator, signals)).toBeCloseTo(1 / (1 + Math.exp(-2)), 12)
  })

  test('a feature that was not measured says nothing; one that is not known makes the rule void', () => {
    const unmeasured = { kind: 'logistic' as const, bias: 0.5, features: [{ signal: 'modePrior', mean: 0.2, scale: 1, weight: 9 }] }
    expect(applyCalibrator(unmeasured, signals)).toBeCloseTo(1 / (1 + Math.exp(-0.5)), 12)
    expect(applyCalibrator({ ...unmeasured, features: [{ signal: 'constructor', mean: 0, scale: 1, weight: 1 }] }, signals)).toBeNull()
  })

  test('confidence is a probability for any signals', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.double({ noNaN: true, noDefaultInfinity: true }), (sumLogprob, weight) => {
      const p = applyCalibrator({ kind: 'logistic', bias: 0, features: [{ signal: 'sumLogprob', mean: 0, scale: 1, weight }] }, { ...signals, sumLogprob })
      if (p !== null) expect(p >= 0 && p <= 1).toBe(true)
    }))
  })

  test('without a profile there is no confidence', () => expect(calibratedConfidence(null, 'direct', { outcome: 'answered', answer: '4', signals })).toBeNull())
})

function token(p1: number, p2: number, h: number): TokenStat {
  return { id: 1, text: 'a', logprob: Math.log(p1), top: [['a', Math.log(p1)], ['b', Math.log(p2)]], entropy: h }
}
