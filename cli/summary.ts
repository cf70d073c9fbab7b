/** A run of a suite in words and figures for a person. Every figure with its n and 95 % interval. */
import { bootstrap, type Interval } from '../src/core/measure/bootstrap.ts'
import { accuracy } from '../src/core/measure/metrics.ts'
import type { Policy } from '../src/core/policy.ts'
import type { LabResult, PromptReport } from './result.ts'
import { megaflops, percent, table } from './table.ts'

const SEED = 1

export function summary(result: LabResult): string {
  const interval = accuracyInterval(result.prompts)
  return [
    `${result.model} on ${result.backend}, policy ${policyWords(result.policy)}, n = ${result.n}`,
    '',
    `right        ${percent(result.accuracy)}${interval === null ? '' : ` (95 % interval ${percent(interval.low)} to ${percent(interval.high)})`}`,
    `escalated    ${percent(result.escalated)}`,
    `a prompt     ${result.meanTokens.toFixed(1)} generated tokens, ${megaflops(result.meanFlops)} MFLOPs, ${result.meanMs.toFixed(1)} ms`,
    `confidence   AUROC of the direct pass ${figure(result.auroc)}, ECE ${figure(result.ece)}, Brier ${figure(result.brier)}`,
    '',
    bySkill(result.prompts),
    ...wrongOnes(result.prompts),
  ].join('\n')
}

export function policyWords(policy: Policy): string {
  switch (policy.kind) {
    case 'auto': return `auto (threshold ${policy.threshold})`
    case 'direct': return 'always direct'
    case 'think': return 'always think'
    case 'random': return `random (${percent(policy.share)} think, seed ${policy.seed})`
    default: return policy satisfies never
  }
}

function bySkill(prompts: readonly PromptReport[]): string {
  const skills = [...new Set(prompts.map(({ skill }) => skill ?? 'no skill named'))]
  return table([
    ['skill', 'n', 'right', 'escalated', 'tokens', 'ms'],
    ...skills.map((name) => {
      const own = prompts.filter(({ skill }) => (skill ?? 'no skill named') === name)
      return [
        name, String(own.length), percent(accuracy(own) ?? 0),
        percent(own.filter(({ escalated }) => escalated).length / own.length),
        mean(own.map(({ rungs }) => rungs.reduce((sum, { tokens }) => sum + tokens, 0))).toFixed(1),
        mean(own.map(({ ms }) => ms)).toFixed(1),
      ]
    }),
  ])
}

/** A few wrong answers say more than their number. */
function wrongOnes(prompts: readonly PromptReport[], most = 5): string[] {
  const wrong = prompts.filter(({ correct }) => !correct).slice(0, most)
  return wrong.length === 0 ? [] : ['', 'Wrong, for example:', ...wrong.map(({ id, prompt, answer, outcome }) => `  ${id}  ${JSON.stringify(prompt)} -> ${JSON.stringify(answer)} (${outcome ?? 'no outcome'})`)]
}

function accuracyInterval(prompts: readonly PromptReport[]): Interval | null {
  return bootstrap(prompts.length, (counts) => accuracy(prompts.flatMap((prompt, at) => Array.from({ length: counts[at] ?? 0 }, () => prompt))), { seed: SEED })
}

function figure(value: number | null): string {
  return value === null ? '(not calibrated)' : value.toFixed(3)
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
