/** What running a rung brings, as measured on the calibration suite: how likely it is right then, and what it costs. Data alone; fitted by measure-gains.ts, applied by expected-gain.ts. */
import * as v from 'valibot'
import { Calibrator } from './calibrator.ts'

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Finite = v.pipe(v.number(), v.finite())
const Cost = v.pipe(Finite, v.minValue(0))

/** A cost foretold from what is known once `from` has answered: base + the sum of each weight times its input, and never less than the least that was seen. */
const ExpectedCost = v.strictObject({ mean: Cost, least: Cost, base: Finite, perPromptToken: Finite, perAnswerToken: Finite, perLogOdds: Finite })
export type ExpectedCost = v.InferOutput<typeof ExpectedCost>

export const Climb = v.strictObject({
  /** The rung that has answered; null: the prompt has been read, and nothing was answered yet. */
  from: v.nullable(v.string()),
  /** Where nothing was answered yet: the model that has read the prompt, and whose P(think) `after` was fitted on. Absent after an answer. */
  reader: v.exactOptional(v.string()),
  to: v.string(),
  /** P(right | what `from` showed) when `to` has run too and the better of both is kept; null where too little was there to fit it. */
  after: v.nullable(Calibrator),
  /** The same where `from` declined. */
  afterDecline: v.nullable(Calibrator),
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

/** Climbs of a file that does not name who has read the prompt: before readers were named, that was its first model. */
export function readBy(first: string, climbs: readonly Climb[]): Climb[] {
  return climbs.map((climb) => (climb.from === null && climb.reader === undefined ? { ...climb, reader: first } : climb))
}
