/** How a prompt's passes become a line of a trace: judged right or wrong, and rounded, so that traces stay small. Runs nothing. */
import { isCorrect } from '../answer.ts'
import type { RungResult } from '../events.ts'
import { aloneCost } from '../ledger.ts'
import { nearEnds, significant } from './rounding.ts'
import type { Signals } from '../signals/signals.ts'
import type { SuitePrompt } from './suite.ts'
import type { CapRecord, TraceLine, TraceRung } from './trace.ts'
import type { Usage } from '../usage.ts'

/** The caps that accuracy is drawn over: from a thought hardly begun to the longest that training knew. */
export const CAPS = [8, 16, 24, 32, 48, 64, 96, 128, 160] as const

/** One pass of a prompt. Counts stay exact; times and signals keep five significant digits, probabilities as many on both ends. */
export function traceRung(result: RungResult, prompt: SuitePrompt, byCap: readonly CapRecord[] = []): TraceRung {
  const { rung, answer, outcome, signals, confidence, usage, votes } = result
  return {
    rung, answer, outcome,
    signals: signals === null ? null : roundedSignals(signals),
    confidence: confidence === null ? null : nearEnds(confidence),
    correct: isCorrect(answer, outcome, prompt),
    usage: { ...usage, ms: significant(usage.ms), ttftMs: usage.ttftMs === null ? null : significant(usage.ttftMs) },
    ...(votes === undefined ? {} : { votes: { clusters: votes.clusters.map((cluster) => ({ ...cluster })), drawn: votes.drawn, dropped: votes.dropped } }),
    ...(byCap.length === 0 ? {} : { byCap: [...byCap] }),
  }
}

/** A prompt with its passes, in the ladder's order. */
export function traceLine(prompt: SuitePrompt, rungs: readonly TraceRung[]): TraceLine {
  return { ...prompt, rungs: [...rungs] }
}

/** A thought that was cut at a cap. `first` is the call by which its model read the prompt. */
export function capRecord(cap: number, { answer, outcome, usage }: Pick<RungResult, 'answer' | 'outcome' | 'usage'>, prompt: SuitePrompt, first: Usage): CapRecord {
  const { tokens, flops, ms } = aloneCost(usage, first)
  return { cap, answer, correct: isCorrect(answer, outcome, prompt), tokens, flops, ms: significant(ms) }
}

/**
 * Whether a cap would change anything: decoding is greedy, so a pass whose tokens, thought and answer together, stayed
 * under the cap would come out the very same, and need not run again.
 */
export function capMatters(cap: number, { usage }: Pick<RungResult, 'usage'>): boolean {
  return usage.decodeTokens > cap
}

function roundedSignals(signals: Signals): Signals {
  const orNull = (round: (x: number) => number, x: number | null): number | null => (x === null ? null : round(x))
  return {
    sumLogprob: significant(signals.sumLogprob), meanLogprob: significant(signals.meanLogprob), minLogprob: significant(signals.minLogprob),
    minMargin: nearEnds(signals.minMargin), meanMargin: nearEnds(signals.meanMargin),
    maxEntropy: orNull(significant, signals.maxEntropy), meanEntropy: orNull(significant, signals.meanEntropy),
    thoughtMeanLogprob: orNull(significant, signals.thoughtMeanLogprob), thoughtMinLogprob: orNull(significant, signals.thoughtMinLogprob),
    modePrior: orNull(nearEnds, signals.modePrior), verifier: orNull(nearEnds, signals.verifier), answerTokens: signals.answerTokens,
    agreement: orNull(nearEnds, signals.agreement), semanticEntropy: orNull(significant, signals.semanticEntropy),
  }
}
