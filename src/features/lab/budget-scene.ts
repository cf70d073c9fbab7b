/** What the budget view draws, as plain data: the same prompts under one budget, spent in four ways. */
import { allocate, budgetRange, type Allocator } from '../../core/measure/allocation.ts'
import { bootstrapMany, type Interval, type Measured } from '../../core/measure/bootstrap.ts'
import { passOf, type Recorded } from '../../core/measure/recorded.ts'
import { uniformAt } from '../../core/random.ts'
import { wilson } from '../../core/measure/reliability.ts'
import { columnMean, type ReplayLadder } from '../../core/measure/replay.ts'
import type { GainTable } from '../../core/calibration/gain-table.ts'
import type { Unit } from './units.ts'

/** What one prompt got from one way of spending. */
export interface BudgetCell {
  /** The rung whose answer stands; null where the budget did not reach it. */
  readonly rung: string | null
  readonly right: boolean
  readonly cost: number
  readonly answer: string
  /** All rungs that ran on it, in order. */
  readonly ran: readonly string[]
}

/** Two ways of spending on the same prompts. */
export interface Against {
  /** Share right by expected gain minus share right by the other; the bootstrap resamples the prompts, not how the budget is shared out. */
  readonly difference: Measured
  /** Whether that interval leaves out 0. */
  readonly apart: boolean
}

/** Why expected gain gets fewer right than the same for all. */
export interface LostToUniform {
  /** Prompts that only uniform gets right, its rung being one that expected gain did not run there. */
  readonly notRun: number
  /** Prompts that only uniform gets right, though expected gain ran that rung too: it kept another answer. */
  readonly notKept: number
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
  /** By expected gain against two ways that know as little of the answers. */
  readonly against: { readonly uniform: Against; readonly random: Against }
  readonly lost: LostToUniform
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
/** Drawn anew with each step of the slider. */
const RESAMPLES = 1000

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
  const panels = TITLES.map(([allocator, title]): BudgetPanel => {
    const { spent, right, accuracy, grants } = allocate(dealt, { ladder, unit, budget, allocator, gains, seed: SEED })
    return {
      allocator, title, spent, right, accuracy,
      interval: wilson(right, grants.length),
      cells: sample.map((prompt): BudgetCell => {
        const grant = grants[placeOf.get(prompt.at) ?? -1]
        const rung = grant?.rung ?? null
        return { rung, right: grant?.right ?? false, cost: grant?.cost ?? 0, answer: rung === null ? '' : passOf(prompt, rung).answer, ran: grant?.ran ?? [] }
      }),
    }
  })
  const cellsOf = (allocator: Allocator): readonly BudgetCell[] => panels.find((panel) => panel.allocator === allocator)?.cells ?? []
  const [gain, uniform, random] = [cellsOf('gain'), cellsOf('uniform'), cellsOf('random')]
  return {
    unit, budget, panels,
    against: { uniform: against(gain, uniform), random: against(gain, random) },
    lost: lostTo(gain, uniform),
    prompts: sample.map((prompt) => ({ id: prompt.line.id, prompt: prompt.line.prompt, answers: prompt.line.answers, confidence: passOf(prompt, ladder[0]).confidence })),
  }
}

function against(gain: readonly BudgetCell[], other: readonly BudgetCell[]): Against {
  const each = Float64Array.from(gain, ({ right }, i) => Number(right) - Number(other[i]?.right ?? false))
  const value = columnMean(each)
  // Where all are alike, the resamples are too, and say nothing.
  const varied = each.some((one) => one !== each[0])
  const [interval = null] = varied ? bootstrapMany(each.length, (counts) => [columnMean(each, counts)], { seed: SEED, resamples: RESAMPLES }) : []
  return { difference: { value, interval }, apart: interval !== null && (interval.low > 0 || interval.high < 0) }
}

function lostTo(gain: readonly BudgetCell[], uniform: readonly BudgetCell[]): LostToUniform {
  const lost = gain.flatMap((cell, i) => {
    const other = uniform[i]
    return other !== undefined && other.right && !cell.right ? [cell.ran.some((rung) => rung === other.rung)] : []
  })
  return { notRun: lost.filter((ran) => !ran).length, notKept: lost.filter(Boolean).length }
}

function inDrawnOrder(recorded: readonly Recorded[]): readonly Recorded[] {
  return recorded.toSorted((a, b) => uniformAt(SEED, a.at) - uniformAt(SEED, b.at))
}
