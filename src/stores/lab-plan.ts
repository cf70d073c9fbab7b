/** How the models that serve are to be recorded: one pass a rung, and the header that says what it was made with. Knows no worker. */
import { isShipped } from '../core/models/catalogue.ts'
import { ladderOf } from '../core/ladder.ts'
import { DEFAULT_POLICY } from '../core/policy.ts'
import type { SuitePrompt } from '../core/measure/suite.ts'
import { TRACE_SCHEMA, type Trace, type TraceHeader, type TraceModel } from '../core/measure/trace.ts'
import type { Ask, InferenceStatus } from '../inference/inference.ts'

/** Prompts that wait to be recorded. */
export interface Waiting {
  readonly name: string
  readonly prompts: readonly SuitePrompt[]
  /** As a file; its digest says which suite it was. */
  readonly text: string
}

export interface RecordPlan {
  readonly passes: readonly Omit<Ask, 'prompt' | 'index'>[]
  readonly header: TraceHeader
}

export interface PlanPorts {
  /** SHA-256 in hex. */
  readonly digest: (bytes: BufferSource) => Promise<string>
  /** A file of a model's folder; rejects where it isn't there. */
  readonly fetchModelFile: (model: string, file: string) => Promise<ArrayBuffer>
  readonly versions: Readonly<Record<string, string>>
}

/** All models that ship and that prompts climb to by themselves, each rung once, so that a later one finds the prompt read. Null while nothing is ready. */
export async function planRecording(status: InferenceStatus, suite: Waiting, known: readonly Trace[], { digest, fetchModelFile, versions }: PlanPorts): Promise<RecordPlan | null> {
  if (status.phase !== 'ready') return null
  const served = status.models.flatMap(({ card, enabled, profile }) => (card?.parameters === undefined || !enabled || !isShipped(card.id) ? [] : [{ card, parameters: card.parameters, profile }]))
  if (served.length === 0) return null
  const { backend } = status
  const models = await Promise.all(served.map(async ({ card, parameters, profile }): Promise<TraceModel> => ({
    id: card.id,
    sha256: await digest(await fetchModelFile(card.id, 'onnx/model.onnx')),
    dtype: profile?.model.dtype ?? 'fp32',
    profileSha256: profile === null ? null : await digest(await fetchModelFile(card.id, `profile-${backend}.json`)),
    parameters,
  })))
  const whole = ladderOf(served.map(({ card }) => card))
  const ladder = { ...whole, rungs: whole.rungs.filter(({ enabled }) => enabled) }
  return {
    passes: ladder.rungs.map(({ id, strategy }) => ({ policy: strategy === 'vote' ? DEFAULT_POLICY : { schema: 1, kind: strategy }, rungs: [id], verify: true })),
    header: {
      schema: TRACE_SCHEMA, kind: 'trace', models, backend, ladder, gains: knownGains(known, models),
      suite: { name: suite.name, sha256: await digest(new TextEncoder().encode(suite.text)) },
      // Decoding is greedy: nothing was drawn.
      seeds: [], versions: { ...versions },
    },
  }
}

/** What climbing brought with the very same weights, from a trace that knows it; else null, and the lab falls back on confidence alone. */
function knownGains(known: readonly Trace[], models: readonly TraceModel[]): TraceHeader['gains'] {
  const weights = models.map(({ sha256 }) => sha256).join()
  return known.find(({ header }) => header.gains !== null && header.models.map(({ sha256 }) => sha256).join() === weights)?.header.gains ?? null
}
