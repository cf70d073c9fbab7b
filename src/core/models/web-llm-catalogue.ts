/**
 * Models of web-llm's own list that this app offers. Copied as data, so that the page need not load the 6 MB that carry the list;
 * a test holds each row against the installed package.
 */
import type { MlcDtype } from './dtype.ts'

/** Of @mlc-ai/web-llm: a compiled library belongs to the version it was compiled for. */
export const WEB_LLM_VERSION = '0.2.86'

/** Where web-llm's list has its compiled libraries: pinned to their version by the folder, listed by no hub. */
const LIBRARIES = 'https://raw.githubusercontent.com/mlc-ai/binary-mlc-llm-libs/main/web-llm-models/v0_2_86/base/'

export interface WebLlmRow {
  readonly repo: string
  readonly name: string
  /** In millions, as its makers name it. */
  readonly parameters: number
  /** As its makers state it. */
  readonly licence: string
  readonly thinking: boolean
  readonly dtype: MlcDtype
  /** Of graphics memory, as web-llm declares it. */
  readonly memoryMB: number
  /** Tokens that web-llm runs it with. */
  readonly context: number
  /** Address of its compiled library. */
  readonly library: string
}

interface Listed extends Pick<WebLlmRow, 'name' | 'parameters' | 'licence' | 'thinking'> {
  readonly dtypes: readonly (readonly [dtype: MlcDtype, memoryMB: number])[]
  /** What repository and library are called by, before their format. */
  readonly id: string
}

/** Smallest first. */
const LISTED: readonly Listed[] = [
  { id: 'SmolLM2-135M-Instruct', name: 'SmolLM2 135M', parameters: 135, licence: 'apache-2.0', thinking: false, dtypes: [['q0f32', 719.38]] },
  { id: 'SmolLM2-360M-Instruct', name: 'SmolLM2 360M', parameters: 360, licence: 'apache-2.0', thinking: false, dtypes: [['q4f16_1', 376.06], ['q4f32_1', 579.61]] },
  { id: 'Qwen3-0.6B', name: 'Qwen3 0.6B', parameters: 600, licence: 'apache-2.0', thinking: true, dtypes: [['q4f16_1', 1403.34], ['q4f32_1', 1924.98]] },
  { id: 'gemma3-1b-it', name: 'Gemma 3 1B', parameters: 1000, licence: 'gemma', thinking: false, dtypes: [['q4f16_1', 711.07]] },
  { id: 'Llama-3.2-1B-Instruct', name: 'Llama 3.2 1B', parameters: 1000, licence: 'llama3.2', thinking: false, dtypes: [['q4f16_1', 879.04], ['q4f32_1', 1128.82]] },
  { id: 'Qwen3-1.7B', name: 'Qwen3 1.7B', parameters: 1700, licence: 'apache-2.0', thinking: true, dtypes: [['q4f16_1', 2036.66]] },
]

export const WEB_LLM_CATALOGUE: readonly WebLlmRow[] = LISTED.flatMap(({ id, dtypes, ...row }) => dtypes.map(([dtype, memoryMB]): WebLlmRow => ({
  ...row, dtype, memoryMB, context: 4096, repo: `mlc-ai/${id}-${dtype}-MLC`, library: `${LIBRARIES}${id}-${dtype}_cs1k-webgpu.wasm`,
})))

export function webLlmRow(repo: string): WebLlmRow | null {
  return WEB_LLM_CATALOGUE.find((row) => row.repo === repo) ?? null
}
