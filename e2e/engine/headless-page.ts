/** Opens the page without a screen and speaks with its model. Knows nothing of what is tested. */
import type { Page, Worker } from '@playwright/test'
import type { ModelFacts } from '../../src/core/engine.ts'
import { countedModel } from '../../src/core/flops.ts'
import { type Recounted, recount } from '../../src/core/recount.ts'
import type { Answered, Headless, ReadyStatus } from '../../src/headless/headless.ts'
import type { Ask } from '../../src/inference/inference.ts'
import type { RunRecord } from '../../workers/engines/transformers/run-record.ts'

declare const secondThought: Headless

export const DIRECT = { schema: 1, kind: 'direct' } as const
export const THINK = { schema: 1, kind: 'think' } as const

export async function openHeadless(page: Page, search = ''): Promise<ReadyStatus> {
  await page.goto(`headless.html${search}`)
  const status = await page.evaluate(() => secondThought.ready())
  if (status.phase === 'failed') throw new Error(`${status.code}: ${status.detail}`)
  return status
}

export function ask(page: Page, request: Ask): Promise<Answered> {
  return page.evaluate((asked) => secondThought.ask(asked), request)
}

/** Asks and stops after `ms`; `stopMs` is how long the turn went on after the stop. */
export function askAndStop(page: Page, request: Ask, ms: number): Promise<Answered & { readonly stopMs: number }> {
  return page.evaluate(async ([asked, after]) => {
    const answered = secondThought.ask(asked)
    await new Promise((resolve) => setTimeout(resolve, after))
    const stopped = performance.now()
    secondThought.stop()
    return { ...await answered, stopMs: performance.now() - stopped }
  }, [request, ms] as const)
}

/** The worker that answers: the first and, unless a backend is being tried, the only one. */
export function answeringWorker(page: Page): Worker {
  const worker = page.workers()[0]
  if (worker === undefined) throw new Error('the page has no worker')
  return worker
}

/**
 * Closes a worker once it is in the middle of a call, silently, as a browser that needs its memory does. Runs must be recorded: the
 * record of what it had run goes with it, and is told here. `closed`: when, in milliseconds of the wall clock.
 */
export function closeInTheMiddle(worker: Worker): Promise<{ readonly closed: number; readonly record: RunRecord }> {
  return worker.evaluate(() => new Promise<{ readonly closed: number; readonly record: RunRecord }>((resolve) => {
    const look = setInterval(() => {
      const record = globalThis.runRecord
      const call = record?.calls.at(-1)
      // Both runs of the prompt, and a few of the answer.
      if (record === undefined || call === undefined || call.finish !== null || call.runs.length < 16) return
      clearInterval(look)
      self.close()
      resolve({ closed: performance.timeOrigin + performance.now(), record })
    }, 1)
  }))
}

/** What the session was really asked to run, as recorded with `?record=runs`. */
export async function runRecord(page: Page): Promise<RunRecord> {
  const record = await answeringWorker(page).evaluate(() => globalThis.runRecord)
  if (record === undefined) throw new Error('runs are not recorded')
  return record
}

/** Counts every recorded call from its raw shapes alone, in order, each by the model that ran it. */
export function recountCalls({ calls }: RunRecord, ...models: readonly ModelFacts[]): readonly Recounted[] {
  return calls.flatMap(({ runs, finish, model, forks }, call) => {
    const facts = models.find(({ id }) => id === model)
    const card = facts === undefined ? null : countedModel(facts)
    if (card === null) throw new Error(`a call ran on ${model}, which is none of the models`)
    return [...recount(runs.map(({ inputIds, pastKey, logits }) => ({
      call, newTokens: inputIds[1] as number, rows: inputIds[0] as number, pastLength: pastKey[2] as number, logitRows: logits[1] as number, cancelled: finish === 'cancelled',
      ...(forks === undefined ? {} : { forked: forks.reduce((sum, rows) => sum + rows, 0) }),
    })), card).values()]
  })
}
