/** How a rung is drawn and called in every plot: hue and shape by strategy, size by model. Pure. */
import { strategyOf, type Rung } from '../../core/ladder.ts'

export interface RungLook {
  readonly id: string
  readonly strategy: 'direct' | 'think' | 'vote' | 'other'
  /** The model's place on the ladder: only the last one's marks are large. */
  readonly large: boolean
  /** Such as "mini direct"; where there is one model, "direct". */
  readonly label: string
}

export function rungLooks(rungs: readonly Rung[]): readonly RungLook[] {
  const models = [...new Set(rungs.map(({ model }) => model))]
  return rungs.map((rung) => ({
    id: rung.id,
    strategy: strategyOf(rungs, rung.id),
    large: rung.model === models.at(-1),
    label: models.length > 1 ? `${rung.model} ${rung.strategy}` : rung.strategy,
  }))
}

/** A rung that the ladder does not hold is grey and goes by its id. */
export function lookOf(looks: readonly RungLook[], id: string): RungLook {
  return looks.find((look) => look.id === id) ?? { id, strategy: 'other', large: true, label: id }
}
