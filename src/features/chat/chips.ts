/** What a model can do, from its card: three prompts to try at once, and the whole list. Pure. */
import type { ModelCard } from '../../core/models/model-card.ts'

type Skill = ModelCard['skills'][number]

/** A longer example does not fit a chip. */
const CHIP_CHARACTERS = 36

/** All it can do; declining is no offer. */
export function skillsOf({ skills }: Pick<ModelCard, 'skills'>): readonly Skill[] {
  return skills.filter(({ id }) => id !== 'decline')
}

/** Three with short examples where there are as many, spread over the card's list, which runs from the simple to the involved. */
export function chipsOf(card: Pick<ModelCard, 'skills'>): readonly Skill[] {
  const all = skillsOf(card)
  const short = all.filter(({ example }) => example.length <= CHIP_CHARACTERS)
  const offered = short.length < 3 ? all : short
  return offered.length <= 3 ? offered : [0, 1, 2].map((third) => offered[Math.floor((third * offered.length) / 3)] as Skill)
}
