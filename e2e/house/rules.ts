/** The house's allowed arrows: who may import whom, and which packages live where. Data and the function that applies it. */
import type { SourceFile } from './source-files.ts'

/** Where a file lives, from its path; a feature is a room of its own. The first match counts. */
const ROOMS: readonly (readonly [pattern: RegExp, room: string])[] = [
  [/^src\/main\.tsx$/, 'main'],
  [/^src\/features\/([^/]+)\//, 'features/$1'],
  [/^src\/([^/]+)\//, '$1'],
  [/^(workers|cli|bench|tools|e2e)\//, '$1'],
  [/^[^/]+\.(?:ts|html)$/, 'root'],
]

/**
 * The arrows. Not in the list: not allowed; a room may always import itself. `features/*` stands for each feature, and no
 * feature is in another's list. An arrow marked `types` carries types alone.
 */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  ui: [],
  inference: ['core', 'workers'],
  stores: ['core', 'inference'],
  'features/*': ['core', 'inference types', 'stores', 'ui'],
  app: ['stores', 'features/*', 'ui'],
  main: ['core', 'inference', 'stores', 'app'],
  headless: ['core', 'inference'],
  workers: ['core'],
  tools: [],
  cli: ['core', 'headless types', 'tools'],
  bench: ['core', 'tools', 'cli', 'workers'],
  // The engines and the remote protocol themselves: from Node and from a page of the tests' own, without the app around them.
  e2e: ['core', 'ui', 'headless types', 'inference types', 'workers', 'tools', 'cli'],
  root: ['tools'],
}

/** Packages that only these places may import; the others are free. */
const PACKAGES: readonly (readonly [name: string, places: readonly RegExp[]])[] = [
  ['comlink', [/^src\/inference\//, /^workers\/[^/]+\.worker\.ts$/]],
  ['@huggingface/transformers', [/^workers\/engines\//, /^bench\//]],
  ['onnxruntime-web', [/^workers\/engines\//, /^bench\//]],
  ['@mlc-ai/web-llm', [/^workers\/engines\//]],
  ['react', [/^src\/(?:main\.tsx|app\/|features\/|ui\/|stores\/stores\.ts)/]],
  ['react-dom', [/^src\/main\.tsx$/, /^src\/(?:app|features|ui)\//]],
  ['zustand', [/^src\/(?:stores|features|app)\//]],
  // The network worker keeps its log of requests and its encrypted keys.
  ['idb', [/^src\/stores\//, /^workers\/remote\//]],
  ['eventsource-parser', [/^workers\/remote\//]],
]

/** All that core may import from outside: it must run anywhere. */
const CORE_PACKAGES = ['valibot']
/** ui knows React alone. */
const UI_PACKAGES = ['react', 'react-dom']

export function roomOf(path: string): string | null {
  for (const [pattern, room] of ROOMS) {
    const match = pattern.exec(path)
    if (match) return room.replace('$1', match[1] ?? '')
  }
  return null
}

/** What these files do that the house does not allow: one sentence each. Tests may also import test tools and each other's support. */
export function violations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const isTest = /\.test\.tsx?$/.test(file.path)
    const from = roomOf(file.path)
    if (from === null) return [`${file.path}: lives in no room of the house`]
    const wrong = file.imports.flatMap((one) => one.kind === 'file'
      ? arrowFault(file.path, from, one.to, one.typeOnly)
      : isTest ? [] : packageFault(file.path, from, one.to))
    if (file.spawnsWorker && from !== 'inference' && from !== 'bench' && !file.path.startsWith('e2e/pages/')) wrong.push(`${file.path}: new Worker belongs in src/inference`)
    return wrong
  })
}

function arrowFault(path: string, from: string, target: string, typeOnly: boolean): string[] {
  // What is served as it is, and data beside the code, may be named by anyone.
  if (/\.(?:css|json|svg|woff2?|wasm)$/.test(target) || target.startsWith('node_modules/')) return []
  const to = roomOf(target)
  if (to === null) return [`${path}: imports ${target}, which lives in no room of the house`]
  if (to === from) return []
  const allowed = ARROWS[from.startsWith('features/') ? 'features/*' : from] ?? []
  const name = to.startsWith('features/') ? 'features/*' : to
  if (allowed.includes(name) || (typeOnly && allowed.includes(`${name} types`))) return []
  return [`${path}: ${from} may not import ${typeOnly ? 'types from ' : ''}${to} (${target})`]
}

function packageFault(path: string, from: string, name: string): string[] {
  if (from === 'core' && !CORE_PACKAGES.includes(name)) return [`${path}: core may not import ${name}`]
  if (from === 'ui' && !UI_PACKAGES.includes(name)) return [`${path}: ui may not import ${name}`]
  const places = PACKAGES.find(([restricted]) => restricted === name)?.[1]
  return places && !places.some((place) => place.test(path)) ? [`${path}: ${name} may not be imported here`] : []
}
