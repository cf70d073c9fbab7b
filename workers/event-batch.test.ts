import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CascadeEvent } from '../src/core/events.ts'
import { createEventBatch } from './event-batch.ts'

const event = (rung: string): CascadeEvent => ({ type: 'rung-start', rung, cap: 1 })

describe('the event batch', () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => { vi.useRealTimers() })

  it('sends at most once a frame, in order, and drops nothing', () => {
    const sent: string[][] = []
    const batch = createEventBatch((events) => { sent.push(events.map((one) => (one as { rung: string }).rung)) })
    for (let i = 0; i < 8; i++) {
      batch.push(event(`${i}`))
      vi.advanceTimersByTime(4)
    }
    void batch.flush()
    expect(sent.flat()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7'])
    expect(sent.length).toBeLessThanOrEqual(3)
  })

  it('resolves a flush only after the page has had everything', async () => {
    let heard = (): void => {}
    const batch = createEventBatch(() => new Promise((resolve) => { heard = resolve }))
    batch.push(event('a'))
    let flushed = false
    const flushing = batch.flush().then(() => { flushed = true })
    await Promise.resolve()
    expect(flushed).toBe(false)
    heard()
    await flushing
    expect(flushed).toBe(true)
  })
})
