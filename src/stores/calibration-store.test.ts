import { describe, expect, it } from 'vitest'
import type { CascadeEvent } from '../core/events.ts'
import { ladderOf } from '../core/ladder.ts'
import { madeUpPass, madeUpSignals, madeUpTrace } from '../core/made-up-trace.ts'
import type { Ask } from '../inference/inference.ts'
import { createCalibrationStore, profileKey, type TextDisk } from './calibration-store.ts'

const LADDER = ladderOf([{ id: 'base', thinkCap: 160, strategies: ['direct', 'think'] }])
const SUITE = Array.from({ length: 62 }, (_, i) => JSON.stringify({ id: `p${i}`, prompt: `${i} + 1?`, answers: [String(i + 1)] })).join('\n')
const HEADER = { ...madeUpTrace([]).header, ladder: LADDER }

function memory(): TextDisk & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>()
  return { texts, read: async (key) => texts.get(key) ?? null, write: async (key, text) => void texts.set(key, text), remove: async (key) => void texts.delete(key) }
}

function events({ rungs, policy }: Ask, answer: string): readonly CascadeEvent[] {
  const rung = rungs?.[0] ?? ''
  const { usage } = madeUpPass(rung)
  return [
    { type: 'turn-start', resumed: false, prompt: { text: 'p', tokens: 4, mapped: [], replaced: [], leftOut: 0 }, policy, rungs: LADDER.rungs, backend: 'wasm', expectedThinkTokens: null },
    { type: 'rung-start', rung, cap: 48 },
    { type: 'rung-end', rung, outcome: 'answered', answer, forced: false, signals: madeUpSignals({}), confidence: null, usage: { ...usage, rung } },
    { type: 'turn-end', outcome: 'answered', answer, rung, confidence: null, skipped: [], ledger: [usage] },
  ]
}

/** Answers every prompt, every third wrongly; `most`: passes after which nothing is answered any more. */
function build(disk: TextDisk, most = Infinity) {
  let asked = 0
  const store = createCalibrationStore({
    ask: (request, onEvents) => {
      asked++
      let settle = (): void => {}
      const done = asked > most ? new Promise<void>((resolve) => { settle = resolve }) : Promise.resolve()
      if (asked <= most) onEvents(events(request, asked % 3 === 0 ? 'wrong' : String(Number.parseInt(request.prompt, 10) + 1)))
      return { done, stop: () => settle() }
    },
    plan: async () => ({ passes: LADDER.rungs.map(({ id, strategy }) => ({ policy: { schema: 1, kind: strategy === 'think' ? 'think' : 'direct' }, rungs: [id] })), header: HEADER }),
    fetchSuite: async () => SUITE, disk, numericsClass: () => 'fp32-wasm', today: () => '2026-01-01',
  })
  return { store, asked: () => asked }
}

const settled = async (): Promise<void> => { for (let i = 0; i < 400; i++) await Promise.resolve() }

describe('the calibration of a model on this device', () => {
  it('asks the whole suite and keeps the profile under model, quantisation and backend', async () => {
    const disk = memory()
    const { store, asked } = build(disk)
    await store.actions.start()
    const state = store.getState()
    if (state.phase !== 'done') throw new Error(JSON.stringify(state))
    expect(asked()).toBe(124)
    expect(state).toMatchObject({ provisional: false, profile: { suite: { n: 62 }, numericsClass: 'fp32-wasm' } })
    expect(state.reliability.map(({ n }) => n)).toEqual([30, 60])
    expect(JSON.parse(disk.texts.get(profileKey(state.profile)) ?? '')).toEqual(state.profile)
  })

  it('goes on after a break from what was answered', async () => {
    const disk = memory()
    const first = build(disk, 20)
    const running = first.store.actions.start()
    await settled()
    first.store.actions.cancel()
    await running
    expect(first.store.getState()).toEqual({ phase: 'cancelled', done: 10, of: 62 })
    const second = build(disk)
    await second.store.actions.start()
    expect(second.asked()).toBe(2 * 52)
    expect(second.store.getState().phase).toBe('done')
  })

  it('pauses between two passes and goes on', async () => {
    const { store } = build(memory(), 20)
    const running = store.actions.start()
    await settled()
    store.actions.pause()
    expect(store.getState()).toMatchObject({ phase: 'paused', done: 10, kept: 0 })
    store.actions.resume()
    expect(store.getState().phase).toBe('running')
    store.actions.cancel()
    await running
  })

  it('starts anew where what was kept is no such run, and forgets when told to', async () => {
    const disk = memory()
    const done = build(disk)
    await done.store.actions.start()
    expect(disk.texts.size).toBe(2)
    for (const key of disk.texts.keys()) if (key.startsWith('run/')) disk.texts.set(key, 'nonsense')
    const again = build(disk)
    await again.store.actions.start()
    expect(again.asked()).toBe(124)
    await again.store.actions.forget()
    expect([disk.texts.size, again.store.getState().phase]).toEqual([0, 'idle'])
  })

  it('says why it can\'t, without a model or a suite', async () => {
    const parts = { ask: () => { throw new Error('unasked') }, disk: memory(), numericsClass: () => '', today: () => '' }
    const none = createCalibrationStore({ ...parts, plan: async () => null, fetchSuite: async () => SUITE })
    await none.actions.start()
    expect(none.getState()).toMatchObject({ phase: 'failed', code: 'model-missing' })
    const broken = createCalibrationStore({ ...parts, plan: async () => null, fetchSuite: async () => '<html>' })
    await broken.actions.start()
    expect(broken.getState()).toMatchObject({ phase: 'failed', detail: expect.stringContaining('line 1') })
  })
})
