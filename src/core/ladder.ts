/** The ladder: which rungs a prompt may climb, cheapest first, as data. Carries no keys, endpoints or consent. */
import * as v from 'valibot'
import type { ModelCard } from './model-card.ts'

export const STRATEGIES = ['direct', 'think'] as const
export type Strategy = (typeof STRATEGIES)[number]

export const Rung = v.strictObject({
  /** `<model>:<strategy>`, such as `base:think` (before there were two models: the strategy alone). */
  id: v.string(),
  strategy: v.picklist(STRATEGIES),
  engine: v.string(),
  model: v.string(),
  /** Most tokens before its answer is cut (direct) or forced (think: the answer's own tokens come on top). */
  cap: v.pipe(v.number(), v.integer(), v.minValue(1)),
  enabled: v.boolean(),
})
export type Rung = v.InferOutput<typeof Rung>

/** The models of one ladder share vocabulary and context: what one reads, all read. */
export const Ladder = v.strictObject({ schema: v.literal(1), rungs: v.pipe(v.array(Rung), v.minLength(1)) })
export type Ladder = v.InferOutput<typeof Ladder>

/** Direct answers are one number, word or short list, some thirty characters at most: what is longer is babble. */
export const DIRECT_CAP = 48

type LadderModel = Pick<ModelCard, 'id' | 'thinkCap'>

export function rungId(model: string, strategy: Strategy): string {
  return `${model}:${strategy}`
}

/**
 * The ladder of hybrid models, smallest first: each answers at once, else thinks up to the length that helped it in
 * training, else the next larger one is asked.
 *
 * @param enabled ids of the models that prompts may climb by themselves; all unless told otherwise
 */
export function ladderOf(models: readonly LadderModel[], engine = 'transformers', enabled = models.map(({ id }) => id)): Ladder {
  return {
    schema: 1,
    rungs: models.flatMap(({ id: model, thinkCap }) => STRATEGIES.map((strategy): Rung => (
      { id: rungId(model, strategy), strategy, engine, model, cap: strategy === 'think' ? thinkCap : DIRECT_CAP, enabled: enabled.includes(model) }
    ))),
  }
}

/** The ladder of one hybrid model. */
export function defaultLadder(model: LadderModel, engine?: string): Ladder {
  return ladderOf([model], engine)
}

/** The thinking that all cost is held against, and that the policy "think" asks for: the largest enabled model's. */
export function thinkRung(rungs: readonly Rung[]): Rung | undefined {
  return rungs.findLast(({ strategy, enabled }) => strategy === 'think' && enabled)
}

/** The strategy behind a rung's id; of one that the ladder does not hold, what its id says; else 'other'. */
export function strategyOf(rungs: readonly Pick<Rung, 'id' | 'strategy'>[], id: string): Strategy | 'other' {
  const said = id.slice(id.lastIndexOf(':') + 1)
  return rungs.find((rung) => rung.id === id)?.strategy ?? STRATEGIES.find((strategy) => strategy === said) ?? 'other'
}
