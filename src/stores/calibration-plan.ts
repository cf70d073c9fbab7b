/** How one model is to be calibrated: a pass a rung, and the header that says what it was made with. Knows no worker. */
import { WEB_LLM } from '../core/ladder.ts'
import type { MeasuredModel } from '../core/calibration/measured.ts'
import { TRACE_SCHEMA } from '../core/measure/trace.ts'
import type { InferenceStatus } from '../inference/inference.ts'
import type { RecordPlan, Waiting } from './lab-plan.ts'

/** A model that can be calibrated. */
export interface Subject extends MeasuredModel {
  /** For the person. */
  readonly name: string
  /** The server's id; null where it runs here. */
  readonly endpoint: string | null
}

export interface CalibrationPorts {
  /** SHA-256 in hex. */
  readonly digest: (bytes: BufferSource) => Promise<string>
  readonly versions: Readonly<Record<string, string>>
}

/**
 * Its direct and its think rung, the latter also where it is withheld: that is measured anew. Votes are not calibrated: their
 * agreement speaks for itself, and they take eight answers a prompt. Null while the model is not on the ladder.
 */
export async function planCalibration(status: InferenceStatus, { id, sha256, dtype, endpoint }: Subject, suite: Waiting, { digest, versions }: CalibrationPorts): Promise<RecordPlan | null> {
  if (status.phase !== 'ready') return null
  const card = status.models.find((model) => model.id === id)?.card ?? null
  const rungs = status.rungs.filter(({ model, strategy }) => model === id && strategy !== 'vote')
  if (card === null || rungs.length === 0) return null
  return {
    passes: rungs.map(({ id: rung, strategy }) => ({ policy: { schema: 1, kind: strategy === 'think' ? 'think' : 'direct' }, rungs: [rung] })),
    header: {
      schema: TRACE_SCHEMA, kind: 'trace', models: [{ id, sha256, dtype, profileSha256: null, parameters: card.parameters ?? 0 }],
      backend: endpoint !== null ? 'remote' : rungs.some(({ engine }) => engine === WEB_LLM) ? 'webgpu' : status.backend, ladder: { schema: 1, rungs: [...rungs] }, gains: null,
      suite: { name: suite.name, sha256: await digest(new TextEncoder().encode(suite.text)) },
      // Decoding is greedy: nothing was drawn.
      seeds: [], versions: { ...versions },
    },
  }
}
