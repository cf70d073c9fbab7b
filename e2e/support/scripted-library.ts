/** The scripted model library of web-llm for the app's own worker: bundled, and evaluated there before a model is loaded. */
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { root } from '../../tools/app.ts'

/** As one expression. */
export async function bundleScriptedLibrary(): Promise<string> {
  const built = await build({
    root, configFile: false, logLevel: 'error',
    build: { write: false, minify: false, target: 'es2022', lib: { entry: join(root, 'e2e/pages/scripted-library.ts'), formats: ['iife'], name: 'scripted' } },
  })
  const [output] = Array.isArray(built) ? built : [built]
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined
  if (chunk === undefined) throw new Error('the scripted library was not bundled')
  return chunk.code
}

/** In every inference worker that the page starts from now on. */
export function scriptLibraries(page: Page, code: string): void {
  page.on('worker', (worker) => {
    if (worker.url().includes('inference.worker')) void worker.evaluate(code).catch(() => { /* the worker was replaced meanwhile */ })
  })
}
