/** Reads source files and what they import, with a real parser. Knows no rule of the house. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseSync } from 'vite'

export interface Import {
  /** A path from the project's root, or a package's name. */
  readonly to: string
  readonly kind: 'file' | 'package'
  /** Whether only types cross, which leave no trace in the build. */
  readonly typeOnly: boolean
}

export interface SourceFile {
  /** From the project's root, with slashes. */
  readonly path: string
  readonly imports: readonly Import[]
  /** Whether it says `new Worker(…)` or `new SharedWorker(…)`. */
  readonly spawnsWorker: boolean
}

/** All TypeScript files under these folders of the project. */
export function sourceFiles(root: string, folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readSource(root, join(folder, name))))
}

/** One file. A worker's address, `new URL('…', import.meta.url)`, counts as an import of that file. */
export function readSource(root: string, path: string, text = readFileSync(join(root, path), 'utf8')): SourceFile {
  const parsed = parseSync(path, text)
  const found: { request: string, typeOnly: boolean }[] = []
  for (const one of parsed.module.staticImports) {
    found.push({ request: one.moduleRequest.value, typeOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType) })
  }
  for (const one of parsed.module.staticExports) {
    for (const entry of one.entries) if (entry.moduleRequest) found.push({ request: entry.moduleRequest.value, typeOnly: entry.isType })
  }
  let spawnsWorker = false
  walk(parsed.program, (node) => {
    if (node['type'] === 'ImportExpression') found.push({ request: literal(node['source']) ?? '', typeOnly: false })
    if (node['type'] !== 'NewExpression') return
    const callee = (node['callee'] as Node)['name']
    if (callee === 'Worker' || callee === 'SharedWorker') spawnsWorker = true
    const [address, base] = node['arguments'] as readonly Node[]
    const relativeAddress = literal(address)
    if (callee === 'URL' && relativeAddress !== null && base !== undefined && text.slice(Number(base['start']), Number(base['end'])) === 'import.meta.url') {
      found.push({ request: relativeAddress, typeOnly: false })
    }
  })
  const imports = found.filter(({ request }) => request !== '').map(({ request, typeOnly }): Import => {
    const bare = request.replace(/\?.*$/, '')
    return bare.startsWith('.')
      ? { to: relative(root, join(root, dirname(path), bare)).replaceAll('\\', '/'), kind: 'file', typeOnly }
      : { to: bare.split('/').slice(0, bare.startsWith('@') ? 2 : 1).join('/'), kind: 'package', typeOnly }
  })
  return { path: path.replaceAll('\\', '/'), imports, spawnsWorker }
}

type Node = Record<string, unknown>

function literal(node: unknown): string | null {
  const value = (node as Node | undefined)?.['value']
  return typeof value === 'string' ? value : null
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit)
  } else if (typeof node === 'object' && node !== null) {
    if (typeof (node as Node)['type'] === 'string') visit(node as Node)
    for (const child of Object.values(node)) walk(child, visit)
  }
}
