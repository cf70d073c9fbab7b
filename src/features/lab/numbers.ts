/** From a trace to what each view draws. All maths is core's; here it is asked and named. */
import { bootstrapMany, type Counts, type Interval } from '../../core/measure/bootstrap.ts'
import { accuracyByCap } from '../../core/measure/by-cap.ts'
import { oracleCurve, routerCurve } from '../../core/measure/cost-quality.ts'
import { equalCompute } from '../../core/measure/equal-compute.ts'
import { fixedBroken } from '../../core/measure/fixed-broken.ts'
import { isAnswer } from '../../core/keep-better.ts'
import { auroc, brier, ece, type Scored } from '../../core/measure/metrics.ts'
import { ladderIds, passOf, type Recorded } from '../../core/measure/recorded.ts'
import { reliability, wilson } from '../../core/measure/reliability.ts'
import { replay, type ReplayedPolicy } from '../../core/measure/replay.ts'
import type { CapLine } from './cap-plot.tsx'
import type { CurveMark, CurveScene } from './curve-scene.ts'
import type { FlopsNumbers } from './flops-words.ts'
import type { LabData, LadderChoice } from './lab-data.ts'
import type { MatrixNumbers, MatrixPrompt } from './matrix-words.ts'
import type { ReliabilityNumbers } from './reliability-words.ts'
import { lookOf } from './rung-look.ts'
import type { Unit } from './units.ts'

/** Fixed, so that the same trace gives the same brackets everywhere. */
const SEED = 1
/** Enough for a bracket's second digit, few enough to be drawn while something is dragged. */
const RESAMPLES = 300

/** Of a share of `n` prompts that are right: Wilson's in every view, as a bootstrap has nothing to resample where all or none are. */
function shareInterval(share: number, n: number): Interval | null {
  return wilson(share * n, n)
}

/** The mean of each policy in a unit, as a place in the plot. */
function marksOf(recorded: readonly Recorded[], policies: readonly ReplayedPolicy[], unit: Unit): CurveMark[] {
  // No resamples: the one interval that is drawn is Wilson's.
  return replay(recorded, policies, SEED, 0).map(({ n, accuracy, meanTokens, meanFlops, meanMs }) => (
    { x: { tokens: meanTokens, flops: meanFlops, ms: meanMs }[unit], y: accuracy, interval: shareInterval(accuracy, n) }
  ))
}

export function curveNumbers(data: LabData, choice: LadderChoice, unit: Unit): CurveScene | null {
  const { rungs: ladder } = choice
  const { recorded, trace: { header: { gains } } } = data
  if (recorded.length === 0) return null
  const all = ladderIds(data.trace)
  const fixed = marksOf(recorded, all.map((rung): ReplayedPolicy => ({ kind: 'rung', rung })), unit)
    .map((mark, at) => ({ rung: all[at] ?? '', label: `always ${lookOf(data.looks, all[at] ?? '').label}`, ...mark }))
  const [from, to] = [fixed.find(({ rung }) => rung === ladder[0]), fixed.find(({ rung }) => rung === ladder.at(-1))]
  const other = data.ladders.findLast(({ label }) => label !== choice.label)
  const bare = (points: readonly { readonly x: number; readonly y: number }[]) => points.map(({ x, y }) => ({ x, y, threshold: null }))
  return {
    n: recorded.length,
    fixed,
    lines: [
      { kind: 'oracle', label: 'oracle: climbs exactly where it helps', points: bare(oracleCurve(recorded, ladder, unit)) },
      { kind: 'chord', label: 'coin: random between first and last', points: bare([from, to].filter((mark) => mark !== undefined)) },
      ...(other === undefined ? [] : [{ kind: 'other-auto' as const, label: `auto, ${other.label}`, points: bare(routerCurve(recorded, other.rungs, { gains }, unit)) }]),
      { kind: 'auto', label: `auto, ${choice.label}`, points: routerCurve(recorded, ladder, { gains }, unit) },
    ],
  }
}

/** Auto at one threshold. */
export function markedPoint(data: LabData, choice: LadderChoice, unit: Unit, threshold: number): CurveMark | null {
  if (data.recorded.length === 0) return null
  return marksOf(data.recorded, [{ kind: 'auto', ladder: choice.rungs, threshold, gains: data.trace.header.gains }], unit)[0] ?? null
}

export function reliabilityNumbers(data: LabData, rung: string): ReliabilityNumbers {
  const answers = data.recorded.map((prompt) => passOf(prompt, rung)).filter(isAnswer)
  const scored = answers.flatMap(({ confidence, correct }): Scored[] => (confidence === null ? [] : [{ confidence, correct }]))
  const figure = ece(scored)
  const [spread = null, aurocInterval = null] = bootstrapMany(scored.length, (counts) => {
    const again = drawn(scored, counts)
    return [ece(again), auroc(again)]
  }, { seed: SEED, resamples: RESAMPLES })
  const [middle = null] = bootstrapMany(scored.length, (counts) => [ece(drawn(scored, counts))], { seed: SEED, resamples: RESAMPLES, level: 0 })
  // A resample has gaps of its own on top of the true ones, so its ECE is larger on average: that much is taken off again.
  const bias = middle === null || figure === null ? 0 : middle.low - figure
  const eceInterval = spread && { low: Math.max(0, spread.low - bias), high: spread.high - bias }
  const of = data.recorded.length
  return { n: scored.length, of, declined: of - answers.length, bins: reliability(scored), ece: figure, eceInterval, auroc: auroc(scored), aurocInterval, brier: brier(scored) }
}

function drawn<T>(items: readonly T[], counts: Counts): T[] {
  return items.flatMap((item, i) => Array.from({ length: counts[i] ?? 0 }, () => item))
}

export function matrixNumbers(data: LabData, from: string, to: string): MatrixNumbers {
  const { n, kept, fixed, broken, lost } = fixedBroken(data.recorded, from, to)
  const promptsAt = (places: readonly number[]): MatrixPrompt[] => places.flatMap((at) => {
    const line = data.trace.lines[at]
    if (line === undefined) return []
    const answerOf = (rung: string): string => line.rungs.find((pass) => pass.rung === rung)?.answer ?? ''
    return [{ prompt: line.prompt, answers: line.answers, from: answerOf(from), to: answerOf(to) }]
  })
  const shareOf = (count: number) => ({ value: n === 0 ? 0 : count / n, interval: wilson(count, n) })
  return {
    n, fixed: shareOf(fixed.length), broken: shareOf(broken.length),
    counts: { kept: kept.length, broken: broken.length, fixed: fixed.length, lost: lost.length },
    prompts: { kept: promptsAt(kept), broken: promptsAt(broken), fixed: promptsAt(fixed), lost: promptsAt(lost) },
  }
}

/** One line a think rung whose thoughts were also recorded cut short. */
export function capNumbers(data: LabData): readonly CapLine[] {
  return ladderIds(data.trace).flatMap((rung): CapLine[] => {
    const { n, points, peak } = accuracyByCap(data.recorded, rung, SEED, 0)
    if (peak === null) return []
    const plain = ({ cap, accuracy }: typeof peak) => ({ cap, accuracy: accuracy.value, interval: shareInterval(accuracy.value, n) })
    return [{ rung, label: lookOf(data.looks, rung).label, n, points: points.map(plain), peak: plain(peak) }]
  })
}

/** The first model of the ladder beside the last one. */
export function flopsNumbers(data: LabData, unit: Unit): FlopsNumbers {
  const models = [...new Map(data.trace.header.ladder.rungs.map(({ model }) => [model, model])).keys()]
  const rungsOf = (model: string | undefined): string[] => data.trace.header.ladder.rungs.filter((rung) => rung.model === model).map(({ id }) => id)
  const [small, large] = [models[0], models.at(-1)]
  if (small === undefined || large === undefined || small === large) return { unit, n: data.recorded.length, models: models.map((model) => ({ model, points: [] })), comparisons: [] }
  const both = equalCompute(data.recorded, rungsOf(small), rungsOf(large), unit, SEED, RESAMPLES)
  const plain = ({ rung, cap, cost, accuracy }: (typeof both.small)[number]) => ({
    rung, cost, accuracy: accuracy.value, interval: shareInterval(accuracy.value, both.n), label: cap === null ? lookOf(data.looks, rung).label : `${lookOf(data.looks, rung).label}, at most ${cap}`, cut: cap !== null,
  })
  return {
    unit, n: both.n,
    models: [{ model: small, points: both.small.map(plain) }, { model: large, points: both.large.map(plain) }],
    // The smaller one's share lies between two points whose costs move too, so it is resampled; where all or none are right on each, that says nothing.
    comparisons: both.comparisons.map(({ large: point, small: { value, interval }, ...rest }) => (
      { large: plain(point), small: { value, interval: interval === null || interval.low === interval.high ? shareInterval(value, both.n) : interval }, ...rest }
    )),
  }
}
