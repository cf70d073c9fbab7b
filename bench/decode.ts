/** The app's decode loop against the library's, and an escalation against a fresh think run. Drives the bench's own page. */
import type { Page } from '@playwright/test'
import type { Request, Timing } from './page/protocol.ts'
import { inTurn, ratioOfSums } from './pairs.ts'
import type { Pair } from './pairs.ts'
import type { Row } from './row.ts'

/** Not counted: code and caches are still cold. */
const WARM_UP = 3

/** Ratios above 1 mean that ours is quicker. Both loops take turns on each prompt, the first one alternating. */
export async function decodeRows(page: Page, modelUrl: string, backend: 'wasm' | 'webgpu', prompts: readonly string[], cap: number): Promise<Row[]> {
  for (const loop of ['ours', 'library'] as const) await ask(page, loop, { kind: 'load', modelUrl, backend })
  const loops: Pair<Timing>[] = []
  const escalations: Pair<Timing>[] = []
  for (const [at, prompt] of prompts.entries()) {
    const fresh: Request = { kind: 'fresh', prompt, mode: 'think', cap }
    const pair = await inTurn(at, () => time(page, 'ours', fresh), () => time(page, 'library', fresh))
    const climb = await inTurn(at, () => time(page, 'ours', { kind: 'escalated', prompt, cap }), () => time(page, 'ours', fresh))
    if (at >= WARM_UP) {
      loops.push(pair)
      escalations.push(climb)
    }
  }
  // Where a thought reaches the cap, ours goes on to close it and answer, which generate() does not.
  const same = loops.filter(({ ours, other }) => ours.text === other.text && ours.tokens === other.tokens)
  return [
    ratio('decode loop: generate() / ours', same, { atLeast: 1 }, `${backend}, signals included; on the ${same.length} of ${loops.length} prompts with the very same tokens; ours ${perToken(same).toFixed(2)} ms a token`, (timing) => timing.ms),
    ratio('escalation: fresh think / think on the kept prompt, time', escalations, null, backend, (timing) => timing.ms),
    ratio('escalation: fresh think / think on the kept prompt, FLOPs', escalations, { atLeast: 1 }, backend, (timing) => timing.flops ?? 0),
  ]
}

function ratio(what: string, pairs: readonly Pair<Timing>[], goal: Row['goal'], note: string, of: (timing: Timing) => number): Row {
  return { what, ...ratioOfSums(pairs, ({ other }) => of(other), ({ ours }) => of(ours)), goal, note }
}

function perToken(pairs: readonly Pair<Timing>[]): number {
  return pairs.reduce((sum, { ours }) => sum + ours.ms, 0) / pairs.reduce((sum, { ours }) => sum + ours.tokens, 0)
}

async function time(page: Page, loop: 'ours' | 'library', request: Request): Promise<Timing> {
  const timing = await ask(page, loop, request)
  if (timing === null) throw new Error(`${request.kind} gave no timing`)
  return timing
}

function ask(page: Page, loop: 'ours' | 'library', request: Request): Promise<Timing | null> {
  return page.evaluate(([name, asked]) => window.bench.run(name, asked), [loop, request] as const)
}
