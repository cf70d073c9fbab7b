/** What is said of the models under Settings. Pure. */
import { isShipped } from '../../core/models/catalogue.ts'
import type { ModelFacts } from '../../core/engine.ts'
import type { LadderModel } from '../../inference/inference.ts'

/**
 * What the models that ship were trained to do; nothing of it is known of any other.
 *
 * @param enabled those that prompts climb to
 */
export function skillsSentence(enabled: readonly Pick<LadderModel, 'id' | 'card'>[], skills: ModelFacts['skills']): string {
  const shipped = enabled.filter(({ id }) => isShipped(id))
  const names = shipped.map(({ id, card }) => card?.name ?? id).join(' and ')
  const who = shipped.length < enabled.length ? names : shipped.length === 1 ? 'It' : 'They'
  return `${who} can: ${skills.filter(({ id }) => id !== 'decline').map(({ name }) => name).join(', ')}.`
}
