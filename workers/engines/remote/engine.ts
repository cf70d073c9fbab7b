/** A server's model behind core's Engine contract. Knows no address, no key and no consent: those are behind the transport. */
import type { Capabilities, Check, Completion, Engine, GenerateRequest, ModelFacts, Part, PreparedPrompt, Sequence } from '../../../src/core/engine.ts'
import { type EndpointFacts, remoteModelId } from '../../../src/core/remote/endpoint.ts'
import { REMOTE } from '../../../src/core/ladder.ts'
import type { Usage } from '../../../src/core/usage.ts'
import type { ServerUsage } from '../../remote/chat-chunk.ts'
import type { RemotePart } from '../../remote/think-split.ts'
import { EngineFailure } from '../transformers/engine-failure.ts'
import type { RemoteTransport } from './transport.ts'

/** Tokens where a server does not say: the least that servers of today are started with. */
const UNKNOWN_CONTEXT = 4096
/** Thought tokens where nothing was measured. */
const THINK_CAP = 1024
/** For the estimate of a prompt's tokens before the server has counted them. */
const CHARACTERS_PER_TOKEN = 4
/** A text with more than these for each token of the context can't fit, whatever the language. */
const MOST_CHARACTERS_PER_TOKEN = 8
/** How often a waiting pass looks whether it was stopped: the signal has no events. */
const LOOK_MS = 40
/** No vocabulary has it: the server did not say which token it was. */
export const UNKNOWN_TOKEN = -1

export function createRemoteEngine(endpoint: EndpointFacts, transport: RemoteTransport, now: () => number = () => performance.now()): Engine {
  const model = remoteFacts(endpoint)
  const open = new Set<Sequence>()
  let closed = false
  return {
    id: REMOTE,
    model,
    backend: 'remote',
    capabilities: remoteCapabilities(endpoint),
    open: (text) => {
      if (closed) throw new EngineFailure('internal', 'this engine is closed')
      const sequence = createSequence(text, endpoint, model, transport, now, () => open.delete(sequence))
      open.add(sequence)
      return sequence
    },
    // The transport is shared by all servers' engines; it is not this one's to close.
    close: async () => {
      closed = true
      for (const sequence of open) sequence.close()
    },
  }
}

/** The contract's facts, before any engine is made: for the ladder and the page. */
export function remoteFacts({ id, name, model, found }: EndpointFacts): ModelFacts {
  return {
    id: remoteModelId(id), name: model === '' ? name : `${model} at ${name}`, context: found?.context ?? UNKNOWN_CONTEXT,
    decline: [], modeChoice: false, thinkCap: THINK_CAP, skills: [],
  }
}

export function remoteCapabilities({ reasoning, found }: EndpointFacts): Capabilities {
  return {
    logprobs: found?.logprobs ?? 'none', fork: false, crop: false, batch: false, thinking: reasoning === 'none' ? 'none' : 'switch',
    reportsReuse: found?.reportsReuse ?? false,
  }
}

function createSequence(typed: string, endpoint: EndpointFacts, model: ModelFacts, transport: RemoteTransport, now: () => number, onClose: () => void): Sequence {
  const prompt = preparePrompt(typed, model.context)
  const meter = (): Meter => createMeter(model.id, now)
  let latest = meter()
  let state: 'open' | 'running' | 'closed' = 'open'
  let stopRunning = (): void => {}

  async function* generate({ mode, cap, signal }: GenerateRequest): AsyncGenerator<Part, Completion, void> {
    if (state !== 'open') throw new Error(`this sequence is ${state}`)
    if (mode !== 'direct' && (mode !== 'think' || endpoint.reasoning === 'none')) throw new Error(`a server’s model has no mode ${mode}`)
    state = 'running'
    const call = latest = meter()
    if (signal.aborted) {
      state = 'open'
      return completion('cancelled', call.usage())
    }
    const asked = transport.ask({ endpoint: endpoint.id, prompt: prompt.text, think: mode === 'think', cap })
    stopRunning = asked.stop
    const look = setInterval(() => { if (signal.aborted) asked.stop() }, LOOK_MS)
    let ended = false
    try {
      for (let heard = await asked.next(); heard !== null; heard = await asked.next()) {
        for (const one of heard) {
          if (one === 'sent') call.sent()
          else {
            call.token()
            yield partOf(one)
          }
          if (signal.aborted) {
            // What else had come is not read any more: a stop takes effect at this token.
            asked.stop()
            break
          }
        }
      }
      const end = await asked.end
      if (!end.ok) throw new EngineFailure(end.code, end.detail)
      ended = true
      if (end.finish === 'cancelled') call.cancelled()
      else call.ended(end.usage)
      return completion(end.finish, call.usage())
    } finally {
      clearInterval(look)
      // The reader walked away, or it failed: what was written belongs to a call that came to nothing.
      if (!ended) {
        asked.stop()
        call.cancelled()
      }
      if (state === 'running') state = 'open'
      else onClose()
    }
  }

  return {
    prompt,
    usage: () => latest.usage(),
    generate,
    check: async (): Promise<Check> => { throw new Error('a server’s model was not trained to check') },
    close: () => {
      if (state === 'running') stopRunning()
      else onClose()
      state = 'closed'
    },
  }
}

function completion(finish: Completion['finish'], usage: Usage): Completion {
  return { finish, forced: false, modePrior: null, usage }
}

function partOf({ kind, id, text, logprob, top }: RemotePart): Part {
  return { kind, token: { id: id ?? UNKNOWN_TOKEN, text, logprob, top, entropy: null } }
}

/** A server reads any character; what is a little too long for it, it says itself. Lone halves of a character would not survive the way. */
function preparePrompt(typed: string, context: number): PreparedPrompt {
  const whole = typed.trim().toWellFormed()
  // The cut may fall into a character of two halves: then it goes too.
  const text = whole.slice(0, context * MOST_CHARACTERS_PER_TOKEN).replace(/[\ud800-\udbff]$/, '')
  let leftOut = 0
  for (let at = text.length; at < whole.length; at += (whole.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) leftOut++
  return { text, tokens: Math.ceil(text.length / CHARACTERS_PER_TOKEN), mapped: [], replaced: [], leftOut }
}

interface Meter {
  /** It leaves now: what a person took to agree is not the call's time. */
  sent(): void
  token(): void
  ended(usage: ServerUsage | null): void
  cancelled(): void
  usage(): Usage
}

function createMeter(model: string, now: () => number): Meter {
  let sentAt: number | null = null
  let endedAt: number | null = null
  let firstAt: number | null = null
  let counted = 0
  let reported: ServerUsage | null = null
  let aborted = false
  return {
    sent: () => { sentAt = now() },
    token: () => {
      firstAt ??= now()
      counted++
    },
    ended: (usage) => {
      endedAt = now()
      reported = usage
    },
    cancelled: () => {
      endedAt ??= now()
      aborted = true
    },
    usage: () => {
      const reused = Math.min(reported?.cachedTokens ?? 0, reported?.promptTokens ?? 0)
      const decodeTokens = reported?.completionTokens ?? counted
      return {
        engine: REMOTE, model, rung: '', backend: 'remote',
        prefillTokens: (reported?.promptTokens ?? 0) - reused, reusedTokens: reused, decodeTokens, abortedTokens: aborted ? decodeTokens : 0,
        flopsPrefill: 0, flopsDecode: 0,
        ms: sentAt === null ? 0 : (endedAt ?? now()) - sentAt,
        ttftMs: sentAt === null || firstAt === null ? null : firstAt - sentAt,
        source: reported === null ? 'counted' : 'reported by server',
      }
    },
  }
}
