/** What a person added to the ladder, after the models that ship: downloaded models first, for they cost nothing to ask, then servers. Pure. */
import { type Endpoint, mayBeAsked, remoteModelId } from '../core/remote/endpoint.ts'
import type { Profile } from '../core/calibration/profile.ts'
import type { AddedPlace } from '../inference/inference.ts'
import type { StoredId } from './models-store.ts'

/**
 * @param stored the downloaded models that prompts may climb to, in that order
 * @param profiles what was measured here; the worker takes the one of exactly the weights and backend that it runs
 */
export function addedPlaces(stored: readonly StoredId[], endpoints: readonly Endpoint[], profiles: readonly Profile[] = []): readonly AddedPlace[] {
  const measured = (id: string): { readonly profiles?: readonly Profile[] } => {
    const own = profiles.filter(({ model }) => model.id === id)
    return own.length === 0 ? {} : { profiles: own }
  }
  return [
    ...stored.map(({ id, kind }): AddedPlace => ({ kind, id, enabled: true, ...measured(id) })),
    ...endpoints.filter(mayBeAsked).map(({ id, name, model, reasoning, found }): AddedPlace => (
      { kind: 'remote', id: remoteModelId(id), enabled: true, endpoint: { id, name, model, reasoning, found }, ...measured(remoteModelId(id)) }
    )),
  ]
}

/** Ids of the servers of before that are gone, or of whose address, model and switch for thinking no test is known any more: what was measured of them was of others. */
export function untested(before: readonly Endpoint[], now: readonly Endpoint[]): readonly string[] {
  return before.map(({ id }) => id).filter((id) => (now.find((one) => one.id === id)?.found ?? null) === null)
}
