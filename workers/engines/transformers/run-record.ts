/**
 * The raw record of every session run, for proving the meter: input shapes and past lengths as the session saw them,
 * and where each engine call begins and ends. Knows nothing of how usage is counted.
 */
import type { InferenceSession } from 'onnxruntime-web/webgpu'

export interface RecordedRun {
  /** Shape of `input_ids`: [batch, new tokens]. */
  readonly inputIds: readonly number[]
  /** Shape of the past keys of the first layer that has any: [batch, heads, past tokens, head size]. */
  readonly pastKey: readonly number[]
  /** Shape of the logits that came back: [batch, rows, vocab]. */
  readonly logits: readonly number[]
}

export interface RecordedCall {
  readonly model: string
  readonly prompt: string
  mode: string
  readonly runs: RecordedRun[]
  /** Where the entries after the first runs were copied for several samples: to how many rows, each time. Absent where nothing was. */
  forks?: number[]
  /** How the call ended; null while it runs, 'failed' where it threw. */
  finish: string | null
}

/** What tests read from the worker's global scope; `outside` are runs of no call: warm-up and self-test. */
export interface RunRecord {
  readonly calls: RecordedCall[]
  readonly outside: RecordedRun[]
}

declare global {
  var runRecord: RunRecord | undefined
}

/** Starts the record afresh. */
export function startRecord(): void {
  globalThis.runRecord = { calls: [], outside: [] }
}

/** Wraps this session's `run`: what it runs goes into the record there is, that of all models of the worker. */
export function recordRuns(session: InferenceSession): void {
  const record = globalThis.runRecord
  if (record === undefined) throw new Error('no record was started')
  const run = session.run.bind(session)
  const keys = session.inputNames.find((name) => /^past_key_values\.\d+\.key$/.test(name)) ?? ''
  session.run = async (feeds: InferenceSession.FeedsType) => {
    const outputs = await run(feeds)
    const call = record.calls.at(-1)
    const runs = call !== undefined && call.finish === null ? call.runs : record.outside
    runs.push({
      inputIds: [...dims(feeds['input_ids'])],
      pastKey: [...dims(feeds[keys])],
      logits: [...dims(outputs['logits'])],
    })
    return outputs
  }
}

/** Marks where an engine call begins; nothing without a record. */
export function recordCallStart(model: string, prompt: string, mode: string): void {
  globalThis.runRecord?.calls.push({ model, prompt, mode, runs: [], finish: null })
}

/** Names what the latest call goes on with, where it began by reading the prompt. */
export function recordCallMode(mode: string): void {
  const call = globalThis.runRecord?.calls.at(-1)
  if (call !== undefined) call.mode = mode
}

/** Marks that the latest call's entries were forked for so many samples: a copy of memory, which no run shows. */
export function recordFork(rows: number): void {
  const call = globalThis.runRecord?.calls.at(-1)
  if (call !== undefined) (call.forks ??= []).push(rows)
}

/** Marks how the latest call ended. */
export function recordCallEnd(finish: string): void {
  const call = globalThis.runRecord?.calls.at(-1)
  if (call !== undefined) call.finish ??= finish
}

function dims(value: unknown): readonly number[] {
  return (value as { readonly dims: readonly number[] }).dims
}
