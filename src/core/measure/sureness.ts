/** Raw signals as scores that rise with how sure the model is, so that any one of them alone can route. Calibrates nothing. */
import type { Signals } from '../signals/signals.ts'

const SURENESS = {
  sumLogprob: (s) => s.sumLogprob,
  meanLogprob: (s) => s.meanLogprob,
  minLogprob: (s) => s.minLogprob,
  minMargin: (s) => s.minMargin,
  meanMargin: (s) => s.meanMargin,
  maxEntropy: (s) => (s.maxEntropy === null ? null : -s.maxEntropy),
  meanEntropy: (s) => (s.meanEntropy === null ? null : -s.meanEntropy),
  thoughtMeanLogprob: (s) => s.thoughtMeanLogprob,
  thoughtMinLogprob: (s) => s.thoughtMinLogprob,
  /** P(think) is the model's own wish to think: the less of it, the surer. */
  modePrior: (s) => (s.modePrior === null ? null : 1 - s.modePrior),
  verifier: (s) => s.verifier,
  /** Longer answers are wrong more often. */
  answerTokens: (s) => -s.answerTokens,
  agreement: (s) => s.agreement,
  semanticEntropy: (s) => (s.semanticEntropy === null ? null : -s.semanticEntropy),
} as const satisfies { readonly [name in keyof Signals]: (signals: Signals) => number | null }

export type SignalName = keyof typeof SURENESS

export const SIGNAL_NAMES = Object.keys(SURENESS) as readonly SignalName[]

/** Null where there are no signals or this one was not measured. */
export function sureness(name: SignalName, signals: Signals | null): number | null {
  return signals === null ? null : SURENESS[name](signals)
}
