/** Starts the worker that holds the engine under test, and lets a script speak with it. */
import type { Ask, EngineUnderTest, Told } from './engine-protocol.ts'

const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' })
const waiting = new Map<number, (told: Told) => void>()
let last = 0

worker.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly told: Told }>) => {
  waiting.get(data.id)?.(data.told)
  waiting.delete(data.id)
}
worker.onerror = (event) => {
  for (const tell of waiting.values()) tell({ ok: false, code: 'worker', detail: event.message })
  waiting.clear()
}

const engineUnderTest: EngineUnderTest = {
  ask: (ask: Ask) => new Promise((resolve) => {
    waiting.set(++last, resolve)
    worker.postMessage({ id: last, ask })
  }),
}
window.engineUnderTest = engineUnderTest
