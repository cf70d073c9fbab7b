/** A chat server of the tests' own that does what a good one never does, chosen by the first part of its path: http://127.0.0.1:PORT/cut/v1. Scripted: no model answers. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export const FAULTS = [
  'none', 'split', 'crlf', 'no-done', 'cut', 'cut-at-once', 'giant-line', 'html', 'html-as-json', 'not-json', 'wrong-shape', 'error-event', 'redirect', 'redirect-get',
  'busy-once', 'busy', 'busy-long', 'broken', 'slow', 'idle', 'drip', 'endless', 'unauthorised', 'forbidden', 'missing', 'whole', 'think', 'reasoning',
] as const
export type Fault = (typeof FAULTS)[number]

/** What the scripted answer says, with characters of two, three and four bytes. */
export const ANSWER = ['Paris', ', né', ' à', ' 12 €', ' 🙂', '.']
export const USAGE = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18, prompt_tokens_details: { cached_tokens: 4 } }

export interface Seen {
  readonly method: string
  readonly path: string
  readonly authorization: string | null
  readonly body: string
  readonly origin: string | null
}

export interface HostileServer {
  /** Of one fault, up to and with the version. */
  baseUrl(fault: Fault): string
  /** What arrived, oldest first. */
  readonly seen: readonly Seen[]
  /** Connections that the other side ended before the answer did. */
  readonly dropped: () => number
  close(): Promise<void>
}

/** `elsewhere`: where the redirects lead. Port 0 takes a free one. */
export async function startHostileServer(elsewhere = 'http://127.0.0.1:9/v1/chat/completions'): Promise<HostileServer> {
  const seen: Seen[] = []
  const timers = new Set<NodeJS.Timeout>()
  let dropped = 0
  const server = createServer((request, response) => {
    response.on('close', () => { if (!response.writableFinished) dropped++ })
    for (const [name, value] of cors(request)) response.setHeader(name, value)
    if (request.method === 'OPTIONS') return void response.writeHead(204).end()
    void bodyOf(request).then((body) => {
      const path = request.url ?? '/'
      seen.push({ method: request.method ?? '', path, body, authorization: request.headers.authorization ?? null, origin: request.headers.origin ?? null })
      const fault = FAULTS.find((one) => path.startsWith(`/${one}/`)) ?? 'missing'
      const before = seen.filter((one) => one.path === path).length - 1
      if (path.endsWith('/models') && fault !== 'unauthorised' && fault !== 'html') return json(response, 200, { data: [{ id: 'scripted', max_model_len: 4096 }] })
      answer(fault, before, response, elsewhere, (ms, then) => {
        const timer = setTimeout(() => { timers.delete(timer); then() }, ms)
        timers.add(timer)
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    baseUrl: (fault) => `http://127.0.0.1:${port}/${fault}/v1`,
    seen,
    dropped: () => dropped,
    close: () => new Promise((resolve) => {
      for (const timer of timers) clearTimeout(timer)
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}

type Later = (ms: number, then: () => void) => void

/** `before`: how many requests for the same address came earlier. */
function answer(fault: Fault, before: number, response: ServerResponse, elsewhere: string, later: Later): void {
  const text = streamText(fault === 'crlf' ? '\r\n' : '\n')
  const stream = (): void => void response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
  switch (fault) {
    case 'none': stream(); response.end(text); return
    case 'crlf': stream(); response.end(text); return
    case 'split': {
      // Byte after byte, so that each character and each line is cut somewhere.
      stream()
      const bytes = Buffer.from(text)
      let at = 0
      const next = (): void => {
        if (at >= bytes.length) return void response.end()
        response.write(bytes.subarray(at, at += 1))
        setImmediate(next)
      }
      next()
      return
    }
    case 'no-done': stream(); response.end(text.replace('data: [DONE]\n\n', '')); return
    case 'cut': stream(); response.write(text.slice(0, Math.floor(text.length / 3))); later(50, () => response.destroy()); return
    case 'cut-at-once': response.destroy(); return
    case 'giant-line': {
      stream()
      const piece = 'x'.repeat(1 << 18)
      response.write('data: {"choices":[{"delta":{"content":"')
      const pour = (left: number): void => { if (left > 0 && !response.destroyed) response.write(piece, () => pour(left - 1)) }
      pour(400)
      return
    }
    case 'html': response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>'); return
    case 'html-as-json': response.writeHead(200, { 'content-type': 'application/json' }).end('<!doctype html><title>Sign in</title>'); return
    case 'not-json': stream(); response.end('data: {"choices": [\n\n'); return
    case 'wrong-shape': stream(); response.end('data: {"choices": [{"delta": {"content": 12}}]}\n\n'); return
    case 'error-event': stream(); response.end(`${event({ choices: [{ delta: { content: 'Par' } }] })}${event({ error: { message: 'out of memory' } })}`); return
    case 'redirect': response.writeHead(307, { location: elsewhere }).end(); return
    case 'redirect-get': response.writeHead(302, { location: elsewhere }).end(); return
    case 'busy-once': if (before === 0) return json(response, 429, { error: { message: 'slow down' } }, { 'retry-after': '1' }); stream(); response.end(text); return
    case 'busy': return json(response, 503, { error: { message: 'loading' } })
    case 'busy-long': return json(response, 429, { error: { message: 'slow down' } }, { 'retry-after': '3600' })
    case 'broken': return json(response, 500, { error: { message: 'a bug' } })
    case 'slow': later(60_000, () => { stream(); response.end(text) }); return
    case 'idle': stream(); response.write(text.slice(0, Math.floor(text.length / 3))); return
    case 'drip': {
      stream()
      const drip = (): void => { if (!response.destroyed) { response.write(': still there\n\n'); later(20, drip) } }
      drip()
      return
    }
    case 'endless': {
      stream()
      const more = (): void => { if (!response.destroyed) { response.write(event({ choices: [{ delta: { content: 'on and ' } }] })); later(5, more) } }
      more()
      return
    }
    case 'unauthorised': return json(response, 401, { error: { message: 'Incorrect API key provided: a-secret-key' } })
    case 'forbidden': return json(response, 403, { error: { message: 'not with a-secret-key' } })
    case 'missing': return json(response, 404, { error: { message: 'no such model' } })
    case 'whole': return json(response, 200, {
      choices: [{ message: { role: 'assistant', content: ANSWER.join('') }, finish_reason: 'stop' }], usage: USAGE,
    })
    case 'think': stream(); response.end(['<th', 'ink>', 'let me', ' see</', 'think>', '\n\n', '12'].map((content) => event({ choices: [{ delta: { content } }] })).join('') + END); return
    case 'reasoning': stream(); response.end(event({ choices: [{ delta: { reasoning_content: 'let me see' } }] }) + event({ choices: [{ delta: { content: '12' } }] }) + END); return
    default: fault satisfies never
  }
}

const END = `${event({ choices: [{ delta: {}, finish_reason: 'stop' }] })}${event({ choices: [], usage: USAGE })}data: [DONE]\n\n`

function event(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`
}

/** The whole answer as events, with a comment and log-probabilities. */
function streamText(newline: string): string {
  const pieces = ANSWER.map((content, at) => event({
    choices: [{ delta: { content }, logprobs: { content: [{ token: content, logprob: -0.1 * (at + 1), top_logprobs: [{ token: content, logprob: -0.1 * (at + 1) }, { token: 'no', logprob: -3 }] }] } }],
  }))
  return `: a comment\n\n${event({ choices: [{ delta: { role: 'assistant', content: null } }] })}${pieces.join(': another\n\n')}${END}`.replaceAll('\n', newline)
}

function json(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

function cors(request: IncomingMessage): readonly (readonly [string, string])[] {
  return [
    ['access-control-allow-origin', request.headers.origin ?? '*'], ['access-control-allow-headers', 'authorization, content-type'],
    ['access-control-allow-methods', 'GET, POST'], ['access-control-allow-private-network', 'true'], ['access-control-expose-headers', 'retry-after'],
  ]
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}
