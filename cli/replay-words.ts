/** The replay's report as text: tables, and how the comparisons are made. */
import type { Interval, Measured } from '../src/core/measure/bootstrap.ts'
import type { CostQuality, Difference } from '../src/core/measure/cost-quality.ts'
import type { ReplayedPolicy, ReplayLadder, ReplayPoint } from '../src/core/measure/replay.ts'
import type { LadderReport, ReplayReport } from './replay-report.ts'
import { megaflops, percent, table } from './table.ts'

const HOW = `How the comparisons are made
  Each prompt ran once on every rung; a model's thought on the prompt its direct pass had read; every row is computed from that record. Means are a prompt's.
  A rung alone pays for its one pass, with a prefill of its own. auto pays for every rung it ran; only a model it had not asked before reads the prompt anew.
  random mixes the first rung and the last by a coin before any pass. The oracle pays for the first rung and, exactly where that is wrong and a later one right, for the cheapest right one.
  auto's thresholds are spread over this very record, to draw the curve; a single point of it is fair only at a threshold fixed beforehand.
  Under one budget for all prompts, by gain runs what is expected to bring most for its cost, learned on the calibration suite alone; uniform is one rung for all, the rest of the budget spread evenly.
  The best signal is the one with the largest area on this very record, which favours it. P(think) is known before any pass, so it pays for the one rung it chose.
  Brackets: 95 % bootstrap over prompts, the same resamples for all rows; differences are paired.`

export function replayWords(report: ReplayReport): string {
  const { models, suite, backend, versions } = report.header
  return [
    `${models.map(({ id }) => id).join(' + ')} on ${backend}, suite ${suite.name}, n = ${report.n} (${versions['browser'] ?? 'browser unknown'}; weights ${models.map(({ id, sha256 }) => `${id} ${sha256.slice(0, 12)}`).join(', ')}, suite ${suite.sha256.slice(0, 12)})`,
    ...report.ladders.flatMap((ladder) => ['', ...ladderWords(ladder)]),
    '',
    'Confidence',
    table([
      ['rung', 'right', 'declined', 'n', 'AUROC', 'AURC', 'ECE', 'Brier'],
      ...report.confidence.map(({ rung, accuracy, declined, n, ...figures }) => [rung, percent(accuracy), percent(declined), String(n), ...[figures.auroc, figures.aurc, figures.ece, figures.brier].map(figure)]),
    ]),
    '',
    'AUROC of each signal alone, on the direct pass',
    table(signalRows(report)),
    '',
    'Fixed and broken, each rung\'s own answer',
    table([
      ['from', 'to', 'right on both', 'fixed', 'broken', 'wrong on both'],
      ...report.fixedBroken.map(({ from, to, kept, fixed, broken, lost }) => [from, to, ...[kept, fixed, broken, lost].map((cell) => String(cell.length))]),
    ]),
    ...report.byCap.flatMap(({ rung, n, points, peak }) => [
      '',
      `Accuracy of ${rung} by thinking cap, n = ${n}${peak === null ? '' : `, peak at ${peak.cap}`}`,
      table([['cap', 'right', '', 'tokens', 'MFLOPs', 'ms'], ...points.map(({ cap, accuracy, cost }) => [
        String(cap), percent(accuracy.value), bracket(accuracy.interval, hundredths), cost.tokens.toFixed(1), megaflops(cost.flops), cost.ms.toFixed(1),
      ])]),
    ]),
    ...report.equalCompute.filter(({ comparisons }) => comparisons.length > 0).flatMap(({ n, comparisons }) => [
      '',
      `The smaller model, thinking, against the larger, at equal FLOPs where it can use that many, n = ${n}`,
      table([['larger', 'cap', 'MFLOPs', 'right', 'smaller', '', 'MFLOPs', 'difference', ''], ...comparisons.filter(({ large }, i) => large.cost !== comparisons[i - 1]?.large.cost).map(({ large, spent, small, difference }) => [
        large.rung, large.cap === null ? 'none' : String(large.cap), megaflops(large.cost), percent(large.accuracy.value),
        percent(small.value), bracket(small.interval, hundredths), megaflops(spent), hundredths(difference.value), bracket(difference.interval, hundredths),
      ])]),
    ]),
    '',
    `By skill${report.threshold === null ? '' : `, auto of ${report.ladders[0]?.ladder.join(' -> ') ?? ''} at threshold ${report.threshold}`}`,
    table([
      ['skill', 'n', ...report.confidence.map(({ rung }) => rung), 'auto', 'escalated', 'fixed', 'broken'],
      ...report.skills.map((skill) => [
        skill.skill === '' ? '(none named)' : skill.skill, String(skill.n), ...report.confidence.map(({ rung }) => percent(skill.rungs[rung] ?? 0)),
        share(skill.auto), share(skill.escalated), String(skill.fixed), String(skill.broken),
      ]),
    ]),
    '',
    HOW,
  ].join('\n')
}

function ladderWords({ ladder, points, routers, budgets, atThreshold }: LadderReport): string[] {
  return [
    `Ladder ${ladder.join(' -> ')}`,
    pointsTable(ladder, points),
    '',
    'Against random mixing, by unit of cost',
    table([
      ['unit', 'router', 'area above chance', 'share of the oracle\'s', 'lift at mid-budget', 'APGR', 'CPT 20/50/80 %', 'AIQ'],
      ...routers.flatMap(({ auto, bestSignal, modePrior }) => [
        costQualityLine('auto', auto),
        ...(bestSignal === null ? [] : [costQualityLine(`best signal, ${bestSignal.router}`, bestSignal)]),
        ...(modePrior === null ? [] : [costQualityLine('P(think)', modePrior)]),
      ]),
    ]),
    '',
    'Differences, paired',
    table([
      ['unit', 'of', 'area', 'lift at mid-budget', 'APGR'],
      ...routers.flatMap(({ unit, bestSignal, ...each }) => [
        differenceLine(unit, `auto - ${bestSignal?.router ?? ''}`, each.autoMinusBestSignal),
        differenceLine(unit, 'auto - P(think)', each.autoMinusModePrior),
      ].filter((line) => line !== null)),
    ]),
    '',
    'One budget for all prompts, between the first rung for all and the dearest for all: right',
    table([
      ['unit', 'of the way', 'uniform', 'random', 'by gain', 'oracle', 'by gain - uniform'],
      ...budgets.flatMap(({ unit, at }) => at.map(({ share: way, accuracy, gainMinusUniform }) => [
        unit, percent(way), ...[accuracy.uniform, accuracy.random, accuracy.gain, accuracy.oracle].map(percent), measured(gainMinusUniform),
      ])),
    ]),
    ...(atThreshold.length === 0 ? [] : [
      '',
      `Auto at threshold ${atThreshold[0]?.threshold ?? ''}`,
      table([
        ['unit', 'cost as a multiple of the oracle\'s', 'accuracy minus the last rung\'s'],
        ...atThreshold.map(({ unit, multipleOfOracle, minusLast }) => [unit, measured(multipleOfOracle), measured(minusLast)]),
      ]),
    ]),
  ]
}

function differenceLine(unit: string, what: string, difference: Difference | null): string[] | null {
  return difference === null ? null : [unit, what, measured(difference.area), measured(difference.liftAtMidBudget), measured(difference.apgr)]
}

function pointsTable(ladder: ReplayLadder, points: readonly ReplayPoint[]): string {
  return table([
    ['policy', 'right', '', 'escalated', 'to the last rung', 'tokens', '', 'MFLOPs', '', 'ms', ''],
    ...points.map(({ policy, accuracy, escalated, reachedLast, meanTokens, meanFlops, meanMs, intervals }) => [
      policyName(policy, ladder),
      percent(accuracy), bracket(intervals.accuracy, hundredths),
      policy.kind === 'rung' ? '' : percent(escalated),
      policy.kind === 'rung' ? '' : percent(reachedLast),
      meanTokens.toFixed(1), bracket(intervals.meanTokens, (value) => value.toFixed(1)),
      megaflops(meanFlops), bracket(intervals.meanFlops, megaflops),
      meanMs.toFixed(1), bracket(intervals.meanMs, (value) => value.toFixed(1)),
    ]),
  ])
}

function policyName(policy: ReplayedPolicy, ladder: ReplayLadder): string {
  switch (policy.kind) {
    case 'rung': return `always ${policy.rung}`
    case 'oracle': return `oracle (cheapest in ${policy.unit})`
    case 'random': return ladder.length > 2 ? `random ${Math.round(100 * policy.share)} % ${policy.to}` : `random ${Math.round(100 * policy.share)} %`
    case 'auto': return `auto at ${thresholdWords(policy.threshold)}`
    case 'signal': return `${policy.signal} below ${thresholdWords(policy.threshold)}`
    default: return policy satisfies never
  }
}

function thresholdWords(threshold: number | readonly number[]): string {
  return (typeof threshold === 'number' ? [threshold] : threshold).map((each) => each.toFixed(4)).join(' / ')
}

function costQualityLine(router: string, { unit, area, shareOfOracle, liftAtMidBudget, apgr, cpt, aiq }: CostQuality): string[] {
  return [
    unit, router, ...[area, shareOfOracle, liftAtMidBudget, apgr].map(measured),
    [cpt.q20, cpt.q50, cpt.q80].map((at) => at === null ? '–' : percent(at)).join(' / '), measured(aiq),
  ]
}

/** A line a signal, a column a model; P(think) is a signal like any other here. */
function signalRows({ signals }: ReplayReport): string[][] {
  const names = [...new Set(signals.flatMap((each) => each.signals.map(({ signal }) => signal)))]
  return [
    ['signal', ...signals.map(({ rung }) => rung)],
    ...names.map((name) => [name === 'modePrior' ? '1 - P(think)' : name, ...signals.map((each) => figure(each.signals.find(({ signal }) => signal === name)?.auroc ?? null))]),
  ]
}

function measured(value: Measured | null): string {
  return value === null ? '–' : `${value.value.toFixed(3)} ${bracket(value.interval, (bound) => bound.toFixed(3))}`
}

function bracket(interval: Interval | null, words: (value: number) => string): string {
  return interval === null ? '' : `[${words(interval.low)}, ${words(interval.high)}]`
}

function hundredths(value: number): string {
  return (100 * value).toFixed(1)
}

function figure(value: number | null): string {
  return value === null ? '–' : value.toFixed(3)
}

function share(value: number | null): string {
  return value === null ? '–' : percent(value)
}
