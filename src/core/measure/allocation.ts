/** One budget for many prompts: who gets which rung, by four ways of choosing. Runs no model; the costs are the recorded ones. */
import { atCost, movesAfter, movesAtFirst, readIn } from '../expected-gain.ts'
import type { Move } from '../expected-gain.ts'
import type { GainTable } from '../calibration/gain-table.ts'
import { isAnswer, keepBetter } from '../keep-better.ts'
import type { Cost } from '../ledger.ts'
import { seededRandom } from '../random.ts'
import { costAfter, passOf, readingCost } from './recorded.ts'
import type { Recorded, RecordedPass } from './recorded.ts'
import type { ReplayLadder } from './replay.ts'

/**
 * uniform: the same rung for all, the last of the ladder that the budget reaches; what is left lifts prompts to the next
 * one, spread evenly over the list, since suites are sorted by skill. random: the first rung for all, then the last one in its place for prompts drawn at random. Both
 * pay for the one rung alone. gain: always the pass of which the most is expected for its cost, a prompt's first one too, knowing
 * nothing but what the models themselves show and the calibration suite. oracle: knows what each rung would answer, and pays for
 * right answers alone, the cheapest first. What is left of these two gives those without an answer their first rung.
 *
 * gain chooses by the first model's P(think), which that model's reading of a prompt tells: it pays for reading all of them before
 * anything else, answered or not, and a first pass of that model then costs only the rest, for the choice too. Uniform and random look
 * at no prompt and the oracle knows the answers, so that they read nothing beforehand; nor does gain where nothing was measured of first
 * rungs, or where the budget does not reach the reading of all: then it gives first rungs in order.
 *
 * Where the budget does not reach the first rung for all, it goes to prompts in their order (gain's and the oracle's: their own). The
 * first pass that does not fit ends the spending, so that no budget is ever passed.
 */
export type Allocator = 'uniform' | 'random' | 'gain' | 'oracle'

export interface AllocationOptions {
  readonly ladder: ReplayLadder
  readonly unit: keyof Cost
  /** For all prompts together. */
  readonly budget: number
  readonly allocator: Allocator
  /** What each rung brought on the calibration suite; without it `gain` gives all their first rung, and sends the least confident to the next. */
  readonly gains: GainTable | null
  /** Of the random allocator. */
  readonly seed: number
}

/** What one prompt got. */
export interface Grant {
  /** Its place among the trace's lines. */
  readonly at: number
  /** The rungs that ran, in order; none where the budget did not reach it. */
  readonly ran: readonly string[]
  /** The one whose answer stands. */
  readonly rung: string | null
  /** In the unit asked for; where the prompt was read for the choice, that too. */
  readonly cost: number
  readonly right: boolean
}

export interface Allocation {
  readonly allocator: Allocator
  readonly spent: number
  readonly right: number
  /** Share of all prompts that are right; those without an answer are not. */
  readonly accuracy: number
  readonly unanswered: number
  /** In the order the prompts were given. */
  readonly grants: readonly Grant[]
}

/** Shares the budget out. Ties go to the earlier prompt: the same input gives the same allocation. */
export function allocate(prompts: readonly Recorded[], options: AllocationOptions): Allocation {
  const purse = new Purse(prompts, options.unit, options.budget)
  switch (options.allocator) {
    case 'uniform': uniform(prompts, options, purse); break
    case 'random': random(prompts, options, purse); break
    case 'gain': byGain(prompts, options, purse); break
    case 'oracle': oracle(prompts, options, purse); break
    default: options.allocator satisfies never
  }
  const grants = purse.grants()
  const right = grants.filter((grant) => grant.right).length
  return {
    allocator: options.allocator,
    spent: sum(grants.map(({ cost }) => cost)),
    right,
    accuracy: prompts.length === 0 ? 0 : right / prompts.length,
    unanswered: grants.filter(({ rung }) => rung === null).length,
    grants,
  }
}

/** The budgets worth looking at: from the first rung for all to the dearest rung for all. */
export function budgetRange(prompts: readonly Recorded[], ladder: ReplayLadder, unit: keyof Cost): { readonly least: number; readonly most: number } {
  const totals = ladder.map((rung) => total(prompts, rung, unit))
  return { least: totals[0] ?? 0, most: Math.max(0, ...totals) }
}

/** What is left of the budget, and what each prompt has of it. */
class Purse {
  private readonly held: { read: RecordedPass | null; ran: RecordedPass[]; kept: RecordedPass | null; cost: number }[]
  private left: number
  private readonly prompts: readonly Recorded[]
  private readonly unit: keyof Cost
  private readonly budget: number

  constructor(prompts: readonly Recorded[], unit: keyof Cost, budget: number) {
    this.prompts = prompts
    this.unit = unit
    this.budget = budget
    this.left = budget
    this.held = prompts.map(() => ({ read: null, ran: [], kept: null, cost: 0 }))
  }

  /** Has the rung's model read every prompt before any pass; false, and nothing changes, where the budget does not reach. */
  readAll(rung: string): boolean {
    const passes = this.prompts.map((prompt) => passOf(prompt, rung))
    const costs = passes.map((pass) => readingCost(pass)[this.unit])
    if (!this.pay(sum(costs))) return false
    for (const [index, held] of this.held.entries()) Object.assign(held, { read: passes[index], cost: costs[index] })
    return true
  }

  /** Gives a prompt this rung alone, in place of what it had; false, and nothing changes, where the budget does not reach. */
  give(index: number, rung: string): boolean {
    const [prompt, held] = [this.prompts[index], this.held[index]]
    if (prompt === undefined || held === undefined) return false
    const pass = passOf(prompt, rung)
    const cost = pass.alone[this.unit]
    if (!this.pay(cost - held.cost)) return false
    Object.assign(held, { ran: [pass], kept: pass, cost })
    return true
  }

  /** Runs one more rung on a prompt and keeps the better answer; false where the budget does not reach. */
  climb(index: number, rung: string): boolean {
    const [prompt, held] = [this.prompts[index], this.held[index]]
    if (prompt === undefined || held === undefined) return false
    const pass = passOf(prompt, rung)
    // The reading that was paid for is the first part of the first pass of its model.
    const paid = held.read?.model === pass.model && held.ran.every(({ model }) => model !== pass.model) ? readingCost(held.read)[this.unit] : 0
    const cost = costAfter(pass, held.ran.map(({ model }) => model))[this.unit] - paid
    if (!this.pay(cost)) return false
    held.kept = held.kept === null ? pass : keepBetter(held.kept, pass).kept
    held.ran.push(pass)
    held.cost += cost
    return true
  }

  ran(index: number): readonly RecordedPass[] {
    return this.held[index]?.ran ?? []
  }

  kept(index: number): RecordedPass | null {
    return this.held[index]?.kept ?? null
  }

  grants(): Grant[] {
    return this.held.map(({ ran, kept, cost }, index) => (
      { at: this.prompts[index]?.at ?? index, ran: ran.map(({ rung }) => rung), rung: kept?.rung ?? null, cost, right: kept?.correct ?? false }
    ))
  }

  private pay(cost: number): boolean {
    if (cost > this.left + ROUNDING * this.budget) return false
    this.left -= cost
    return true
  }
}

/** Share of the whole budget that adding up thousands of costs may be off by: a total that was summed in another order differs in its last bits. */
const ROUNDING = 1e-10

/** Gives each prompt in turn what `give` says, until the budget does not reach. Whether it reached all. */
function inOrder(indices: Iterable<number>, give: (index: number) => boolean): boolean {
  for (const index of indices) if (!give(index)) return false
  return true
}

function uniform(prompts: readonly Recorded[], { ladder, unit, budget }: AllocationOptions, purse: Purse): void {
  const reached = ladder.findLastIndex((rung) => total(prompts, rung, unit) <= budget * (1 + ROUNDING))
  const forAll = ladder[reached]
  const next = ladder[reached + 1]
  if (forAll !== undefined) inOrder(prompts.keys(), (index) => purse.give(index, forAll))
  if (next !== undefined) inOrder(forAll === undefined ? prompts.keys() : spread(prompts.length), (index) => purse.give(index, next))
}

function random(prompts: readonly Recorded[], { ladder, seed }: AllocationOptions, purse: Purse): void {
  const last = ladder.at(-1) ?? ladder[0]
  if (inOrder(prompts.keys(), (index) => purse.give(index, ladder[0]))) inOrder(shuffled(prompts.length, seed), (index) => purse.give(index, last))
}

function byGain(prompts: readonly Recorded[], options: AllocationOptions, purse: Purse): void {
  const { ladder, unit, gains } = options
  const [opener] = ladder
  const tells = gains !== null && prompts.some((prompt) => firstMoves(prompt, ladder, unit, gains).length > 0)
  if (tells && !purse.readAll(opener)) return firstForTheRest(prompts, opener, purse)
  const next = prompts.map((prompt, index) => nextMove(prompt, options, purse.ran(index), purse.kept(index)))
  for (;;) {
    let chosen: number | null = null
    for (const [index, move] of next.entries()) {
      if (move !== null && (chosen === null || move.worth > (next[chosen]?.worth ?? -Infinity))) chosen = index
    }
    const [prompt, move] = chosen === null ? [] : [prompts[chosen], next[chosen]]
    if (chosen === null || prompt === undefined || move === null || move === undefined || !purse.climb(chosen, move.rung)) break
    next[chosen] = nextMove(prompt, options, purse.ran(chosen), purse.kept(chosen))
  }
  firstForTheRest(prompts, opener, purse)
}

type Climbing = Pick<Move, 'rung' | 'worth'>

/** The rung with the most expected gain for its expected cost, as far as is known before it runs; null where none is expected to gain. */
function nextMove(prompt: Recorded, { ladder, unit, gains }: AllocationOptions, ran: readonly RecordedPass[], kept: RecordedPass | null): Climbing | null {
  const [opener] = ladder
  const last = ran.at(-1)
  if (last === undefined || kept === null) {
    return mostWorth(gains === null ? [] : firstMoves(prompt, ladder, unit, gains)) ?? { rung: opener, worth: Infinity }
  }
  const later = ladder.slice(ladder.indexOf(last.rung) + 1)
  if (gains !== null) return mostWorth(movesAfter(gains, last, kept.confidence, later, unit))
  // What a model declined it will decline again, as far as is known.
  const rung = isAnswer(last) ? later[0] : later.find((id) => passOf(prompt, id).model !== last.model)
  return rung === undefined ? null : { rung, worth: isAnswer(kept) ? 1 - (kept.confidence ?? 0) : 1 }
}

/** What is expected of each rung where the opener's model has read the prompt, and that is paid for. */
function firstMoves(prompt: Recorded, ladder: ReplayLadder, unit: keyof Cost, gains: GainTable): Move[] {
  const read = passOf(prompt, ladder[0])
  const paid = readingCost(read)[unit]
  return movesAtFirst(gains, readIn(read), ladder, unit).map((move) => (passOf(prompt, move.rung).model === read.model ? atCost(move, move.cost - paid) : move))
}

function mostWorth(moves: readonly Move[]): Climbing | null {
  return moves.filter(({ gain }) => gain > 0).reduce<Climbing | null>((best, move) => (best === null || move.worth > best.worth ? move : best), null)
}

function firstForTheRest(prompts: readonly Recorded[], rung: string, purse: Purse): void {
  inOrder([...prompts.keys()].filter((index) => purse.kept(index) === null), (index) => purse.give(index, rung))
}

function oracle(prompts: readonly Recorded[], { ladder, unit }: AllocationOptions, purse: Purse): void {
  const right = prompts
    .flatMap((prompt, index) => {
      const [cheapest] = ladder.map((rung) => passOf(prompt, rung)).filter(({ correct }) => correct).toSorted((a, b) => a.alone[unit] - b.alone[unit])
      return cheapest === undefined ? [] : [{ index, rung: cheapest.rung, cost: cheapest.alone[unit] }]
    })
    .toSorted((a, b) => a.cost - b.cost)
  for (const { index, rung } of right) if (!purse.give(index, rung)) break
  firstForTheRest(prompts, ladder[0], purse)
}

function total(prompts: readonly Recorded[], rung: string, unit: keyof Cost): number {
  return sum(prompts.map((prompt) => passOf(prompt, rung).alone[unit]))
}

function sum(costs: readonly number[]): number {
  return costs.reduce((all, cost) => all + cost, 0)
}

const GOLDEN = (Math.sqrt(5) - 1) / 2

/** 0..n-1 so that every beginning of it lies evenly over the whole: multiples of the golden ratio, modulo 1, in their order (Weyl's sequence). */
function spread(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i).toSorted((a, b) => ((a * GOLDEN) % 1) - ((b * GOLDEN) % 1))
}

/** 0..n-1 in an order that the seed alone decides (Fisher and Yates). */
function shuffled(n: number, seed: number): number[] {
  const draw = seededRandom(seed)
  const order = Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1))
    const [a = 0, b = 0] = [order[i], order[j]]
    order[i] = b
    order[j] = a
  }
  return order
}
