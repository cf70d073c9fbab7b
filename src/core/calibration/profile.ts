/** What was measured about one model on one kind of backend: calibration and expectations. Made only by `npm run lab -- --calibrate` and by a calibration run in the page, with the same code. */
import * as v from 'valibot'
import { Calibrator } from './calibrator.ts'
import { Climb, readBy } from './gain-table.ts'
import { Probability } from '../policy.ts'

const Finite = v.pipe(v.number(), v.finite())
const Count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const RungProfile = v.strictObject({
  calibrator: Calibrator,
  /** Of its declines: P(declining is right). Absent where too few prompts were declined to fit it; a decline has no confidence then. */
  declining: v.exactOptional(Calibrator),
  /** Prompts of the calibration suite whose answer (not a decline) this rung's calibrator was fitted on. */
  n: v.number(),
  /** Over these n. */
  accuracy: Probability,
  /** Generated tokens and milliseconds of a pass, declines included, as if it ran alone: the prompt's prefill counts. */
  meanTokens: Finite,
  meanMs: Finite,
  /** Share of prompts this rung declined. */
  declined: Probability,
  /** Generated tokens expected for a prompt: a + b * prompt tokens, least squares on the calibration suite. */
  expectedTokens: v.strictObject({ base: Finite, perPromptToken: Finite }),
  /** Ten equal-width bins of confidence: how many fell in, how many of those were right. */
  accuracyByBin: v.array(v.strictObject({ n: v.number(), right: v.number() })),
})
export type RungProfile = v.InferOutput<typeof RungProfile>

export const Profile = v.pipe(v.strictObject({
  schema: v.literal(2, ({ received }) => `is a profile of schema ${received}, and this version reads schema 2: calibrate anew`),
  model: v.strictObject({ id: v.string(), sha256: v.string(), dtype: v.string() }),
  backend: v.picklist(['wasm', 'webgpu', 'remote']),
  /** Of models whose numbers agree to within rounding: such as `fp32-wasm`. */
  numericsClass: v.string(),
  suite: v.strictObject({ sha256: v.string(), n: v.number() }),
  versions: v.record(v.string(), v.string()),
  /** By strategy: a profile is one model's. */
  rungs: v.record(v.string(), RungProfile),
  /** Strategies that ran and could not be fitted, with the reason. */
  leftOut: v.exactOptional(v.record(v.string(), v.string())),
  /** Over the prompts that were answered both at once and after a thought: answers that the thought mended, and that it spoiled. */
  thinking: v.exactOptional(v.strictObject({ n: Count, mended: Count, spoiled: Count })),
  /** What each rung of the model brings by itself, its own reading known, and after another one; those of larger models too, where they were measured with it. */
  climbs: v.array(Climb),
  /**
   * The threshold above which a prompt is not left at its first answer, at its 0, 1 … 100 % quantiles over the calibration
   * suite, declines left out: a threshold at quantile s sends about the share s on. Null where the direct pass could not be fitted.
   */
  dialQuantiles: v.nullable(v.pipe(v.array(Probability), v.length(101))),
  measuredAt: v.string(),
}), v.transform((profile) => ({ ...profile, climbs: readBy(profile.model.id, profile.climbs) })))
export type Profile = v.InferOutput<typeof Profile>
