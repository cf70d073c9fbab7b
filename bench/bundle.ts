/** How much a first visit downloads, from the files of the build. Knows no browser. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Row } from './row.ts'

/** Gzip KB (1,000 bytes) by part: the page's entry with what it loads at once, the worker, the runtimes, of which a visit loads one. */
export function bundleRows(dist: string): Row[] {
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const loadedAtOnce = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, path]) => path ?? '')
  const assets = readdirSync(join(dist, 'assets'))
  return [
    size('entry: page JavaScript', loadedAtOnce.filter((path) => path.endsWith('.js')).map((path) => join(dist, path)), 180),
    size('entry: styles', loadedAtOnce.filter((path) => path.endsWith('.css')).map((path) => join(dist, path)), null),
    size('inference worker', assets.filter((name) => /worker.*\.js$/.test(name)).map((name) => join(dist, 'assets', name)), null),
    ...assets.filter((name) => name.endsWith('.wasm')).map((name) =>
      size(name.includes('asyncify') ? 'runtime for WebGPU' : 'runtime for WASM', [join(dist, 'assets', name)], null)),
  ]
}

function size(what: string, files: readonly string[], atMost: number | null): Row {
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0)
  return { what, value: bytes / 1000, unit: 'KB', interval: null, n: files.length, goal: atMost === null ? null : { atMost }, note: 'gzip' }
}
