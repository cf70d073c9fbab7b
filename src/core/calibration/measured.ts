/** What a profile says of a model beyond its calibration: whether it is this model's, whether thinking helps it, whether its votes can be repeated. Measures nothing. */
import { isProvisional } from './calibration-run.ts'
import { isScaledTogether } from '../models/dtype.ts'
import type { Profile } from './profile.ts'
import type { Place } from '../usage.ts'

/** A model as it was measured: these weights in this quantisation. Of a server's model the hash is '' and the quantisation its name there: neither can be known. */
export type MeasuredModel = Profile['model']

/** The profile of exactly this model on this backend; null where there is none. */
export function profileFor(profiles: readonly Profile[], { id, sha256, dtype }: MeasuredModel, backend: Place): Profile | null {
  return profiles.find(({ model, backend: on }) => model.id === id && model.sha256 === sha256 && model.dtype === dtype && on === backend) ?? null
}

/** Null where that is not known: never measured, or on too few prompts. */
export function thinkingHelps({ thinking }: Pick<Profile, 'thinking'>): boolean | null {
  return thinking === undefined || isProvisional(thinking.n) ? null : thinking.mended > thinking.spoiled
}

/** The class of a model's numbers, as profiles name it: such as `fp32-wasm`; of a server's, which can't be known, `server`. */
export function numericsClassOf({ dtype }: Pick<MeasuredModel, 'dtype'>, backend: Place): string {
  return backend === 'remote' ? 'server' : `${dtype}-${backend}`
}

/** Whether answers drawn as one batch disturb each other, so that none of them can be had again alone. */
export function isBatchDependent({ numericsClass }: Pick<Profile, 'numericsClass'>): boolean {
  const [dtype = ''] = numericsClass.split('-', 1)
  return isScaledTogether(dtype)
}
