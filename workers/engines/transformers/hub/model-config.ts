/** What config.json and generation_config.json say of a model: its shape, its parameters, where it stops. Reads no weights. */
import * as v from 'valibot'
import type { ModelCard } from '../../../../src/core/models/model-card.ts'
import { EngineFailure } from '../engine-failure.ts'
import { attentionLayers } from './layer-mixers.ts'
import { MODEL_TYPES, modelRefusal } from './model-types.ts'

const Count = v.pipe(v.number(), v.integer(), v.minValue(1))
const TokenIds = v.nullish(v.union([v.number(), v.array(v.number())]))

const ConfigJson = v.object({
  model_type: v.string(),
  hidden_size: Count,
  num_hidden_layers: Count,
  num_attention_heads: Count,
  num_key_value_heads: v.nullish(Count),
  head_dim: v.nullish(Count),
  vocab_size: Count,
  max_position_embeddings: Count,
  tie_word_embeddings: v.nullish(v.boolean()),
  /** LFM2's name for it. */
  tie_embedding: v.nullish(v.boolean()),
  eos_token_id: TokenIds,
})
const WidthJson = v.object({ intermediate_size: Count })
/** What an LFM2 layer's width is worked out from; where a field is left out, its makers' own default holds. */
const AdjustedWidthJson = v.object({
  intermediate_size: v.nullish(Count),
  block_ff_dim: v.nullish(Count),
  block_auto_adjust_ff_dim: v.optional(v.boolean(), true),
  block_ffn_dim_multiplier: v.optional(v.nullable(v.number()), 1),
  block_multiple_of: v.optional(Count, 256),
})
const ConvolutionJson = v.object({ conv_L_cache: v.optional(Count, 3) })
const GenerationJson = v.object({ eos_token_id: TokenIds })

export interface ModelConfig extends Pick<ModelCard, 'architecture' | 'nonEmbeddingParameters' | 'parameters'> {
  readonly modelType: string
  /** Positions the model was trained for. */
  readonly positions: number
  /** Ids that end an answer, of both files. */
  readonly ends: readonly number[]
}

/**
 * Parameters are counted from the shape: attention or a short convolution, feed-forward and the two norms a layer; biases and
 * further norms of some families, less than a thousandth, are not. `generation`: null where the model has no such file.
 * Throws EngineFailure 'model-unsupported' for a type the loop can't run, before anything else is looked at; valibot's error where a field is missing.
 */
export function readConfig(config: unknown, generation: unknown): ModelConfig {
  const { model_type: modelType } = v.parse(v.object({ model_type: v.string() }), config)
  const refusal = modelRefusal(config)
  const kind = MODEL_TYPES[modelType]
  if (refusal !== null || kind === undefined) throw new EngineFailure('model-unsupported', refusal ?? modelType)

  const shape = v.parse(ConfigJson, config)
  const heads = shape.num_attention_heads
  const kvHeads = shape.num_key_value_heads ?? heads
  const headDim = shape.head_dim ?? Math.floor(shape.hidden_size / heads)
  const { hidden_size: hidden, num_hidden_layers: layers, vocab_size: vocab } = shape
  const attention = 2 * hidden * heads * headDim + 2 * hidden * kvHeads * headDim
  // Three gates' worth in, one out, and a kernel a channel.
  const convolution = 4 * hidden * hidden + v.parse(ConvolutionJson, config).conv_L_cache * hidden
  const feedForward = kind.feedForward * hidden * (kind.adjustedWidth ? adjustedWidth(config) : v.parse(WidthJson, config).intermediate_size)
  const attending = attentionLayers(config)
  const nonEmbeddingParameters = attending * attention + (layers - attending) * convolution + layers * (feedForward + 2 * hidden) + hidden
  const tables = shape.tie_word_embeddings ?? shape.tie_embedding ?? kind.tied ? 1 : 2
  const stops = generation === null ? null : v.parse(GenerationJson, generation).eos_token_id
  return {
    modelType,
    architecture: { layers, heads, kvHeads, headDim, hidden, vocab, ...(attending === layers ? {} : { attentionLayers: attending }) },
    nonEmbeddingParameters,
    parameters: nonEmbeddingParameters + tables * vocab * hidden,
    positions: shape.max_position_embeddings,
    ends: [...new Set([...idsOf(shape.eos_token_id), ...idsOf(stops)])],
  }
}

/** LFM2 takes two thirds of the width it states (the gate costs a third matrix), times a factor, rounded up. Throws valibot's error where it states none. */
function adjustedWidth(config: unknown): number {
  const { intermediate_size: width, block_ff_dim: stated = width, ...by } = v.parse(AdjustedWidthJson, config)
  const whole = stated ?? v.parse(WidthJson, config).intermediate_size
  if (!by.block_auto_adjust_ff_dim) return whole
  const two = Math.trunc((2 * whole) / 3)
  return by.block_ffn_dim_multiplier === null ? two : by.block_multiple_of * Math.ceil(Math.trunc(by.block_ffn_dim_multiplier * two) / by.block_multiple_of)
}

function idsOf(ids: number | readonly number[] | null | undefined): readonly number[] {
  return typeof ids === 'number' ? [ids] : ids ?? []
}
