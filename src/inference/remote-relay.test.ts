import { afterEach, describe, expect, it } from 'vitest'
import type { FromEngine, ToEngine } from '../../workers/remote/wire.ts'
import { createRemoteRelay } from './remote-relay.ts'

const ports: MessagePort[] = []
afterEach(() => { for (const port of ports.splice(0)) port.close() })

const START: FromEngine = { type: 'start', call: 1, endpoint: 'e', prompt: 'p', think: false, cap: 1 }

function setUp() {
  const workers: { readonly port: MessagePort; readonly heard: FromEngine[] }[] = []
  const relay = createRemoteRelay((port) => {
    const heard: FromEngine[] = []
    port.onmessage = ({ data }: MessageEvent<FromEngine>) => void heard.push(data)
    workers.push({ port, heard })
    ports.push(port)
  })
  const back: ToEngine[] = []
  relay.port.onmessage = ({ data }: MessageEvent<ToEngine>) => void back.push(data)
  ports.push(relay.port)
  return { relay, workers, back }
}

describe('the relay', () => {
  it('starts no network worker before something is asked, and then passes all on', async () => {
    const { relay, workers, back } = setUp()
    expect(workers).toEqual([])
    relay.port.postMessage(START)
    await expect.poll(() => workers[0]?.heard).toEqual([START])
    workers[0]?.port.postMessage({ type: 'sent', call: 1 } satisfies ToEngine)
    await expect.poll(() => back).toEqual([{ type: 'sent', call: 1 }])
    relay.port.postMessage({ type: 'stop', call: 1 })
    await expect.poll(() => workers[0]?.heard.length).toBe(2)
    expect(workers).toHaveLength(1)
  })

  it('ends what ran when the network worker is lost, once, and takes the next call to another', async () => {
    const { relay, workers, back } = setUp()
    relay.port.postMessage(START)
    await expect.poll(() => workers[0]?.heard.length).toBe(1)
    relay.lost()
    relay.lost()
    await expect.poll(() => back).toEqual([{ type: 'end', call: 1, end: expect.objectContaining({ ok: false, code: 'remote-failed' }) as unknown }])
    relay.port.postMessage({ ...START, call: 2 })
    await expect.poll(() => workers[1]?.heard).toEqual([{ ...START, call: 2 }])
  })

  it('stops what runs when the inference worker is gone', async () => {
    const { relay, workers } = setUp()
    relay.port.postMessage(START)
    await expect.poll(() => workers[0]?.heard.length).toBe(1)
    relay.port.close()
    await expect.poll(() => workers[0]?.heard.at(-1)).toEqual({ type: 'stop', call: 1 })
  })
})
