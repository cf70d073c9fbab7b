/** What a person waits for: from opening the page to the first answer, cold and warm, and how smooth the page stays meanwhile. */
import type { Browser, Page } from '@playwright/test'
import type { Row } from './row.ts'

/** A cold start on two cores with local files. */
const COLD_GOAL_MS = 2000
/** Far beyond any visit: what takes longer will never come. */
const DEADLINE_MS = 60_000

/** Milliseconds from navigation to the answer on the page, and the main thread's long tasks (over 50 ms) while answering. */
interface Visit {
  readonly firstAnswerMs: number
  readonly longTasks: readonly number[]
}

/** `visits` fresh browser contexts, each opened once cold and once more with its caches warm. */
export async function firstAnswerRows(browser: Browser, url: string, visits: number): Promise<Row[]> {
  const cold: Visit[] = []
  const warm: Visit[] = []
  for (let visit = 0; visit < visits; visit++) {
    const context = await browser.newContext()
    cold.push(await visitOnce(await context.newPage(), url))
    warm.push(await visitOnce(await context.newPage(), url))
    await context.close()
  }
  const tasks = [...cold, ...warm].flatMap(({ longTasks }) => longTasks)
  return [
    { what: 'cold start to the first answer', value: fastest(cold), unit: 'ms', interval: range(cold), n: visits, goal: { atMost: COLD_GOAL_MS }, note: 'wasm, fastest visit; range of all in the next column' },
    { what: 'warm start to the first answer', value: fastest(warm), unit: 'ms', interval: range(warm), n: visits, goal: null, note: 'wasm, files in the browser\'s cache' },
    { what: 'long tasks of the page while it answers', value: tasks.length / (2 * visits), unit: 'tasks', interval: null, n: 2 * visits, goal: { atMost: 0 }, note: tasks.length === 0 ? 'none over 50 ms' : `longest ${Math.max(...tasks).toFixed(0)} ms` },
  ]
}

async function visitOnce(page: Page, url: string): Promise<Visit> {
  await page.goto(`${url}?backend=wasm`)
  // Inside the page, so that the time between two commands of the test driver is not measured.
  const visit = await page.evaluate(async (deadlineMs): Promise<Visit> => {
    // A method, because the compiler of this command marks named functions with a helper that the page does not have.
    const page = {
      when<T>(what: string, look: () => T | null): Promise<T> {
        return new Promise((resolve, reject) => {
          setTimeout(() => reject(new Error(`${what} did not come within ${deadlineMs / 1000} s`)), deadlineMs)
          const found = look()
          if (found !== null) return resolve(found)
          const observer = new MutationObserver(() => {
            const value = look()
            if (value === null) return
            observer.disconnect()
            resolve(value)
          })
          observer.observe(document.documentElement, { childList: true, subtree: true, attributes: true, characterData: true })
        })
      },
    }
    const longTasks: number[] = []
    const watch = new PerformanceObserver((list) => { for (const entry of list.getEntries()) longTasks.push(entry.duration) })
    // The page's own first example, answered at once, asks without typing; its button is enabled as soon as the model is ready.
    const example = await page.when('the first example', () => document.querySelector<HTMLButtonElement>('ul[aria-label="Examples"] button:enabled'))
    watch.observe({ type: 'longtask' })
    example.click()
    await page.when('an answer', () => document.querySelector('[aria-label="Answer"]')?.textContent || null)
    const firstAnswerMs = performance.now()
    await page.when('the end of the turn', () => [...document.querySelectorAll('button')].find((button) => button.textContent.includes('Why')) ?? null)
    watch.disconnect()
    return { firstAnswerMs, longTasks }
  }, DEADLINE_MS)
  await page.close()
  return visit
}

function fastest(visits: readonly Visit[]): number {
  return Math.min(...visits.map(({ firstAnswerMs }) => firstAnswerMs))
}

function range(visits: readonly Visit[]): readonly [number, number] {
  return [fastest(visits), Math.max(...visits.map(({ firstAnswerMs }) => firstAnswerMs))]
}
