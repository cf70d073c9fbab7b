import { describe, expect, it } from 'vitest'
import type { CascadeEvent } from '../core/events.ts'
import { ladderOf } from '../core/ladder.ts'
import { madeUpPass, madeUpSignals, madeUpTrace } from '../core/measure/made-up-trace.ts'
import type { Ask } from '../inference/inference.ts'
import { createCalibrationStore } from './calibration-store.ts'
import { createProfilesStore, type ProfilesStore } from './profiles-store.ts'
import type { TextDisk } from './text-disk.ts'

const LADDER = ladderOf([{ id: 'base', thinkCap: 160, strategies: ['direct', 'think'] }])
const SUITE = Array.from({ length: 62 }, (_, i) => JSON.stringify({ id: `p${i}`, prompt: `${i} + 1?`, answers: [String(i + 1)] })).join('\n')
const HEADER = { ...madeUpTrace([]).header, ladder: LADDER }

function memory(): TextDisk & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>()
  return { texts, read: async (key) => texts.get(key) ?? null, write: async (key, text) => void texts.set(key, text), remove: async (prefix) => { for (const key of texts.keys()) if (key.startsWith(prefix)) texts.delete(key) } }
}

function memoryProfiles(): ProfilesStore {
  const values = new Map<string, string>()
  return createProfilesStore({ getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value), removeItem: (key) => void values.delete(key) })
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
function build(disk: TextDisk, most = Infinity, profiles = memoryProfiles(), permit?: (prompts: readonly string[]) => Promise<() => void>) {
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
    fetchSuite: async () => SUITE, disk, profiles, today: () => '2026-01-01', ...(permit === undefined ? {} : { permit }),
  })
  return { store, profiles, asked: () => asked }
}

const settled = async (): Promise<void> => { for (let i = 0; i < 400; i++) await Promise.resolve() }

describe('the calibration of a model on this device', () => {
  it('asks the whole suite and keeps the profile under model, quantisation and backend', async () => {
    const disk = memory()
    const { store, asked, profiles } = build(disk)
    await store.actions.start()
    const state = store.getState()
    if (state.phase !== 'done') throw new Error(JSON.stringify(state))
    expect(asked()).toBe(124)
    expect(state).toMatchObject({ provisional: false, profile: { suite: { n: 62 }, numericsClass: 'fp32-wasm' } })
    expect(state.reliability.map(({ n }) => n)).toEqual([30, 60])
    expect(profiles.getState().profiles).toEqual([state.profile])
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
    expect(disk.texts.size).toBe(1)
    for (const key of disk.texts.keys()) if (key.startsWith('run/')) disk.texts.set(key, 'nonsense')
    const again = build(disk)
    await again.store.actions.start()
    expect(again.asked()).toBe(124)
    await again.store.actions.forget()
    expect([disk.texts.size, again.store.getState().phase, again.profiles.getState().profiles]).toEqual([0, 'idle', []])
  })

  it('knows on another visit how far it came, and what it measured', async () => {
    const disk = memory()
    const profiles = memoryProfiles()
    const first = build(disk, 20, profiles)
    const running = first.store.actions.start()
    await settled()
    first.store.actions.cancel()
    await running
    const second = build(disk, Infinity, profiles)
    await second.store.actions.look()
    expect(second.store.getState()).toEqual({ phase: 'idle', kept: 10, of: 62 })
    await second.store.actions.start()
    const third = build(disk, Infinity, profiles)
    await third.store.actions.look()
    expect(third.store.getState()).toEqual(second.store.getState())
    expect(third.store.getState()).toMatchObject({ phase: 'done', profile: { suite: { n: 62 } } })
    expect(third.asked()).toBe(0)
  })

  it('asks a server nothing before its prompts are let through, and takes that back when it ends', async () => {
    const seen: string[] = []
    const refused = build(memory(), Infinity, memoryProfiles(), () => Promise.reject(new Error('gone')))
    await refused.store.actions.start()
    expect([refused.asked(), refused.store.getState()]).toMatchObject([0, { phase: 'failed', code: 'not-permitted' }])
    const { store, asked } = build(memory(), Infinity, memoryProfiles(), async (prompts) => {
      seen.push(`${prompts.length} let through`)
      return () => { seen.push(`ended after ${asked()}`) }
    })
    await store.actions.start()
    expect(seen).toEqual(['62 let through', 'ended after 124'])
  })

  it('says why it can\'t, without a model or a suite', async () => {
    const parts = { ask: () => { throw new Error('unasked') }, disk: memory(), profiles: memoryProfiles(), today: () => '' }
    const none = createCalibrationStore({ ...parts, plan: async () => null, fetchSuite: async () => SUITE })
    await none.actions.start()
    expect(none.getState()).toMatchObject({ phase: 'failed', code: 'no-model' })
    const broken = createCalibrationStore({ ...parts, plan: async () => null, fetchSuite: async () => '<html>' })
    await broken.actions.start()
    expect(broken.getState()).toMatchObject({ phase: 'failed', code: 'no-suite' })
  })
})
