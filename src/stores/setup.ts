/** What makes up how prompts are answered, gathered from the settings and the models that are here, and taken over from elsewhere. Knows no file, server or screen. */
import { isShipped, LADDER_CHOICES, LADDERS, type LadderChoice } from '../core/models/catalogue.ts'
import type { Setup } from '../core/files/setup-file.ts'
import type { StoredId } from './models-store.ts'
import type { SettingsStore } from './settings-store.ts'

export interface SetupStore {
  read(): Setup
  /** Models of its ladder that are not here are wanted: they are asked once they are. */
  apply(setup: Setup): void
  /** Ids of the ladder's models that are here, smallest first. */
  here(): readonly string[]
  /** Ids of the models that are wanted and not here. */
  missing(): readonly string[]
  /** Takes the missing ones off the ladder. */
  dropMissing(): void
}

/** `stored`: the downloaded models that are whole, whether or not prompts climb to them. */
export function createSetup(settings: SettingsStore, stored: () => readonly StoredId[]): SetupStore {
  const isHere = (id: string): boolean => stored().some((model) => model.id === id)

  /** The downloaded models that prompts climb to. */
  function climbed(): readonly string[] {
    const { resting } = settings.getState()
    return stored().map(({ id }) => id).filter((id) => !resting.includes(id))
  }

  return {
    read() {
      const { policyKind, share, votes, ladder, wanted } = settings.getState()
      return {
        policy: policyKind, dial: share, votes,
        ladder: [...LADDERS[ladder], ...climbed(), ...wanted.filter((id) => !isHere(id))].map((model) => ({ model })),
      }
    },
    apply({ policy, dial, votes, ladder }) {
      const named = ladder.map(({ model }) => model)
      const others = stored().map(({ id }) => id)
      settings.actions.set({
        policyKind: policy, share: dial, votes, ladder: shippedChoice(named),
        resting: others.filter((id) => !named.includes(id)),
        wanted: [...new Set(named)].filter((model) => !isShipped(model) && !others.includes(model)),
      })
    },
    here: () => [...LADDERS[settings.getState().ladder], ...climbed()],
    missing: () => settings.getState().wanted.filter((id) => !isHere(id)),
    dropMissing() {
      settings.actions.set({ wanted: [] })
    },
  }
}

/** The longest ladder of shipped models of which all are named. */
function shippedChoice(named: readonly string[]): LadderChoice {
  return LADDER_CHOICES.findLast((choice) => LADDERS[choice].every((model) => named.includes(model))) ?? LADDER_CHOICES[0]
}
