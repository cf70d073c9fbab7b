/** What the meter's estimates rest on, from the ladder's models and the turns that ran here. Pure. */
import { countedModel } from '../../core/flops.ts'
import type { Profile } from '../../core/calibration/profile.ts'
import type { Turn } from '../../core/turn.ts'
import type { Backend, Place } from '../../core/usage.ts'
import type { InferenceStatus } from '../../inference/inference.ts'
import { msPerToken, type Basis } from './against-think.ts'
import { paceOf, type KnownSpeeds } from './speed.ts'

type Ready = Pick<Extract<InferenceStatus, { phase: 'ready' }>, 'model' | 'models' | 'verdicts'>

const BACKENDS: readonly Backend[] = ['wasm', 'webgpu']

/** `ended`: the conversation's turns that are over. */
export function basisOf({ model: first, models, verdicts }: Ready, ended: readonly Turn[]): Basis {
  const firstProfile = models.find(({ id }) => id === first.id)?.profile ?? null
  return new Map(models.flatMap(({ id, card, profile }) => {
    const model = card && countedModel(card)
    if (model === null || profile === null) return []
    return [[id, { model, profile, paces: pacesOf(ended, id), tested: testedOf(verdicts, timesSlower(profile, firstProfile)) }] as const]
  }))
}

function pacesOf(ended: readonly Turn[], model: string): KnownSpeeds['paces'] {
  const places = new Set(ended.flatMap(({ backend }) => backend ?? []))
  return Object.fromEntries([...places].map((place: Place) => [place, paceOf(ended.filter(({ backend }) => backend === place), model)]))
}

/** The test at the start timed the ladder's first model: another one is as many times slower as it was where both were calibrated. */
function testedOf(verdicts: Ready['verdicts'], slower: number | null): KnownSpeeds['tested'] {
  return Object.fromEntries(BACKENDS.flatMap((backend) => {
    const verdict = verdicts[backend]
    return verdict.state === 'right' && slower !== null ? [[backend, verdict.msPerToken * slower] as const] : []
  }))
}

/** Null where the two can't be compared. */
function timesSlower(profile: Profile, first: Profile | null): number | null {
  if (profile === first) return 1
  const own = profile.rungs['think']
  const theirs = first?.rungs['think']
  if (own === undefined || theirs === undefined || msPerToken(theirs) === 0) return null
  return msPerToken(own) / msPerToken(theirs)
}
