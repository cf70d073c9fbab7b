/** How prompts are answered, as a file: the policy, its dial, and the ladder's models by name. It has no place for a server, a key or a consent. */
import * as v from 'valibot'
import { readCarried, type Carried } from './carried-file.ts'
import { SHIPPED } from '../models/catalogue.ts'
import { RepoId } from '../models/download.ts'
import { Probability } from '../policy.ts'

const KIND = 'second-thought settings'
const SCHEMA = 1

export const POLICY_KINDS = ['auto', 'direct', 'think'] as const

/**
 * Of one that ships, its folder's name, of this version or another; of any other one, its repository's. A server is somebody's,
 * and asking it is allowed on each device anew.
 */
const ModelId = v.pipe(
  v.string(), v.maxLength(200),
  v.check((id) => !id.startsWith('remote:'), 'it is a server, and those are added by hand, under Models'),
  v.check((id) => v.is(RepoId, id) || /^[a-z0-9-]{1,40}$/.test(id), 'a model is named by its repository, such as owner/name'),
)

/** The largest model that ships, which every ladder ends its own part with. */
const LARGEST = SHIPPED.at(-1)?.id ?? ''

const SetupContent = v.strictObject({
  kind: v.literal(KIND),
  schema: v.literal(SCHEMA),
  policy: v.picklist(POLICY_KINDS),
  /** Share of prompts to be thought over under Auto; null where the dial was never moved. */
  dial: v.nullable(Probability),
  votes: v.boolean(),
  /** The models that prompts climb by themselves, smallest first. */
  ladder: v.pipe(
    v.array(v.strictObject({ model: ModelId })), v.maxLength(100),
    v.check((models) => models.some(({ model }) => model === LARGEST), `it lacks “${LARGEST}”, which every ladder here has`),
  ),
})

export type Setup = Pick<v.InferOutput<typeof SetupContent>, 'policy' | 'dial' | 'votes' | 'ladder'>

export function setupFileText(setup: Setup): string {
  return `${JSON.stringify({ kind: KIND, schema: SCHEMA, ...setup } satisfies v.InferOutput<typeof SetupContent>, null, 1)}\n`
}

export function readSetupFile(text: string): Carried<Setup> {
  return readCarried(text, KIND, SCHEMA, SetupContent)
}
