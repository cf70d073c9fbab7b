/** The raw measures of one pass, gathered. Each has its own file; confidence.ts turns them into one probability. */

/** All from temperature-1 log-probabilities over the answer tokens, the closing <end> included. Nats where logs are meant. */
export interface Signals {
  readonly sumLogprob: number
  readonly meanLogprob: number
  readonly minLogprob: number
  /** Smallest and mean difference p1 - p2 between the two likeliest tokens. */
  readonly minMargin: number
  readonly meanMargin: number
  /** Null where the engine shows only a part of each distribution. */
  readonly maxEntropy: number | null
  readonly meanEntropy: number | null
  /** Mean and minimum log-probability over the thought's tokens; null without a thought. */
  readonly thoughtMeanLogprob: number | null
  readonly thoughtMinLogprob: number | null
  /** P(think) right after the prompt; null where the model was not trained for it. */
  readonly modePrior: number | null
  /** P(true) that the model itself gives this answer when asked; null where it was not asked. */
  readonly verifier: number | null
  readonly answerTokens: number
  /** Share of the samples that gave this answer; null where none were drawn. */
  readonly agreement: number | null
  /** Entropy over the samples' different answers; nats, null where none were drawn. */
  readonly semanticEntropy: number | null
}
