/** How a rung is named and told apart where a person sees it. Knows no colour and no screen. */
import { strategyOf } from './ladder.ts'
import type { Rung, Strategy } from './ladder.ts'
import type { Turn } from './turn.ts'

export interface RungWords {
  readonly strategy: Strategy | 'other'
  /** Whether it is a model's that is larger than the ladder's first. */
  readonly larger: boolean
  /** Its strategy; on a ladder of several models the model before it. */
  readonly label: string
}

/** Rungs of any time: before there were two models, an id was the strategy alone. */
export function rungWords(ladder: readonly Rung[], id: string): RungWords {
  const at = id.lastIndexOf(':')
  const model = ladder.find((rung) => rung.id === id)?.model ?? (at < 0 ? undefined : id.slice(0, at))
  const what = id.slice(at + 1)
  const several = ladder.some((rung) => rung.model !== ladder[0]?.model)
  return {
    strategy: strategyOf(ladder, id),
    larger: several && model !== undefined && model !== ladder[0]?.model,
    label: several && model !== undefined ? `${model} ${what}` : what,
  }
}

/** Whether a pass of a larger model than the ladder's first ran. */
export function askedLarger({ ladder, rungs }: Pick<Turn, 'ladder' | 'rungs'>): boolean {
  return rungs.some(({ rung }) => rungWords(ladder, rung).larger)
}

/** Whether a model that a rung needed could not be loaded. */
export function lacksModel({ decisions, skipped }: Pick<Turn, 'decisions' | 'skipped'>): boolean {
  return [...decisions, ...skipped].some(({ reason }) => reason.kind === 'not-loaded')
}
