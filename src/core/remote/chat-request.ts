/** The body of a request to a server, made from a prompt: one function for what is shown before sending and for what is sent. Knows no network. */
import type { Reasoning } from './endpoint.ts'

export interface ChatAsk {
  readonly model: string
  readonly prompt: string
  /** Whether it is asked to think first. */
  readonly think: boolean
  /** Most tokens: of the answer (direct), or of the thought, to which room for the answer is added. */
  readonly cap: number
  readonly reasoning: Reasoning
  readonly logprobs: boolean
}

/** The likeliest tokens that are asked for with each: enough for a margin and a runner-up; servers commonly allow up to 20. */
export const TOP_LOGPROBS = 5
/** Tokens of the answer that follow a thought: a server can't be told to close a thought at its cap, so both share one limit. */
export const ANSWER_TOKENS = 512
/** Characters a token at least stands for, and tokens a chat template adds: for a price that is not too low. */
const CHARACTERS_PER_TOKEN = 3
const TEMPLATE_TOKENS = 40

/** The last prompt alone: no history, no system prompt. Greedy, so that log-probabilities are the model's own. */
export function chatBody(ask: ChatAsk): Readonly<Record<string, unknown>> {
  return {
    model: ask.model,
    messages: [{ role: 'user', content: ask.prompt }],
    max_tokens: maxTokens(ask),
    temperature: 0,
    stream: true,
    stream_options: { include_usage: true },
    ...(ask.logprobs ? { logprobs: true, top_logprobs: TOP_LOGPROBS } : {}),
    ...reasoningFields(ask),
  }
}

/** Most tokens that the server is asked to generate, thought and answer together. */
export function maxTokens({ think, cap }: Pick<ChatAsk, 'think' | 'cap'>): number {
  return think ? cap + ANSWER_TOKENS : cap
}

/** US dollars that the request costs at most, by its longest answer and a cautious guess at the prompt's tokens; null where no price is known. */
export function highestPrice(ask: Pick<ChatAsk, 'prompt' | 'think' | 'cap'>, price: { readonly input: number; readonly output: number } | null): number | null {
  if (price === null) return null
  const promptTokens = Math.ceil(ask.prompt.length / CHARACTERS_PER_TOKEN) + TEMPLATE_TOKENS
  return (promptTokens * price.input + maxTokens(ask) * price.output) / 1e6
}

function reasoningFields({ reasoning, think }: ChatAsk): Readonly<Record<string, unknown>> {
  switch (reasoning) {
    case 'none': return {}
    case 'template': return { chat_template_kwargs: { enable_thinking: think } }
    case 'effort': return { reasoning_effort: think ? 'medium' : 'none' }
    default: return reasoning satisfies never
  }
}
