/** What a run of a suite came to, as the JSON that `--json` and `--out` give. Uses core's measures; knows no browser. */
import { isCorrect } from '../src/core/answer.ts'
import type { RungResult } from '../src/core/events.ts'
import { isAnswer } from '../src/core/keep-better.ts'
import { costOf, sumLedger } from '../src/core/ledger.ts'
import { accuracy, auroc, brier, ece, type Scored } from '../src/core/measure/metrics.ts'
import type { Outcome } from '../src/core/outcome.ts'
import type { Policy } from '../src/core/policy.ts'
import type { Signals } from '../src/core/signals/signals.ts'
import type { SuitePrompt } from '../src/core/measure/suite.ts'
import type { Turn } from '../src/core/turn.ts'
import type { Backend } from '../src/core/usage.ts'

export interface RungReport {
  readonly rung: string
  readonly answer: string
  readonly confidence: number | null
  readonly signals: Signals | null
  /** Generated tokens. */
  readonly tokens: number
  readonly prefillTokens: number
  readonly reusedTokens: number
  readonly flops: number
  readonly ms: number
}

export interface PromptReport {
  readonly id: string
  readonly prompt: string
  readonly skill: string | null
  readonly level: number | null
  readonly answer: string
  readonly outcome: Outcome | null
  readonly correct: boolean
  readonly confidence: number | null
  /** Whether more than one rung ran, or another one than the first that prompts of this run might climb. */
  readonly escalated: boolean
  readonly flops: number
  readonly ms: number
  readonly rungs: readonly RungReport[]
}

/** auroc is the first rung's, an answer at once, over the prompts on which it ran; ece and brier are of the confidence that was shown. Null where nothing had a confidence. */
export interface LabResult {
  readonly model: string
  readonly backend: Backend
  readonly policy: Policy
  readonly n: number
  readonly accuracy: number
  /** Share of prompts that were. */
  readonly escalated: number
  readonly meanFlops: number
  /** Generated tokens a prompt. */
  readonly meanTokens: number
  readonly meanMs: number
  readonly auroc: number | null
  readonly ece: number | null
  readonly brier: number | null
  readonly prompts: readonly PromptReport[]
}

/** Prompts and their turns are in the same order. */
export function labResult(model: string, backend: Backend, policy: Policy, prompts: readonly SuitePrompt[], turns: readonly Turn[]): LabResult {
  const opener = openerOf(turns)
  const reports = prompts.map((prompt, at) => promptReport(prompt, at, turns, opener))
  const costs = turns.map(({ ledger }) => sumLedger(ledger))
  const direct = prompts.flatMap((prompt, at) => scoreOf(opener, prompt, turns[at]))
  const final = reports.flatMap(({ outcome, confidence, correct }) => confidence === null || outcome === 'declined' ? [] : [{ confidence, correct }])
  return {
    model, backend, policy,
    n: reports.length,
    accuracy: accuracy(reports) ?? 0,
    escalated: mean(reports.map(({ escalated }) => Number(escalated))),
    meanFlops: mean(costs.map(({ flops }) => flops)),
    meanTokens: mean(costs.map(({ tokens }) => tokens)),
    meanMs: mean(costs.map(({ ms }) => ms)),
    auroc: auroc(direct),
    ece: ece(final),
    brier: brier(final),
    prompts: reports,
  }
}

function promptReport(prompt: SuitePrompt, at: number, turns: readonly Turn[], opener: string | undefined): PromptReport {
  const turn = turns[at]
  if (turn === undefined) throw new Error(`prompt ${prompt.id} has no turn`)
  const { flops, ms } = sumLedger(turn.ledger)
  return {
    id: prompt.id, prompt: prompt.prompt, skill: prompt.skill ?? null, level: prompt.level ?? null,
    answer: turn.answer, outcome: turn.outcome, confidence: turn.confidence, flops, ms,
    correct: turn.outcome !== null && isCorrect(turn.answer, turn.outcome, prompt),
    escalated: turn.rungs.some(({ rung }) => rung !== opener),
    rungs: turn.rungs.flatMap(({ result }) => result === null ? [] : [rungReport(result)]),
  }
}

function rungReport({ rung, answer, confidence, signals, usage }: RungResult): RungReport {
  return {
    rung, answer, confidence, signals, ...costOf(usage),
    prefillTokens: usage.prefillTokens, reusedTokens: usage.reusedTokens,
  }
}

/** The first rung of the ladder that prompts might climb: a turn says of each such rung that it ran, or why not. */
function openerOf(turns: readonly Turn[]): string | undefined {
  const allowed = new Set(turns.flatMap(({ rungs, skipped }) => [...rungs, ...skipped].map(({ rung }) => rung)))
  return turns.find(({ ladder }) => ladder.length > 0)?.ladder.find(({ id }) => allowed.has(id))?.id
}

/** A rung's confidence and truth, where it ran to its end and answered with one. */
function scoreOf(opener: string | undefined, prompt: SuitePrompt, turn: Turn | undefined): Scored[] {
  const first = turn?.rungs.findLast(({ rung }) => rung === opener)?.result
  if (first === undefined || first === null || first.confidence === null || !isAnswer(first)) return []
  return [{ confidence: first.confidence, correct: isCorrect(first.answer, first.outcome, prompt) }]
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
