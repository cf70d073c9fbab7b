/** Builds and serves the page with the engines under test, and beside it a folder in the hub's layout. Knows no test. */
import { createReadStream, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, resolve, sep } from 'node:path'
import { build } from 'vite'
import { root } from '../../tools/app.ts'
import { headers } from '../../tools/headers.ts'

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' }
/** As the hub writes the place of a file: OWNER/NAME/resolve/REVISION/PATH. */
const HUB_FILE = /^\/hub\/([^/]+\/[^/]+)\/resolve\/[^/]+\/(.+)$/

export interface EnginePage {
  readonly url: string
  close(): Promise<void>
}

/** `hub`: the folder that holds OWNER/NAME. */
export async function serveEnginePage(hub: string): Promise<EnginePage> {
  const dist = await mkdtemp(join(tmpdir(), 'second-thought-engines-'))
  await build({ root: join(root, 'e2e/pages'), configFile: join(root, 'e2e/pages/vite.config.ts'), logLevel: 'error', build: { outDir: dist } })
  const server = createServer(({ url = '/' }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://page').pathname)
    const [, repo, file] = HUB_FILE.exec(path) ?? []
    if (repo === undefined || file === undefined) send(response, dist, path)
    else send(response, hub, join(repo, file))
  })
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => { server.close(closed) })
      await rm(dist, { recursive: true, force: true })
    },
  }
}

function send(response: ServerResponse, folder: string, path: string): void {
  const full = resolve(join(folder, path))
  const stat = full.startsWith(resolve(folder) + sep) ? statSync(full, { throwIfNoEntry: false }) : undefined
  if (stat === undefined || !stat.isFile()) {
    response.writeHead(404, headers(null)).end()
    return
  }
  response.writeHead(200, { ...headers(null), 'content-type': TYPES[extname(full)] ?? 'application/octet-stream', 'content-length': stat.size })
  createReadStream(full).pipe(response)
}
