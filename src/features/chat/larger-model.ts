/** Which larger model could be asked after a decline, and what is said where there is none. Pure. */
import { isLargest, SHIPPED } from '../../core/models/catalogue.ts'
import { isWhole, type Turn } from '../../core/turn.ts'
import type { LadderModel } from '../../inference/inference.ts'
import { bytes } from '../../ui/format.ts'

export type LargerOffer =
  | { readonly kind: 'ask'; readonly model: string; readonly words: string }
  | { readonly kind: 'largest'; readonly words: string }
  | null

/** Null where nothing can be said: the last one asked was added by the person, or the larger one's files cannot be read. */
export function largerOffer({ rungs, ladder }: Pick<Turn, 'rungs' | 'ladder'>, models: readonly LadderModel[]): LargerOffer {
  const asked = new Set(rungs.filter(isWhole).map(({ rung }) => ladder.find(({ id }) => id === rung)?.model))
  const last = models.findLastIndex(({ id }) => asked.has(id))
  const next = last < 0 ? undefined : models.slice(last + 1).find(({ card }) => card !== null)
  if (next !== undefined) return { kind: 'ask', model: next.id, words: `A larger model could try: ${nameAndSize(next)}.` }
  const largest = models[last]?.id
  return largest !== undefined && isLargest(largest) ? { kind: 'largest', words: 'The largest model that comes with this app was asked.' } : null
}

function nameAndSize({ id, card, bytes: size }: LadderModel): string {
  const shipped = SHIPPED.find((model) => model.id === id)
  const known = size ?? (shipped === undefined ? null : shipped.megabytes * 1e6)
  return `${shipped?.name ?? card?.name ?? id}${known === null ? '' : `, ${bytes(known)}`}`
}
