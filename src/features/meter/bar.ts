/** One prompt as one bar: parts, full width, what was saved. Pure; the component only draws it. */
import { sumLedger, type Cost } from '../../core/ledger.ts'
import { rungWords } from '../../core/rung-words.ts'
import type { Turn } from '../../core/turn.ts'
import type { Unit } from '../../stores/settings-store.ts'
import { againstThink, comparable, type Basis } from './against-think.ts'
import type { SpeedSource } from './speed.ts'

export interface BarPart {
  /** The rung's name. */
  readonly label: string
  /** As `rungClass` takes it. */
  readonly look: string
  readonly kind: 'prefill' | 'decode' | 'reused' | 'aborted'
  /** In the bar's unit; 0 for reused prompt tokens, which are drawn all the same. */
  readonly amount: number
  /** Tokens of this part. */
  readonly tokens: number
  readonly flops: number
  readonly ms: number
}

export interface Bar {
  readonly parts: readonly BarPart[]
  readonly spent: Cost
  /** What thinking takes, in the bar's unit; null where nothing is known. */
  readonly full: number | null
  readonly estimated: boolean
  /** Where an estimate's milliseconds come from; null where `full` is none or in another unit. */
  readonly speedFrom: SpeedSource | null
  /** The bar's right edge: the larger of `full` and what was spent. */
  readonly scale: number
  /** Whether the turn is still to come to its end. */
  readonly running: boolean
  /** `full` less what was spent, negative for an overrun; null where `full` is unknown, and for a turn that runs or broke off. */
  readonly saved: number | null
  /** Spent over full; null where `saved` is. */
  readonly share: number | null
}

/** What a cost comes to in a unit. */
export function inUnit(cost: Cost, unit: Unit): number {
  switch (unit) {
    case 'tokens': return cost.tokens
    case 'flops': return cost.flops
    case 'ms': return cost.ms
    default: return unit satisfies never
  }
}

export function barOf(turn: Turn, unit: Unit, basis: Basis | null): Bar {
  const spent = sumLedger(turn.ledger)
  const against = againstThink(turn, basis)
  // Until the model is loaded, its FLOPs and times are not to be had, but the tokens are.
  const full = against !== null ? inUnit(against.always, unit) : unit === 'tokens' ? turn.expectedThinkTokens : null
  const used = inUnit(spent, unit)
  const settled = full !== null && comparable(turn)
  return {
    parts: partsOf(turn, unit),
    spent,
    full,
    estimated: against?.estimated ?? true,
    speedFrom: unit === 'ms' ? against?.speedFrom ?? null : null,
    scale: Math.max(full ?? 0, used) || 1,
    running: turn.status === 'running',
    saved: settled ? full - used : null,
    share: settled && full !== 0 ? used / full : null,
  }
}

function partsOf(turn: Turn, unit: Unit): readonly BarPart[] {
  return turn.ledger.flatMap((usage) => {
    const prefillMs = Math.min(usage.ttftMs ?? usage.ms, usage.ms)
    const { label, look } = rungWords(turn.ladder, usage.rung)
    const common = { label, look }
    const aborted = usage.decodeTokens === 0 ? 0 : usage.abortedTokens / usage.decodeTokens
    const decode = (kind: 'decode' | 'aborted', part: number, tokens: number): Omit<BarPart, 'amount'> => (
      { ...common, kind, tokens, flops: usage.flopsDecode * part, ms: (usage.ms - prefillMs) * part }
    )
    const parts: readonly Omit<BarPart, 'amount'>[] = [
      { ...common, kind: 'reused', tokens: usage.reusedTokens, flops: 0, ms: 0 },
      { ...common, kind: 'prefill', tokens: usage.prefillTokens, flops: usage.flopsPrefill, ms: prefillMs },
      decode('decode', 1 - aborted, usage.decodeTokens - usage.abortedTokens),
      decode('aborted', aborted, usage.abortedTokens),
    ]
    return parts
      .filter(({ tokens }) => tokens > 0)
      // Reading a prompt generates nothing, and reading what was kept costs nothing at all.
      .map((part) => ({ ...part, amount: part.kind === 'reused' || (part.kind === 'prefill' && unit === 'tokens') ? 0 : inUnit(part, unit) }))
      .filter((part) => part.amount > 0 || part.kind === 'reused')
  })
}
