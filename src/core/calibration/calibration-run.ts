/** A calibration run in progress: the prompts answered so far as a trace, how reliable the confidences are by then, and the profile they give. Asks no model. */
import { CALIBRATION_FEATURES, fitProfile, type Measurement } from './calibration.ts'
import { fitCalibrator, type Example, type Fitted } from './fit-calibrator.ts'
import { isAnswer } from '../keep-better.ts'
import type { Strategy } from '../ladder.ts'
import { accuracy, brier, ece, type Scored } from '../measure/metrics.ts'
import type { Profile } from './profile.ts'
import { reliability, type ReliabilityBin } from '../measure/reliability.ts'
import { applyCalibrator } from '../signals/confidence.ts'
import type { Trace } from '../measure/trace.ts'

/** Below so many prompts a profile is provisional: its bins hold too few answers each. */
export const ENOUGH_PROMPTS = 60
/** After so many prompts the reliability is shown. */
export const LOOKS = [30, 60, 120] as const

/** Each part is scored by a calibrator fitted on the others. */
const FOLDS = 5
/** Wide bins: thirty prompts in ten would say nothing. */
const BINS = 5

/** How far confidences could be believed after the first `n` prompts. */
export interface Reliability {
  readonly n: number
  /** Prompts of these that were answered: a decline has no confidence. */
  readonly answers: number
  readonly provisional: boolean
  /** Of those answers; null without one, as are the next three. */
  readonly meanConfidence: number | null
  readonly right: number | null
  readonly bins: readonly ReliabilityBin[]
  readonly ece: number | null
  readonly brier: number | null
}

/** Whether what was fitted on so many prompts is to be called provisional. */
export function isProvisional(prompts: number): boolean {
  return prompts < ENOUGH_PROMPTS
}

/** Whether a run that was broken off may go on: the same weights, suite and rungs, on the same backend. */
export function goesOn({ header: a }: Pick<Trace, 'header'>, { header: b }: Pick<Trace, 'header'>): boolean {
  const key = (header: Trace['header']): string => JSON.stringify([
    header.backend, header.suite.sha256, header.models.map(({ id, sha256, dtype }) => [id, sha256, dtype]), header.ladder.rungs.map(({ id, cap, samples }) => [id, cap, samples ?? null]),
  ])
  return key(a) === key(b)
}

/**
 * The reliability of one strategy's confidences at each of `LOOKS` that the run has reached. Every answer is scored by a
 * calibrator that has not seen it (cross-fitting in five parts), so that a fit on thirty answers is not praised for learning them by heart.
 */
export function reliabilityAt(run: Trace, model: string, strategy: Strategy): readonly Reliability[] {
  return LOOKS.filter((n) => n <= run.lines.length).map((n) => {
    const scored = crossFitted(examplesOf(run, model, strategy, n), strategy)
    const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length)
    return {
      n, answers: scored.length, provisional: isProvisional(n),
      meanConfidence: mean(scored.map(({ confidence }) => confidence)), right: accuracy(scored),
      bins: reliability(scored, BINS), ece: ece(scored, BINS), brier: brier(scored),
    }
  })
}

/** The profile that the run gives so far, its suite counted as far as it was answered. */
export function profileOf(run: Trace, measured: Omit<Measurement, 'suite' | 'backend' | 'versions'>): Fitted<Profile> {
  const { ladder, suite, backend, versions } = run.header
  return fitProfile(ladder.rungs, run.lines, { ...measured, backend, versions, suite: { sha256: suite.sha256, n: run.lines.length } })
}

function examplesOf({ header, lines }: Trace, model: string, strategy: Strategy, n: number): readonly Example[] {
  const rung = header.ladder.rungs.find((each) => each.model === model && each.strategy === strategy)?.id
  return lines.slice(0, n).flatMap((line) => line.rungs.flatMap(({ rung: id, outcome, signals, correct }) => (
    id === rung && isAnswer({ outcome }) && signals !== null ? [{ signals, correct }] : []
  )))
}

/** Answers whose part could not be fitted are left out. */
function crossFitted(examples: readonly Example[], strategy: Strategy): readonly Scored[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const fitted = fitCalibrator(examples.filter((__, at) => at % FOLDS !== fold), CALIBRATION_FEATURES[strategy])
    if (!fitted.ok) return []
    return examples.filter((__, at) => at % FOLDS === fold).flatMap(({ signals, correct }) => {
      const confidence = applyCalibrator(fitted.value, signals)
      return confidence === null ? [] : [{ confidence, correct }]
    })
  })
}
