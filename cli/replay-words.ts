/** The replay's report as text: tables, and how the comparisons are made. */
import type { Interval } from '../src/core/bootstrap.ts'
import type { CostQuality, Measured } from '../src/core/cost-quality.ts'
import type { ReplayedPolicy, ReplayPoint } from '../src/core/replay.ts'
import type { ReplayReport } from './replay-report.ts'
import { megaflops, percent, table } from './table.ts'

const HOW = `How the comparisons are made
  Each prompt ran once directly and once thinking on the kept prompt; every row is computed from that record. Means are a prompt's.
  direct and think pay for their one pass, think with a prefill of its own. auto and oracle pay for the direct pass and, where they climb, for the thought as well.
  random mixes direct and think by a coin before any pass. The oracle climbs exactly where direct is wrong and thinking right.
  auto's thresholds are spread over this very record, to draw the curve; a single point of it is fair only at a threshold fixed beforehand.
  Brackets: 95 % bootstrap over prompts, the same resamples for all rows.`

export function replayWords(report: ReplayReport): string {
  const { model, backend, versions } = report.header
  return [
    `${model.id} on ${backend}, n = ${report.n} (${versions['browser'] ?? 'browser unknown'}; weights ${model.sha256.slice(0, 12)}, suite ${report.header.suiteSha256.slice(0, 12)})`,
    '',
    pointsTable(report.points),
    '',
    'Against random mixing, by unit of cost',
    table([
      ['unit', 'area above chance', 'share of the oracle\'s', 'lift at mid-budget', 'APGR', 'CPT 20/50/80 %'],
      ...report.costQuality.map(costQualityLine),
    ]),
    '',
    'Confidence',
    table([
      ['rung', 'n', 'AUROC', 'AURC', 'ECE', 'Brier'],
      ...report.confidence.map(({ rung, n, ...figures }) => [rung, String(n), ...[figures.auroc, figures.aurc, figures.ece, figures.brier].map(figure)]),
    ]),
    '',
    `By skill${report.threshold === null ? '' : `, auto at threshold ${report.threshold}`}`,
    table([
      ['skill', 'n', 'direct', 'think', 'auto', 'escalated', 'fixed', 'broken', 'think tokens'],
      ...report.skills.map((skill) => [
        skill.skill === '' ? '(none named)' : skill.skill, String(skill.n), percent(skill.direct), percent(skill.think),
        share(skill.auto), share(skill.escalated), String(skill.fixed), String(skill.broken), skill.meanThinkTokens.toFixed(1),
      ]),
    ]),
    '',
    HOW,
  ].join('\n')
}

function pointsTable(points: readonly ReplayPoint[]): string {
  return table([
    ['policy', 'right', '', 'escalated', 'tokens', '', 'MFLOPs', '', 'ms', ''],
    ...points.map(({ policy, accuracy, escalated, meanTokens, meanFlops, meanMs, intervals }) => [
      policyName(policy),
      percent(accuracy), bracket(intervals.accuracy, (value) => (100 * value).toFixed(1)),
      percent(escalated),
      meanTokens.toFixed(1), bracket(intervals.meanTokens, (value) => value.toFixed(1)),
      megaflops(meanFlops), bracket(intervals.meanFlops, megaflops),
      meanMs.toFixed(1), bracket(intervals.meanMs, (value) => value.toFixed(1)),
    ]),
  ])
}

function policyName(policy: ReplayedPolicy): string {
  switch (policy.kind) {
    case 'direct':
    case 'think': return `always ${policy.kind}`
    case 'oracle': return 'oracle'
    case 'random': return `random ${Math.round(100 * policy.share)} %`
    case 'auto': return `auto below ${policy.threshold.toFixed(4)}`
    default: return policy satisfies never
  }
}

function costQualityLine({ unit, area, shareOfOracle, liftAtMidBudget, apgr, cpt }: CostQuality): string[] {
  return [unit, ...[area, shareOfOracle, liftAtMidBudget, apgr].map(measured), [cpt.q20, cpt.q50, cpt.q80].map((at) => at === null ? '–' : percent(at)).join(' / ')]
}

function measured(value: Measured | null): string {
  return value === null ? '–' : `${value.value.toFixed(3)} ${bracket(value.interval, (bound) => bound.toFixed(3))}`
}

function bracket(interval: Interval | null, words: (value: number) => string): string {
  return interval === null ? '' : `[${words(interval.low)}, ${words(interval.high)}]`
}

function figure(value: number | null): string {
  return value === null ? '–' : value.toFixed(3)
}

function share(value: number | null): string {
  return value === null ? '–' : percent(value)
}
