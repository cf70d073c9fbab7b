/** Which kinds of models the decode loop can run, as data: the `model_type` of config.json. Knows no file. */

interface ModelType {
  /** Matrices of a feed-forward layer: up and down, or a gate beside them. */
  readonly feedForward: 2 | 3
  /** Whether the head is the embedding where config.json does not say. */
  readonly tied: boolean
}

const GATED: ModelType = { feedForward: 3, tied: false }
const GATED_TIED: ModelType = { feedForward: 3, tied: true }
const PLAIN: ModelType = { feedForward: 2, tied: false }

/** Decoders whose whole memory of a prompt is keys and values a layer. */
export const MODEL_TYPES: Readonly<Record<string, ModelType>> = {
  llama: GATED, mistral: GATED, ministral: GATED, ministral3: GATED, qwen2: GATED, qwen3: GATED, smollm3: GATED_TIED, granite: GATED,
  gemma: GATED_TIED, gemma2: GATED_TIED, gemma3_text: GATED_TIED, vaultgemma: GATED_TIED, cohere: GATED_TIED, cohere2: GATED_TIED,
  olmo: GATED, olmo2: GATED, olmo3: GATED, phi3: GATED, stablelm: GATED, helium: GATED, glm: GATED, ernie4_5: GATED_TIED, hunyuan_v1_dense: GATED_TIED,
  phi: PLAIN, starcoder2: PLAIN, arcee: PLAIN, apertus: PLAIN, nanochat: PLAIN,
}

/** Decoders that keep a running state beside keys and values, which this loop does not carry. */
const HYBRID: readonly string[] = [
  'lfm2', 'lfm2_moe', 'granitemoehybrid', 'falcon_h1', 'nemotron_h', 'qwen3_next', 'qwen3_5', 'qwen3_5_text', 'qwen3_5_moe', 'olmo_hybrid', 'zaya',
  'deepseek_v4',
]

/** For the page that offers downloads. */
export const SUPPORTED_MODEL_TYPES: readonly string[] = Object.keys(MODEL_TYPES)

/** Why a model of this type is not run, with the next step; null where it is. */
export function typeRefusal(modelType: string): string | null {
  if (Object.hasOwn(MODEL_TYPES, modelType)) return null
  if (HYBRID.includes(modelType)) {
    return `models of type "${modelType}" keep a running state beside their keys and values, which is not supported yet: choose a Llama, Qwen 3, SmolLM or Gemma model`
  }
  return `models of type "${modelType}" are not supported: choose a text model of one of these types: ${SUPPORTED_MODEL_TYPES.join(', ')}`
}
