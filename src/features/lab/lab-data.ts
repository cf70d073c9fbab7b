/** A trace as the views take it: its rungs with their looks, the ladders to climb and the rungs to compare. Pure. */
import type { Rung } from '../../core/ladder.ts'
import { recordedPrompts, type Recorded } from '../../core/measure/recorded.ts'
import type { ReplayLadder } from '../../core/measure/replay.ts'
import type { Trace } from '../../core/measure/trace.ts'
import { rungLooks, type RungLook } from './rung-look.ts'

/** Rungs to climb in order, cheapest first. */
export interface LadderChoice {
  readonly label: string
  readonly rungs: ReplayLadder
}

/** Two rungs of which the second is dearer. */
export interface Climb {
  readonly label: string
  readonly from: string
  readonly to: string
  readonly fromLabel: string
  readonly toLabel: string
}

export interface LabData {
  readonly trace: Trace
  /** The prompts that every view speaks of: recorded on all rungs. */
  readonly recorded: readonly Recorded[]
  readonly looks: readonly RungLook[]
  /** One a model that has several rungs; last, where there are several models, all of them. */
  readonly ladders: readonly LadderChoice[]
  /** Which of them is shown first: the largest model's own, as the app itself climbs at first. */
  readonly firstLadder: number
  readonly climbs: readonly Climb[]
}

/** The rung on which the ladder that is shown first begins; null for a trace without rungs. */
export function firstRungShown({ ladders, firstLadder }: Pick<LabData, 'ladders' | 'firstLadder'>): string | null {
  return ladders[firstLadder]?.rungs[0] ?? null
}

export function labData(trace: Trace): LabData {
  const { rungs } = trace.header.ladder
  const looks = rungLooks(rungs)
  const models = [...new Set(rungs.map(({ model }) => model))]
  const own = models.flatMap((model) => choice(`${model} alone`, rungs.filter((rung) => rung.model === model)))
  return {
    trace,
    looks,
    recorded: recordedPrompts(trace),
    ladders: models.length > 1 ? [...own, ...choice(models.join(' then '), rungs)] : own,
    firstLadder: Math.max(0, own.length - 1),
    climbs: own.flatMap(({ rungs: [from, to] }) => (to === undefined ? [] : [climbOf(looks, from, to)])),
  }
}

/** Empty where there is no rung. */
function choice(label: string, rungs: readonly Rung[]): LadderChoice[] {
  const [first, ...rest] = rungs.map(({ id }) => id)
  return first === undefined ? [] : [{ label, rungs: [first, ...rest] }]
}

function climbOf(looks: readonly RungLook[], from: string, to: string): Climb {
  const label = (id: string): string => looks.find((look) => look.id === id)?.label ?? id
  return { from, to, fromLabel: label(from), toLabel: label(to), label: `${label(from)} to ${label(to)}` }
}
