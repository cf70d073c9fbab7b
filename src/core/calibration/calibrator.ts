/** A calibrator as data: weights that turn what was measured into one probability. Fitted by fit-calibrator.ts, applied by signals/confidence.ts. */
import * as v from 'valibot'

const Finite = v.pipe(v.number(), v.finite())
/** What is divided by. */
const Positive = v.pipe(Finite, v.gtValue(0))

/** Logistic: P(right) = 1 / (1 + exp(-(bias + sum_i weight_i * (x_i - mean_i) / scale_i))). Platt 1999, several inputs. */
export const Calibrator = v.strictObject({
  kind: v.literal('logistic'),
  features: v.array(v.strictObject({ signal: v.string(), mean: Finite, scale: Positive, weight: Finite })),
  bias: Finite,
})
export type Calibrator = v.InferOutput<typeof Calibrator>
