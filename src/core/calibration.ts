/** Fits calibrators and profiles from recorded traces. Runs no model; applying a calibrator is signals/confidence.ts. */
import { isAnswer } from './keep-better.ts'
import type { Rung, Strategy } from './ladder.ts'
import { fitLine } from './least-squares.ts'
import { aloneCost } from './ledger.ts'
import { fitLogistic } from './logistic-regression.ts'
import { accuracyByBin } from './metrics.ts'
import type { Calibrator, Profile, RungProfile } from './profile.ts'
import { percentiles } from './quantiles.ts'
import { applyCalibrator } from './signals/confidence.ts'
import { featureValue } from './signals/features.ts'
import type { FeatureName } from './signals/features.ts'
import type { Signals } from './signals/signals.ts'
import type { TraceLine, TraceRung } from './trace.ts'
import type { Usage } from './usage.ts'

export interface Example {
  readonly signals: Signals
  readonly correct: boolean
}

export interface CalibrationError {
  readonly code: 'no-examples' | 'not-converged' | 'no-direct-rung'
  readonly detail: string
}

export type Fitted<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: CalibrationError }

/**
 * What each strategy's calibrator looks at. The log-odds of the whole answer and of its weakest token carry most; margin
 * and entropy say how it was torn; the length corrects the sum's bias; a doubtful step in the thought counts too. Of a vote, how far
 * its samples agree comes first; the rest is of the sample that stands for the answer.
 */
export const CALIBRATION_FEATURES: { readonly [strategy in Strategy]: readonly FeatureName[] } = {
  direct: ['logitSequence', 'logitWeakest', 'minMargin', 'maxEntropy', 'meanEntropy', 'answerTokens', 'logitModePrior'],
  think: ['logitSequence', 'logitWeakest', 'minMargin', 'maxEntropy', 'answerTokens', 'thoughtMeanLogprob', 'logitThoughtWeakest'],
  vote: ['agreement', 'semanticEntropy', 'logitSequence', 'logitWeakest', 'answerTokens', 'logitModePrior'],
}

/**
 * A logistic calibrator on standardised features. A feature that is constant or never measured is left out; a missing
 * value counts as the feature's mean.
 */
export function fitCalibrator(examples: readonly Example[], features: readonly FeatureName[], penalty?: number): Fitted<Calibrator> {
  if (examples.length === 0) return failed('no-examples', 'there is no answer to calibrate on')
  const columns = features.flatMap((signal) => {
    const values = examples.map(({ signals }) => featureValue(signal, signals))
    const moments = meanAndScale(values.filter((value) => value !== null))
    return moments === null ? [] : [{ signal, ...moments, values: values.map((value) => (value === null ? 0 : (value - moments.mean) / moments.scale)) }]
  })
  const rows = examples.map((_, i) => columns.map(({ values }) => values[i] ?? 0))
  const fit = fitLogistic(rows, examples.map(({ correct }) => correct), penalty)
  if (fit === null) return failed('not-converged', `the fit on ${examples.length} answers did not converge`)
  return {
    ok: true,
    value: { kind: 'logistic', bias: fit.bias, features: columns.map(({ signal, mean, scale }, j) => ({ signal, mean, scale, weight: fit.weights[j] ?? 0 })) },
  }
}

/** What was measured and with what. */
export type Measurement = Omit<Profile, 'schema' | 'rungs' | 'leftOut' | 'thinking' | 'directQuantiles'>

/**
 * The profile of the measured model, from a trace's lines: for each of its rungs a calibrator, its reliability on the
 * prompts it was fitted on, and what to expect of it. Declined and stopped passes are left out of every fit of correctness.
 * A rung that can't be fitted is left out with the reason; where that is all of them there is no profile.
 *
 * @param ladder the trace's rungs, other models' included
 */
export function fitProfile(ladder: readonly Rung[], lines: readonly TraceLine[], measured: Measurement): Fitted<Profile> {
  const rungs: Record<string, RungProfile> = {}
  const leftOut: Record<string, string> = {}
  let failure: CalibrationError = { code: 'no-direct-rung', detail: 'the trace holds no pass of a direct rung' }
  let directConfidences: readonly number[] | null = null
  const own = ladder.filter(({ model }) => model === measured.model.id)
  const passesOf = (rung: Rung): readonly Pass[] => lines.flatMap((line) => line.rungs.filter((pass) => pass.rung === rung.id && pass.outcome !== 'stopped').map((pass) => ({ line, pass })))
  if (!own.some((rung) => rung.strategy === 'direct' && passesOf(rung).length > 0)) return { ok: false, error: failure }
  for (const rung of own) {
    const passes = passesOf(rung)
    if (passes.length === 0) continue
    const fitted = fitRung(rung, passes)
    if (!fitted.ok) {
      failure = fitted.error
      leftOut[rung.strategy] = fitted.error.detail
      continue
    }
    rungs[rung.strategy] = fitted.value.profile
    if (rung.strategy === 'direct') directConfidences ??= fitted.value.confidences
  }
  if (Object.keys(rungs).length === 0) return { ok: false, error: failure }
  const thinking = thinkingOf(own, lines)
  return {
    ok: true,
    value: {
      schema: 1, ...measured, rungs,
      ...(Object.keys(leftOut).length === 0 ? {} : { leftOut }),
      ...(thinking === null ? {} : { thinking }),
      directQuantiles: directConfidences === null ? null : percentiles(directConfidences),
    },
  }
}

/** Null where no prompt was answered both ways. */
function thinkingOf(rungs: readonly Rung[], lines: readonly TraceLine[]): NonNullable<Profile['thinking']> | null {
  const both = lines.flatMap((line) => {
    const passOf = (strategy: Strategy): TraceRung | undefined => line.rungs.find(({ rung, outcome }) => outcome !== 'stopped' && rungs.some(({ id, strategy: own }) => id === rung && own === strategy))
    const [direct, think] = [passOf('direct'), passOf('think')]
    return direct === undefined || think === undefined ? [] : [{ before: direct.correct, after: think.correct }]
  })
  if (both.length === 0) return null
  return { n: both.length, mended: both.filter(({ before, after }) => !before && after).length, spoiled: both.filter(({ before, after }) => before && !after).length }
}

interface Pass {
  readonly line: TraceLine
  readonly pass: TraceRung
}

function fitRung(rung: Rung, passes: readonly Pass[]): Fitted<{ readonly profile: RungProfile; readonly confidences: readonly number[] }> {
  const examples = passes.flatMap(({ pass }) => (isAnswer(pass) && pass.signals !== null ? [{ signals: pass.signals, correct: pass.correct }] : []))
  const calibrator = fitCalibrator(examples, CALIBRATION_FEATURES[rung.strategy])
  if (!calibrator.ok) return failed(calibrator.error.code, `rung ${rung.id}: ${calibrator.error.detail}`)
  const scored = examples.map(({ signals, correct }) => ({ confidence: applyCalibrator(calibrator.value, signals) ?? 0, correct }))
  const costs = passes.map(({ line, pass }) => aloneCost(pass.usage, firstOfModel(line, rung.model) ?? pass.usage))
  const tokensLine = fitLine(passes.map(({ pass }, i) => [promptTokens(pass), costs[i]?.tokens ?? 0]))
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    ok: true,
    value: {
      confidences: scored.map(({ confidence }) => confidence),
      profile: {
        calibrator: calibrator.value,
        n: examples.length,
        accuracy: mean(examples.map(({ correct }) => Number(correct))),
        meanTokens: mean(costs.map(({ tokens }) => tokens)),
        meanMs: mean(costs.map(({ ms }) => ms)),
        declined: mean(passes.map(({ pass }) => Number(pass.outcome === 'declined'))),
        expectedTokens: { base: tokensLine.base, perPromptToken: tokensLine.slope },
        accuracyByBin: accuracyByBin(scored),
      },
    },
  }
}

/** The call that read the prompt for a model's later ones. */
function firstOfModel({ rungs }: TraceLine, model: string): Usage | undefined {
  return rungs.find(({ usage }) => usage.model === model)?.usage
}

/** Tokens of the prompt, its control tokens included: all that was read but the one mode token. */
function promptTokens({ usage }: TraceRung): number {
  return usage.prefillTokens + usage.reusedTokens - 1
}

/** Null for a feature that says nothing: never measured, or always the same. */
function meanAndScale(values: readonly number[]): { readonly mean: number; readonly scale: number } | null {
  if (values.length === 0) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const scale = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  return scale > 1e-9 * Math.max(1, Math.abs(mean)) ? { mean, scale } : null
}

function failed(code: CalibrationError['code'], detail: string): { readonly ok: false; readonly error: CalibrationError } {
  return { ok: false, error: { code, detail } }
}
