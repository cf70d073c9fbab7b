/** Which kinds of models the decode loop can run, and why it can't run the others: told from config.json alone. Knows no file and no graph. */
import * as v from 'valibot'
import { mixersOf, mixes } from './layer-mixers.ts'

interface ModelType {
  /** Matrices of a feed-forward layer: up and down, or a gate beside them. */
  readonly feedForward: 2 | 3
  /** Whether the head is the embedding where config.json does not say. */
  readonly tied: boolean
  /** Whether the width of its feed-forward layers is worked out from what config.json says of it, as LFM2 does. */
  readonly adjustedWidth?: true
}

const GATED: ModelType = { feedForward: 3, tied: false }
const GATED_TIED: ModelType = { feedForward: 3, tied: true }
const PLAIN: ModelType = { feedForward: 2, tied: false }

/** Decoders whose whole memory of a prompt is keys and values a layer, or the latest inputs of a short convolution. */
export const MODEL_TYPES: Readonly<Record<string, ModelType>> = {
  llama: GATED, mistral: GATED, ministral: GATED, ministral3: GATED, qwen2: GATED, qwen3: GATED, smollm3: GATED_TIED, granite: GATED,
  gemma: GATED_TIED, gemma2: GATED_TIED, gemma3_text: GATED_TIED, vaultgemma: GATED_TIED, cohere: GATED_TIED, cohere2: GATED_TIED,
  olmo: GATED, olmo2: GATED, olmo3: GATED, phi3: GATED, stablelm: GATED, helium: GATED, glm: GATED, ernie4_5: GATED_TIED, hunyuan_v1_dense: GATED_TIED,
  lfm2: { ...GATED_TIED, adjustedWidth: true },
  phi: PLAIN, starcoder2: PLAIN, arcee: PLAIN, apertus: PLAIN, nanochat: PLAIN,
}

/** For the page that offers downloads. */
export const SUPPORTED_MODEL_TYPES: readonly string[] = Object.keys(MODEL_TYPES)

/** What rules a model out: by a type that is known for it, or by what its config holds, whatever its type. */
interface Obstacle {
  readonly types: readonly string[]
  readonly shows: (config: Readonly<Record<string, unknown>>) => boolean
  readonly says: string
}

/** The first that applies is told: a model that sees pictures may have experts as well. */
const OBSTACLES: readonly Obstacle[] = [
  {
    types: ['lfm2_vl', 'lfm2_audio', 'gemma3', 'gemma3n', 'gemma4', 'qwen2_vl', 'qwen2_5_vl', 'qwen3_vl', 'qwen3_5', 'qwen3_5_moe', 'idefics3', 'smolvlm', 'llava', 'paligemma', 'phi3_v', 'mistral3', 'voxtral'],
    shows: (config) => ['vision_config', 'audio_config', 'text_config'].some((part) => isObject(config[part])),
    says: 'take pictures or sound beside text, in several graphs, and this app runs a single one of text: choose a text model of the same family',
  },
  {
    types: [
      'mamba', 'mamba2', 'falcon_mamba', 'falcon_h1', 'granitemoehybrid', 'nemotron_h', 'jamba', 'bamba', 'zamba', 'zamba2', 'plamo2', 'rwkv',
      'qwen3_next', 'qwen3_5_text', 'qwen3_5_moe_text', 'olmo_hybrid', 'zaya', 'deepseek_v4',
    ],
    shows: (config) => mixersOf(config).some((mixer) => /mamba|linear|recurrent/.test(mixer)) || ['mamba_d_state', 'ssm_state_size', 'ssm_cfg'].some((field) => config[field] !== undefined),
    says: 'keep a state that every token rewrites (Mamba, linear attention), which this app does not carry: choose a Llama, Qwen 3, SmolLM, Gemma 3 or LFM2 model',
  },
  {
    types: ['lfm2_moe', 'mixtral', 'qwen2_moe', 'qwen3_moe', 'gpt_oss', 'olmoe', 'granitemoe', 'phimoe', 'ernie4_5_moe', 'glm4_moe', 'deepseek_v2', 'deepseek_v3', 'hunyuan_v1_moe'],
    shows: (config) => ['num_experts', 'num_local_experts', 'n_routed_experts'].some((field) => Number(config[field]) > 1),
    says: 'choose among experts for every token, whose work this app cannot count and whose weights seldom fit a browser: choose a dense model, such as Qwen 3 or LFM2 of a few billion parameters at most',
  },
]

/** A config is somebody else's text, and names end up in a sentence on the page. */
const LONGEST_NAME = 40
const Typed = v.looseObject({ model_type: v.string() })

/** Why a model with this config is not run, with the next step; null where it is. Throws valibot's error where it names no type. */
export function modelRefusal(config: unknown): string | null {
  const read = v.parse(Typed, config)
  const type = read.model_type.slice(0, LONGEST_NAME)
  if (Object.hasOwn(MODEL_TYPES, type)) {
    const unknown = mixersOf(read).find((mixer) => mixes(mixer) === null)
    if (unknown === undefined) return null
    return `this model has layers of the kind "${unknown.slice(0, LONGEST_NAME)}", which are not supported: choose another model`
  }
  const obstacle = OBSTACLES.find(({ types }) => types.includes(type)) ?? OBSTACLES.find(({ shows }) => shows(read))
  if (obstacle !== undefined) return `models of type "${type}" ${obstacle.says}`
  return `models of type "${type}" are not supported: choose a text model of one of these types: ${SUPPORTED_MODEL_TYPES.join(', ')}`
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
