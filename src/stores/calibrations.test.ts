import { expect, it } from 'vitest'
import type { Profile } from '../core/calibration/profile.ts'
import type { Subject } from './calibration-plan.ts'
import { createCalibrations } from './calibrations.ts'
import { createProfilesStore } from './profiles-store.ts'

const PROFILE: Profile = {
  schema: 2, model: { id: 'owner/chat', sha256: 'aa', dtype: 'q8' }, backend: 'wasm', numericsClass: 'q8-wasm', suite: { sha256: 's', n: 126 }, versions: {}, rungs: {}, climbs: [], dialQuantiles: null, measuredAt: '2026-01-01T00:00:00Z',
}
const SERVERS: Profile = { ...PROFILE, model: { id: 'remote:e1', sha256: '', dtype: 'm' }, backend: 'remote' }
const SUBJECT: Subject = { ...PROFILE.model, name: 'chat', endpoint: null }

function build() {
  const values = new Map<string, string>()
  const disk = { getItem: (key: string) => values.get(key) ?? null, setItem: (key: string, value: string) => void values.set(key, value), removeItem: (key: string) => void values.delete(key) }
  const profiles = createProfilesStore(disk)
  const removed: string[] = []
  const calibrations = createCalibrations({
    inference: { ask: () => { throw new Error('unasked') }, status: () => ({ phase: 'loading', step: 'weights', loadedBytes: 0, totalBytes: null }) },
    profiles, disk: { read: async () => null, write: async () => {}, remove: async (prefix) => void removed.push(prefix) },
    fetchSuite: async () => '{"prompt":"2+2?","answers":["4"]}\n', allowPrompts: async () => {}, today: () => '', digest: async () => '', versions: {},
  })
  return { calibrations, profiles, removed, disk, values }
}

it('keeps one store for each model, so that leaving the page ends no run', () => {
  const { calibrations } = build()
  expect(calibrations.of(SUBJECT)).toBe(calibrations.of({ ...SUBJECT }))
  expect(calibrations.of({ ...SUBJECT, sha256: 'bb' })).not.toBe(calibrations.of(SUBJECT))
})

it('knows of an earlier calibration at once, before the models have started', () => {
  const { calibrations, profiles } = build()
  profiles.actions.keep(PROFILE)
  expect(calibrations.of(SUBJECT).getState()).toMatchObject({ phase: 'done', profile: PROFILE })
})

it('tells which model\'s run is on, and that it has ended', async () => {
  const { calibrations } = build()
  const seen: (string | null)[] = []
  calibrations.running.subscribe(({ name }) => seen.push(name))
  await calibrations.of(SUBJECT).actions.start()
  expect(seen).toEqual(['chat', null])
  expect(calibrations.of(SUBJECT).getState()).toMatchObject({ phase: 'failed', code: 'no-model' })
})

it('shows what would be asked', async () => {
  expect(await build().calibrations.prompts()).toEqual(['2+2?'])
})

it('forgets what was measured of a server that is another now, with its answers, and nothing else', () => {
  const { calibrations, profiles, removed } = build()
  profiles.actions.keep(PROFILE)
  profiles.actions.keep(SERVERS)
  calibrations.forgetServers(['e1'])
  expect(profiles.getState().profiles).toEqual([PROFILE])
  expect(removed).toEqual(['run/remote:e1/'])
})

it('keeps profiles over a reload, one a backend, and none after all is forgotten', async () => {
  const { calibrations, profiles, disk, values } = build()
  profiles.actions.keep(PROFILE)
  profiles.actions.keep({ ...PROFILE, backend: 'webgpu' })
  profiles.actions.keep({ ...PROFILE, measuredAt: '2026-02-02T00:00:00Z' })
  expect(createProfilesStore(disk).getState().profiles.map(({ backend, measuredAt }) => [backend, measuredAt])).toEqual([['webgpu', '2026-01-01T00:00:00Z'], ['wasm', '2026-02-02T00:00:00Z']])
  profiles.actions.forget(PROFILE.model)
  expect(profiles.getState().profiles).toEqual([])
  profiles.actions.keep(PROFILE)
  await calibrations.forgetAll()
  expect(values.size).toBe(0)
})
