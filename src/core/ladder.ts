/** The ladder: which rungs a prompt may climb, cheapest first, as data. Carries no keys, endpoints or consent. */
import * as v from 'valibot'
import { MOST_SAMPLES } from './votes.ts'

export const STRATEGIES = ['direct', 'think', 'vote'] as const
export type Strategy = (typeof STRATEGIES)[number]

/** The engine of the models that ship, and of those downloaded in its format. */
export const TRANSFORMERS = 'transformers'
/** The engine of models that were compiled for the graphics device. */
export const WEB_LLM = 'web-llm'
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
  /** vote: most answers that are drawn. */
  samples: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64))),
  enabled: v.boolean(),
  /** think: measured here to mend no more answers than it spoils, so that prompts don't climb to it. */
  withheld: v.exactOptional(v.literal('no-gain')),
  /** vote: answers drawn side by side disturb each other's numbers, so that none comes out as it would alone. */
  caveat: v.exactOptional(v.literal('batch-dependent')),
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
  /** False where a calibration showed that it doesn't gain from thinking. */
  readonly thinkingHelps?: boolean
  /** Whether answers of one batch disturb each other's numbers. */
  readonly batchDependent?: boolean
}

export function rungId(model: string, strategy: Strategy): string {
  return `${model}:${strategy}`
}

/**
 * The ladder of models, smallest first: each answers at once, else thinks (one of ours up to the length that helped it in
 * training), else the next larger one is asked. A vote of one that thinks is over its thoughts, and stays off until a person
 * wishes it; one that only answers, or that thinking doesn't help, votes in place of thinking.
 *
 * @param enabled ids of the models that prompts may climb by themselves; all unless told otherwise
 */
export function ladderOf(models: readonly LadderModel[], enabled = models.map(({ id }) => id)): Ladder {
  return {
    schema: 1,
    rungs: models.flatMap(({ id: model, name, thinkCap, engine = TRANSFORMERS, strategies = STRATEGIES, directCap = DIRECT_CAP, thinkingHelps = true, batchDependent = false }) => strategies.map((strategy): Rung => {
      const votes = strategy === 'vote'
      const thinks = strategies.includes('think') && thinkingHelps
      const withheld = strategy === 'think' && !thinkingHelps
      return {
        id: rungId(model, strategy), strategy, engine, model,
        cap: strategy === 'think' || (votes && thinks) ? thinkCap : directCap,
        ...(votes ? { samples: MOST_SAMPLES } : {}),
        enabled: enabled.includes(model) && !(votes && thinks) && !withheld,
        ...(name === undefined ? {} : { name }),
        ...(withheld ? { withheld: 'no-gain' } : {}),
        ...(votes && batchDependent ? { caveat: 'batch-dependent' } : {}),
      }
    })),
  }
}

/** How the samples of a vote are asked for: as thoughts where the model has a rung for them, and gains from it. */
export function voteMode(rungs: readonly Rung[], { model }: Pick<Rung, 'model'>): 'direct' | 'think' {
  return rungs.some((rung) => rung.model === model && rung.strategy === 'think' && rung.withheld === undefined) ? 'think' : 'direct'
}

/** The ladder's vote rungs that a person can let prompts climb: those of models that prompts climb to by themselves. */
export function votesToAllow(rungs: readonly Rung[]): readonly Rung[] {
  return rungs.filter(({ strategy, model }) => strategy === 'vote' && rungs.some((rung) => rung.model === model && rung.enabled))
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
