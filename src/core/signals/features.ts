/** The calibrator's inputs by name: signals as they are, or transformed so that the logit of being right is nearer to linear in them. */
import type { Signals } from './signals.ts'

/** Log-odds are cut here on both sides: beyond it a float32 softmax has no more to say. */
const MAX_LOGIT = 15

/** What is known of a prompt: signals as far as they were measured, its length, and the calibrated confidence of an answer. */
export type Measured = Partial<Signals> & {
  /** Control tokens included. */
  readonly promptTokens?: number
  readonly confidence?: number | null
}

const FEATURES = {
  sumLogprob: (s) => s.sumLogprob ?? null,
  meanLogprob: (s) => s.meanLogprob ?? null,
  minLogprob: (s) => s.minLogprob ?? null,
  minMargin: (s) => s.minMargin ?? null,
  meanMargin: (s) => s.meanMargin ?? null,
  maxEntropy: (s) => s.maxEntropy ?? null,
  meanEntropy: (s) => s.meanEntropy ?? null,
  thoughtMeanLogprob: (s) => s.thoughtMeanLogprob ?? null,
  thoughtMinLogprob: (s) => s.thoughtMinLogprob ?? null,
  modePrior: (s) => s.modePrior ?? null,
  verifier: (s) => s.verifier ?? null,
  answerTokens: (s) => s.answerTokens ?? null,
  agreement: (s) => s.agreement ?? null,
  semanticEntropy: (s) => s.semanticEntropy ?? null,
  promptTokens: (s) => s.promptTokens ?? null,
  /** Log-odds of the whole answer: were the model calibrated, this alone would be the answer's logit. */
  logitSequence: (s) => logitOfLog(s.sumLogprob),
  /** Log-odds of the weakest token. */
  logitWeakest: (s) => logitOfLog(s.minLogprob),
  logitThoughtWeakest: (s) => logitOfLog(s.thoughtMinLogprob),
  logitModePrior: (s) => logitOf(s.modePrior),
  logitVerifier: (s) => logitOf(s.verifier),
  logitConfidence: (s) => logitOf(s.confidence),
} as const satisfies Record<string, (known: Measured) => number | null>

export type FeatureName = keyof typeof FEATURES

export function isFeatureName(name: string): name is FeatureName {
  return Object.hasOwn(FEATURES, name)
}

/** A feature's value; null where its signal was not measured. */
export function featureValue(name: FeatureName, known: Measured): number | null {
  return FEATURES[name](known)
}

function logitOf(p: number | null | undefined): number | null {
  return p === null || p === undefined ? null : logitOfLog(Math.log(p))
}

/** log(p / (1 - p)) from log p, without losing digits near p = 1. */
function logitOfLog(logP: number | null | undefined): number | null {
  if (logP === null || logP === undefined) return null
  const logit = logP - Math.log(-Math.expm1(Math.min(logP, 0)))
  return Math.max(-MAX_LOGIT, Math.min(MAX_LOGIT, logit))
}
