import { describe, expect, it } from 'vitest'
import { fakeDisk } from './fake-server.ts'
import { MOST_REQUESTS, createRequestLog } from './request-log.ts'

describe('the log of requests', () => {
  const made = (disk = fakeDisk()) => {
    let at = 0
    return createRequestLog(disk, () => ++at, () => `r${++at}-${Math.random()}`)
  }

  it('has a line from the moment that a request leaves, and its end when it ends', async () => {
    const log = made()
    const line = log.begin('api.example.org', 'prompt', 212)
    expect(await log.all()).toMatchObject([{ host: 'api.example.org', why: 'prompt', bytesSent: 212, bytesReceived: 0, outcome: 'under way' }])
    line.received(40)
    line.received(2)
    line.end('answered')
    expect(await log.all()).toMatchObject([{ bytesReceived: 42, outcome: 'answered' }])
  })

  it('outlives the page, and says what was cut off with it', async () => {
    const disk = fakeDisk()
    made(disk).begin('a.example', 'prompt', 1)
    expect(await made(disk).all()).toMatchObject([{ host: 'a.example', outcome: 'cut off' }])
  })

  it('keeps the newest and forgets the rest', async () => {
    const disk = fakeDisk()
    const log = made(disk)
    for (let sent = 0; sent < MOST_REQUESTS + 5; sent++) log.begin(`h${sent}`, 'prompt', 1).end('answered')
    const all = await log.all()
    expect([all.length, all[0]?.host, all.at(-1)?.host]).toEqual([MOST_REQUESTS, `h${MOST_REQUESTS + 4}`, 'h5'])
    expect(await disk.requests()).toHaveLength(MOST_REQUESTS)
  })

  it('is emptied when a person wishes it', async () => {
    const disk = fakeDisk()
    made(disk).begin('a.example', 'prompt', 1)
    const log = made(disk)
    await log.clear()
    expect([await log.all(), await disk.requests()]).toEqual([[], []])
  })
})
