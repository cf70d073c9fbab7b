/** What climbing from one rung to a later one brought on the calibration suite, by the first one's confidence. Data alone; measured by expected-gain.ts. */
import * as v from 'valibot'

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Cost = v.pipe(v.number(), v.finite(), v.minValue(0))

/** Prompts that fell in, and how many were right before climbing and after it, the better of both answers kept. */
const Bin = v.strictObject({ n: Count, before: Count, after: Count })
export type GainBin = v.InferOutput<typeof Bin>

const Climb = v.strictObject({
  from: v.string(),
  to: v.string(),
  /** Ten equal-width bins of `from`'s confidence. */
  bins: v.pipe(v.array(Bin), v.length(10)),
  /** Prompts that `from` declined. */
  declined: Bin,
  /** Mean cost of `to` where `from` had run before: generated tokens, FLOPs, milliseconds. */
  cost: v.strictObject({ tokens: Cost, flops: Cost, ms: Cost }),
})
export type Climb = v.InferOutput<typeof Climb>

export const GainTable = v.strictObject({
  /** The suite it was measured on: never one that is evaluated. */
  suite: v.strictObject({ name: v.string(), sha256: v.string(), n: Count }),
  climbs: v.array(Climb),
})
export type GainTable = v.InferOutput<typeof GainTable>
