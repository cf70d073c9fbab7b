/** Models of the Hub that this app is known to suit. What a listing tells (sizes, context, licence of this version) is read from there, not kept here. */

export interface HubCatalogueRow {
  readonly repo: string
  readonly name: string
  /** In millions, as its makers name it. */
  readonly parameters: number
  /** As its makers state it. */
  readonly licence: string
  /** Whether its chat template can switch thinking on and off. */
  readonly thinking: boolean
}

/** Smallest first. */
export const HUB_CATALOGUE: readonly HubCatalogueRow[] = [
  { repo: 'HuggingFaceTB/SmolLM2-135M-Instruct', name: 'SmolLM2 135M', parameters: 135, licence: 'apache-2.0', thinking: false },
  { repo: 'HuggingFaceTB/SmolLM2-360M-Instruct', name: 'SmolLM2 360M', parameters: 360, licence: 'apache-2.0', thinking: false },
  { repo: 'onnx-community/Qwen3-0.6B-ONNX', name: 'Qwen3 0.6B', parameters: 600, licence: 'apache-2.0', thinking: true },
  { repo: 'onnx-community/Llama-3.2-1B-Instruct', name: 'Llama 3.2 1B', parameters: 1000, licence: 'llama3.2', thinking: false },
  { repo: 'onnx-community/Qwen3-1.7B-ONNX', name: 'Qwen3 1.7B', parameters: 1700, licence: 'apache-2.0', thinking: true },
  { repo: 'HuggingFaceTB/SmolLM3-3B-ONNX', name: 'SmolLM3 3B', parameters: 3000, licence: 'apache-2.0', thinking: true },
]
