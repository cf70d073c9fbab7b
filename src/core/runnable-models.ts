/** Which kinds of models the decode loop can run. Data. */

/** `model_type` of a model's config.json: decoders with plain keys and values, which can be forked and cut. */
export const RUNNABLE_TYPES: readonly string[] = [
  'llama', 'qwen2', 'qwen3', 'smollm3', 'gemma3_text', 'mistral', 'phi3', 'granite', 'olmo2',
]
