/** A server that a person added: everything but its key. Knows no network; the address is checked with a parser that is handed in. */
import * as v from 'valibot'

export const RULES = ['never', 'ask', 'always'] as const
/** Whether a prompt may climb to it: never, after asking each time, or without asking. */
export type ConsentRule = (typeof RULES)[number]

/** How its model is made to think: it can't; by the chat template's switch (llama.cpp, vLLM); by `reasoning_effort` (OpenAI, Ollama). */
export const REASONING = ['none', 'template', 'effort'] as const
export type Reasoning = (typeof REASONING)[number]

const Price = v.pipe(v.number(), v.minValue(0), v.maxValue(1e6))

export const Endpoint = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  /** Up to and with the version: https://api.example.org/v1, without a slash at the end. */
  baseUrl: v.pipe(v.string(), v.maxLength(2000)),
  /** The model's name at the server; '' until one was chosen. */
  model: v.pipe(v.string(), v.maxLength(200)),
  rule: v.picklist(RULES),
  reasoning: v.picklist(REASONING),
  /** US dollars per million tokens; null where nothing is charged or known. */
  price: v.nullable(v.strictObject({ input: Price, output: Price })),
  /** What a test of the connection found; null before one. */
  found: v.nullable(v.strictObject({
    logprobs: v.picklist(['top-k', 'none']),
    /** Whether its usage says how much of the prompt was not read anew. */
    reportsReuse: v.boolean(),
    /** Tokens; null where the server does not say. */
    context: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  })),
})
export type Endpoint = v.InferOutput<typeof Endpoint>

/** What an engine may know of a server: no address and no key, which stay in the network worker. */
export type EndpointFacts = Pick<Endpoint, 'id' | 'name' | 'model' | 'reasoning' | 'found'>

/** Whether prompts may climb to it at all: allowed, and with a model to ask. */
export function mayBeAsked({ rule, model }: Pick<Endpoint, 'rule' | 'model'>): boolean {
  return rule !== 'never' && model !== ''
}

/** The model's id on a ladder. */
export function remoteModelId(endpointId: string): string {
  return `remote:${endpointId}`
}

/** The parts of the platform's URL that are needed; core has none of its own. */
export interface AddressParts {
  readonly protocol: string
  readonly hostname: string
  readonly host: string
  readonly origin: string
  readonly pathname: string
  readonly search: string
  readonly hash: string
  readonly username: string
  readonly password: string
}

export type Address =
  | { readonly ok: true; readonly baseUrl: string; readonly origin: string; readonly host: string; readonly loopback: boolean }
  /** With the next step. */
  | { readonly ok: false; readonly detail: string }

/** The names of this device that a content policy can hold: no IPv6 literal, no pattern of numbers. */
const NAMEABLE = /^(?:localhost|127\.0\.0\.1)$/

/** What ends an address that was copied whole from an example call. */
const CALLS = /\/(?:chat\/completions|completions|models|responses)\/?$/

/** `parse`: the platform's own, which throws on what is no address. */
export function readAddress(text: string, parse: (text: string) => AddressParts): Address {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: false, detail: 'There is no address yet. Give one such as https://api.example.org/v1.' }
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)) {
    return { ok: false, detail: 'The address has to start with https:// (or with http:// for a server on this device). Put that in front of it.' }
  }
  let url: AddressParts
  try {
    url = parse(trimmed)
  } catch {
    return { ok: false, detail: 'This is not an address that a browser can read. Give one such as https://api.example.org/v1.' }
  }
  const loopback = isLoopback(url.hostname)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { ok: false, detail: `Addresses that start with ${url.protocol}// can’t be asked. Give one with https://.` }
  if (url.protocol === 'http:' && loopback && !NAMEABLE.test(url.hostname)) {
    return { ok: false, detail: `Write 127.0.0.1 in place of ${url.hostname}: this app’s content policy can’t name that one. The server must listen there too.` }
  }
  if (url.protocol === 'http:' && !loopback) {
    return { ok: false, detail: `http:// would send your text to ${url.hostname} readable by anyone on the way. Give its https:// address; only a server on this device (127.0.0.1, localhost) may do without.` }
  }
  if (url.username !== '' || url.password !== '') return { ok: false, detail: 'The address holds a name or a password. Take it out and put the key into the field for it.' }
  if (url.search !== '' || url.hash !== '') return { ok: false, detail: 'The address goes on after a ? or #. Leave that away: keys have a field of their own.' }
  const path = url.pathname.replace(CALLS, '').replace(/\/+$/, '')
  return { ok: true, baseUrl: url.origin + path, origin: url.origin, host: url.host, loopback }
}

/** As the platform's parser writes them: 127.1 is 127.0.0.1 by then. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
