/** Many prompts added up: how they ended, what was spent, what always thinking would have cost. Pure. */
import { addCosts, FREE, sumLedger, type Cost } from '../../core/ledger.ts'
import { askedElsewhere, askedLarger, thoughtOver } from '../../core/rung-words.ts'
import type { Turn } from '../../core/turn.ts'
import { againstThink, comparable, type Basis } from './against-think.ts'

export interface Session {
  readonly atOnce: number
  readonly thoughtOver: number
  /** Not thought over, but answered by a larger model too. */
  readonly askedLarger: number
  /** Whose prompt went to a server. */
  readonly askedElsewhere: number
  readonly declined: number
  /** Stopped, interrupted or failed. */
  readonly brokenOff: number
  readonly spent: Cost
  /** Always-think's cost less what was spent, over the prompts where both are known; negative when more was spent. */
  readonly saved: Cost
  /** Always-think's cost over the same prompts. */
  readonly alwaysThink: Cost
  /** Whether any of it is an estimate. */
  readonly estimated: boolean
  /** Prompts left out of `saved`: still running, broken off, or without an estimate. */
  readonly leftOut: number
}

export function sessionOf(turns: readonly Turn[], basis: Basis | null): Session {
  const ended = turns.filter(({ status }) => status === 'ended')
  const finished = ended.filter(({ outcome }) => outcome === 'answered' || outcome === 'unsure')
  const here = finished.filter((turn) => !askedElsewhere(turn))
  // A turn that broke off would count as a saving that it is not.
  const compared = turns.filter(comparable).flatMap((turn) => againstThink(turn, basis) ?? [])
  return {
    atOnce: here.filter((turn) => !thoughtOver(turn) && !askedLarger(turn)).length,
    askedLarger: here.filter((turn) => !thoughtOver(turn) && askedLarger(turn)).length,
    thoughtOver: here.filter(thoughtOver).length,
    askedElsewhere: finished.length - here.length,
    declined: ended.filter(({ outcome }) => outcome === 'declined').length,
    brokenOff: ended.filter(({ outcome }) => outcome === 'stopped' || outcome === 'failed').length,
    spent: turns.map(({ ledger }) => sumLedger(ledger)).reduce<Cost>(addCosts, FREE),
    alwaysThink: compared.map(({ always }) => always).reduce(addCosts, FREE),
    saved: compared.map(({ saved }) => saved).reduce(addCosts, FREE),
    estimated: compared.some(({ estimated }) => estimated),
    leftOut: turns.length - compared.length,
  }
}
