/** A hub on this machine for tests: the Hub's layout (listing with hashes, redirect to a store, ranges, CORS) around made-up files, with faults on demand. */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export type Fault =
  /** The connection is destroyed once this much of the file was sent. */
  | { readonly kind: 'cut'; readonly at: number }
  /** Nothing more is sent from there on; the connection stays open. */
  | { readonly kind: 'stall'; readonly at: number }
  | { readonly kind: 'flip'; readonly at: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'html' }

export interface HubRequest {
  readonly method: string
  readonly path: string
  /** First byte asked for; 0 without a range. */
  readonly from: number
}

export interface HubServer {
  /** Such as `http://127.0.0.1:1234`. */
  readonly url: string
  readonly requests: readonly HubRequest[]
  /** Of files alone, as they were asked of the store behind the redirect: `path@from`. */
  fetched(): readonly string[]
  /** Happens to the next `times` answers for this file, `listing` being the listing. */
  fault(path: string, fault: Fault, times?: number): void
  /** Ends all faults. */
  heal(): void
  close(): Promise<void>
}

export interface MadeUpRepo {
  readonly id: string
  readonly commit: string
  readonly files: Readonly<Record<string, Buffer>>
}

const HEAD = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'ETag, Content-Range, Accept-Ranges, X-Error-Code' }

/** Random-looking bytes that are the same every time. */
export function madeUpBytes(size: number, seed: number): Buffer {
  const bytes = Buffer.alloc(size)
  let state = seed
  for (let at = 0; at < size; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[at] = state >>> 24
  }
  return bytes
}

/** A repository in the shape of a small text model; its weights are noise and can't be run. */
export function madeUpRepo(id: string, over: Readonly<Record<string, Buffer | null>> = {}): MadeUpRepo {
  const files: Record<string, Buffer | null> = {
    'README.md': Buffer.from('# Made up\n'),
    'config.json': Buffer.from(JSON.stringify({ model_type: 'llama', max_position_embeddings: 2048, num_hidden_layers: 2, num_attention_heads: 4, num_key_value_heads: 2, hidden_size: 64, vocab_size: 500 })),
    'generation_config.json': Buffer.from('{"eos_token_id":2}'),
    'tokenizer.json': Buffer.from(JSON.stringify({ made: 'up', pad: 'x'.repeat(20_000) })),
    'tokenizer_config.json': Buffer.from(JSON.stringify({ chat_template: '{{ messages }}' })),
    'onnx/model_quantized.onnx': madeUpBytes(3_000_000, 7),
    'onnx/model_q4.onnx': madeUpBytes(2_000_000, 8),
    ...over,
  }
  const there = Object.fromEntries(Object.entries(files).filter((entry): entry is [string, Buffer] => entry[1] !== null))
  return { id, commit: createHash('sha1').update(id).digest('hex'), files: there }
}

export async function startHub(repos: readonly MadeUpRepo[]): Promise<HubServer> {
  const requests: HubRequest[] = []
  const faults: { readonly path: string; readonly fault: Fault; times: number }[] = []
  const sockets = new Set<Socket>()

  function takeFault(path: string): Fault | null {
    const found = faults.find((one) => one.path === path && one.times > 0)
    if (found === undefined) return null
    found.times--
    return found.fault
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', 'http://hub')
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    requests.push({ method: request.method ?? '', path: pathname, from })
    const listed = /^\/api\/models\/([^/]+\/[^/]+)\/revision\/([^/]+)$/.exec(pathname)
    if (listed !== null) return sendListing(response, listed[1] ?? '', listed[2] ?? '')
    const resolved = /^\/([^/]+\/[^/]+)\/resolve\/([0-9a-f]{40})\/(.+)$/.exec(pathname)
    if (resolved !== null) {
      // As the Hub does for large files: they lie in a store elsewhere.
      response.writeHead(302, { ...HEAD, location: `/store/${resolved[1]}/${resolved[2]}/${resolved[3]}?signed=yes` }).end()
      return
    }
    const stored = /^\/store\/([^/]+\/[^/]+)\/([0-9a-f]{40})\/(.+)$/.exec(pathname)
    if (stored !== null) return sendFile(response, stored[1] ?? '', stored[2] ?? '', stored[3] ?? '', request.headers.range === undefined ? null : from)
    response.writeHead(404, HEAD).end('{}')
  }

  function sendListing(response: ServerResponse, id: string, revision: string): void {
    const fault = takeFault('listing')
    if (fault?.kind === 'html') return sendPage(response)
    const repo = repos.find((one) => one.id === id)
    // What is not there and what is private look alike to strangers.
    if (repo === undefined || fault?.kind === 'status') {
      response.writeHead(fault?.kind === 'status' ? fault.status : 401, { ...HEAD, 'x-error-code': 'RepoNotFound' }).end('{"error":"Repository not found"}')
      return
    }
    if (revision !== 'main' && revision !== repo.commit) return void response.writeHead(404, HEAD).end('{}')
    response.writeHead(200, { ...HEAD, 'content-type': 'application/json' }).end(JSON.stringify({
      id, sha: repo.commit, gated: id.startsWith('gated/') ? 'manual' : false, tags: ['onnx', 'license:mit'], cardData: { license: 'mit' },
      siblings: Object.entries(repo.files).map(([rfilename, content]) => ({
        rfilename, size: content.byteLength, blobId: createHash('sha1').update(`blob ${content.byteLength}\0`).update(content).digest('hex'),
        ...(rfilename.endsWith('.onnx') ? { lfs: { sha256: createHash('sha256').update(content).digest('hex'), size: content.byteLength, pointerSize: 132 } } : {}),
      })),
    }))
  }

  function sendFile(response: ServerResponse, id: string, commit: string, path: string, range: number | null): void {
    const content = repos.find((one) => one.id === id && one.commit === commit)?.files[path]
    const fault = takeFault(path)
    if (fault?.kind === 'html') return sendPage(response)
    if (content === undefined || fault?.kind === 'status') return void response.writeHead(fault?.kind === 'status' ? fault.status : 404, HEAD).end()
    const from = range ?? 0
    const part = Buffer.from(content.subarray(from))
    if (fault?.kind === 'flip' && fault.at >= from) part[fault.at - from] = (part[fault.at - from] ?? 0) ^ 1
    response.writeHead(range === null ? 200 : 206, {
      ...HEAD, 'content-type': 'application/octet-stream', 'content-length': part.byteLength, etag: `"${commit}"`, 'accept-ranges': 'bytes',
      ...(range === null ? {} : { 'content-range': `bytes ${from}-${content.byteLength - 1}/${content.byteLength}` }),
    })
    if (fault?.kind !== 'cut' && fault?.kind !== 'stall') return void response.end(part)
    response.write(part.subarray(0, Math.max(0, fault.at - from)), () => {
      // Long enough for what was written to leave before the connection is gone.
      if (fault.kind === 'cut') setTimeout(() => response.destroy(), 100)
    })
  }

  function sendPage(response: ServerResponse): void {
    response.writeHead(200, { ...HEAD, 'content-type': 'text/html' }).end('<!doctype html><title>Sign in to this network</title>')
  }

  const server = createServer(answer)
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The hub has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    fetched: () => requests.flatMap(({ path, from }) => {
      const file = /^\/store\/[^/]+\/[^/]+\/[0-9a-f]{40}\/(.+)$/.exec(path)?.[1]
      return file === undefined ? [] : [`${file}@${from}`]
    }),
    fault: (path, fault, times = 1) => { faults.push({ path, fault, times }) },
    heal: () => { faults.length = 0 },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => { server.close(resolve) })
    },
  }
}
