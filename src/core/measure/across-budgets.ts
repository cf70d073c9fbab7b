/** One budget after another for all prompts of a record: what each way of spending makes of it. Runs no model. */
import { allocate, budgetRange } from './allocation.ts'
import type { AllocationOptions, Allocator } from './allocation.ts'
import { bootstrapMany } from './bootstrap.ts'
import type { Measured } from './bootstrap.ts'
import type { Recorded } from './recorded.ts'
import { columnMean } from './replay.ts'

/** Of the way from the first rung for all to the dearest rung for all. */
export const BUDGET_SHARES = [0.2, 0.4, 0.6, 0.8] as const

export interface AtBudget {
  readonly share: number
  /** For all prompts together, in the unit asked for. */
  readonly budget: number
  readonly accuracy: { readonly [allocator in Allocator]: number }
  /** Accuracy by expected gain minus uniform accuracy. The interval is over prompts as they were dealt with: the budget is not shared out anew. */
  readonly gainMinusUniform: Measured
}

/** Empty without prompts. */
export function acrossBudgets(prompts: readonly Recorded[], options: Omit<AllocationOptions, 'budget' | 'allocator'>, resamples = 1000): AtBudget[] {
  if (prompts.length === 0) return []
  const { least, most } = budgetRange(prompts, options.ladder, options.unit)
  return BUDGET_SHARES.map((share) => {
    const budget = least + share * (most - least)
    const by = (allocator: Allocator) => allocate(prompts, { ...options, allocator, budget })
    const [gain, uniform] = [by('gain'), by('uniform')]
    const apart = Float64Array.from(gain.grants, ({ right }, i) => Number(right) - Number(uniform.grants[i]?.right ?? false))
    const [interval = null] = bootstrapMany(prompts.length, (counts) => [columnMean(apart, counts)], { seed: options.seed, resamples })
    const gainMinusUniform = { value: columnMean(apart), interval }
    return { share, budget, accuracy: { gain: gain.accuracy, uniform: uniform.accuracy, random: by('random').accuracy, oracle: by('oracle').accuracy }, gainMinusUniform }
  })
}
