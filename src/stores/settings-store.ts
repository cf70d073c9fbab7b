/** What a person has chosen, and the prompt being written. Kept in localStorage; knows no model and no screen. */
import * as v from 'valibot'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { LADDER_CHOICES } from '../core/models/catalogue.ts'
import { readHub, THE_HUB } from '../core/models/hub-address.ts'
import { POLICY_KINDS } from '../core/files/setup-file.ts'

/** Bounds of the meter's column, in CSS pixels. */
export const METER_WIDTH = { min: 260, max: 560 } as const

/** Every field has a fallback of its own: one unreadable value never costs the others. */
const Settings = v.object({
  schema: v.fallback(v.literal(1), 1),
  policyKind: v.fallback(v.picklist(POLICY_KINDS), 'auto'),
  /** Which models a prompt may climb. */
  ladder: v.fallback(v.picklist(LADDER_CHOICES), 'base'),
  /** Whether prompts may climb to votes after thinking. */
  votes: v.fallback(v.boolean(), false),
  /** Ids of downloaded models that prompts do not climb to. */
  resting: v.fallback(v.array(v.string()), []),
  /** Ids of models that an imported ladder named and that may not be here. */
  wanted: v.fallback(v.array(v.string()), []),
  /** Share of prompts to be thought over under Auto, 0..1; null where the dial was never moved. */
  share: v.fallback(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))), null),
  unit: v.fallback(v.picklist(['tokens', 'flops', 'ms']), 'tokens'),
  backend: v.fallback(v.picklist(['auto', 'wasm', 'webgpu']), 'auto'),
  theme: v.fallback(v.picklist(['system', 'light', 'dark', 'contrast']), 'system'),
  meterOpen: v.fallback(v.boolean(), true),
  /** Width of the meter's column in CSS pixels. */
  meterWidth: v.fallback(v.pipe(v.number(), v.minValue(METER_WIDTH.min), v.maxValue(METER_WIDTH.max)), 340),
  /** Where models are fetched from: the Hub, or a mirror of it. */
  hub: v.fallback(v.pipe(v.string(), v.check((address) => readHub(address).ok)), THE_HUB),
  draft: v.fallback(v.string(), ''),
})
export type Settings = v.InferOutput<typeof Settings>

export type PolicyKind = Settings['policyKind']
export type Unit = Settings['unit']
export type Theme = Settings['theme']

export type SettingsStore = StoreApi<Settings> & {
  readonly actions: {
    set(change: Partial<Settings>): void
    /** Back to what a first visit has; nothing of it stays on disk. */
    forget(): void
  }
}

/** The part of a browser's storage that is needed; reading or writing may throw where it is forbidden. */
export type KeyValue = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The browser's own storage, or where it forbids it one that lasts as long as the page. */
export function browserStorage(kind: 'localStorage' | 'sessionStorage'): KeyValue {
  try {
    return window[kind]
  } catch {
    const values = new Map<string, string>()
    return {
      getItem: (key) => values.get(key) ?? null,
      setItem: (key, value) => void values.set(key, value),
      removeItem: (key) => void values.delete(key),
    }
  }
}

const KEY = 'second-thought/settings'

export function createSettingsStore(disk: KeyValue): SettingsStore {
  const store = createStore<Settings>(() => read(disk))
  return Object.assign(store, {
    actions: {
      set(change: Partial<Settings>) {
        store.setState(change)
        try {
          disk.setItem(KEY, JSON.stringify(store.getState()))
        } catch {
          // Full or forbidden: the choice holds until the page closes.
        }
      },
      forget() {
        try {
          disk.removeItem(KEY)
        } catch {
          // Forbidden: then nothing was kept either.
        }
        store.setState(v.parse(Settings, {}))
      },
    },
  })
}

function read(disk: KeyValue): Settings {
  try {
    return v.parse(Settings, JSON.parse(disk.getItem(KEY) ?? '{}'))
  } catch {
    return v.parse(Settings, {})
  }
}
