/** What policies make of a trace, as data: the cost-quality table, its areas, and the skills apart. All maths is core's. */
import { costQuality, type CostQuality } from '../src/core/cost-quality.ts'
import { aurc, auroc, brier, ece, type Scored } from '../src/core/metrics.ts'
import { recordedPairs, replay, standardPolicies, type Recorded, type ReplayedPolicy, type ReplayPoint } from '../src/core/replay.ts'
import type { Trace, TraceHeader } from '../src/core/trace.ts'

/** Fixed, so that a report is reproducible to the last digit. */
const SEED = 1

export interface SkillReport {
  readonly skill: string
  readonly n: number
  readonly direct: number
  readonly think: number
  /** Accuracy of the policy at the threshold asked for; null without one. */
  readonly auto: number | null
  readonly escalated: number | null
  /** Wrong at once and right after thinking, and the other way round. */
  readonly fixed: number
  readonly broken: number
  readonly meanThinkTokens: number
}

export interface RungQuality {
  readonly rung: 'direct' | 'think'
  readonly n: number
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
  readonly points: readonly ReplayPoint[]
  readonly costQuality: readonly CostQuality[]
  readonly confidence: readonly RungQuality[]
  readonly skills: readonly SkillReport[]
}

export function replayReport(trace: Trace, threshold: number | null): ReplayReport {
  const pairs = recordedPairs(trace)
  const asked = threshold === null ? [] : [{ kind: 'auto' as const, threshold }]
  return {
    header: trace.header,
    n: pairs.length,
    threshold,
    points: replay(pairs, [...standardPolicies(pairs), ...asked], SEED),
    costQuality: (['tokens', 'flops', 'ms'] as const).map((unit) => costQuality(pairs, unit, SEED)),
    confidence: (['direct', 'think'] as const).map((rung) => qualityOf(rung, pairs)),
    skills: skillNames(trace).map((skill) => skillReport(skill, recordedPairs(only(trace, skill)), threshold)),
  }
}

function qualityOf(rung: 'direct' | 'think', pairs: readonly Recorded[]): RungQuality {
  const scored = pairs.flatMap((pair): Scored[] => {
    const { confidence, correct } = pair[rung]
    return confidence === null ? [] : [{ confidence, correct }]
  })
  return { rung, n: scored.length, auroc: auroc(scored), aurc: aurc(scored), ece: ece(scored), brier: brier(scored) }
}

function skillReport(skill: string, pairs: readonly Recorded[], threshold: number | null): SkillReport {
  const policies: readonly ReplayedPolicy[] = [{ kind: 'direct' }, { kind: 'think' }, ...(threshold === null ? [] : [{ kind: 'auto', threshold } as const])]
  // Intervals of a few dozen prompts would say little: the table above has them for all.
  const [direct, think, auto] = replay(pairs, policies, SEED, 0)
  return {
    skill,
    n: pairs.length,
    direct: direct?.accuracy ?? 0,
    think: think?.accuracy ?? 0,
    auto: auto?.accuracy ?? null,
    escalated: auto?.escalated ?? null,
    fixed: pairs.filter((pair) => !pair.direct.correct && pair.think.correct).length,
    broken: pairs.filter((pair) => pair.direct.correct && !pair.think.correct).length,
    meanThinkTokens: think?.meanTokens ?? 0,
  }
}

function skillNames({ lines }: Trace): string[] {
  return [...new Set(lines.map(({ skill }) => skill ?? ''))]
}

function only({ header, lines }: Trace, name: string): Trace {
  return { header, lines: lines.filter(({ skill }) => (skill ?? '') === name) }
}
