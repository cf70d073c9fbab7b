import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { CALIBRATION_FEATURES, fitProfile, fitProfiles } from './calibration.ts'
import { fitCalibrator } from './fit-calibrator.ts'
import { ladderOf } from '../ladder.ts'
import { fitLogistic } from './logistic-regression.ts'
import type { LogisticFit } from './logistic-regression.ts'
import { auroc, ece } from '../measure/metrics.ts'
import { Profile } from './profile.ts'
import { seededRandom } from '../random.ts'
import { applyCalibrator } from '../signals/confidence.ts'
import type { Signals } from '../signals/signals.ts'
import type { TraceLine, TraceRung } from '../measure/trace.ts'

describe('fitLogistic', () => {
  test('with one yes-no input and no penalty, each group gets the mean of its Platt targets', () => {
    const rows = [[0], [0], [0], [0], [1], [1], [1], [1]]
    const labels = [true, false, false, false, true, true, true, false]
    const { bias, weights: [weight = NaN] } = fit(rows, labels, 0)
    const [high, low] = [5 / 6, 1 / 6]
    expect(sigmoid(bias)).toBeCloseTo((high + 3 * low) / 4, 9)
    expect(sigmoid(bias + weight)).toBeCloseTo((3 * high + low) / 4, 9)
  })

  test('labels that are all alike and data that are separable stay finite', () => {
    const alike = fit([[1], [-1], [0.5]], [true, true, true])
    expect(sigmoid(alike.bias)).toBeCloseTo(4 / 5, 6)
    const apart = fit([[-1], [-0.9], [0.9], [1]], [false, false, true, true], 0)
    expect(Number.isFinite(apart.weights[0])).toBe(true)
    expect(apart.weights[0]).toBeGreaterThan(1)
  })

  test('two equal columns share the weight; input that is no number is an error, not a result', () => {
    const rows = [[1, 1], [-1, -1], [0.3, 0.3], [-0.2, -0.2]]
    const { weights: [one = NaN, other = 0] } = fit(rows, [true, false, false, true])
    expect(one).toBeCloseTo(other, 9)
    expect(fitLogistic([[NaN], [1]], [true, false])).toBeNull()
  })

  test('the penalised loss is at its minimum: the gradient is zero for any data', () => {
    const row = fc.tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true }))
    fc.assert(fc.property(fc.array(fc.tuple(row, fc.boolean()), { minLength: 1, maxLength: 60 }), (data) => {
      const { bias, weights: [w0 = NaN, w1 = NaN] } = fit(data.map(([x]) => x), data.map(([, label]) => label))
      const right = data.filter(([, label]) => label).length
      const gradient: [number, number, number] = [0, w0, w1]
      for (const [x, label] of data) {
        const residual = sigmoid(bias + w0 * x[0] + w1 * x[1]) - (label ? (right + 1) / (right + 2) : 1 / (data.length - right + 2))
        gradient[0] += residual
        gradient[1] += residual * x[0]
        gradient[2] += residual * x[1]
      }
      expect(Math.hypot(...gradient)).toBeLessThan(1e-5)
    }))
  })
})

describe('fitCalibrator', () => {
  test('it recovers a known rule: calibrated on unseen answers, ranking as well as the rule itself', () => {
    const random = seededRandom(11)
    const draw = (): { signals: Signals; correct: boolean; truth: number } => {
      const logit = 6 * random() - 3
      const truth = sigmoid(0.5 + 0.8 * logit)
      return { signals: signalsOf({ sumLogprob: -Math.log1p(Math.exp(-logit)) }), correct: random() < truth, truth }
    }
    const train = Array.from({ length: 2000 }, draw)
    const unseen = Array.from({ length: 2000 }, draw)
    const fitted = fitCalibrator(train, CALIBRATION_FEATURES.direct)
    if (!fitted.ok) throw new Error(fitted.error.detail)
    expect(fitted.value.features.map(({ signal }) => signal)).toEqual(['logitSequence'])
    const scored = unseen.map(({ signals, correct }) => ({ confidence: applyCalibrator(fitted.value, signals) ?? NaN, correct }))
    expect(ece(scored)).toBeLessThan(0.04)
    expect(auroc(scored)).toBeCloseTo(auroc(unseen.map(({ truth, correct }) => ({ confidence: truth, correct }))) ?? NaN, 3)
    for (const { signals, truth } of unseen.slice(0, 50)) expect(Math.abs((applyCalibrator(fitted.value, signals) ?? NaN) - truth)).toBeLessThan(0.05)
  })

  test('without answers there is no calibrator', () => {
    expect(fitCalibrator([], ['sumLogprob'])).toMatchObject({ ok: false, error: { code: 'no-examples' } })
  })

  test('separable answers give a finite calibrator', () => {
    const examples = [-4, -3, -0.2, -0.1].map((sumLogprob) => ({ signals: signalsOf({ sumLogprob }), correct: sumLogprob > -1 }))
    const fitted = fitCalibrator(examples, CALIBRATION_FEATURES.think)
    expect(fitted.ok && fitted.value.features.every(({ weight }) => Number.isFinite(weight))).toBe(true)
  })
})

describe('fitProfile', () => {
  test('a trace becomes a profile that parses, with declines left out of every fit of correctness', () => {
    const fitted = fitProfile(LADDER, linesOf(80), MEASURED)
    if (!fitted.ok) throw new Error(fitted.error.detail)
    const profile = v.parse(Profile, fitted.value)
    expect(profile).toMatchObject(MEASURED)
    expect(profile.rungs.direct).toMatchObject({ n: 60, declined: 0.25, meanTokens: 4 })
    expect(profile.rungs.direct?.accuracy).toBeCloseTo(0.5, 9)
    expect(profile.rungs.direct?.accuracyByBin.reduce((sum, bin) => sum + bin.n, 0)).toBe(60)
    expect(profile.rungs.think).toMatchObject({ accuracy: 1, meanMs: 30 + 12 })
    expect(profile.rungs.think?.expectedTokens.base).toBeCloseTo(10, 6)
    expect(profile.rungs.think?.expectedTokens.perPromptToken).toBeCloseTo(2, 6)
    expect(profile.dialQuantiles?.every((q, i, all) => q >= (all[i - 1] ?? 0))).toBe(true)
  })

  test('a rung that gave no answer is left out with the reason, and costs the others nothing', () => {
    const declined = (rung: string): TraceLine[] => linesOf(20).map((line) => ({ ...line, rungs: line.rungs.map((pass) => (pass.rung === rung ? { ...pass, outcome: 'declined' } : pass)) }))
    const noThought = fitProfile(LADDER, declined('m:think'), MEASURED)
    if (!noThought.ok) throw new Error(noThought.error.detail)
    expect(Object.keys(v.parse(Profile, noThought.value).rungs)).toEqual(['direct'])
    expect(noThought.value.leftOut).toEqual({ think: 'rung m:think: there is no answer to calibrate on' })
    const noDirect = fitProfile(LADDER, declined('m:direct'), MEASURED)
    if (!noDirect.ok) throw new Error(noDirect.error.detail)
    expect(v.parse(Profile, noDirect.value)).toMatchObject({ dialQuantiles: null, leftOut: { direct: expect.any(String) as string } })
    expect(Object.keys(noDirect.value.rungs)).toEqual(['think'])
  })

  test('each model of a ladder knows what its own reading tells; a profile that does not say who had read is of its own model', () => {
    const measured = ['small', 'm'].map((id) => ({ ...MEASURED, model: { ...MEASURED.model, id } }))
    const fitted = fitProfiles(LADDER, linesOf(80), measured)
    if (!fitted.ok) throw new Error(fitted.error.detail)
    const first = (climbs: Profile['climbs']) => climbs.flatMap(({ from, reader, to }) => (from === null ? [`${reader} ${to}`] : []))
    expect(fitted.value.map(({ climbs }) => first(climbs))).toEqual([['small small:direct', 'small m:direct', 'small m:think'], ['m m:direct', 'm m:think']])
    for (const profile of fitted.value) {
      const earlier = JSON.parse(JSON.stringify(profile).replaceAll(`"reader":"${profile.model.id}",`, '')) as unknown
      expect(earlier).not.toEqual(profile)
      expect(v.parse(Profile, earlier)).toEqual(profile)
    }
  })

  test('no profile comes of a model that never answered', () => {
    const silent = linesOf(8).map((line) => ({ ...line, rungs: line.rungs.map((pass) => ({ ...pass, outcome: 'declined' as const })) }))
    expect(fitProfile(LADDER, silent, MEASURED)).toMatchObject({ ok: false, error: { code: 'no-examples' } })
  })

  test('what a thought mended and spoiled is counted prompt by prompt', () => {
    const turned = linesOf(12).map((line, i) => ({
      ...line, rungs: line.rungs.map((pass) => (pass.rung === 'm:direct' ? { ...pass, correct: i < 5 } : pass.rung === 'm:think' ? { ...pass, correct: i >= 2 && i < 6 } : pass)),
    }))
    expect(fitProfile(LADDER, turned, MEASURED)).toMatchObject({ ok: true, value: { thinking: { n: 12, mended: 1, spoiled: 2 } } })
  })

  test('a trace without a direct pass is refused', () => {
    const thinkOnly = linesOf(8).map((line) => ({ ...line, rungs: line.rungs.filter(({ rung }) => rung !== 'm:direct') }))
    expect(fitProfile(LADDER, thinkOnly, MEASURED)).toMatchObject({ ok: false, error: { code: 'no-direct-rung' } })
  })
})

const LADDER = ladderOf([{ id: 'small', thinkCap: 80 }, { id: 'm', thinkCap: 160 }]).rungs
const MEASURED = {
  model: { id: 'm', sha256: 'x', dtype: 'fp32' }, backend: 'wasm', numericsClass: 'fp32', suite: { sha256: 's', n: 80 }, versions: {}, measuredAt: '2026-01-01T00:00:00Z',
} as const

/** Prompts of 10..16 tokens; every fourth is declined, of the rest half are right at once and all after thinking. A smaller model, always wrong, came first. */
function linesOf(n: number): TraceLine[] {
  const random = seededRandom(2)
  return Array.from({ length: n }, (_, i) => {
    const declined = i % 4 === 0
    const correct = Math.floor(i / 4) % 2 === 0
    const promptTokens = 10 + (i % 7)
    const pass = (rung: string, right: boolean, reused: number, decodeTokens: number, ms: number): TraceRung => ({
      rung, answer: declined ? "I don't know." : '4', outcome: declined ? 'declined' : 'answered', correct: declined || right, confidence: null,
      signals: signalsOf({ sumLogprob: right ? -random() : -1 - random() }),
      usage: {
        engine: 'e', model: rung.split(':')[0] ?? '', rung, backend: 'wasm', prefillTokens: promptTokens + 1 - reused, reusedTokens: reused, decodeTokens,
        abortedTokens: 0, flopsPrefill: 10, flopsDecode: 10, ms, ttftMs: rung.startsWith('small') ? 5 : 12, source: 'counted',
      },
    })
    const small = pass('small:direct', false, 0, 9, 3)
    return { id: `p${i}`, prompt: 'p', answers: ['4'], rungs: [small, pass('m:direct', correct, 0, 4, 20), pass('m:think', true, promptTokens, 10 + 2 * promptTokens, 30)] }
  })
}

function signalsOf(part: Partial<Signals>): Signals {
  return {
    sumLogprob: -1, meanLogprob: -1, minLogprob: -1, minMargin: 0.5, meanMargin: 0.5, maxEntropy: 0.5, meanEntropy: 0.5,
    thoughtMeanLogprob: null, thoughtMinLogprob: null, modePrior: null, verifier: null, answerTokens: 3, agreement: null, semanticEntropy: null, ...part,
  }
}

function fit(...input: Parameters<typeof fitLogistic>): LogisticFit {
  const fitted = fitLogistic(...input)
  if (fitted === null) throw new Error('the fit did not converge')
  return fitted
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
