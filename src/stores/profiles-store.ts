/** The profiles that were measured on this device, on disk by model, quantisation and backend. Knows no run and no worker. */
import * as v from 'valibot'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { MeasuredModel } from '../core/calibration/measured.ts'
import { Profile } from '../core/calibration/profile.ts'
import type { KeyValue } from './settings-store.ts'

export interface ProfilesState {
  readonly profiles: readonly Profile[]
}

export type ProfilesStore = StoreApi<ProfilesState> & {
  readonly actions: {
    /** In place of an earlier one of the same model, quantisation and backend. */
    keep(profile: Profile): void
    /** On every backend. */
    forget(model: MeasuredModel): void
    /** Forgets those of models whose id is not wanted. */
    retain(wanted: (id: string) => boolean): void
  }
}

const KEY = 'second-thought/profiles'
const Kept = v.object({ schema: v.literal(1), profiles: v.record(v.string(), v.unknown()) })

/** What a profile is kept under. */
export function profileKey({ model, backend }: Pick<Profile, 'model' | 'backend'>): string {
  return `${modelKey(model)}${backend}`
}

/** What the keys of a model's profiles begin with. */
export function modelKey({ id, sha256, dtype }: MeasuredModel): string {
  return `${id}/${sha256}/${dtype}/`
}

/** Local storage and not a database: the first load of the models waits for it. */
export function createProfilesStore(disk: KeyValue): ProfilesStore {
  const store = createStore<ProfilesState>(() => ({ profiles: read(disk) }))

  function write(profiles: readonly Profile[]): void {
    if (profiles.length === store.getState().profiles.length && profiles.every((profile) => store.getState().profiles.includes(profile))) return
    store.setState({ profiles })
    try {
      if (profiles.length === 0) disk.removeItem(KEY)
      else disk.setItem(KEY, JSON.stringify({ schema: 1, profiles: Object.fromEntries(profiles.map((profile) => [profileKey(profile), profile])) }))
    } catch {
      // Full or forbidden: they hold until the page closes.
    }
  }

  const others = (key: string): readonly Profile[] => store.getState().profiles.filter((profile) => profileKey(profile) !== key)
  return Object.assign(store, {
    actions: {
      keep: (profile: Profile) => write([...others(profileKey(profile)), profile]),
      forget: ({ id, sha256, dtype }: MeasuredModel) => write(store.getState().profiles.filter(({ model }) => model.id !== id || model.sha256 !== sha256 || model.dtype !== dtype)),
      retain: (wanted: (id: string) => boolean) => write(store.getState().profiles.filter(({ model }) => wanted(model.id))),
    },
  })
}

/** One that can't be read costs the others nothing. */
function read(disk: KeyValue): readonly Profile[] {
  try {
    const kept = v.parse(Kept, JSON.parse(disk.getItem(KEY) ?? '{"schema":1,"profiles":{}}'))
    return Object.entries(kept.profiles).flatMap(([key, one]) => {
      const profile = v.safeParse(Profile, one)
      return profile.success && profileKey(profile.output) === key ? [profile.output] : []
    })
  } catch {
    return []
  }
}
