/** The ladder: which rungs a prompt may climb, cheapest first, as data. Carries no keys, endpoints or consent. */
import * as v from 'valibot'

export const Rung = v.strictObject({
  id: v.string(),
  strategy: v.picklist(['direct', 'think']),
  engine: v.string(),
  model: v.string(),
  /** Most tokens this rung may generate. */
  cap: v.pipe(v.number(), v.integer(), v.minValue(1)),
  enabled: v.boolean(),
})
export type Rung = v.InferOutput<typeof Rung>

export const Ladder = v.strictObject({ schema: v.literal(1), rungs: v.pipe(v.array(Rung), v.minLength(1)) })
export type Ladder = v.InferOutput<typeof Ladder>
