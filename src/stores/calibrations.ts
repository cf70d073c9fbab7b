/** The calibrations of all models in this page, one run at a time: each model's store is made once and outlives the page that shows it. Knows no worker and no screen. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { remoteModelId } from '../core/remote/endpoint.ts'
import type { Inference } from '../inference/inference.ts'
import { type CalibrationPorts, planCalibration, type Subject } from './calibration-plan.ts'
import { type CalibrationStore, createCalibrationStore, suitePrompts } from './calibration-store.ts'
import { modelKey, type ProfilesStore } from './profiles-store.ts'
import type { TextDisk } from './text-disk.ts'

export interface CalibrationsParts extends CalibrationPorts {
  readonly inference: Pick<Inference, 'ask' | 'status'>
  readonly profiles: ProfilesStore
  readonly disk: TextDisk
  readonly fetchSuite: () => Promise<string>
  /** Lets these prompts pass the gate to a server without a question each; none ends that. */
  readonly allowPrompts: (endpoint: string, prompts: readonly string[]) => Promise<void>
  /** ISO 8601. */
  readonly today: () => string
}

export interface Calibrations {
  of(subject: Subject): CalibrationStore
  /** The name of the model whose run is on, paused included; null where none is. */
  readonly running: StoreApi<{ readonly name: string | null }>
  /** The prompts that are asked, to be looked at; null where they can't be had. */
  prompts(): Promise<readonly string[] | null>
  /** Forgets what was measured of these servers, by their ids. */
  forgetServers(ids: readonly string[]): void
  forgetAll(): Promise<void>
}

export function createCalibrations({ inference, profiles, disk, fetchSuite, allowPrompts, today, ...ports }: CalibrationsParts): Calibrations {
  const stores = new Map<string, { readonly subject: Subject; readonly store: CalibrationStore }>()
  const running = createStore<{ readonly name: string | null }>(() => ({ name: null }))

  function made(subject: Subject): CalibrationStore {
    const { endpoint } = subject
    const store = createCalibrationStore({
      ask: inference.ask, profiles, disk, fetchSuite, today,
      earlier: profiles.getState().profiles.findLast(({ model }) => modelKey(model) === modelKey(subject)) ?? null,
      plan: (suite) => planCalibration(inference.status(), subject, suite, ports),
      ...(endpoint === null ? {} : {
        permit: async (prompts: readonly string[]) => {
          await allowPrompts(endpoint, prompts)
          return () => void allowPrompts(endpoint, []).catch(() => {})
        },
      }),
    })
    store.subscribe(({ phase }, { phase: before }) => {
      if (isUnderWay(phase)) running.setState({ name: subject.name })
      else if (isUnderWay(before)) running.setState({ name: null })
    })
    return store
  }

  return {
    of: (subject) => {
      const key = modelKey(subject)
      const known = stores.get(key)
      if (known !== undefined) return known.store
      const store = made(subject)
      stores.set(key, { subject, store })
      return store
    },
    running,
    prompts: async () => {
      const found = await fetchSuite().then(suitePrompts).catch(() => null)
      return found === null ? null : found.map(({ prompt }) => prompt)
    },
    forgetServers: (ids) => {
      const gone = new Set(ids.map(remoteModelId))
      for (const [key, { subject, store }] of stores) {
        if (!gone.has(subject.id)) continue
        store.actions.cancel()
        stores.delete(key)
      }
      for (const id of gone) void disk.remove(`run/${id}/`).catch(() => {})
      profiles.actions.retain((id) => !gone.has(id))
    },
    forgetAll: async () => {
      for (const { store } of stores.values()) store.actions.cancel()
      stores.clear()
      profiles.actions.retain(() => false)
      await disk.remove('').catch(() => {})
    },
  }
}

function isUnderWay(phase: string): boolean {
  return phase === 'starting' || phase === 'running' || phase === 'paused'
}
