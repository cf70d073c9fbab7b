/** What a person added to the ladder, after the models that ship: downloaded models first, for they cost nothing to ask, then servers. Pure. */
import { type Endpoint, remoteModelId } from '../core/endpoint.ts'
import type { AddedPlace } from '../inference/inference.ts'
import type { StoredId } from './models-store.ts'

/** @param stored the downloaded models that prompts may climb to, in that order */
export function addedPlaces(stored: readonly StoredId[], endpoints: readonly Endpoint[]): readonly AddedPlace[] {
  return [
    ...stored.map(({ id, kind }): AddedPlace => ({ kind, id, enabled: true })),
    ...endpoints.filter(({ rule, model }) => rule !== 'never' && model !== '').map(({ id, name, model, reasoning, found }): AddedPlace => (
      { kind: 'remote', id: remoteModelId(id), enabled: true, endpoint: { id, name, model, reasoning, found } }
    )),
  ]
}
