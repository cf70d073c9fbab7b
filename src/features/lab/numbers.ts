/** From a trace to what each view draws. All maths is core's; here it is asked and named. */
import { bootstrap } from '../../core/bootstrap.ts'
import { oracleCurve, routerCurve } from '../../core/cost-quality.ts'
import { isAnswer } from '../../core/keep-better.ts'
import { auroc, brier, ece, type Scored } from '../../core/metrics.ts'
import { ladderIds, passOf } from '../../core/recorded.ts'
import { replay, type ReplayedPolicy, type ReplayPoint } from '../../core/replay.ts'
import type { CapLine } from './cap-plot.tsx'
import type { CurveMark, CurveScene } from './curve-scene.ts'
import type { FlopsNumbers } from './flops-words.ts'
import type { LabData, LadderChoice } from './lab-data.ts'
import type { MatrixNumbers, MatrixPrompt } from './matrix-words.ts'
import type { MatrixCell } from './matrix-plot.tsx'
import type { ReliabilityNumbers } from './reliability-words.ts'
import type { ReliabilityBin } from './reliability-plot.tsx'
import { lookOf } from './rung-look.ts'
import type { Unit } from './units.ts'

/** Fixed, so that the same trace gives the same brackets everywhere. */
const SEED = 1

/** The mean of a replayed point in a unit, as a place in the plot. */
function markOf(point: ReplayPoint | undefined, unit: Unit): CurveMark {
  if (point === undefined) return { x: 0, y: 0, interval: null }
  const means = { tokens: point.meanTokens, flops: point.meanFlops, ms: point.meanMs }
  return { x: means[unit], y: point.accuracy, interval: point.intervals.accuracy }
}


export function curveNumbers(data: LabData, choice: LadderChoice, unit: Unit): CurveScene | null {
  const { rungs: ladder } = choice
  const { recorded } = data
  if (recorded.length === 0) return null
  const all = ladderIds(data.trace)
  const fixed = replay(recorded, all.map((rung): ReplayedPolicy => ({ kind: 'rung', rung })), SEED)
    .map((point, at) => ({ rung: all[at] ?? '', label: `always ${lookOf(data.looks, all[at] ?? '').label}`, ...markOf(point, unit) }))
  const [from, to] = [fixed.find(({ rung }) => rung === ladder[0]), fixed.find(({ rung }) => rung === ladder.at(-1))]
  const other = data.ladders.find(({ label }) => label !== choice.label && data.ladders.length > 1)
  const bare = (points: readonly { readonly x: number; readonly y: number }[]) => points.map(({ x, y }) => ({ x, y, threshold: null }))
  return {
    n: recorded.length,
    fixed,
    lines: [
      { kind: 'oracle', label: 'oracle: climbs exactly where it helps', points: bare(oracleCurve(recorded, ladder, unit)) },
      { kind: 'chord', label: 'coin: random between first and last', points: bare([from, to].filter((mark) => mark !== undefined)) },
      ...(other === undefined ? [] : [{ kind: 'other-auto' as const, label: `auto, ${other.label}`, points: bare(routerCurve(recorded, other.rungs, 'auto', unit)) }]),
      { kind: 'auto', label: `auto, ${choice.label}`, points: routerCurve(recorded, ladder, 'auto', unit) },
    ],
  }
}

/** Auto at one threshold. */
export function markedPoint(data: LabData, choice: LadderChoice, unit: Unit, threshold: number): CurveMark | null {
  if (data.recorded.length === 0) return null
  return markOf(replay(data.recorded, [{ kind: 'auto', ladder: choice.rungs, threshold }], SEED)[0], unit)
}

export function reliabilityNumbers(data: LabData, rung: string): ReliabilityNumbers {
  const scored = data.recorded.flatMap((prompt): Scored[] => {
    const pass = passOf(prompt, rung)
    return isAnswer(pass) && pass.confidence !== null ? [{ confidence: pass.confidence, correct: pass.correct }] : []
  })
  return { n: scored.length, bins: binsOf(scored), ece: ece(scored), eceInterval: null, auroc: auroc(scored), aurocInterval: null, brier: brier(scored) }
}

function binsOf(scored: readonly Scored[]): ReliabilityBin[] {
  return Array.from({ length: 10 }, (_, at) => {
    const inside = scored.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === at)
    const mean = (value: (item: Scored) => number): number | null => (inside.length === 0 ? null : inside.reduce((sum, item) => sum + value(item), 0) / inside.length)
    return {
      from: at / 10, to: (at + 1) / 10, n: inside.length, confidence: mean(({ confidence }) => confidence), accuracy: mean(({ correct }) => Number(correct)),
      interval: bootstrap(inside.length, (counts) => inside.reduce((sum, { correct }, i) => sum + (counts[i] ?? 0) * Number(correct), 0) / inside.length, { seed: SEED }),
    }
  })
}

export function matrixNumbers(data: LabData, from: string, to: string): MatrixNumbers {
  const { recorded } = data
  const lists: Record<MatrixCell, MatrixPrompt[]> = { 'right-right': [], broken: [], fixed: [], 'wrong-wrong': [] }
  const cells = recorded.map((prompt): MatrixCell => {
    const [first, second] = [passOf(prompt, from), passOf(prompt, to)]
    const cell = first.correct ? (second.correct ? 'right-right' : 'broken') : second.correct ? 'fixed' : 'wrong-wrong'
    lists[cell].push({ prompt: prompt.line.prompt, answers: prompt.line.answers, from: first.answer, to: second.answer })
    return cell
  })
  const shareOf = (wanted: MatrixCell) => ({
    value: lists[wanted].length / Math.max(1, recorded.length),
    interval: bootstrap(recorded.length, (counts) => cells.reduce((sum, cell, i) => sum + (cell === wanted ? (counts[i] ?? 0) : 0), 0) / recorded.length, { seed: SEED }),
  })
  return {
    n: recorded.length, prompts: lists, fixed: shareOf('fixed'), broken: shareOf('broken'),
    counts: { 'right-right': lists['right-right'].length, broken: lists.broken.length, fixed: lists.fixed.length, 'wrong-wrong': lists['wrong-wrong'].length },
  }
}

export function capNumbers(_data: LabData): readonly CapLine[] {
  return []
}

export function flopsNumbers(data: LabData): FlopsNumbers {
  return { n: data.recorded.length, models: data.trace.header.models.map(({ id }) => ({ model: id, points: [] })), compared: null }
}
