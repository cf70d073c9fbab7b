/** A turn's cost beside always thinking, from the core's ledger. Pure. */
import { expectedThinkCost, savedAgainstThink, type AgainstThink } from '../../core/ledger.ts'
import type { ModelCard } from '../../core/model-card.ts'
import type { Profile } from '../../core/profile.ts'
import type { Turn } from '../../core/turn.ts'

/** What an estimate rests on; null until the model is loaded, or where nothing was measured. */
export interface Basis {
  readonly model: Pick<ModelCard, 'architecture' | 'nonEmbeddingParameters'>
  readonly profile: Pick<Profile, 'rungs'>
}

/** Null where neither an estimate nor a finished think pass is there. */
export function againstThink(turn: Turn, basis: Basis | null): AgainstThink | null {
  const think = turn.ladder.find(({ strategy }) => strategy === 'think')?.id ?? ''
  const profile = basis?.profile.rungs[think]
  const estimate = basis === null || profile === undefined || turn.prompt === null || turn.expectedThinkTokens === null
    ? null
    : expectedThinkCost(basis.model, profile, turn.prompt.tokens, turn.expectedThinkTokens)
  // A pass in flight has aborted nothing yet, but what it has cost so far is not what thinking costs.
  const ended = turn.rungs.some(({ rung, state, result }) => rung === think && state === 'ended' && result !== null && result.outcome !== 'stopped')
  return savedAgainstThink(turn.ledger, ended ? think : '', estimate)
}

/** Whether a turn's cost may be held against thinking: one that runs, is replayed or broke off has saved nothing yet. */
export function comparable({ status, outcome }: Pick<Turn, 'status' | 'outcome'>): boolean {
  return status === 'ended' && outcome !== 'stopped' && outcome !== 'failed'
}

/** The strategy behind a rung's id, as the ladder had it when the turn began. */
export function strategyOf(turn: Turn, rung: string): string {
  return turn.ladder.find(({ id }) => id === rung)?.strategy ?? 'other'
}

/** Whether a think pass ran. */
export function thought(turn: Turn): boolean {
  return turn.rungs.some(({ rung }) => strategyOf(turn, rung) === 'think')
}
