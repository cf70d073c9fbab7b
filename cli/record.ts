/** Records each prompt of a suite once on every rung of the ladder: the trace that calibration and replay work on. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { RungResult } from '../src/core/events.ts'
import type { Rung } from '../src/core/ladder.ts'
import { DEFAULT_POLICY } from '../src/core/policy.ts'
import { uniformAt } from '../src/core/random.ts'
import type { SuitePrompt } from '../src/core/measure/suite.ts'
import { CAPS, capMatters, capRecord, traceLine, traceRung } from '../src/core/measure/trace-line.ts'
import { TRACE_SCHEMA, type CapRecord, type Trace, type TraceHeader, type TraceModel } from '../src/core/measure/trace.ts'
import type { Turn } from '../src/core/turn.ts'
import { root } from '../tools/app.ts'
import type { Session } from './session.ts'
import type { SuiteFile } from './suite-file.ts'
import { UserError } from './user-error.ts'

/** Draws the prompts that are recorded at several caps; fixed, so that a trace can be made again. */
const SEED = 1

export interface RecordOptions {
  readonly models: readonly string[]
  readonly backend: TraceHeader['backend']
  /** So many prompts, drawn from all, also run with their thoughts cut at each of `CAPS`. */
  readonly capped: number
  readonly gains: TraceHeader['gains']
  /** Also records a vote of each model on every prompt. */
  readonly votes?: boolean
}

type Request = Parameters<Session['askAll']>[1][number]

/** @throws UserError when a pass fails, for a trace with holes measures nothing. */
export async function record(session: Session, suite: SuiteFile, { models, backend, capped, gains, votes = false }: RecordOptions): Promise<Trace> {
  // Within a model in this order, so that the thought finds the prompt in memory, as it does after an escalation.
  const ids = models.flatMap((model) => [`${model}:direct`, `${model}:think`, ...(votes ? [`${model}:vote`] : [])])
  const turns = await session.askAll('Passes', suite.prompts.flatMap(({ prompt }, index) => ids.map((id) => requestOf(prompt, index, id))))
  const ladder = (turns[0]?.ladder ?? []).filter(({ id }) => ids.includes(id)).map((rung): Rung => ({ ...rung, enabled: true }))
  const results = suite.prompts.map((prompt, at) => new Map(ids.map((id, k) => [id, resultOf(turns[at * ids.length + k], prompt)])))
  const cuts = await recordCuts(session, suite, results, ladder, capped)
  return {
    header: {
      schema: TRACE_SCHEMA, kind: 'trace', backend, gains,
      models: models.map((model) => traceModel(session, model, backend)),
      suite: { name: suiteName(suite), sha256: suite.sha256 },
      ladder: { schema: 1, rungs: ladder },
      // Decoding is greedy: the seed drew the prompts that were cut at several caps.
      seeds: [SEED],
      versions: { ...installedVersions(), browser: session.browser },
    },
    lines: suite.prompts.map((prompt, at) => traceLine(prompt, [...(results[at] ?? new Map<string, RungResult>())].map(([id, result]) => traceRung(result, prompt, cuts.get(`${at} ${id}`))))),
  }
}

/** What a model's weights and calibration are now: a trace of others is out of date. */
export function modelState(model: string, backend: string): Pick<TraceModel, 'sha256' | 'profileSha256'> {
  const folder = join(root, 'public/models', model)
  const profile = join(folder, `profile-${backend}.json`)
  return { sha256: sha256(join(folder, 'onnx/model.onnx')), profileSha256: existsSync(profile) ? sha256(profile) : null }
}

export function suiteName({ path }: Pick<SuiteFile, 'path'>): string {
  return basename(path, '.jsonl')
}

/** The thoughts of some prompts, cut at every cap that would change them; where none would, the whole pass stands for it. */
async function recordCuts(
  session: Session, { prompts }: SuiteFile, results: readonly ReadonlyMap<string, RungResult>[], ladder: readonly Rung[], most: number,
): Promise<ReadonlyMap<string, CapRecord[]>> {
  const thinks = ladder.filter(({ strategy }) => strategy === 'think')
  const chosen = prompts.map((prompt, at) => ({ prompt, at, draw: uniformAt(SEED, at) })).toSorted((a, b) => a.draw - b.draw).slice(0, most).toSorted((a, b) => a.at - b.at)
  const wanted = chosen.flatMap(({ prompt, at }) => thinks.flatMap((rung) => CAPS.filter((cap) => cap <= rung.cap).map((cap) => {
    const [whole, first] = [results[at]?.get(rung.id), results[at]?.get(`${rung.model}:direct`)]
    if (whole === undefined || first === undefined) throw new Error(`prompt ${prompt.id} has no pass on ${rung.id}`)
    return { prompt, at, rung, cap, whole, first }
  })))
  const running = wanted.filter(({ cap, whole }) => capMatters(cap, whole))
  const turns = running.length === 0 ? [] : await session.askAll('Cut thoughts', running.map(({ prompt, at, rung, cap }) => requestOf(prompt.prompt, at, rung.id, cap)))
  const cutOf = new Map(running.map((each, i) => [each, resultOf(turns[i], each.prompt)]))
  const records = new Map<string, CapRecord[]>()
  for (const each of wanted) {
    const key = `${each.at} ${each.rung.id}`
    records.set(key, [...(records.get(key) ?? []), capRecord(each.cap, cutOf.get(each) ?? each.whole, each.prompt, each.first.usage)])
  }
  return records
}

function requestOf(prompt: string, index: number, rung: string, thinkCap?: number): Request {
  return {
    prompt, index, rungs: [rung], policy: rung.endsWith(':vote') ? DEFAULT_POLICY : { schema: 1, kind: rung.endsWith(':think') ? 'think' : 'direct' },
    ...(thinkCap === undefined ? { verify: true } : { thinkCap }),
  }
}

function resultOf(turn: Turn | undefined, { id }: SuitePrompt): RungResult {
  const result = turn?.rungs[0]?.result
  if (result === undefined || result === null) throw new UserError(`prompt ${id} has no answer (${turn?.error?.code ?? 'stopped'}: ${turn?.error?.detail ?? ''})`, 'run again')
  return result
}

function traceModel({ ready }: Session, id: string, backend: string): TraceModel {
  const served = ready.models.find((model) => model.id === id)
  if (served?.card?.parameters === undefined) throw new UserError(`the model "${id}" could not be read`, 'check that public/models holds it')
  return { id, dtype: 'fp32', parameters: served.card.parameters, ...modelState(id, backend) }
}

/** What can change a number: the app, the engine and its runtime. */
function installedVersions(): Record<string, string> {
  const packages = ['@huggingface/transformers', 'onnxruntime-web']
  return Object.fromEntries([
    ['second-thought', versionIn(join(root, 'package.json'))],
    ...packages.map((name) => [name, versionIn(join(root, 'node_modules', name, 'package.json'))]),
  ])
}

function versionIn(path: string): string {
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}

function sha256(path: string): string {
  if (!existsSync(path)) throw new UserError(`there is no ${path}`, 'put the model\'s files back')
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
