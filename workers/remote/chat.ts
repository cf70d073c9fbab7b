/** One answer of a server: a request body goes out, parts come back as they are written, and one end. Never throws. Knows no consent and no engine. */
import type { RemoteFailure } from './remote-failure.ts'
import { RemoteError } from './remote-failure.ts'
import { type ChatChunk, type ChunkToken, type ServerUsage, readChunk } from './chat-chunk.ts'
import { type Deadlines, createGuard } from './guard.ts'
import { type ServerParts, type ServerRequest, askServer, deadlineFailure } from './server.ts'
import { createSseReader } from './sse.ts'
import { type RemotePart, createThinkSplit } from './think-split.ts'

export type ChatEnd =
  | { readonly ok: true; readonly finish: 'end' | 'cap' | 'cancelled'; readonly usage: ServerUsage | null }
  | ({ readonly ok: false } & RemoteFailure)

export interface ChatParts extends ServerParts {
  readonly deadlines: Deadlines
}

/** `onParts` is told of parts in order, and never after the end. */
export async function chat(request: ServerRequest, parts: ChatParts, stop: AbortSignal, onParts: (parts: readonly RemotePart[]) => void): Promise<ChatEnd> {
  const guard = createGuard(parts.clock, parts.deadlines, stop)
  const answer = createAnswerReader(request, onParts)
  try {
    const done = await askServer(request, parts, guard, answer.feed)
    if (done === null) return guard.endedBy() === 'person' ? { ok: true, finish: 'cancelled', usage: null } : { ok: false, ...deadlineFailure(request.host, guard) }
    return answer.end()
  } catch (thrown) {
    return { ok: false, ...(thrown instanceof RemoteError ? thrown.failure : { code: 'remote-failed', detail: `The answer of ${request.host} could not be read. Try again.` }) }
  } finally {
    answer.flush()
    guard.close()
  }
}

interface AnswerReader {
  feed(bytes: Uint8Array, contentType: string): void
  end(): ChatEnd
  /** What was held back is text after all. */
  flush(): void
}

/** Streamed events, or one JSON text where a server does not stream. Throws RemoteError. */
function createAnswerReader({ host, key }: ServerRequest, onParts: (parts: readonly RemotePart[]) => void): AnswerReader {
  const sse = createSseReader()
  const split = createThinkSplit()
  const whole = { decoder: new TextDecoder(), text: '', streamed: true }
  let finish: string | null = null
  let usage: ServerUsage | null = null
  let done = false

  function take(data: string): void {
    if (done || data === '') return
    if (data.trim() === '[DONE]') {
      done = true
      return
    }
    const chunk = readChunk(data, key)
    finish ??= chunk.finish
    usage = chunk.usage ?? usage
    const read = partsOf(chunk, split.feed)
    if (read.length > 0) onParts(read)
  }

  function flush(): void {
    const rest = split.end()
    if (rest.length > 0) onParts(rest)
  }

  return {
    feed: (bytes, contentType) => {
      whole.streamed = !contentType.startsWith('application/json')
      if (whole.streamed) for (const data of sse.feed(bytes)) take(data)
      else whole.text += whole.decoder.decode(bytes, { stream: true })
    },
    end: () => {
      if (whole.streamed) for (const data of sse.end()) take(data)
      else take(whole.text)
      flush()
      switch (finish) {
        case 'length': return { ok: true, finish: 'cap', usage }
        case 'content_filter': return { ok: false, code: 'remote-failed', detail: `${host} held its answer back (its own filter). Ask it in another way, or ask another model.` }
        case null: return { ok: false, code: 'remote-failed', detail: `${host} broke off before its answer was whole. Try again; if it stays so, look at the server’s own log.` }
        case 'abort':
        case 'error': return { ok: false, code: 'remote-failed', detail: `${host} gave its answer up. Try again.` }
        default: return { ok: true, finish: 'end', usage }
      }
    },
    flush,
  }
}

/** A part for each token where the server lists them, else one for each piece of text. */
function partsOf({ thought, answer, tokens }: ChatChunk, split: (token: ChunkToken) => readonly RemotePart[]): readonly RemotePart[] {
  const thoughts = thought === '' ? [] : aligned(thought, answer === '' ? tokens : []).map((token): RemotePart => ({ ...token, kind: 'thought' }))
  const answers = answer === '' ? (thought === '' ? tokens.map(withoutText) : []) : aligned(answer, tokens)
  return [...thoughts, ...answers.flatMap(split)]
}

/** Tokens whose texts make up the chunk's. Half a character's bytes, or a tag the server took out, don't: then the last one carries the text. */
function aligned(text: string, tokens: readonly ChunkToken[]): readonly ChunkToken[] {
  const last = tokens.at(-1)
  if (last === undefined) return [{ text, id: null, logprob: null, top: [] }]
  if (tokens.map((token) => token.text).join('') === text) return tokens
  return [...tokens.slice(0, -1).map(withoutText), { ...last, text }]
}

function withoutText(token: ChunkToken): ChunkToken {
  return { ...token, text: '' }
}
