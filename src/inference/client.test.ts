/** The client over scripted workers: no model runs and no worker is made; what is real is who serves, when, and how turns end. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LargerModelFacts, LoadOptions, Remeasured, TurnRequest, Verdict } from '../../workers/api.ts'
import type { CascadeEvent, ErrorCode, RungResult } from '../core/events.ts'
import type { Rung } from '../core/ladder.ts'
import type { LoadEnd, LoadProgress } from '../core/load-progress.ts'
import type { Profile } from '../core/calibration/profile.ts'
import { emptyTurn, foldEvent } from '../core/turn.ts'
import type { Backend, Usage } from '../core/usage.ts'
import type { FoundAdapter } from './adapter.ts'
import { createInference } from './client.ts'
import { deferred } from './deferred.ts'
import type { AddedPlace, Ask, BackendChoice } from './inference.ts'
import type { LiveWorker } from './live-worker.ts'
import type { WorkerLoad } from './load-worker.ts'
import { STOP_MS } from './turn-run.ts'

const policy = { schema: 1, kind: 'think' } as const
const right = (msPerToken: number): Extract<Verdict, { state: 'right' }> => ({ state: 'right', msPerToken, maxDifference: 0, software: false, adapter: '' })
const turnEnd: CascadeEvent = { type: 'turn-end', outcome: 'answered', answer: '4', rung: 'think', confidence: 0.9, skipped: [], ledger: [usage('think', 3)] }
const turnStart = (resumed: boolean): CascadeEvent => ({
  type: 'turn-start', resumed, prompt: { text: 'p', tokens: 4, mapped: [], replaced: [], leftOut: 0 }, policy, rungs: [], backend: 'wasm', expectedThinkTokens: null,
})
const brokeOff = (rung: string, code: ErrorCode): CascadeEvent => ({ type: 'decision', choice: 'keep', rung: 'direct', reason: { kind: 'rung-failed', rung, code, detail: 'gone' } })
const earlier: RungResult = { rung: 'direct', outcome: 'answered', answer: '12', forced: false, signals: null, confidence: 0.5, usage: usage('direct', 3) }

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('__APP_VERSION__', '1')
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('serving', () => {
  it('queues what is asked while it loads and answers it in order, one at a time', async () => {
    const { client, loads, ask } = scripted()
    const [first, second] = [ask(), ask()]
    const worker = await loads[0]?.ready()
    expect(worker?.asks.length).toBe(1)
    await worker?.end()
    expect([first.done, second.done, worker?.asks.length]).toEqual([true, false, 2])
    expect(client.status().phase).toBe('ready')
  })

  it('stays ready when a late word of progress arrives', async () => {
    const { client, loads } = scripted()
    await loads[0]?.ready()
    loads[0]?.onProgress({ step: 'warm-up', loadedBytes: 1, totalBytes: 1 })
    expect(client.status().phase).toBe('ready')
  })

  it('stays failed when a late word of progress arrives, so that a prompt does not wait for ever', async () => {
    const { client, loads, ask } = scripted()
    await loads[0]?.fail()
    loads[0]?.onProgress({ step: 'runtime', loadedBytes: 1, totalBytes: 1 })
    expect(client.status().phase).toBe('failed')
    const late = ask()
    await settled()
    expect(late.done).toBe(true)
  })

  it('tells a failure to the page and to every prompt, and starts again when asked to', async () => {
    const { client, loads, ask } = scripted()
    const waiting = ask({ resume: [earlier] })
    await loads[0]?.fail()
    const late = ask()
    expect(client.status()).toMatchObject({ phase: 'failed', code: 'model-missing' })
    expect(waiting.turn()).toMatchObject({ outcome: 'failed', error: { code: 'model-missing' }, ledger: [earlier.usage] })
    expect([waiting.done, late.turn().outcome]).toEqual([true, 'failed'])
    client.restart()
    await loads[1]?.ready()
    expect(client.status().phase).toBe('ready')
    client.restart()
    expect(loads.length).toBe(2)
  })
})

describe('every turn ends', () => {
  it('when it is stopped before a worker is there; what it went on from stays', async () => {
    const { ask } = scripted()
    const { turn, stop } = ask({ resume: [earlier] })
    stop()
    await settled()
    expect(turn()).toMatchObject({ outcome: 'stopped', answer: '12', answerRung: 'direct', ledger: [earlier.usage] })
  })

  it('when the worker hangs: the stop terminates it, keeps the whole answer there was, counts the aborted work, and another worker serves', async () => {
    const { client, loads, ask } = scripted()
    const worker = await loads[0]?.ready()
    const { turn, stop, events } = ask({ resume: [earlier] })
    worker?.send(turnStart(true), { type: 'rung-start', rung: 'think', cap: 9 }, { type: 'token-delta', rung: 'think', text: '1', tokens: [] },
      { type: 'usage-delta', rung: 'think', usage: usage('think', 5) })
    stop()
    await vi.advanceTimersByTimeAsync(STOP_MS - 1)
    expect(turn().status).toBe('running')
    await vi.advanceTimersByTimeAsync(1)
    expect(turn()).toMatchObject({ outcome: 'stopped', answer: '12', answerRung: 'direct' })
    expect(turn().ledger).toEqual([earlier.usage, { ...usage('think', 5), abortedTokens: 5 }])
    expect([worker?.terminated, client.status().phase]).toEqual([true, 'loading'])
    worker?.send(turnEnd)
    expect(events.filter(({ type }) => type === 'turn-end')).toHaveLength(1)
    const next = ask()
    const other = await loads[1]?.ready()
    await other?.end()
    expect(next.turn().outcome).toBe('answered')
  })

  it('when the worker stops in time: it is told so once and lives on', async () => {
    const { loads, ask } = scripted({ choice: 'wasm' })
    const worker = await loads[0]?.ready()
    const { turn, stop } = ask()
    stop()
    expect(worker?.stops).toEqual([worker?.asks[0]?.id])
    await worker?.end({ ...turnEnd, outcome: 'stopped' })
    await vi.advanceTimersByTimeAsync(2 * STOP_MS)
    expect([turn().outcome, worker?.terminated, loads.length]).toEqual(['stopped', false, 1])
  })

  it('when the worker returns or throws without a last event', async () => {
    const { loads, ask } = scripted()
    const worker = await loads[0]?.ready()
    const silent = ask()
    worker?.asks[0]?.resolve()
    await settled()
    expect(silent.turn().error?.code).toBe('internal')
    const thrown = ask()
    worker?.asks[1]?.reject(new Error('broken'))
    await settled()
    expect(thrown.turn().error).toMatchObject({ code: 'internal', detail: 'Error: broken' })
  })

  it('when workers are lost again and again: it gives up with a failure instead of turning in circles', async () => {
    const { client, loads, ask } = scripted()
    const { turn, events } = ask()
    for (let n = 0; n < 2; n++) await (await loads[n]?.ready())?.lose()
    expect(turn()).toMatchObject({ outcome: 'failed', error: { code: 'worker-lost' } })
    await (await loads[2]?.ready())?.lose()
    expect([loads.length, client.status().phase]).toEqual([3, 'failed'])
    expect(ask().turn().error?.code).toBe('worker-lost')
    expect(events.filter(({ type }) => type === 'attempt-error')).toHaveLength(1)
  })
})

describe('a model that is lost in the middle of a turn', () => {
  const partial: readonly CascadeEvent[] = [
    { type: 'rung-start', rung: 'think', cap: 9 }, { type: 'token-delta', rung: 'think', text: '1', tokens: [] }, { type: 'usage-delta', rung: 'think', usage: usage('think', 5) },
  ]
  const aborted = { ...usage('think', 5), abortedTokens: 5 }
  const deviceLost: CascadeEvent = { type: 'turn-error', code: 'device-lost', detail: 'reset', ledger: [] }

  async function losing(request: Partial<Ask> = {}, start: CascadeEvent = turnStart(false)) {
    const all = scripted()
    const worker = await all.loads[0]?.ready()
    const asked = all.ask(request)
    worker?.send(start, ...partial)
    return { ...all, worker, asked }
  }

  it('is started again and the prompt asked once more, with what was written kept, the aborted call paid for, and nothing ended', async () => {
    const { client, loads, worker, asked } = await losing()
    await worker?.lose()
    expect(asked.turn()).toMatchObject({ status: 'running', lost: { code: 'worker-lost', askedAgain: false }, rungs: [{ state: 'interrupted', answerText: '1' }], ledger: [aborted] })
    expect([asked.done, client.status().phase, loads.length]).toEqual([false, 'loading', 2])
    const next = await loads[1]?.ready()
    expect(next?.asks[0]?.request).toMatchObject({ prompt: 'p', resume: [{ rung: 'think', outcome: 'stopped', answer: '1', usage: aborted }] })
    await next?.end({ ...turnEnd, ledger: [aborted, usage('think', 3)] }, true)
    expect(asked.turn()).toMatchObject({ outcome: 'answered', answer: '4', error: null, lost: { askedAgain: true }, ledger: [aborted, { decodeTokens: 3, abortedTokens: 0 }] })
    expect([asked.done, asked.events.filter(({ type }) => type === 'turn-error' || type === 'turn-end').length]).toEqual([true, 1])
  })

  it('is asked before what waits behind it', async () => {
    const { loads, worker, asked, ask } = await losing()
    const behind = ask()
    await worker?.lose()
    const next = await loads[1]?.ready()
    await next?.end()
    expect([asked.done, behind.done]).toEqual([true, false])
  })

  it('ends the turn where it is lost a second time: as failed, with the partial answer and the cost of both', async () => {
    const { loads, worker, asked } = await losing()
    await worker?.lose()
    const next = await loads[1]?.ready()
    next?.send(turnStart(true), ...partial)
    await next?.lose()
    expect(asked.turn()).toMatchObject({ outcome: 'failed', answer: '1', error: { code: 'worker-lost' }, ledger: [aborted, aborted] })
    expect([asked.done, loads.length]).toEqual([true, 3])
  })

  it('is not asked once more after a stop, before the loss or while it starts again', async () => {
    const before = await losing()
    before.asked.stop()
    await before.worker?.lose()
    expect(before.asked.turn()).toMatchObject({ outcome: 'failed', answer: '1', lost: null, ledger: [aborted] })
    const after = await losing()
    await after.worker?.lose()
    after.asked.stop()
    await settled()
    expect(after.asked.turn()).toMatchObject({ outcome: 'stopped', answer: '1', ledger: [aborted] })
    expect((await after.loads[1]?.ready())?.asks).toEqual([])
  })

  it('is not asked once more where a stop comes between the loss of a device and its worker\'s last word', async () => {
    const { loads, worker, asked } = await losing()
    worker?.send(deviceLost)
    asked.stop()
    worker?.asks[0]?.resolve()
    await settled()
    expect(asked.turn()).toMatchObject({ outcome: 'stopped', answer: '1', ledger: [aborted] })
    expect((await loads[1]?.ready())?.asks).toEqual([])
  })

  it('is not asked once more where a server was asked in that turn: only the person may send the prompt again', async () => {
    const rungs = [{ id: 'think', engine: 'remote' }] as unknown as readonly Rung[]
    const { loads, worker, asked } = await losing({}, { ...turnStart(false), rungs } as CascadeEvent)
    await worker?.lose()
    expect(asked.turn()).toMatchObject({ outcome: 'failed', answer: '1', error: { code: 'worker-lost' }, lost: null })
    expect((await loads[1]?.ready())?.asks).toEqual([])
  })

  it('goes on from what an earlier turn had found, where the server was asked in that one and not again', async () => {
    const rungs = [{ id: 'direct', engine: 'remote' }, { id: 'think' }] as unknown as readonly Rung[]
    const { loads, worker } = await losing({ resume: [earlier] }, { ...turnStart(true), rungs } as CascadeEvent)
    await worker?.lose()
    expect((await loads[1]?.ready())?.asks[0]?.request.resume).toMatchObject([earlier, { rung: 'think', outcome: 'stopped' }])
  })

  it('ends the turn with that failure where no model can be started again', async () => {
    const { loads, worker, asked } = await losing()
    await worker?.lose()
    await loads[1]?.fail()
    expect(asked.turn()).toMatchObject({ outcome: 'failed', answer: '1', error: { code: 'model-missing' }, lost: { askedAgain: false }, ledger: [aborted] })
    expect(asked.done).toBe(true)
  })

  it('is asked once more for nothing else: what failed by itself, or hung and was stopped, ends the turn', async () => {
    for (const code of ['engine-failed', 'timeout', 'internal'] as const) {
      const { worker, asked } = await losing()
      await worker?.end({ ...deviceLost, code })
      expect(asked.turn()).toMatchObject({ outcome: 'failed', error: { code }, lost: null })
    }
  })
})

describe('the other backend', () => {
  it('is tried after the first answer, beside the worker that serves, and takes over between two turns where it is faster', async () => {
    const { client, loads, ask } = scripted()
    const wasm = await loads[0]?.ready()
    expect(loads.length).toBe(1)
    ask()
    await wasm?.end()
    expect(loads[1]?.options).toMatchObject({ backend: 'webgpu', known: null })
    const during = ask()
    const webgpu = await loads[1]?.ready({ webgpu: right(1) })
    expect([client.status(), wasm?.terminated]).toMatchObject([{ backend: 'wasm', verdicts: { webgpu: { state: 'right' } } }, false])
    await wasm?.end()
    expect([during.turn().outcome, wasm?.terminated, client.status()]).toMatchObject(['answered', true, { backend: 'webgpu' }])
    ask()
    expect(webgpu?.asks.length).toBe(1)
  })

  it('is given back where it is slower, and its verdict spares the next visit the test', async () => {
    const storage = memory()
    const first = scripted({ storage })
    const wasm = await first.loads[0]?.ready()
    first.ask()
    await wasm?.end()
    const webgpu = await first.loads[1]?.ready({ webgpu: right(9) })
    expect([webgpu?.terminated, first.client.status()]).toMatchObject([true, { backend: 'wasm' }])

    const next = scripted({ storage })
    const again = await next.loads[0]?.ready()
    next.ask()
    await again?.end()
    expect([next.loads.length, next.client.status()]).toMatchObject([1, { verdicts: { webgpu: { msPerToken: 9 } } }])

    const chosen = scripted({ storage, choice: 'webgpu' })
    await settled()
    expect(chosen.loads[0]?.options).toMatchObject({ backend: 'webgpu', known: { sha256: 'weights' } })
  })

  it('is tried again after the worker that served was lost during the test', async () => {
    const { client, loads, ask } = scripted()
    const wasm = await loads[0]?.ready()
    ask()
    await wasm?.end()
    await wasm?.lose()
    const late = await loads[1]?.ready({ webgpu: right(1) })
    const next = await loads[2]?.ready()
    expect([late?.terminated, client.status()]).toMatchObject([true, { backend: 'wasm', verdicts: { webgpu: { state: 'untried' } } }])
    ask()
    await next?.end()
    expect(loads[3]?.options.backend).toBe('webgpu')
  })

  it('is not taken once the person has changed their mind, before it is loaded or after', async () => {
    const { client, loads, ask } = scripted({ choice: 'wasm' })
    const wasm = await loads[0]?.ready()
    client.chooseBackend('webgpu')
    await settled()
    client.chooseBackend('wasm')
    const early = await loads[1]?.ready({ webgpu: right(9) })
    expect([early?.terminated, client.status()]).toMatchObject([true, { backend: 'wasm', choice: 'wasm' }])

    ask()
    client.chooseBackend('webgpu')
    expect(loads[2]?.options).toMatchObject({ backend: 'webgpu', known: { sha256: 'weights' } })
    for (const choice of ['wasm', 'webgpu'] as const) client.chooseBackend(choice)
    expect(loads.length).toBe(3)
    const waiting = await loads[2]?.ready({ webgpu: right(9) })
    client.chooseBackend('wasm')
    await wasm?.end()
    expect([waiting?.terminated, wasm?.terminated, client.status()]).toMatchObject([true, false, { backend: 'wasm' }])
  })

  it('is loaded once, however often it is chosen', async () => {
    const { client, loads, ask } = scripted({ choice: 'wasm' })
    await loads[0]?.ready()
    ask()
    client.chooseBackend('webgpu')
    await settled()
    await loads[1]?.ready({ webgpu: right(9) })
    for (const choice of ['wasm', 'webgpu', 'wasm', 'webgpu'] as const) client.chooseBackend(choice)
    await settled()
    expect(loads.length).toBe(2)
    await loads[0]?.worker.end()
    expect(client.status()).toMatchObject({ backend: 'webgpu' })
  })

  it('can be chosen while the first one loads', async () => {
    const { client, loads } = scripted({ choice: 'webgpu' })
    await settled()
    client.chooseBackend('wasm')
    const webgpu = await loads[0]?.ready({ webgpu: right(1) })
    await loads[1]?.ready()
    expect([loads[1]?.options.backend, webgpu?.terminated, client.status()]).toMatchObject(['wasm', true, { backend: 'wasm' }])
  })

  it('gives way to WASM where it fails at the start or its device is lost', async () => {
    const start = scripted({ choice: 'webgpu' })
    await settled()
    await start.loads[0]?.fail()
    await start.loads[1]?.ready()
    expect(start.client.status()).toMatchObject({ backend: 'wasm', choice: 'webgpu', verdicts: { webgpu: { state: 'unavailable' } } })
  })

  it('is kept by who chose it after one lost device, and gives way to WASM after two; chosen anew, it is tried anew', async () => {
    const deviceLost: CascadeEvent = { type: 'turn-error', code: 'device-lost', detail: 'gone', ledger: [] }
    const { client, loads, ask } = scripted({ choice: 'webgpu' })
    await settled()
    const { turn } = ask()
    await (await loads[0]?.ready({ webgpu: right(1) }))?.end(deviceLost)
    expect([turn().status, turn().lost?.code, loads[1]?.options]).toMatchObject(['running', 'device-lost', { backend: 'webgpu', known: { sha256: 'weights' } }])
    await (await loads[1]?.ready({ webgpu: right(1) }))?.end(deviceLost)
    await loads[2]?.ready()
    expect([turn().error?.code, loads[2]?.options.backend]).toEqual(['device-lost', 'wasm'])
    expect(client.status()).toMatchObject({ backend: 'wasm', choice: 'webgpu', verdicts: { webgpu: { state: 'unavailable', reason: 'lost' } } })
    for (const choice of ['wasm', 'webgpu'] as const) client.chooseBackend(choice)
    await settled()
    expect([loads[3]?.options.backend, client.status()]).toMatchObject(['webgpu', { verdicts: { webgpu: { state: 'probing' } } }])
  })

  it('gives way to WASM after one lost device where nobody chose it, and the prompt is answered there', async () => {
    const { client, loads, ask } = scripted()
    const wasm = await loads[0]?.ready()
    ask()
    await wasm?.end()
    const webgpu = await loads[1]?.ready({ webgpu: right(1) })
    const { turn } = ask()
    await webgpu?.end({ type: 'turn-error', code: 'device-lost', detail: 'gone', ledger: [] })
    await (await loads[2]?.ready())?.end()
    expect([turn().outcome, loads[2]?.options.backend, client.status()]).toMatchObject(['answered', 'wasm', { verdicts: { webgpu: { state: 'unavailable', reason: 'lost' } } }])
  })

  it('counts a device that is lost under a rung too, though an earlier answer stands and nothing is asked once more', async () => {
    const { client, loads, ask } = scripted({ choice: 'webgpu' })
    await settled()
    for (const at of [0, 1]) {
      const webgpu = await loads[at]?.ready({ webgpu: right(1) })
      const { turn } = ask()
      webgpu?.send(turnStart(false), brokeOff('think', 'device-lost'), turnEnd)
      webgpu?.asks[0]?.resolve()
      await settled()
      expect([turn().outcome, turn().lost, webgpu?.terminated]).toEqual(['answered', null, true])
    }
    await loads[2]?.ready()
    expect([loads.map(({ options }) => options.backend), client.status()]).toMatchObject([['webgpu', 'webgpu', 'wasm'], { backend: 'wasm', verdicts: { webgpu: { state: 'unavailable', reason: 'lost' } } }])
  })

  it('stays where it was a server that broke off', async () => {
    const { loads, ask } = scripted({ choice: 'wasm' })
    const worker = await loads[0]?.ready()
    const { turn } = ask()
    worker?.send(turnStart(false), brokeOff('remote:mine:direct', 'remote-failed'), turnEnd)
    worker?.asks[0]?.resolve()
    await settled()
    expect([turn().outcome, worker?.terminated, loads.length]).toEqual(['answered', false, 1])
  })

  it('is not even loaded where the browser offers no adapter', async () => {
    const none = { state: 'unavailable', reason: 'no-adapter', detail: '' } as const
    for (const choice of ['auto', 'webgpu'] as const) {
      const { client, loads, ask } = scripted({ choice, adapter: none })
      await settled()
      const wasm = await loads[0]?.ready()
      ask()
      await wasm?.end()
      expect(loads.map(({ options }) => options.backend)).toEqual(['wasm'])
      expect(client.status()).toMatchObject({ backend: 'wasm', verdicts: { webgpu: none } })
    }
  })

  it('that dies before it takes over leaves the serving one in its place', async () => {
    const { client, loads, ask } = scripted({ choice: 'wasm' })
    const wasm = await loads[0]?.ready()
    ask()
    client.chooseBackend('webgpu')
    await settled()
    const webgpu = await loads[1]?.ready({ webgpu: right(1) })
    await webgpu?.lose()
    await wasm?.end()
    expect([wasm?.terminated, client.status()]).toMatchObject([false, { phase: 'ready', backend: 'wasm' }])
  })
})

describe('a ladder of several models', () => {
  const base: LargerModelFacts = { id: 'base', enabled: true, card: { id: 'base' } as LargerModelFacts['card'], detail: '', profile: null, bytes: 5 }
  const stateOf = (client: ReturnType<typeof scripted>['client']) => {
    const status = client.status()
    return status.phase === 'ready' ? status.models.map(({ state }) => state) : status.phase
  }

  it('names all its models to the worker, and after them the larger ones that ship, not enabled', () => {
    expect(scripted({ models: ['mini', 'base'] }).loads[0]?.options.models)
      .toEqual([{ kind: 'shipped', id: 'mini', enabled: true, url: 'http://here/mini/' }, { kind: 'shipped', id: 'base', enabled: true, url: 'http://here/base/' }])
    expect(scripted({ models: ['mini'] }).loads[0]?.options.models.map(({ id, enabled }) => [id, enabled])).toEqual([['mini', true], ['base', false]])
    expect(scripted({ models: ['base'] }).loads[0]?.options.models.map(({ id }) => id)).toEqual(['base'])
    expect(scripted({ models: ['mine'] }).loads[0]?.options.models.map(({ id }) => id)).toEqual(['mine'])
  })

  it('is loaded to its end after the first answer, once, and the status tells each step', async () => {
    const { client, loads, ask } = scripted({ choice: 'wasm', models: ['mini', 'base'] })
    const worker = await loads[0]?.ready({ larger: [base] })
    expect([stateOf(client), worker?.ahead.length]).toEqual([['loaded', 'waiting'], 0])
    ask()
    await worker?.end()
    expect([stateOf(client), worker?.ahead.map(({ model }) => model)]).toEqual([['loaded', 'loading'], ['base']])
    ask()
    await worker?.end()
    expect(worker?.ahead.length).toBe(1)
    await worker?.ahead[0]?.end({ state: 'ready' })
    expect(stateOf(client)).toEqual(['loaded', 'loaded'])
  })

  it('tells of a load that a turn waited for, and of one that failed', async () => {
    const { client, loads, ask } = scripted({ choice: 'wasm', models: ['mini', 'base'] })
    const worker = await loads[0]?.ready({ larger: [base] })
    ask()
    worker?.send(turnStart(false), { type: 'load-start', model: 'base' })
    expect(stateOf(client)).toEqual(['loaded', 'loading'])
    worker?.send({ type: 'load-end', model: 'base', state: 'failed', code: 'model-missing', detail: '404' })
    expect(client.status()).toMatchObject({ models: [{}, { state: 'failed', detail: '404' }] })
    await worker?.end()
    expect(worker?.ahead.length).toBe(0)
    ask()
    worker?.send(turnStart(false), { type: 'load-start', model: 'base' }, { type: 'load-end', model: 'base', state: 'ready' })
    expect(stateOf(client)).toEqual(['loaded', 'loaded'])
  })

  it('does without a larger model whose card could not be read, and never loads one ahead that is not enabled', async () => {
    const missing = scripted({ choice: 'wasm', models: ['mini', 'base'] })
    const worker = await missing.loads[0]?.ready({ larger: [{ ...base, card: null, detail: '404' }] })
    missing.ask()
    await worker?.end()
    expect([stateOf(missing.client), worker?.ahead.length]).toEqual([['loaded', 'failed'], 0])
    const alone = scripted({ choice: 'wasm', models: ['mini'] })
    const other = await alone.loads[0]?.ready({ larger: [{ ...base, enabled: false }] })
    alone.ask()
    await other?.end()
    expect([stateOf(alone.client), other?.ahead.length]).toEqual([['loaded', 'waiting'], 0])
  })

  it('can be chosen anew: the turn in flight ends first, then another worker starts and the old one is given up', async () => {
    const { client, loads, ask } = scripted({ choice: 'wasm' })
    const worker = await loads[0]?.ready()
    const before = ask()
    client.chooseModels(['mini', 'base'])
    client.chooseModels(['mini', 'base'])
    expect([worker?.terminated, loads.length]).toEqual([false, 1])
    const after = ask()
    await worker?.end()
    expect([before.turn().outcome, worker?.terminated, loads.length, loads[1]?.options.models[0].id]).toEqual(['answered', true, 2, 'mini'])
    const next = await loads[1]?.ready({ larger: [base] })
    await next?.end()
    expect(after.turn().outcome).toBe('answered')
  })

  it('goes on to what was added after those that ship; only a server among them needs a way out of the origin', async () => {
    const stored = { kind: 'stored', id: 'owner/name', enabled: true } as const
    const server = { kind: 'remote', id: 'remote:mine', enabled: true, endpoint: { id: 'mine', name: 'Mine', model: 'm', reasoning: 'none', found: null } } as const
    const { client, loads } = scripted({ choice: 'wasm' })
    await loads[0]?.ready()
    client.chooseModels(['base'], [stored])
    await loads[1]?.ready()
    client.chooseModels(['base'], [stored, server])
    client.chooseModels(['base'], [stored, server])
    expect(loads.map(({ options }) => [options.models.map(({ id }) => id), options.network === null])).toEqual([
      [['base'], true], [['base', 'owner/name'], true], [['base', 'owner/name', 'remote:mine'], false],
    ])
  })

  describe('of which something was measured anew', () => {
    const stored = { kind: 'stored', id: 'owner/name', enabled: true } as const
    const profile = { model: { id: 'owner/name' } } as Profile
    const rungs = [{ id: 'owner/name:direct' }] as unknown as readonly Rung[]
    const added: LargerModelFacts = { ...base, id: 'owner/name' }

    async function serving() {
      const all = scripted({ choice: 'wasm', added: [stored] })
      return { ...all, worker: await all.loads[0]?.ready({ larger: [added] }) }
    }

    it('goes on in the same worker, which is told of it and loses no turn', async () => {
      const { client, loads, ask, worker } = await serving()
      const { turn } = ask()
      client.chooseModels(['base'], [{ ...stored, profiles: [profile] }])
      expect(worker?.measured.map(({ profiles }) => profiles)).toEqual([{ 'owner/name': [profile] }])
      await worker?.end()
      await worker?.measured[0]?.end({ rungs, profiles: { 'owner/name': profile } })
      expect([turn().outcome, worker?.terminated, loads.length]).toEqual(['answered', false, 1])
      expect(client.status()).toMatchObject({ phase: 'ready', rungs, models: [{}, { id: 'owner/name', profile }] })
      client.chooseModels(['base'], [stored])
      expect(worker?.measured[1]?.profiles).toEqual({ 'owner/name': [] })
    })

    it('starts anew where the worker can\'t take it, or another one is being loaded that knows nothing of it', async () => {
      const refused = await serving()
      refused.client.chooseModels(['base'], [{ ...stored, profiles: [profile] }])
      await refused.worker?.measured[0]?.end(null)
      expect([refused.worker?.terminated, refused.loads[1]?.options.models[1]?.profiles]).toEqual([true, [profile]])
      const switching = await serving()
      switching.client.chooseBackend('webgpu')
      await settled()
      switching.client.chooseModels(['base'], [{ ...stored, profiles: [profile] }])
      expect([switching.worker?.measured.length, switching.worker?.terminated]).toEqual([0, true])
    })
  })

  describe('of web-llm', () => {
    const place = { kind: 'web-llm', id: 'owner/name', enabled: true } as const
    const compiled = { ...base, id: 'owner/name' }
    const rung = { id: 'owner/name:direct', strategy: 'direct', engine: 'web-llm', model: 'owner/name', cap: 9, enabled: true } as const

    async function serving() {
      const all = scripted({ choice: 'wasm' })
      all.client.chooseModels(['base'], [place])
      await all.loads[0]?.ready()
      return { ...all, worker: await all.loads[1]?.ready({ larger: [compiled] }) }
    }

    it('that fails in the middle of an answer has its worker replaced, as often as a person asks it, and may be loaded again', async () => {
      const { client, loads, ask, worker: first } = await serving()
      let worker = first
      for (let time = 1; time <= 4; time++) {
        const { turn } = ask()
        worker?.send({ ...turnStart(false), rungs: [rung] } as CascadeEvent, { type: 'rung-start', rung: rung.id, cap: 9 }, { type: 'turn-error', code: 'engine-failed', detail: 'x', ledger: [] })
        worker?.asks.at(-1)?.resolve()
        await settled()
        expect([turn().error?.code, worker?.terminated, loads.length]).toEqual(['engine-failed', true, time + 2])
        worker = await loads[time + 1]?.ready({ larger: [compiled] })
        expect([client.status().phase, stateOf(client)]).toEqual(['ready', ['loaded', 'waiting']])
      }
    })

    it('that fails where an earlier answer stands has its worker replaced too, once the turn has ended', async () => {
      const { client, loads, ask, worker } = await serving()
      const { turn } = ask()
      worker?.send({ ...turnStart(false), rungs: [rung] } as CascadeEvent, brokeOff(rung.id, 'engine-failed'), turnEnd)
      expect(worker?.terminated).toBe(false)
      worker?.asks.at(-1)?.resolve()
      await settled()
      expect([turn().outcome, turn().error, worker?.terminated, loads.length]).toEqual(['answered', null, true, 3])
      await loads[2]?.ready({ larger: [compiled] })
      expect(client.status().phase).toBe('ready')
    })

    it('that did not load may hold the device: once the turn has ended another worker serves, which does not load it ahead', async () => {
      const { client, loads, ask, worker } = await serving()
      ask()
      await worker?.end()
      await worker?.ahead[0]?.end({ state: 'failed', code: 'device-lost', detail: 'too large' })
      expect([worker?.terminated, loads.length]).toEqual([true, 3])
      const next = await loads[2]?.ready({ larger: [compiled] })
      expect(client.status()).toMatchObject({ phase: 'ready', models: [{}, { state: 'failed', detail: 'too large' }] })
      ask()
      await next?.end()
      expect([next?.ahead.length, loads.length]).toEqual([0, 3])
    })

    it('that this device can\'t run from the start costs no worker', async () => {
      const { loads, ask, worker } = await serving()
      ask()
      await worker?.end()
      await worker?.ahead[0]?.end({ state: 'failed', code: 'model-unsupported', detail: 'no adapter' })
      expect([worker?.terminated, loads.length]).toEqual([false, 2])
    })
  })

  it('passes on what a recording asks for', async () => {
    const { loads, ask } = scripted({ choice: 'wasm' })
    const worker = await loads[0]?.ready()
    ask({ rungs: ['base:think'], thinkCap: 8, verify: true })
    expect(worker?.asks[0]?.request).toEqual({ prompt: 'p', policy, resume: [], index: 0, rungs: ['base:think'], thinkCap: 8, verify: true })
  })
})

/** A client whose loads end when the test says. */
function scripted({ choice = 'auto', models = ['base'], added = [], storage = null, adapter = { state: 'there', key: 'adapter' } }: {
  choice?: BackendChoice; models?: readonly string[]; added?: readonly AddedPlace[]; storage?: Pick<Storage, 'getItem' | 'setItem'> | null; adapter?: FoundAdapter
} = {}) {
  const loads: ReturnType<typeof scriptedLoad>[] = []
  const client = createInference({ choice, record: false, storage, models, added, modelsUrl: 'http://here/' }, {
    findAdapter: async () => adapter,
    connectNetwork: () => new MessageChannel().port1,
    loadWorker: (options, _deadlineMs, onProgress) => {
      const load = scriptedLoad(options, onProgress)
      loads.push(load)
      return load.promise
    },
  })
  function ask(request: Partial<Ask> = {}) {
    const events: CascadeEvent[] = []
    const { done, stop } = client.ask({ prompt: 'p', policy, ...request }, (batch) => events.push(...batch))
    const asked = { events, stop, done: false, turn: () => events.reduce(foldEvent, emptyTurn('p', policy)) }
    void done.then(() => { asked.done = true })
    return asked
  }
  return { client, loads, ask }
}

function scriptedLoad(options: LoadOptions, onProgress: (progress: LoadProgress) => void) {
  const { promise, resolve } = deferred<WorkerLoad>()
  const worker = scriptedWorker()
  return {
    options, onProgress, promise, worker,
    ready: async ({ webgpu = null, larger = [] }: { webgpu?: Verdict | null; larger?: readonly LargerModelFacts[] } = {}) => {
      const loaded = { model: {}, sha256: 'weights', profile: null, wasm: right(2), webgpu, larger } as unknown as Extract<WorkerLoad, { state: 'ready' }>['loaded']
      resolve({ state: 'ready', worker: worker.live, loaded })
      await settled()
      return worker
    },
    fail: async () => {
      resolve({ state: 'failed', code: 'model-missing', detail: 'x' })
      await settled()
    },
  }
}

function scriptedWorker() {
  const lost = deferred<string>()
  const worker = {
    terminated: false,
    stops: [] as number[],
    /** Loads of larger models in idle time, ended by the test. */
    ahead: [] as { readonly model: string; readonly end: (end: LoadEnd) => Promise<void> }[],
    /** What was measured anew, taken when the test says; null: not taken. */
    measured: [] as { readonly profiles: Readonly<Record<string, readonly Profile[]>>; readonly end: (told: Remeasured | null) => Promise<void> }[],
    asks: [] as { readonly id: number; readonly request: TurnRequest; readonly onEvents: (events: readonly CascadeEvent[]) => void; readonly resolve: () => void; readonly reject: (error: Error) => void }[],
    live: {
      remote: {
        ask: (id: number, request: TurnRequest, onEvents: (events: readonly CascadeEvent[]) => void) => {
          const { promise, resolve, reject } = deferred<void>()
          worker.asks.push({ id, request, onEvents, resolve, reject })
          return promise
        },
        loadAhead: (model: string) => {
          const { promise, resolve } = deferred<LoadEnd>()
          worker.ahead.push({ model, end: async (end) => { resolve(end); await settled() } })
          return promise
        },
        remeasure: (profiles: Readonly<Record<string, readonly Profile[]>>) => {
          const { promise, resolve, reject } = deferred<Remeasured>()
          worker.measured.push({ profiles, end: async (told) => { if (told === null) reject(new Error('broken')); else resolve(told); await settled() } })
          return promise
        },
        stop: async (id: number) => { worker.stops.push(id) },
      },
      lost: lost.promise,
      terminate: () => { worker.terminated = true },
    } as unknown as LiveWorker,
    send: (...events: readonly CascadeEvent[]) => { worker.asks.at(-1)?.onEvents(events) },
    /** Ends the turn in flight. */
    end: async (last: CascadeEvent = turnEnd, resumed = false) => {
      worker.send(turnStart(resumed), last)
      worker.asks.at(-1)?.resolve()
      await settled()
    },
    lose: async () => {
      lost.resolve('gone')
      await settled()
    },
  }
  return worker
}

/** Every promise that can settle without time passing has settled. */
async function settled(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0)
}

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const items = new Map<string, string>()
  return { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => { items.set(key, value) } }
}

function usage(rung: string, decodeTokens: number, backend: Backend = 'wasm'): Usage {
  return {
    engine: 'scripted', model: 'm', rung, backend, prefillTokens: 5, reusedTokens: 0, decodeTokens, abortedTokens: 0,
    flopsPrefill: 50, flopsDecode: 10 * decodeTokens, ms: 1, ttftMs: 1, source: 'counted',
  }
}
