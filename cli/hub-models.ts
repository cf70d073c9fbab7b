/** Models of a hub for the lab: fetched by the app's own download manager into a browser profile that is kept between runs. */
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import type { Dtype } from '../src/core/models/dtype.ts'
import type { HubModel } from '../src/core/models/hub-address.ts'
import type { Headless } from '../src/headless/headless.ts'
import { root } from '../tools/app.ts'
import { createProgress } from './progress.ts'
import { UserError } from './user-error.ts'

/** What is downloaded belongs to an address and a profile: both stay the same, so that a model is fetched once. */
const PORT = 4747
const PROFILE = '.lab-profile'

const LOOK_MS = 500

type Fetched = Extract<Awaited<ReturnType<Headless['fetchModel']>>, { ok: true }>

export interface HubWanted {
  readonly hubModels: readonly HubModel[]
  readonly dtype: Dtype | null
  readonly backend: 'wasm' | 'webgpu'
}

/**
 * The headless page's address with these models on its ladder.
 *
 * @throws UserError with what was refused.
 */
export async function fetchHubModels(page: Page, home: string, { hubModels, dtype, backend }: HubWanted, stderr: NodeJS.WritableStream & { readonly isTTY?: boolean }): Promise<string> {
  await page.goto(home)
  const kinds: Record<Fetched['kind'], string[]> = { 'stored': [], 'web-llm': [] }
  for (const model of hubModels) {
    const fetched = await fetchOne(page, model, dtype, stderr)
    if (fetched.kind === 'web-llm' && backend === 'wasm') throw new UserError(`${model.repo} is compiled for WebGPU`, 'add --backend webgpu')
    stderr.write(`${model.repo}, ${fetched.dtype}, ${(fetched.bytes / 1e6).toFixed(0)} MB, is in ${hubProfile(backend)}\n`)
    kinds[fetched.kind].push(model.repo)
  }
  const added = Object.entries(kinds).filter(([, repos]) => repos.length > 0).map(([kind, repos]) => `&${kind}=${repos.map(encodeURIComponent).join()}`)
  return `${home}${added.join('')}`
}

async function fetchOne(page: Page, model: HubModel, dtype: Dtype | null, stderr: NodeJS.WritableStream & { readonly isTTY?: boolean }): Promise<Fetched> {
  const done = page.evaluate(([wanted, as]) => window.secondThought.fetchModel(wanted, as), [model, dtype] as const)
  // Where the browser goes meanwhile, the look below says so first.
  done.catch(() => {})
  let progress: ReturnType<typeof createProgress> | null = null
  for (;;) {
    const end = await Promise.race([done, new Promise<null>((later) => { setTimeout(() => later(null), LOOK_MS) })])
    if (end === null) {
      const at = await page.evaluate(() => window.secondThought.fetching())
      if (at === null) continue
      progress ??= createProgress(`MB of ${model.repo}`, Math.ceil(at.totalBytes / 1e6), stderr, () => performance.now())
      progress.update(Math.floor(at.loadedBytes / 1e6))
      continue
    }
    progress?.end()
    if (!end.ok) throw new UserError(`${model.repo} could not be fetched (${end.failure.code}: ${end.failure.detail})`, 'check the id, --dtype and --hub, or look it up on the Models page')
    return end
  }
}

/** Of a browser that keeps its storage. Two browsers can't share one. */
export function hubProfile(backend: 'wasm' | 'webgpu'): string {
  return join(resolve(root, process.env['SECOND_THOUGHT_LAB_PROFILE'] ?? PROFILE), backend)
}

export function hubPort(): number {
  return Number(process.env['SECOND_THOUGHT_LAB_PORT'] ?? PORT)
}
