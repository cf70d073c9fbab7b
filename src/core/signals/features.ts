/** The calibrator's inputs by name: signals as they are, or transformed so that the logit of being right is nearer to linear in them. */
import type { Signals } from './signals.ts'

/** Log-odds are cut here on both sides: beyond it a float32 softmax has no more to say. */
const MAX_LOGIT = 15

const FEATURES = {
  sumLogprob: (s) => s.sumLogprob,
  meanLogprob: (s) => s.meanLogprob,
  minLogprob: (s) => s.minLogprob,
  minMargin: (s) => s.minMargin,
  meanMargin: (s) => s.meanMargin,
  maxEntropy: (s) => s.maxEntropy,
  meanEntropy: (s) => s.meanEntropy,
  thoughtMeanLogprob: (s) => s.thoughtMeanLogprob,
  thoughtMinLogprob: (s) => s.thoughtMinLogprob,
  modePrior: (s) => s.modePrior,
  verifier: (s) => s.verifier,
  answerTokens: (s) => s.answerTokens,
  agreement: (s) => s.agreement,
  semanticEntropy: (s) => s.semanticEntropy,
  /** Log-odds of the whole answer: were the model calibrated, this alone would be the answer's logit. */
  logitSequence: (s) => logitOfLog(s.sumLogprob),
  /** Log-odds of the weakest token. */
  logitWeakest: (s) => logitOfLog(s.minLogprob),
  logitThoughtWeakest: (s) => (s.thoughtMinLogprob === null ? null : logitOfLog(s.thoughtMinLogprob)),
  logitModePrior: (s) => (s.modePrior === null ? null : logitOfLog(Math.log(s.modePrior))),
  logitVerifier: (s) => (s.verifier === null ? null : logitOfLog(Math.log(s.verifier))),
} as const satisfies Record<string, (signals: Signals) => number | null>

export type FeatureName = keyof typeof FEATURES

export function isFeatureName(name: string): name is FeatureName {
  return Object.hasOwn(FEATURES, name)
}

/** A feature's value; null where its signal was not measured. */
export function featureValue(name: FeatureName, signals: Signals): number | null {
  return FEATURES[name](signals)
}

/** log(p / (1 - p)) from log p, without losing digits near p = 1. */
function logitOfLog(logP: number): number {
  const logit = logP - Math.log(-Math.expm1(Math.min(logP, 0)))
  return Math.max(-MAX_LOGIT, Math.min(MAX_LOGIT, logit))
}
