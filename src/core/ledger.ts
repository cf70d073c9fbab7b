/** Sums over a ledger, and what the same prompt would have cost had it always been thought over. Counts only; draws nothing. */
import { runFlops } from './flops.ts'
import type { CountedModel } from './flops.ts'
import type { RungProfile } from './calibration/profile.ts'
import type { Ledger, Usage } from './usage.ts'

/** A cost in the three units the meter can show. */
export interface Cost {
  /** Generated tokens. */
  readonly tokens: number
  readonly flops: number
  readonly ms: number
}

export interface LedgerSum extends Cost {
  readonly calls: number
  readonly prefillTokens: number
  readonly reusedTokens: number
  readonly abortedTokens: number
}

export const FREE: Cost = { tokens: 0, flops: 0, ms: 0 }

/** The calls behind one rung's result, in order: another model's reading before it, its own, the check of its answer. */
export function callsOf({ read, usage, checked }: { readonly read?: Usage | undefined; readonly usage: Usage | null; readonly checked?: Usage | undefined }): Usage[] {
  return [read, usage, checked].filter((call) => call !== undefined && call !== null)
}

export function costOf(usage: Usage): Cost {
  return { tokens: usage.decodeTokens, flops: usage.flopsPrefill + usage.flopsDecode, ms: usage.ms }
}

export function addCosts(a: Cost, b: Cost): Cost {
  return { tokens: a.tokens + b.tokens, flops: a.flops + b.flops, ms: a.ms + b.ms }
}

/** All that was spent, aborted work included. */
export function sumLedger(ledger: Ledger): LedgerSum {
  const cost = ledger.map(costOf).reduce(addCosts, FREE)
  const total = (field: 'prefillTokens' | 'reusedTokens' | 'abortedTokens'): number => ledger.reduce((sum, usage) => sum + usage[field], 0)
  return { ...cost, calls: ledger.length, prefillTokens: total('prefillTokens'), reusedTokens: total('reusedTokens'), abortedTokens: total('abortedTokens') }
}

/**
 * What a call would have cost alone, had no earlier call of the prompt computed what it reused. `first` is the call that
 * did. If that was over before its first token, it read what all calls share and no more, and the two costs add up. Else
 * its prefill stands for the one this call would have had, and its time to the first token for the milliseconds.
 *
 * FLOPs are then exact where both calls end the prompt in as many tokens: the models that ship, whose every way of answering
 * ends it in one mode token. A chat model's ways may differ: Qwen3 ends it in 5 tokens to answer at once and in 1 to think,
 * so that a thought after a direct answer is charged the reading of 4 tokens too many, and an answer after a thought 4 too few.
 */
export function aloneCost(usage: Usage, first: Usage): Cost {
  if (usage.reusedTokens === 0) return costOf(usage)
  if (first.decodeTokens === 0) return { ...addCosts(costOf(first), costOf(usage)), tokens: usage.decodeTokens }
  return { tokens: usage.decodeTokens, flops: first.flopsPrefill + usage.flopsDecode, ms: usage.ms + (first.ttftMs ?? 0) }
}

/**
 * What thinking alone is expected to cost: an estimate, to be labelled as one. Tokens from the profile's line; FLOPs of a
 * prefill of the prompt and the mode token and of as many decode steps; milliseconds in proportion to the mean pass. A chat
 * model's prompt is counted with the ending for an answer at once, and a mode token on top that it has not: 5 tokens too many for Qwen3.
 *
 * @param promptTokens tokens of the prompt, its control tokens included, the mode token not
 */
export function expectedThinkCost(model: CountedModel, think: Pick<RungProfile, 'meanTokens' | 'meanMs'>, promptTokens: number, thinkTokens: number): Cost {
  let flops = runFlops(model, { newTokens: promptTokens, pastLength: 0, logitRows: 1 }) + runFlops(model, { newTokens: 1, pastLength: promptTokens, logitRows: 1 })
  for (let step = 1; step < thinkTokens; step++) flops += runFlops(model, { newTokens: 1, pastLength: promptTokens + step, logitRows: 1 })
  return { tokens: thinkTokens, flops, ms: think.meanTokens > 0 ? (think.meanMs * thinkTokens) / think.meanTokens : 0 }
}

export interface AgainstThink {
  readonly spent: Cost
  /** What always thinking costs for this prompt. */
  readonly always: Cost
  /** False once thinking ran to its end: `always` is then the true figure. */
  readonly estimated: boolean
  /** always - spent, below zero where the cascade cost more. */
  readonly saved: Cost
  /** spent / always for each unit; null where always is zero. */
  readonly share: { readonly [unit in keyof Cost]: number | null }
}

/**
 * Compares what was spent with always thinking: with the true cost of the think pass where one ran to its end (as far as
 * `aloneCost` is exact), else with the estimate; null where there is neither.
 */
export function savedAgainstThink(ledger: Ledger, thinkRung: string, estimate: Cost | null): AgainstThink | null {
  // One that was stopped or lost before its first token has aborted none either, and ran again after that.
  const at = ledger.findLastIndex(({ rung, decodeTokens, abortedTokens }) => rung === thinkRung && decodeTokens > 0 && abortedTokens === 0)
  const thought = ledger[at]
  const always = thought === undefined ? estimate : thoughtAlone(thought, ledger.slice(0, at))
  if (always === null) return null
  const { tokens, flops, ms } = sumLedger(ledger)
  const share = (spent: number, whole: number): number | null => (whole > 0 ? spent / whole : null)
  return {
    spent: { tokens, flops, ms },
    always,
    estimated: thought === undefined,
    saved: { tokens: always.tokens - tokens, flops: always.flops - flops, ms: always.ms - ms },
    share: { tokens: share(tokens, always.tokens), flops: share(flops, always.flops), ms: share(ms, always.ms) },
  }
}

/** What the thought would have cost alone, after these calls. A prompt that an earlier turn had read is as free to always thinking as it was here. */
function thoughtAlone(thought: Usage, before: Ledger): Cost {
  // The latest: what was read before a model was lost is not what the thought reused.
  const first = before.findLast(({ model, prefillTokens, reusedTokens }) => model === thought.model && prefillTokens > 0 && reusedTokens === 0)
  return first === undefined ? costOf(thought) : aloneCost(thought, first)
}
