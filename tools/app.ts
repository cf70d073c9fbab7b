/** Builds the app when its sources changed and serves the build as a host would. Knows no browser and no model. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Where the build goes; `SECOND_THOUGHT_DIST` moves it, so that two checks at once need not share one. */
export const distFolder = resolve(root, process.env['SECOND_THOUGHT_DIST'] ?? 'dist')

/** Everything a build is made of: change one byte of it and the build is outdated. */
const INPUTS = ['src', 'workers', 'public', 'index.html', 'headless.html', 'vite.config.ts', 'tools/headers.ts', 'package.json', 'node_modules/.package-lock.json']
const STAMP = 'built-from.sha256'

/** Whether the build in `distFolder` was made from the files as they are now. */
export function isBuilt(): boolean {
  const stamp = join(distFolder, STAMP)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
}

/** Builds unless the build there is of these very files. */
export async function ensureBuilt(say: (line: string) => void): Promise<void> {
  if (isBuilt()) return
  say('Building the app …')
  const before = fingerprint()
  await build({
    // Warnings, such as how long each plug-in took, belong to `npm run build`.
    root, configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir: distFolder, emptyOutDir: true },
  })
  writeFileSync(join(distFolder, STAMP), before)
}

export interface Served {
  /** Such as `http://127.0.0.1:4173/`. */
  readonly url: string
  close(): Promise<void>
}

/** Serves the build with the project's own headers. Port 0 takes any free one. */
export async function serve(port = 0): Promise<Served> {
  const server = await preview({
    root, configFile: join(root, 'vite.config.ts'), logLevel: 'error',
    build: { outDir: distFolder }, preview: { host: '127.0.0.1', port, strictPort: port !== 0, open: false },
  })
  const address = server.httpServer.address()
  if (address === null || typeof address === 'string') throw new Error('The preview server has no port.')
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() }
}

/** By content, not by time: a checkout of another commit or a deleted file counts too. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of INPUTS.flatMap((input) => filesUnder(join(root, input)))) {
    hash.update(`${relative(root, file)}\0`).update(createHash('sha256').update(readFileSync(file)).digest())
  }
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return path.endsWith('.test.ts') ? [] : [path]
  return readdirSync(path).sort().flatMap((name) => filesUnder(join(path, name)))
}
