/** Gathers events so that the page hears at most once a frame. Order is kept and nothing is dropped. */
import type { CascadeEvent } from '../src/core/events.ts'

/** One frame of a 60 Hz screen. */
const FRAME_MS = 16

export interface EventBatch {
  push(event: CascadeEvent): void
  /** Sends what is left; resolves once the page has had every event. */
  flush(): Promise<void>
}

export function createEventBatch(send: (events: readonly CascadeEvent[]) => Promise<void> | void): EventBatch {
  let waiting: CascadeEvent[] = []
  let timer: ReturnType<typeof setTimeout> | null = null
  let sent: Promise<void> = Promise.resolve()

  function sendNow(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (waiting.length === 0) return
    const events = waiting
    waiting = []
    const delivered = Promise.resolve(send(events))
    sent = sent.then(() => delivered)
  }

  return {
    push: (event) => {
      waiting.push(event)
      timer ??= setTimeout(sendNow, FRAME_MS)
    },
    flush: () => {
      sendNow()
      return sent
    },
  }
}
