/** One chunk of a streamed answer, or a whole one, as servers send it, read into one shape. Knows no stream. */
import * as v from 'valibot'
import { RemoteError, quoted } from './remote-failure.ts'

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Text = v.nullish(v.string(), '')

const Logprob = v.object({ token: v.string(), logprob: v.nullish(v.number(), null), id: v.optional(Count) })
const Logprobs = v.object({ content: v.nullish(v.array(v.object({ ...Logprob.entries, top_logprobs: v.nullish(v.array(Logprob), []) })), []) })
/** `reasoning_content`: llama.cpp, vLLM before 0.11, DeepSeek; `reasoning`: vLLM, OpenRouter, Ollama. */
const Message = v.object({ content: Text, reasoning_content: Text, reasoning: Text })

const Chunk = v.object({
  choices: v.nullish(v.array(v.object({
    delta: v.nullish(Message), message: v.nullish(Message), finish_reason: v.nullish(v.string(), null), logprobs: v.nullish(Logprobs, null),
  })), []),
  usage: v.nullish(v.object({
    prompt_tokens: Count, completion_tokens: v.nullish(Count, 0), prompt_tokens_details: v.nullish(v.object({ cached_tokens: v.nullish(Count, null) }), null),
  }), null),
  error: v.nullish(v.unknown(), null),
})

export interface ServerUsage {
  readonly promptTokens: number
  readonly completionTokens: number
  /** Prompt tokens that were not read anew; null where the server does not say. */
  readonly cachedTokens: number | null
}

export interface ChunkToken {
  readonly text: string
  /** In the model's vocabulary; null where the server does not say. */
  readonly id: number | null
  /** Nats. */
  readonly logprob: number | null
  /** Likeliest first: text and nats. */
  readonly top: readonly (readonly [text: string, logprob: number])[]
}

export interface ChatChunk {
  readonly thought: string
  readonly answer: string
  /** Of the answer; of the thought where the chunk has only that. Empty where the server gives none. */
  readonly tokens: readonly ChunkToken[]
  readonly finish: string | null
  readonly usage: ServerUsage | null
}

/** Throws RemoteError where the text is no chunk, or an error of the server's. `key`: kept out of what is quoted. */
export function readChunk(text: string, key: string | null): ChatChunk {
  const parsed = v.safeParse(Chunk, parseJson(text))
  if (!parsed.success) {
    const path = v.getDotPath(parsed.issues[0])
    throw new RemoteError('remote-failed', `The server’s answer is not of the kind that was asked for${path === null ? '' : ` (at ${path})`}. Check that the address leads to an OpenAI-compatible server.`)
  }
  const { choices, usage, error } = parsed.output
  if (error !== null) throw new RemoteError('remote-failed', `The server broke off with an error. Try again, or look at its own log.${quoted(messageOf(error), key)}`)
  const choice = choices?.[0]
  const message = choice?.delta ?? choice?.message
  return {
    thought: message?.reasoning_content || message?.reasoning || '',
    answer: message?.content ?? '',
    tokens: (choice?.logprobs?.content ?? []).map(({ token, id, logprob, top_logprobs: top }) => ({
      text: token,
      id: id ?? null,
      logprob: finite(logprob),
      top: (top ?? []).flatMap((one) => { const nats = finite(one.logprob); return nats === null ? [] : [[one.token, nats] as const] }).toSorted((a, b) => b[1] - a[1]),
    })),
    finish: choice?.finish_reason ?? null,
    usage: usage === null || usage === undefined ? null : {
      promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens ?? 0, cachedTokens: usage.prompt_tokens_details?.cached_tokens ?? null,
    },
  }
}

/** What an error body says for itself, in any of the shapes in use. */
export function messageOf(error: unknown): string {
  if (typeof error === 'string') return error
  if (typeof error !== 'object' || error === null) return ''
  for (const name of ['message', 'error', 'detail']) {
    const inner = (error as Readonly<Record<string, unknown>>)[name]
    if (inner !== undefined && inner !== null) return messageOf(inner)
  }
  return ''
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RemoteError('remote-failed', text.trimStart().startsWith('<')
      ? 'The server answered with a web page instead of an answer. Check that the address ends where the chat server begins, often in /v1.'
      : 'The server’s answer is not JSON. Check that the address leads to an OpenAI-compatible server.')
  }
}

/** Some servers write a stand-in such as -9999 for a token outside what they keep: as good as impossible, and no number to average. */
function finite(logprob: number | null | undefined): number | null {
  return logprob === null || logprob === undefined || !Number.isFinite(logprob) || logprob <= -1000 ? null : Math.min(0, logprob)
}
