/** What models a server offers (GET /models). Never throws. */
import * as v from 'valibot'
import { parseJson } from './chat-chunk.ts'
import { createGuard } from './guard.ts'
import type { ChatParts } from './chat.ts'
import { RemoteError, type RemoteFailure } from './remote-failure.ts'
import { type ServerRequest, askServer, deadlineFailure } from './server.ts'

export interface OfferedModel {
  readonly id: string
  /** Tokens; null where the server does not say. */
  readonly context: number | null
}

export type ModelsEnd = { readonly ok: true; readonly models: readonly OfferedModel[] } | ({ readonly ok: false } & RemoteFailure)

const Tokens = v.nullish(v.number(), null)
/** `max_model_len`: vLLM; `meta.n_ctx`: llama.cpp; `context_length`: OpenRouter. */
const List = v.object({ data: v.nullish(v.array(v.object({
  id: v.string(), max_model_len: Tokens, context_length: Tokens, meta: v.nullish(v.object({ n_ctx: Tokens, n_ctx_train: Tokens }), null),
})), []) })

/** OpenRouter lists a few hundred. */
const MOST_MODELS = 1000

export async function listModels(request: ServerRequest, parts: ChatParts, stop: AbortSignal): Promise<ModelsEnd> {
  const guard = createGuard(parts.clock, parts.deadlines, stop)
  const decoder = new TextDecoder()
  let text = ''
  try {
    const done = await askServer(request, parts, guard, (bytes) => { text += decoder.decode(bytes, { stream: true }) })
    if (done === null) return { ok: false, ...deadlineFailure(request.host, guard) }
    const parsed = v.safeParse(List, parseJson(text))
    if (!parsed.success) return { ok: false, code: 'remote-failed', detail: `${request.host} does not list its models in the usual way. Type the model’s name yourself.` }
    return {
      ok: true,
      models: (parsed.output.data ?? []).slice(0, MOST_MODELS).map(({ id, max_model_len: vllm, context_length: router, meta }) => (
        { id, context: positive(vllm) ?? positive(router) ?? positive(meta?.n_ctx) ?? positive(meta?.n_ctx_train) }
      )),
    }
  } catch (thrown) {
    return { ok: false, ...(thrown instanceof RemoteError ? thrown.failure : { code: 'remote-failed', detail: `The list of ${request.host} could not be read. Type the model’s name yourself.` }) }
  } finally {
    guard.close()
  }
}

function positive(tokens: number | null | undefined): number | null {
  return tokens !== null && tokens !== undefined && Number.isInteger(tokens) && tokens > 0 ? tokens : null
}
