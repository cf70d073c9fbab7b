/** Which model is calibrated, and why one can't be. Pure. */
import { type StoredModelFacts, weightsHash } from '../../core/models/download.ts'
import { type Endpoint, remoteModelId } from '../../core/remote/endpoint.ts'
import type { Rung } from '../../core/ladder.ts'
import type { InferenceStatus } from '../../inference/inference.ts'
import type { Subject } from '../../stores/calibration-plan.ts'

export function storedSubject({ manifest }: Pick<StoredModelFacts, 'manifest'>): Subject {
  const { repo, dtype } = manifest
  return { id: repo, name: repo, sha256: weightsHash(manifest), dtype, endpoint: null }
}

export function serverSubject({ id, name, model }: Pick<Endpoint, 'id' | 'name' | 'model'>): Subject {
  return { id: remoteModelId(id), name, sha256: '', dtype: model, endpoint: id }
}

/** Why a server's model can't be calibrated, with the next step; null where it can. */
export function serverHindrance({ name, model, found, rule }: Pick<Endpoint, 'name' | 'model' | 'found' | 'rule'>): string | null {
  if (model === '') return 'It can be calibrated once a model is chosen.'
  if (found === null) return 'Whether it can be calibrated shows once the connection is tested: it takes the probabilities of its tokens.'
  if (found.logprobs === 'none') return 'It can’t be calibrated: it gives no probabilities, from which a confidence would be fitted.'
  return rule === 'never' ? `It can’t be calibrated while ${name} is never asked: choose “Ask each time” or “Always” first.` : null
}

/** Why a run can't start now, with the next step; null where it can. `busy`: the model whose run is on. */
export function hindranceNow(status: InferenceStatus, { id }: Pick<Subject, 'id'>, busy: string | null): string | null {
  if (busy !== null) return `One at a time: ${busy} is being calibrated.`
  if (status.phase === 'loading') return 'The models are starting.'
  if (status.phase === 'failed') return 'The models don’t run: see the line at the top.'
  const model = status.models.find((one) => one.id === id)
  if (model === undefined) return 'Only a model that is asked can be calibrated: tick the box above first.'
  return model.card === null ? `It can’t be read: ${model.detail}.` : null
}

/** The rungs by which each prompt is asked: at once, and after a thought where it can think. */
export function rungsToAsk(status: InferenceStatus, { id }: Pick<Subject, 'id'>): readonly Rung[] {
  return status.phase === 'ready' ? status.rungs.filter(({ model, strategy }) => model === id && strategy !== 'vote') : []
}
