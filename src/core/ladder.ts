/** The ladder: which rungs a prompt may climb, cheapest first, as data. Carries no keys, endpoints or consent. */
import * as v from 'valibot'
import type { ModelCard } from './model-card.ts'

export const Rung = v.strictObject({
  id: v.string(),
  strategy: v.picklist(['direct', 'think']),
  engine: v.string(),
  model: v.string(),
  /** Most tokens before its answer is cut (direct) or forced (think: the answer's own tokens come on top). */
  cap: v.pipe(v.number(), v.integer(), v.minValue(1)),
  enabled: v.boolean(),
})
export type Rung = v.InferOutput<typeof Rung>

export const Ladder = v.strictObject({ schema: v.literal(1), rungs: v.pipe(v.array(Rung), v.minLength(1)) })
export type Ladder = v.InferOutput<typeof Ladder>

/** Direct answers are one number, word or short list, some thirty characters at most: what is longer is babble. */
export const DIRECT_CAP = 48

/** The ladder of one hybrid model: answer at once, else think up to the length that helped it in training. */
export function defaultLadder(model: Pick<ModelCard, 'id' | 'thinkCap'>, engine = 'transformers'): Ladder {
  const own = { engine, model: model.id, enabled: true }
  return {
    schema: 1,
    rungs: [
      { id: 'direct', strategy: 'direct', cap: DIRECT_CAP, ...own },
      { id: 'think', strategy: 'think', cap: model.thinkCap, ...own },
    ],
  }
}
