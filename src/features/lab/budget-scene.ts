/** What the budget view draws, as plain data: the same prompts under one budget, spent in four ways. */
import { allocate, budgetRange, type Allocator } from '../../core/allocation.ts'
import type { Interval } from '../../core/bootstrap.ts'
import { passOf, type Recorded } from '../../core/recorded.ts'
import { uniformAt } from '../../core/random.ts'
import { wilson } from '../../core/reliability.ts'
import type { ReplayLadder } from '../../core/replay.ts'
import type { GainTable } from '../../core/gain-table.ts'
import type { Unit } from './units.ts'

/** What one prompt got from one way of spending. */
export interface BudgetCell {
  /** The rung whose answer stands; null where the budget did not reach it. */
  readonly rung: string | null
  readonly right: boolean
  readonly cost: number
  readonly answer: string
}

export interface BudgetPanel {
  readonly allocator: Allocator
  readonly title: string
  /** In the scene's order of prompts. */
  readonly cells: readonly BudgetCell[]
  readonly spent: number
  readonly right: number
  readonly accuracy: number
  readonly interval: Interval | null
}

export interface BudgetPrompt {
  readonly id: string
  readonly prompt: string
  readonly answers: readonly string[]
  /** Of the first rung's answer; null where it declined or is not calibrated. */
  readonly confidence: number | null
}

export interface BudgetScene {
  readonly unit: Unit
  readonly budget: number
  readonly prompts: readonly BudgetPrompt[]
  readonly panels: readonly BudgetPanel[]
}

export interface BudgetOptions {
  readonly ladder: ReplayLadder
  readonly unit: Unit
  /** Place of the budget between the cheapest rung for all and the dearest, 0..1. */
  readonly position: number
  readonly gains: GainTable | null
}

/** Fixed, so that the same trace gives the same prompts, coins and brackets everywhere. */
const SEED = 1

const TITLES: readonly (readonly [Allocator, string])[] = [
  ['gain', 'By expected gain'], ['uniform', 'Uniform'], ['random', 'Random'], ['oracle', 'Oracle'],
]

/** So many prompts of a trace, drawn by the seed, in the order of the first answer's confidence: the surest first. */
export function budgetSample(recorded: readonly Recorded[], ladder: ReplayLadder, count: number): readonly Recorded[] {
  const sureness = (prompt: Recorded): number => passOf(prompt, ladder[0]).confidence ?? -1
  return inDrawnOrder(recorded).slice(0, count).toSorted((a, b) => sureness(b) - sureness(a))
}

/** The four ways to spend on these prompts. They are dealt out in the order of the draw, not of confidence, so that uniform and random see nothing of it. */
export function budgetScene(sample: readonly Recorded[], { ladder, unit, position, gains }: BudgetOptions): BudgetScene {
  const { least, most } = budgetRange(sample, ladder, unit)
  const budget = least + position * (most - least)
  const dealt = inDrawnOrder(sample)
  const placeOf = new Map(dealt.map((prompt, place) => [prompt.at, place]))
  return {
    unit, budget,
    prompts: sample.map((prompt) => ({ id: prompt.line.id, prompt: prompt.line.prompt, answers: prompt.line.answers, confidence: passOf(prompt, ladder[0]).confidence })),
    panels: TITLES.map(([allocator, title]) => {
      const { spent, right, accuracy, grants } = allocate(dealt, { ladder, unit, budget, allocator, gains, seed: SEED })
      return {
        allocator, title, spent, right, accuracy,
        interval: wilson(right, grants.length),
        cells: sample.map((prompt): BudgetCell => {
          const grant = grants[placeOf.get(prompt.at) ?? -1]
          const rung = grant?.rung ?? null
          return { rung, right: grant?.right ?? false, cost: grant?.cost ?? 0, answer: rung === null ? '' : passOf(prompt, rung).answer }
        }),
      }
    }),
  }
}

function inDrawnOrder(recorded: readonly Recorded[]): readonly Recorded[] {
  return recorded.toSorted((a, b) => uniformAt(SEED, a.at) - uniformAt(SEED, b.at))
}
