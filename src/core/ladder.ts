/** The ladder: which rungs a prompt may climb, cheapest first, as data. Carries no keys, endpoints or consent. */
import * as v from 'valibot'

export const STRATEGIES = ['direct', 'think'] as const
export type Strategy = (typeof STRATEGIES)[number]

/** The engine of the models that ship, and of those downloaded in its format. */
export const TRANSFORMERS = 'transformers'
/** The engine of a server's models: what it answers has left the device. */
export const REMOTE = 'remote'

export const Rung = v.strictObject({
  /** `<model>:<strategy>`, such as `base:think` (before there were two models: the strategy alone). */
  id: v.string(),
  strategy: v.picklist(STRATEGIES),
  engine: v.string(),
  model: v.string(),
  name: v.exactOptional(v.string()),
  /** Most tokens before its answer is cut (direct) or forced (think: the answer's own tokens come on top). */
  cap: v.pipe(v.number(), v.integer(), v.minValue(1)),
  enabled: v.boolean(),
})
export type Rung = v.InferOutput<typeof Rung>

export const Ladder = v.strictObject({ schema: v.literal(1), rungs: v.pipe(v.array(Rung), v.minLength(1)) })
export type Ladder = v.InferOutput<typeof Ladder>

/** Direct answers are one number, word or short list, some thirty characters at most: what is longer is babble. */
export const DIRECT_CAP = 48

/** What a ladder must know of a model. Without more: one of ours, which answers at once and thinks. */
export interface LadderModel {
  readonly id: string
  /** What its rungs are called by, where the id is not meant to be read. */
  readonly name?: string
  /** Most tokens of a thought. */
  readonly thinkCap: number
  readonly engine?: string
  readonly strategies?: readonly Strategy[]
  /** Most tokens of an answer at once. */
  readonly directCap?: number
}

export function rungId(model: string, strategy: Strategy): string {
  return `${model}:${strategy}`
}

/**
 * The ladder of models, smallest first: each answers at once, else thinks (one of ours up to the length that helped it in
 * training), else the next larger one is asked.
 *
 * @param enabled ids of the models that prompts may climb by themselves; all unless told otherwise
 */
export function ladderOf(models: readonly LadderModel[], enabled = models.map(({ id }) => id)): Ladder {
  return {
    schema: 1,
    rungs: models.flatMap(({ id: model, name, thinkCap, engine = TRANSFORMERS, strategies = STRATEGIES, directCap = DIRECT_CAP }) => strategies.map((strategy): Rung => (
      { id: rungId(model, strategy), strategy, engine, model, cap: strategy === 'think' ? thinkCap : directCap, enabled: enabled.includes(model), ...(name === undefined ? {} : { name }) }
    ))),
  }
}

/** The ladder of one hybrid model. */
export function defaultLadder(model: LadderModel): Ladder {
  return ladderOf([model])
}

/** The thinking that all cost is held against: that of the largest enabled model that runs here. */
export function thinkRung(rungs: readonly Rung[]): Rung | undefined {
  return rungs.findLast(({ strategy, enabled, engine }) => strategy === 'think' && enabled && engine !== REMOTE)
}

/** The strategy behind a rung's id; of one that the ladder does not hold, what its id says; else 'other'. */
export function strategyOf(rungs: readonly Pick<Rung, 'id' | 'strategy'>[], id: string): Strategy | 'other' {
  const said = id.slice(id.lastIndexOf(':') + 1)
  return rungs.find((rung) => rung.id === id)?.strategy ?? STRATEGIES.find((strategy) => strategy === said) ?? 'other'
}
