/** What policies make of a trace, as data: the cost-quality tables, their areas, and all other views. All maths is core's. */
import { acrossBudgets, type AtBudget } from '../src/core/measure/across-budgets.ts'
import { accuracyByCap, type ByCap } from '../src/core/measure/by-cap.ts'
import { atThreshold, compareRouters, type AtThreshold, type Comparison } from '../src/core/measure/cost-quality.ts'
import { equalCompute, type EqualCompute } from '../src/core/measure/equal-compute.ts'
import { fixedBroken, type FixedBroken } from '../src/core/measure/fixed-broken.ts'
import { isAnswer } from '../src/core/keep-better.ts'
import type { Cost } from '../src/core/ledger.ts'
import { accuracy, aurc, auroc, brier, ece, type Scored } from '../src/core/measure/metrics.ts'
import { passOf, recordedPrompts, type Recorded } from '../src/core/measure/recorded.ts'
import { replay, standardPolicies, type ReplayLadder, type ReplayPoint } from '../src/core/measure/replay.ts'
import { signalAurocs, type SignalAuroc } from '../src/core/measure/signal-auroc.ts'
import type { Trace, TraceHeader } from '../src/core/measure/trace.ts'

/** Fixed, so that a report is reproducible to the last digit. */
const SEED = 1

const UNITS = ['tokens', 'flops', 'ms'] as const satisfies readonly (keyof Cost)[]

/** All policies over one ladder. */
export interface LadderReport {
  readonly ladder: ReplayLadder
  readonly points: readonly ReplayPoint[]
  readonly routers: readonly (Comparison & { readonly unit: keyof Cost })[]
  /** The same budget for all prompts together, spent in four ways. */
  readonly budgets: readonly { readonly unit: keyof Cost; readonly at: readonly AtBudget[] }[]
  /** Auto at the threshold asked for; none where another policy was. */
  readonly atThreshold: readonly (AtThreshold & { readonly unit: keyof Cost })[]
}

export interface SkillReport {
  readonly skill: string
  readonly n: number
  /** Accuracy of each rung alone. */
  readonly rungs: Readonly<Record<string, number>>
  /** Of auto on the last model's own ladder, at the threshold asked for; null without one. */
  readonly auto: number | null
  readonly escalated: number | null
  /** On that ladder: wrong at once and right after thinking, and the other way round. */
  readonly fixed: number
  readonly broken: number
}

export interface RungQuality {
  readonly rung: string
  readonly n: number
  readonly accuracy: number
  readonly declined: number
  readonly auroc: number | null
  readonly aurc: number | null
  readonly ece: number | null
  readonly brier: number | null
}

export interface ReplayReport {
  readonly header: TraceHeader
  readonly n: number
  /** Auto's threshold that `skills` and the marked row speak of. */
  readonly threshold: number | null
  /** The last model's own ladder, then, where there are more, that of all models. */
  readonly ladders: readonly LadderReport[]
  readonly confidence: readonly RungQuality[]
  /** Of each direct rung. */
  readonly signals: readonly { readonly rung: string; readonly signals: readonly SignalAuroc[] }[]
  /** From each rung to the next. */
  readonly fixedBroken: readonly FixedBroken[]
  readonly byCap: readonly ByCap[]
  /** Of each pair of neighbouring models, in FLOPs. */
  readonly equalCompute: readonly EqualCompute[]
  readonly skills: readonly SkillReport[]
}

export function replayReport(trace: Trace, threshold: number | null): ReplayReport {
  const prompts = recordedPrompts(trace)
  const models = trace.header.models.map(({ id }) => laddersOf(trace, id)).filter((ladder) => ladder !== null)
  const own = models.at(-1)
  const all = asLadder(models.flat())
  const ladders = [own ?? null, models.length > 1 ? all : null].filter((ladder) => ladder !== null)
  const rungs = models.flat()
  return {
    header: trace.header,
    n: prompts.length,
    threshold,
    ladders: prompts.length === 0 ? [] : ladders.map((ladder) => ladderReport(prompts, ladder, threshold, trace.header.gains)),
    confidence: rungs.map((rung) => qualityOf(rung, prompts)),
    signals: models.map(([rung]) => ({ rung, signals: signalAurocs(prompts, rung) })),
    fixedBroken: rungs.slice(1).map((to, i) => fixedBroken(prompts, rungs[i] ?? to, to)),
    byCap: rungs.map((rung) => accuracyByCap(prompts, rung, SEED)).filter(({ n }) => n > 0),
    equalCompute: models.slice(1).map((large, i) => equalCompute(prompts, models[i] ?? [], large, 'flops', SEED)),
    skills: own === undefined ? [] : skillNames(prompts).map((skill) => skillReport(skill, prompts.filter(({ line }) => (line.skill ?? '') === skill), rungs, own, threshold, trace.header.gains)),
  }
}

function laddersOf({ header }: Trace, model: string): ReplayLadder | null {
  return asLadder(header.ladder.rungs.filter((rung) => rung.model === model).map(({ id }) => id))
}

function asLadder([first, ...rest]: readonly string[]): ReplayLadder | null {
  return first === undefined ? null : [first, ...rest]
}

function ladderReport(prompts: readonly Recorded[], ladder: ReplayLadder, threshold: number | null, gains: TraceHeader['gains']): LadderReport {
  const asked = threshold === null ? [] : [{ kind: 'auto' as const, ladder, threshold, gains }]
  return {
    ladder,
    points: replay(prompts, [...standardPolicies(prompts, ladder, gains), ...asked], SEED),
    routers: UNITS.map((unit) => ({ unit, ...compareRouters(prompts, ladder, unit, SEED, 1000, gains) })),
    budgets: UNITS.map((unit) => ({ unit, at: acrossBudgets(prompts, { ladder, unit, gains, seed: SEED }) })),
    atThreshold: threshold === null ? [] : UNITS.map((unit) => ({ unit, ...atThreshold(prompts, ladder, threshold, unit, SEED, 1000, gains) })),
  }
}

function qualityOf(rung: string, prompts: readonly Recorded[]): RungQuality {
  const passes = prompts.map((prompt) => passOf(prompt, rung))
  const scored = passes.filter((pass) => isAnswer(pass)).flatMap(({ confidence, correct }): Scored[] => (confidence === null ? [] : [{ confidence, correct }]))
  return {
    rung, n: scored.length, accuracy: accuracy(passes) ?? 0, declined: passes.filter((pass) => !isAnswer(pass)).length / Math.max(1, passes.length),
    auroc: auroc(scored), aurc: aurc(scored), ece: ece(scored), brier: brier(scored),
  }
}

function skillReport(skill: string, prompts: readonly Recorded[], rungs: readonly string[], own: ReplayLadder, threshold: number | null, gains: TraceHeader['gains']): SkillReport {
  // Intervals of a few dozen prompts would say little: the tables above have them for all.
  const [auto] = threshold === null ? [] : replay(prompts, [{ kind: 'auto', ladder: own, threshold, gains }], SEED, 0)
  const { fixed, broken } = fixedBroken(prompts, own[0], own.at(-1) ?? own[0])
  return {
    skill,
    n: prompts.length,
    rungs: Object.fromEntries(rungs.map((rung) => [rung, accuracy(prompts.map((prompt) => passOf(prompt, rung))) ?? 0])),
    auto: auto?.accuracy ?? null,
    escalated: auto?.escalated ?? null,
    fixed: fixed.length,
    broken: broken.length,
  }
}

function skillNames(prompts: readonly Recorded[]): string[] {
  return [...new Set(prompts.map(({ line }) => line.skill ?? ''))]
}
