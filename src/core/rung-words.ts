/** How a rung is named and told apart where a person sees it. Knows no colour and no screen. */
import type { DecisionReason } from './events.ts'
import { REMOTE, strategyOf } from './ladder.ts'
import type { Rung, Strategy } from './ladder.ts'
import { isWhole } from './turn.ts'
import type { Turn, TurnRung } from './turn.ts'

export interface RungWords {
  readonly strategy: Strategy | 'other'
  /** Whether it is a model's that is larger than the ladder's first. */
  readonly larger: boolean
  /** How it is drawn: by its strategy, but for a server's, whose prompt left the device. */
  readonly look: RungWords['strategy'] | 'remote'
  /** Its strategy; on a ladder of several models the model before it. */
  readonly label: string
}

/** Rungs of any time: before there were two models, an id was the strategy alone. */
export function rungWords(ladder: readonly Rung[], id: string): RungWords {
  const at = id.lastIndexOf(':')
  const known = ladder.find((rung) => rung.id === id)
  const model = known?.model ?? (at < 0 ? undefined : id.slice(0, at))
  const what = id.slice(at + 1)
  const several = ladder.some((rung) => rung.model !== ladder[0]?.model)
  const strategy = strategyOf(ladder, id)
  return {
    strategy,
    look: known?.engine === REMOTE ? 'remote' : strategy,
    larger: several && model !== undefined && model !== ladder[0]?.model,
    label: several && model !== undefined ? `${known?.name ?? model} ${what}` : what,
  }
}

/** Whether a pass of a larger model than the ladder's first ran to its end. */
export function askedLarger({ ladder, rungs }: Pick<Turn, 'ladder' | 'rungs'>): boolean {
  return rungs.some((pass) => rungWords(ladder, pass.rung).larger && isWhole(pass))
}

/** Whether the prompt went to a server, be it answered there or not. */
export function askedElsewhere({ ladder, rungs }: Pick<Turn, 'ladder' | 'rungs'>): boolean {
  return rungs.some(({ rung, usage }) => rungWords(ladder, rung).look === 'remote' && (usage?.decodeTokens ?? 0) > 0)
}

/** Whether samples were voted on. */
export function voted({ ladder, rungs }: Pick<Turn, 'ladder' | 'rungs'>): boolean {
  return rungs.some((pass) => strategyOf(ladder, pass.rung) === 'vote' && isWhole(pass))
}

/** Whether it was thought over, to the thought's end. */
export function thoughtOver({ ladder, rungs }: Pick<Turn, 'ladder' | 'rungs'>): boolean {
  return rungs.some((pass) => strategyOf(ladder, pass.rung) === 'think' && isWhole(pass))
}

/** Why passes broke off that an earlier answer outlasted. */
export function outlasted({ decisions }: Pick<Turn, 'decisions'>): readonly Extract<DecisionReason, { kind: 'rung-failed' }>[] {
  return decisions.flatMap(({ reason }) => (reason.kind === 'rung-failed' ? [reason] : []))
}

/** How far a vote has come: "3 of at most 8 answers". */
export function drawnWords({ ladder }: Pick<Turn, 'ladder'>, { rung, votes }: Pick<TurnRung, 'rung' | 'votes'>): string {
  const most = ladder.find(({ id }) => id === rung)?.samples
  return `${votes?.drawn ?? 0}${most === undefined ? '' : ` of at most ${most}`} answers`
}

/** Whether a model that a rung needed could not be loaded. */
export function lacksModel({ decisions, skipped }: Pick<Turn, 'decisions' | 'skipped'>): boolean {
  return [...decisions, ...skipped].some(({ reason }) => reason.kind === 'not-loaded')
}

/** Whether that was for want of memory. */
export function lacksMemory({ decisions, skipped }: Pick<Turn, 'decisions' | 'skipped'>): boolean {
  return [...decisions, ...skipped].some(({ reason }) => reason.kind === 'not-loaded' && reason.code === 'out-of-memory')
}
