import { describe, expect, it } from 'vitest'
import type { NetworkWorker } from '../../workers/network-api.ts'
import { deferred } from './deferred.ts'
import type { LiveWorker } from './live-worker.ts'
import { createNetwork } from './network.ts'

/** Workers that are lost when the test says; nothing runs. */
function scripted() {
  const workers: { lose(reason: string): void; terminated: boolean }[] = []
  const network = createNetwork(() => {
    const lost = deferred<string>()
    const one = { lose: lost.resolve, terminated: false }
    workers.push(one)
    return { remote: { number: workers.length }, lost: lost.promise, terminate: () => { one.terminated = true } } as unknown as LiveWorker<NetworkWorker>
  })
  return { network, workers }
}

const numberOf = (worker: unknown): number => (worker as { readonly number: number }).number

describe('the network worker', () => {
  it('is started when it is first needed, and once', async () => {
    const { network, workers } = scripted()
    const started: number[] = []
    network.onStart((worker) => { started.push(numberOf(worker)) })
    expect(workers.length).toBe(0)
    expect(await Promise.all([network.call(async (worker) => numberOf(worker)), network.call(async (worker) => numberOf(worker))])).toEqual([1, 1])
    expect([workers.length, started]).toEqual([1, [1]])
  })

  it('that is lost ends every call, and the next one starts another', async () => {
    const { network, workers } = scripted()
    const told: string[] = []
    network.onLost((reason) => { told.push(reason) })
    await network.call(async () => 'fine')
    const hanging = network.call(() => new Promise<never>(() => {}))
    workers[0]?.lose('gone')
    await expect(hanging).rejects.toMatchObject({ name: 'WorkerLost', message: 'gone' })
    expect([told, workers[0]?.terminated]).toEqual([['gone'], true])
    expect(await network.call(async (worker) => numberOf(worker))).toBe(2)
  })

  it('that can\'t start is told of by the call alone, so that nobody starts it for ever', async () => {
    const { network, workers } = scripted()
    const told: string[] = []
    network.onLost((reason) => { told.push(reason) })
    const asked = network.call(() => new Promise<never>(() => {}))
    workers[0]?.lose('no script')
    await expect(asked).rejects.toMatchObject({ message: 'no script' })
    expect(told).toEqual([])
  })
})
