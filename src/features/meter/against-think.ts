/** A turn's cost beside always thinking, from the core's ledger. Pure. */
import { expectedThinkCost, savedAgainstThink, type AgainstThink } from '../../core/ledger.ts'
import { thinkRung } from '../../core/ladder.ts'
import type { ModelCard } from '../../core/models/model-card.ts'
import type { Profile } from '../../core/calibration/profile.ts'
import type { Turn } from '../../core/turn.ts'
import { speedOf, thinkingMs, type KnownSpeeds, type SpeedSource } from './speed.ts'

/** What an estimate rests on, by model; without those of which nothing was measured. Null until the first model is loaded. */
export type Basis = ReadonlyMap<string, Pick<KnownSpeeds, 'paces' | 'tested'> & {
  readonly model: Pick<ModelCard, 'architecture' | 'nonEmbeddingParameters'>
  readonly profile: Pick<Profile, 'rungs'>
}>

export interface AgainstThinkHere extends AgainstThink {
  /** Where the estimate's milliseconds come from; null where `always` is measured. */
  readonly speedFrom: SpeedSource | null
}

/** Null where neither an estimate nor a finished think pass is there. */
export function againstThink(turn: Turn, basis: Basis | null): AgainstThinkHere | null {
  const rung = thinkRung(turn.ladder)
  const think = rung?.id ?? ''
  const measured = rung === undefined ? undefined : basis?.get(rung.model)
  const profile = measured?.profile.rungs['think']
  const speed = rung === undefined || measured === undefined || profile === undefined ? null : speedOf(turn, rung.model, { ...measured, profiled: msPerToken(profile) })
  const estimate = measured === undefined || profile === undefined || speed === null || turn.prompt === null || turn.expectedThinkTokens === null
    ? null
    : { ...expectedThinkCost(measured.model, profile, turn.prompt.tokens, turn.expectedThinkTokens), ms: thinkingMs(speed, turn.prompt.tokens, turn.expectedThinkTokens) }
  // A pass in flight has aborted nothing yet, but what it has cost so far is not what thinking costs.
  const ended = turn.rungs.some(({ rung, state, result }) => rung === think && state === 'ended' && result !== null && result.outcome !== 'stopped')
  const against = savedAgainstThink(turn.ledger, ended ? think : '', estimate)
  return against === null ? null : { ...against, speedFrom: against.estimated ? speed?.from ?? null : null }
}

/** Whether a turn's cost may be held against thinking: one that runs, is replayed or broke off has saved nothing yet. */
export function comparable({ status, outcome }: Pick<Turn, 'status' | 'outcome'>): boolean {
  return status === 'ended' && outcome !== 'stopped' && outcome !== 'failed'
}

/** Milliseconds of a generated token in a profile, reading the prompt included; 0 where no token was generated. */
export function msPerToken({ meanTokens, meanMs }: { readonly meanTokens: number; readonly meanMs: number }): number {
  return meanTokens > 0 ? meanMs / meanTokens : 0
}
