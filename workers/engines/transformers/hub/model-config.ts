/** What config.json and generation_config.json say of a model: its shape, its parameters, where it stops. Reads no weights. */
import * as v from 'valibot'
import type { ModelCard } from '../../../../src/core/model-card.ts'
import { EngineFailure } from '../engine-failure.ts'
import { MODEL_TYPES, typeRefusal } from './model-types.ts'

const Count = v.pipe(v.number(), v.integer(), v.minValue(1))
const TokenIds = v.nullish(v.union([v.number(), v.array(v.number())]))

const ConfigJson = v.object({
  model_type: v.string(),
  hidden_size: Count,
  intermediate_size: Count,
  num_hidden_layers: Count,
  num_attention_heads: Count,
  num_key_value_heads: v.nullish(Count),
  head_dim: v.nullish(Count),
  vocab_size: Count,
  max_position_embeddings: Count,
  tie_word_embeddings: v.nullish(v.boolean()),
  eos_token_id: TokenIds,
})
const GenerationJson = v.object({ eos_token_id: TokenIds })

export interface ModelConfig extends Pick<ModelCard, 'architecture' | 'nonEmbeddingParameters' | 'parameters'> {
  readonly modelType: string
  /** Positions the model was trained for. */
  readonly positions: number
  /** Ids that end an answer, of both files. */
  readonly ends: readonly number[]
}

/**
 * Parameters are counted from the shape: attention, feed-forward and the two norms a layer; biases and further norms of
 * some families, less than a thousandth, are not. `generation`: null where the model has no such file.
 * Throws EngineFailure 'model-unsupported' for a type the loop can't run, before anything else is looked at; valibot's error where a field is missing.
 */
export function readConfig(config: unknown, generation: unknown): ModelConfig {
  const { model_type: modelType } = v.parse(v.object({ model_type: v.string() }), config)
  const refusal = typeRefusal(modelType)
  const kind = MODEL_TYPES[modelType]
  if (refusal !== null || kind === undefined) throw new EngineFailure('model-unsupported', refusal ?? modelType)

  const shape = v.parse(ConfigJson, config)
  const heads = shape.num_attention_heads
  const kvHeads = shape.num_key_value_heads ?? heads
  const headDim = shape.head_dim ?? Math.floor(shape.hidden_size / heads)
  const { hidden_size: hidden, num_hidden_layers: layers, vocab_size: vocab } = shape
  const attention = 2 * hidden * heads * headDim + 2 * hidden * kvHeads * headDim
  const feedForward = kind.feedForward * hidden * shape.intermediate_size
  const nonEmbeddingParameters = layers * (attention + feedForward + 2 * hidden) + hidden
  const tables = shape.tie_word_embeddings ?? kind.tied ? 1 : 2
  const stops = generation === null ? null : v.parse(GenerationJson, generation).eos_token_id
  return {
    modelType,
    architecture: { layers, heads, kvHeads, headDim, hidden, vocab },
    nonEmbeddingParameters,
    parameters: nonEmbeddingParameters + tables * vocab * hidden,
    positions: shape.max_position_embeddings,
    ends: [...new Set([...idsOf(shape.eos_token_id), ...idsOf(stops)])],
  }
}

function idsOf(ids: number | readonly number[] | null | undefined): readonly number[] {
  return typeof ids === 'number' ? [ids] : ids ?? []
}
