/** Fits a calibrator to examples: a logistic regression on standardised features. Runs no model. */
import type { Calibrator } from './calibrator.ts'
import { fitLogistic } from './logistic-regression.ts'
import { featureValue } from '../signals/features.ts'
import type { FeatureName, Measured } from '../signals/features.ts'

/** So many declines, and what is known of them is fitted: fewer would say more of these prompts than of the model. */
const LEAST_DECLINES = 20

export interface Example {
  readonly signals: Measured
  readonly correct: boolean
}

export interface CalibrationError {
  readonly code: 'no-examples' | 'not-converged' | 'no-direct-rung'
  readonly detail: string
}

export type Fitted<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: CalibrationError }

/**
 * A feature that is constant or never measured is left out; a missing value counts as the feature's mean.
 */
export function fitCalibrator(examples: readonly Example[], features: readonly FeatureName[]): Fitted<Calibrator> {
  if (examples.length === 0) return failed('no-examples', 'there is no answer to calibrate on')
  const columns = features.flatMap((signal) => {
    const values = examples.map(({ signals }) => featureValue(signal, signals))
    const moments = meanAndScale(values.filter((value) => value !== null))
    return moments === null ? [] : [{ signal, ...moments, values: values.map((value) => (value === null ? 0 : (value - moments.mean) / moments.scale)) }]
  })
  const rows = examples.map((_, i) => columns.map(({ values }) => values[i] ?? 0))
  const fit = fitLogistic(rows, examples.map(({ correct }) => correct))
  if (fit === null) return failed('not-converged', `the fit on ${examples.length} answers did not converge`)
  return {
    ok: true,
    value: { kind: 'logistic', bias: fit.bias, features: columns.map(({ signal, mean, scale }, j) => ({ signal, mean, scale, weight: fit.weights[j] ?? 0 })) },
  }
}

/** What is known of the declines of a model; null where they are too few, or can't be fitted. */
export function fitDeclines(declines: readonly Example[], features: readonly FeatureName[]): Calibrator | null {
  if (declines.length < LEAST_DECLINES) return null
  const fit = fitCalibrator(declines, features)
  return fit.ok ? fit.value : null
}

export function failed(code: CalibrationError['code'], detail: string): { readonly ok: false; readonly error: CalibrationError } {
  return { ok: false, error: { code, detail } }
}

/** Null for a feature that says nothing: never measured, or always the same. */
function meanAndScale(values: readonly number[]): { readonly mean: number; readonly scale: number } | null {
  if (values.length === 0) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const scale = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  return scale > 1e-9 * Math.max(1, Math.abs(mean)) ? { mean, scale } : null
}
