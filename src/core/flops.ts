/** FLOPs of a session run, from the model's architecture alone. Knows no session. */
import type { ModelCard } from './models/model-card.ts'

/** The shape of one forward run of one sequence. */
export interface RunShape {
  readonly newTokens: number
  /** Tokens whose key-value entries were there before. */
  readonly pastLength: number
  /** Positions whose logits are computed: the output head counts for these only. */
  readonly logitRows: number
}

export type CountedModel = Pick<ModelCard, 'architecture' | 'nonEmbeddingParameters'>

/** The same with its architecture for sure; null where that is not known. */
export function countedModel({ architecture, nonEmbeddingParameters }: Partial<CountedModel>): CountedModel | null {
  return architecture === undefined || nonEmbeddingParameters === undefined ? null : { architecture, nonEmbeddingParameters }
}

/**
 * FLOPs of one forward run (a multiplication and an addition are two):
 *
 *     2 · nonEmbeddingParameters · newTokens
 *   + 2 · hidden · vocab · logitRows
 *   + 4 · attentionLayers · heads · headDim · Σ context
 *
 * where the i-th new token (from 1) attends to a context of pastLength + i tokens, itself included: scores and values
 * take 2 FLOPs each per head dimension. A layer with a short convolution in attention's place uses each of its weights once
 * a token, whatever lies before: it is among the parameters alone. Reused tokens cost nothing but their place in the context. Exact in integers.
 * Source: Kaplan et al. 2020 (arXiv 2001.08361), table 1, with the context each token really has in place of its maximum.
 */
export function runFlops(model: CountedModel, run: RunShape): number {
  const { layers, attentionLayers = layers, heads, headDim, hidden, vocab } = model.architecture
  const contexts = run.newTokens * run.pastLength + (run.newTokens * (run.newTokens + 1)) / 2
  return 2 * model.nonEmbeddingParameters * run.newTokens + 2 * hidden * vocab * run.logitRows + 4 * attentionLayers * heads * headDim * contexts
}
