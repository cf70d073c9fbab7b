/** What climbing from one rung to a later one brought on the calibration suite, by the first one's confidence. Data alone; measured by expected-gain.ts. */
import * as v from 'valibot'

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Finite = v.pipe(v.number(), v.finite())
const Cost = v.pipe(Finite, v.minValue(0))

/** Prompts that fell in, and how many were right before climbing and after it, the better of both answers kept. */
const Bin = v.strictObject({ n: Count, before: Count, after: Count })
export type GainBin = v.InferOutput<typeof Bin>

/** A cost foretold from what is known once `from` has answered: base + the sum of each weight times its input, and never less than the least that was seen. */
const ExpectedCost = v.strictObject({ mean: Cost, least: Cost, base: Finite, perPromptToken: Finite, perAnswerToken: Finite, perLogOdds: Finite })
export type ExpectedCost = v.InferOutput<typeof ExpectedCost>

const Climb = v.strictObject({
  from: v.string(),
  to: v.string(),
  /** Ten equal-width bins of `from`'s confidence. */
  bins: v.pipe(v.array(Bin), v.length(10)),
  /** Prompts that `from` declined. */
  declined: Bin,
  /** Of `to` where `from` had run before: generated tokens, FLOPs, milliseconds. */
  cost: v.strictObject({ tokens: ExpectedCost, flops: ExpectedCost, ms: ExpectedCost }),
})
export type Climb = v.InferOutput<typeof Climb>

export const GainTable = v.strictObject({
  /** The suite it was measured on: never one that is evaluated. */
  suite: v.strictObject({ name: v.string(), sha256: v.string(), n: Count }),
  climbs: v.array(Climb),
})
export type GainTable = v.InferOutput<typeof GainTable>
