/** Three things a model can do, chosen from its card. Pure. */
import type { ModelCard } from '../../core/model-card.ts'

type Skill = ModelCard['skills'][number]

/** Spread over the card's list, which runs from the simple to the involved; declining is no offer. */
export function chipsOf({ skills }: Pick<ModelCard, 'skills'>): readonly Skill[] {
  const offered = skills.filter(({ id }) => id !== 'decline')
  return offered.length <= 3 ? offered : [0, 1, 2].map((third) => offered[Math.floor((third * offered.length) / 3)] as Skill)
}
