/** What drawing eight samples as one batch costs beside drawing them one after another. Drives the bench's own page. */
import type { Page } from '@playwright/test'
import { bootstrap } from '../src/core/bootstrap.ts'
import type { Mode, Timing } from './page/protocol.ts'
import type { Row } from './row.ts'

const SAMPLES = 8
/** Not counted: code and caches are still cold. */
const WARM_UP = 2
const SEED = 1

/**
 * Below 1: the batch is quicker. Both read nothing anew and draw the very same samples; they take turns on each prompt. One row
 * for answers at once, one for thoughts: the runtime copies every row's cache in and out at each step, which grows with its length
 * and no batch makes cheaper. The page's worker must hold the model.
 */
export async function voteRows(page: Page, prompts: readonly string[], caps: { readonly [mode in Mode]: number }, backend: string): Promise<Row[]> {
  return [await rowOf(page, prompts, 'direct', caps.direct, backend), await rowOf(page, prompts, 'think', caps.think, backend)]
}

async function rowOf(page: Page, prompts: readonly string[], mode: Mode, cap: number, backend: string): Promise<Row> {
  const pairs: { readonly together: Timing; readonly apart: Timing }[] = []
  for (const [at, prompt] of prompts.entries()) {
    const first = await time(page, prompt, mode, cap, at % 2 === 0)
    const second = await time(page, prompt, mode, cap, at % 2 !== 0)
    if (at >= WARM_UP) pairs.push(at % 2 === 0 ? { together: first, apart: second } : { together: second, apart: first })
  }
  const same = pairs.filter(({ together, apart }) => together.text === apart.text)
  const over = (weight: (at: number) => number): number => {
    const sum = (of: (pair: (typeof same)[number]) => number): number => same.reduce((total, pair, at) => total + weight(at) * of(pair), 0)
    return sum(({ together }) => together.ms) / sum(({ apart }) => apart.ms)
  }
  const interval = bootstrap(same.length, (counts) => over((at) => counts[at] ?? 0), { seed: SEED })
  const tokens = same.reduce((sum, { together }) => sum + together.tokens, 0) / Math.max(1, same.length)
  return {
    what: `${SAMPLES} ${mode === 'think' ? 'thoughts' : 'answers'}: as one batch / one after another`, value: over(() => 1), unit: 'x', interval: interval && [interval.low, interval.high], n: same.length,
    goal: { atMost: 0.6 }, note: `${backend}; ${tokens.toFixed(0)} tokens a vote; on the ${same.length} of ${pairs.length} prompts with the very same samples both ways`,
  }
}

async function time(page: Page, prompt: string, mode: Mode, cap: number, together: boolean): Promise<Timing> {
  const timing = await page.evaluate((asked) => window.bench.run('ours', asked), { kind: 'samples', prompt, mode, cap, samples: SAMPLES, together } as const)
  if (timing === null) throw new Error('the samples gave no timing')
  return timing
}
