import { describe, expect, it } from 'vitest'
import type { CascadeEvent } from '../core/events.ts'
import { ladderOf } from '../core/ladder.ts'
import { madeUpPass, madeUpTrace } from '../core/measure/made-up-trace.ts'
import { parseTrace, traceText } from '../core/measure/trace.ts'
import type { Ask } from '../inference/inference.ts'
import { createLabStore, exportText } from './lab-store.ts'

const LADDER = ladderOf([{ id: 'base', thinkCap: 160, strategies: ['direct', 'think'] }])
const SHIPPED = [{ file: 'one.jsonl', name: 'One' }, { file: 'two.jsonl', name: 'Two' }]
const TRACE = traceText(madeUpTrace([[{}, {}]]))
const SUITE = ['1+1', '1+2', '1+3'].map((prompt, i) => JSON.stringify({ prompt, answers: [String(i + 2)] })).join('\n')

function fileOf(name: string, text: string) {
  return { name, size: text.length, text: async () => text }
}

/** The events of one pass that answers right: what the worker would send. */
function passEvents({ policy, rungs }: Ask, answer: string): readonly CascadeEvent[] {
  const rung = rungs?.[0] ?? ''
  const { usage } = madeUpPass(rung)
  return [
    { type: 'turn-start', resumed: false, prompt: { text: 'p', tokens: 4, mapped: [], replaced: [], leftOut: 0 }, policy, rungs: LADDER.rungs, backend: 'wasm', expectedThinkTokens: null },
    { type: 'rung-start', rung, cap: 48 },
    { type: 'rung-end', rung, outcome: 'answered', answer, forced: false, signals: null, confidence: 0.9, usage },
    { type: 'turn-end', outcome: 'answered', answer, rung, confidence: 0.9, skipped: [], ledger: [usage] },
  ]
}

function build(parts: { readonly fetchTrace?: (file: string) => Promise<string> } = {}) {
  const asks: { readonly request: Ask; stopped: boolean; end(events: readonly CascadeEvent[]): Promise<void> }[] = []
  const store = createLabStore({
    ask: (request, onEvents) => {
      let settle = (): void => {}
      const done = new Promise<void>((resolve) => { settle = resolve })
      const one = {
        request, stopped: false,
        async end(events: readonly CascadeEvent[]) {
          onEvents(events)
          settle()
          await ticks()
        },
      }
      asks.push(one)
      return { done, stop: () => { one.stopped = true } }
    },
    shipped: SHIPPED,
    fetchTrace: parts.fetchTrace ?? (async () => TRACE),
    plan: async () => ({
      passes: LADDER.rungs.map(({ id, strategy }) => ({ policy: { schema: 1, kind: strategy === 'think' ? 'think' : 'direct' }, rungs: [id] })),
      header: madeUpTrace([]).header,
    }),
  })
  const answer = async (text: string) => {
    const last = asks.at(-1)
    await last?.end(passEvents(last.request, text))
  }
  return { store, asks, answer }
}

async function ticks(): Promise<void> {
  for (let i = 0; i < 12; i++) await Promise.resolve()
}

describe('the lab store', () => {
  it('fetches a shipped trace once and shows it', async () => {
    let fetched = 0
    const { store } = build({ fetchTrace: async () => {
      fetched++
      return TRACE
    } })
    await store.actions.show('one.jsonl')
    await store.actions.show('two.jsonl')
    await store.actions.show('one.jsonl')
    expect(store.getState().shown).toMatchObject({ key: 'one.jsonl', name: 'One', origin: 'shipped' })
    expect(fetched).toBe(2)
  })

  it('keeps what was shown when another trace can’t be had or read', async () => {
    const { store } = build({ fetchTrace: async (file) => {
      if (file === 'two.jsonl') throw new Error('the server says 404')
      return TRACE
    } })
    await store.actions.show('one.jsonl')
    await store.actions.show('two.jsonl')
    expect(store.getState()).toMatchObject({ shown: { key: 'one.jsonl' }, loading: null, trouble: { title: 'Two could not be fetched', detail: 'the server says 404' } })
    await store.actions.open(fileOf('bad.jsonl', TRACE.replace('"schema":3', '"schema":1')))
    expect(store.getState()).toMatchObject({ shown: { key: 'one.jsonl' }, trouble: { title: 'bad.jsonl was not opened' } })
    expect(store.getState().choices).toHaveLength(2)
  })

  it('shows the trace chosen last, whichever comes first', async () => {
    const waiting = new Map<string, (text: string) => void>()
    const { store } = build({ fetchTrace: (file) => new Promise((resolve) => { waiting.set(file, resolve) }) })
    const shows = [store.actions.show('one.jsonl'), store.actions.show('two.jsonl')]
    waiting.get('two.jsonl')?.(TRACE)
    waiting.get('one.jsonl')?.(TRACE)
    await Promise.all(shows)
    expect(store.getState().shown?.key).toBe('two.jsonl')
  })

  it('adds a trace from a file and gives it back unchanged', async () => {
    const { store } = build()
    await store.actions.open(fileOf('mine.jsonl', TRACE))
    const { shown, choices } = store.getState()
    expect(choices.at(-1)).toMatchObject({ name: 'mine.jsonl', origin: 'file' })
    expect(parseTrace(shown === null ? '' : exportText(shown))).toEqual(parseTrace(TRACE))
  })

  it('refuses a huge file without reading it', async () => {
    const { store } = build()
    await store.actions.open({ name: 'huge.jsonl', size: 20_000_001, text: () => { throw new Error('was read') } })
    expect(store.getState().trouble?.detail).toContain('MB')
  })

  it('records every prompt on every rung, in order, and shows the trace', async () => {
    const { store, asks, answer } = build()
    await store.actions.open(fileOf('suite.jsonl', SUITE))
    expect(store.getState().waiting).toMatchObject({ name: 'suite.jsonl', prompts: [{}, {}, {}] })
    const recorded = store.actions.record()
    await ticks()
    for (const text of ['2', '2', '3', '7', '4', '4']) await answer(text)
    await recorded
    expect(asks.map(({ request }) => `${request.prompt} ${request.rungs?.[0]}`)).toEqual([
      '1+1 base:direct', '1+1 base:think', '1+2 base:direct', '1+2 base:think', '1+3 base:direct', '1+3 base:think',
    ])
    const { shown, recording } = store.getState()
    expect(recording).toBeNull()
    expect(shown?.trace.lines.map(({ rungs }) => rungs.map(({ correct }) => correct))).toEqual([[true, true], [true, false], [true, true]])
    expect(shown?.origin).toBe('recorded')
    expect(parseTrace(shown === null ? '' : exportText(shown)).ok).toBe(true)
  })

  it('pauses between two passes and goes on from there', async () => {
    const { store, asks, answer } = build()
    await store.actions.open(fileOf('suite.jsonl', SUITE))
    void store.actions.record()
    await ticks()
    store.actions.pause()
    await answer('2')
    expect(store.getState().recording).toMatchObject({ state: 'paused', done: 0 })
    expect(asks).toHaveLength(1)
    store.actions.resume()
    await ticks()
    expect(asks).toHaveLength(2)
    await answer('2')
    expect(store.getState().recording).toMatchObject({ state: 'running', done: 1 })
  })

  it('keeps what is on every rung when it is cancelled, also while it is paused', async () => {
    for (const paused of [false, true]) {
      const { store, asks, answer } = build()
      await store.actions.open(fileOf('suite.jsonl', SUITE))
      const recorded = store.actions.record()
      await ticks()
      await answer('2')
      await answer('2')
      if (paused) {
        store.actions.pause()
        await answer('3')
      }
      store.actions.cancel()
      if (!paused) {
        expect(asks.at(-1)?.stopped).toBe(true)
        await answer('3')
      }
      await recorded
      expect(store.getState()).toMatchObject({ recording: null, trouble: null, shown: { name: 'suite.jsonl, first 1', trace: { lines: [{ prompt: '1+1' }] } } })
    }
  })

  it('keeps nothing when it is cancelled before the first prompt is done', async () => {
    const { store, answer } = build()
    store.actions.makeFresh(5, 1)
    const recorded = store.actions.record()
    await ticks()
    store.actions.cancel()
    await answer('x')
    await recorded
    expect(store.getState()).toMatchObject({ recording: null, shown: null })
    expect(store.getState().choices).toHaveLength(2)
  })

  it('says at which prompt the model broke off, and keeps the prompts before it', async () => {
    const { store, asks, answer } = build()
    await store.actions.open(fileOf('suite.jsonl', SUITE))
    const recorded = store.actions.record()
    await ticks()
    await answer('2')
    await answer('2')
    await asks.at(-1)?.end([{ type: 'turn-error', code: 'worker-lost', detail: 'gone', ledger: [] }])
    await recorded
    expect(store.getState()).toMatchObject({
      trouble: { title: 'The recording broke off at “1+2”', detail: 'worker-lost: gone' }, shown: { trace: { lines: [{ prompt: '1+1' }] } },
    })
  })
})
