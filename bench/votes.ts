/** What drawing eight samples as one batch costs beside drawing them one after another. Drives the bench's own page. */
import type { Page } from '@playwright/test'
import type { Mode, Timing } from './page/protocol.ts'
import { inTurn, ratioOfSums } from './pairs.ts'
import type { Pair } from './pairs.ts'
import type { Row } from './row.ts'

export const SAMPLES = 8
/** Of the time that as many take one after another. */
export const VOTE_GOAL: Row['goal'] = { atMost: 0.6 }
/** Not counted: code and caches are still cold. */
const WARM_UP = 2

/**
 * Below 1: the batch is quicker. Both read nothing anew and draw the very same samples; they take turns on each prompt. One row
 * for answers at once, one for thoughts: the runtime copies every row's cache in and out at each step, which grows with its length
 * and no batch makes cheaper. The page's worker must hold the model.
 */
export async function voteRows(page: Page, prompts: readonly string[], caps: { readonly [mode in Mode]: number }, backend: string): Promise<Row[]> {
  return [await rowOf(page, prompts, 'direct', caps.direct, backend), await rowOf(page, prompts, 'think', caps.think, backend)]
}

async function rowOf(page: Page, prompts: readonly string[], mode: Mode, cap: number, backend: string): Promise<Row> {
  const pairs: Pair<Timing>[] = []
  for (const [at, prompt] of prompts.entries()) {
    const pair = await inTurn(at, () => time(page, prompt, mode, cap, true), () => time(page, prompt, mode, cap, false))
    if (at >= WARM_UP) pairs.push(pair)
  }
  const same = pairs.filter(({ ours, other }) => ours.text === other.text)
  const tokens = same.reduce((sum, { ours }) => sum + ours.tokens, 0) / Math.max(1, same.length)
  return {
    what: `${SAMPLES} ${mode === 'think' ? 'thoughts' : 'answers'}: as one batch / one after another`, ...ratioOfSums(same, ({ ours }) => ours.ms, ({ other }) => other.ms),
    goal: VOTE_GOAL, note: `${backend}; ${tokens.toFixed(0)} tokens a vote; on the ${same.length} of ${pairs.length} prompts with the very same samples both ways`,
  }
}

async function time(page: Page, prompt: string, mode: Mode, cap: number, together: boolean): Promise<Timing> {
  const timing = await page.evaluate((asked) => window.bench.run('ours', asked), { kind: 'samples', prompt, mode, cap, samples: SAMPLES, together } as const)
  if (timing === null) throw new Error('the samples gave no timing')
  return timing
}
