/** What a run of a suite came to, as the JSON that `--json` and `--out` give. Uses core's measures; knows no browser. */
import { isCorrect } from '../src/core/answer.ts'
import type { Outcome } from '../src/core/outcome.ts'
import type { Policy } from '../src/core/policy.ts'
import type { Signals } from '../src/core/signals/signals.ts'
import type { SuitePrompt } from '../src/core/suite.ts'
import type { Turn } from '../src/core/turn.ts'
import type { Backend, Ledger } from '../src/core/usage.ts'

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
  readonly flops: number
  readonly ms: number
  readonly rungs: readonly RungReport[]
}

/** auroc is the direct pass's; ece and brier are of the confidence that was shown. Null where nothing had a confidence. */
export interface LabResult {
  readonly model: string
  readonly backend: Backend
  readonly policy: Policy
  readonly n: number
  readonly accuracy: number
  /** Share of prompts on which a rung beyond the direct pass ran. */
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
